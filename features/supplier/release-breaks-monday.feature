@LSP-01 @ESC-06
Feature: A weekend's release breaks Choose and Book on Monday morning
  After Monday 11 December 2006: an upgrade on Saturday, no bookings from the start of Monday, the busiest hours of the week; a link
  between the two was denied, and it was mended by mid-afternoon. Every primary care trust of the desk rings before half past nine.

  Rule: The desk does not let go of it, whatever is denied

    @long
    Scenario: From nine until a quarter to four
      Unlike "It turns out to be another fault": there what was a part is on its own.

      Given it is 09:00 on Monday 14 December 2026
      And the duty manager picks up after 20 seconds and presses 1
      And a severity 2 incident with Choose and Book, telephoned in by the primary care trust
      And the analyst acknowledges the incident
      And the analyst responds: "We see it too, at every practice. You hear from us each hour."
      And the analyst hands the incident to the supplier with everything it needs
      When 30 more people of all organisations report Choose and Book within 1 hour, and each becomes a part of it
      And the LSP sends it back: "No link with Saturday's release. Look at your own network."
      And 10 minutes pass
      And the analyst hands the incident to the supplier, and adds to stepsTaken "31 reports from eight networks, none before the release"
      And the LSP asks: "Which practices, and since when exactly?"
      And the analyst answers the LSP: "All of them, since 09:00 on Monday. Lists are empty, sign-in works."
      And the LSP takes it as severity 3 only: "A list is not a service"
      And it becomes 14:40
      And the LSP resolves its ticket: "Resolved."
      And the analyst reopens the incident, because "the lists are still empty at the health centre"
      And it becomes 15:40
      And the LSP resolves its ticket: "A setting changed by Saturday's release was put back."
      Then the LSP holds 2 tickets under our one reference, the first of them sent back
      And the LSP has "none before the release" in the second
      And our record shows severity 2 here and severity 3 there
      And our record has each word of the LSP once, in its order
      And the record keeps the words "No link with Saturday's release"
      And the caller heard from the desk at least every 1 hour from 09:00 to 15:40
      And nobody was called about any of its parts
      And the incident stays open
      When the caller confirms that it works, and the analyst closes the incident
      Then the LSP's ticket is closed
      And the caller of each of its parts was asked by mail whether it works again
