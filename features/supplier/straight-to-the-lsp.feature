@LSP-01 @must-pass
Feature: An incident with a national application goes straight to the local service provider
  No national desk stands between. Both sides know it by both references, and it stays the desk's until the caller says
  that it works again.

  Rule: From the caller to the LSP and back to the caller

    Scenario: A ward's call goes to the LSP, and the caller has the last word
      Given the trust telephones about the Care Records Service: "Ward 4F cannot open any patient record"
      And the analyst logs the call with impact 2 and urgency 1
      And the LSP works on each ticket after 5 minutes and resolves it after 40 minutes more: "Application server restarted"
      When the analyst hands the incident to the supplier with everything it needs
      And 1 hour passes
      Then the LSP received the hand-off at 09:30, with our reference, and gave us its own
      And the caller was asked by mail whether it works again
      And the LSP's ticket is resolved, and not yet closed
      When the caller confirms that it works, and the analyst closes the incident
      Then the LSP's ticket is closed
      And the incident is closed, and came by the telephone

    @browser
    Scenario: From the report page to the LSP and back, on the pages alone
      Given the LSP works on each ticket after 5 minutes and resolves it after 40 minutes more: "Smartcard service restarted"
      And the mental health trust reports on the report page: "Nobody on Ash ward can open a patient record"
      When the analyst fills in the hand-off on the incident's page
      And 1 hour passes
      And the caller confirms on the page that it works, and the analyst closes it there
      Then the LSP received the hand-off at 09:30, with our reference, and gave us its own
      And the LSP's ticket is closed
      And the incident is closed, and came by the portal

    Scenario: A night's mail reaches the LSP before anybody has to ring
      Unlike "A night's mail is read out by telephone when the LSP's interface is down": there the interface is down.

      Given it is 03:00 on Sunday 29 November 2026
      And the university hospital writes to the desk: "Electronic prescriptions are not sent"
      When the analyst hands the incident to the supplier with everything it needs
      Then the LSP received the hand-off at 03:00, with our reference, and gave us its own
      And the BT Health service desk is never called

    Scenario: A night's mail is read out by telephone when the LSP's interface is down
      Given it is 03:00 on Sunday 29 November 2026
      And the university hospital writes to the desk: "Electronic prescriptions are not sent"
      And the LSP "is down" for 6 hours
      When the analyst hands the incident to the supplier with everything it needs
      And 6 hours pass
      Then the BT Health service desk is called at 07:00

    Scenario: A faxed report reaches the LSP like any other
      Given a fax about Choose and Book arrives from the trust:
        """
        CHOOSE AND BOOK SHOWS NO CLINICS AT ALL
        AT THE HEALTH CENTRE SINCE TEN
        """
      When the analyst hands the incident to the supplier with everything it needs
      Then the LSP received the hand-off at 09:30, with our reference, and gave us its own

    Scenario: All four national applications take the direct route, and only they
      Unlike "A night's mail is read out by telephone when the LSP's interface is down": there the interface is down.

      Given a severity 2 incident with each national application and one with a local service, telephoned in by the trust
      When the analyst hands each of them to its supplier
      And 30 minutes pass
      Then the LSP holds a ticket for each of the four national applications
      And the desk has kept the local one
      And neither the LSP's desk nor a national one was telephoned or written to about them

  Rule: Resolved by the LSP is not closed by the caller

    Scenario: The LSP says resolved, and the caller has not said anything yet
      Given a severity 2 incident with PACS, telephoned in by the trust, with the LSP
      When the LSP resolves its ticket: "Archive link restored"
      Then the caller was asked by mail whether it works again
      And the analyst cannot close the incident yet
      And the LSP's ticket is resolved, and not yet closed

    Scenario: The caller says that it does not work after all
      Given a severity 2 incident with PACS, telephoned in by the trust, with the LSP
      And the LSP resolves its ticket: "Archive link restored"
      When the analyst reopens the incident, because "the images still do not load"
      Then the LSP's ticket is being worked on again
      And the LSP holds 1 ticket

  Rule: What the LSP says is believed only from the LSP, and once

    Scenario: Somebody without the LSP's key says that it is resolved
      Unlike "The LSP says resolved, and the caller has not said anything yet": there the LSP's own key is used.

      Given a severity 2 incident with PACS, telephoned in by the trust, with the LSP
      And messages arrive that are signed with another key
      When the LSP resolves its ticket: "Nothing to see here"
      Then the desk turned the message away
      And the desk still waits for the LSP
      And the caller was not asked anything

    Scenario: The LSP says everything twice
      Given a severity 2 incident with PACS, telephoned in by the trust, with the LSP
      And the LSP sends each of its messages twice
      When the LSP resolves its ticket: "Archive link restored"
      Then the desk took each message twice without complaint
      And the caller was asked once by mail whether it works again

    @browser
    Scenario: The analyst reads the LSP's progress on the incident's page
      Given a severity 2 incident with PACS, telephoned in by the trust, with the LSP
      And the LSP resolves its ticket: "Archive link restored"
      When the analyst opens the incident's page
      Then the page shows the LSP's reference
      And the page says "Archive link restored"
