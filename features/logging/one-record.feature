@LOG-01 @must-pass
Feature: Every contact becomes one record, and only one
  Whoever turns to the desk must be found again by the reference they were given. Two records of one contact tear its
  story apart; a contact without a record has no story at all.

  Rule: The record names who, where, what, when and how

    Scenario: A ward telephones, and knows its reference before it hangs up
      Given it is 10:20 on Monday 23 November 2026
      And the mental health trust telephones about the Care Records Service: "Nobody on Ash ward can open a patient record"
      When the analyst logs the call with impact 3 and urgency 2
      Then the caller has heard the reference on the telephone
      And the desk holds exactly 1 record
      And the record names the caller, the mental health trust, the Care Records Service, the telephone and 10:20
      And the record keeps the words "Nobody on Ash ward can open a patient record"

    Scenario: A complaint, a request and an enquiry are not filed as incidents
      When the trust telephones four times, with an incident, a request, a complaint and an enquiry
      Then the desk holds exactly 4 records
      And each of the four is filed as what it was

    Scenario: One busy hour on every channel loses nobody
      When in the same hour 3 people telephone, 3 write, 2 send a fax and 2 use the portal
      Then the desk holds exactly 10 records
      And all 10 contacts can be found again, each on the channel it came by

    Scenario: Two wards report the same fault in the same minute
      When the trust and the university hospital telephone at the same moment about PACS
      Then the desk holds exactly 2 records
      And each caller has heard a reference of their own

  Rule: A record is found by whatever somebody has in hand

    Scenario: The caller gives no more than a number, and the supplier no more than its own reference
      Given it is 10:20 on Monday 23 November 2026
      And a severity 2 incident with PACS, telephoned in by the trust
      When the analyst hands the incident to the supplier with everything it needs
      Then the analyst finds it by the caller's telephone number, however it is written
      And the analyst finds it by the supplier's reference

  Rule: What belongs to a contact already recorded joins it

    Scenario: The caller answers the acknowledgement
      Given the primary care trust writes to the desk: "Choose and Book shows no clinics"
      When the caller replies to the acknowledgement: "It has now spread to the second surgery"
      Then the desk holds exactly 1 record
      And the record keeps the words "It has now spread to the second surgery"

    Scenario: The caller's mail program keeps nothing but the subject line
      Given the primary care trust writes to the desk: "Choose and Book shows no clinics"
      When the caller writes anew with the reference in the subject: "Still no clinics this afternoon"
      Then the desk holds exactly 1 record
      And the record keeps the words "Still no clinics this afternoon"

    Scenario: The mail gateway delivers the same mail twice
      When the mail gateway of social services delivers the same mail twice: "Choose and Book will not start"
      Then the desk holds exactly 1 record
      And the caller has had exactly 1 acknowledgement

    @browser
    Scenario: An impatient caller presses the button twice
      Given the second primary care trust has filled in the report page: "The prescription printer queue is stuck"
      When the caller presses "Report the incident" twice in quick succession
      Then the desk holds exactly 1 record
