@ESC-05 @ESC-06 @LOG-05 @LSP-05
Feature: A data centre is lost from Sunday to Tuesday
  After Sunday 30 July 2006: power work stopped the storage of a regional data centre and its stand-by did not take over; eighty trusts
  were without their patient administration for two to four days, with a Monday in between. Here it is all eight organisations of
  the desk, the supplier's own interface with it, and two days.

  Rule: One incident leads, everybody is counted, and nobody is forgotten while it lasts

    @long
    Scenario: Sunday at ten until Tuesday at ten
      Unlike "It turns out to be another fault": there what was a part is on its own.

      Given it is 10:00 on Sunday 29 November 2026
      And the duty manager does not pick up
      And the head of ICT picks up after 30 seconds and presses 1
      And the LSP "is down" for 6 hours
      And a severity 1 incident with the Care Records Service, telephoned in by the trust
      And the analyst acknowledges the incident
      And the analyst responds: "A data centre has no power. You hear from us every half hour."
      And the analyst hands the incident to the supplier with everything it needs
      When 40 more people of all organisations report the Care Records Service within 2 hours, and each becomes a part of it
      And it becomes 08:00 the next day
      And 80 more people of all organisations report the Care Records Service within 2 hours, and each becomes a part of it
      And it becomes 10:00 the next day
      And the LSP resolves its ticket: "The data centre is back on its own storage. No data was lost."
      Then the head of ICT manages the major incident since 10:10:30 on Sunday 29 November 2026
      And the BT Health service desk is called at 10:15 on Sunday 29 November 2026
      And the LSP holds 1 ticket
      And our record and the LSP's ticket name each other
      And nobody was called about any of its parts
      And the caller heard from the desk at least every 30 minutes from 10:00 on Sunday 29 November 2026 to 10:00
      And the desk holds exactly 121 records
      And the incident stays open
      When the caller confirms that it works, and the analyst closes the incident
      Then the LSP's ticket is closed
      And the caller of each of its parts was asked by mail whether it works again
