@SEC-01 @must-pass
Feature: Patient identifiers stay out of tickets and never reach the supplier
  Callers mean well and read the number off the screen. It is taken out before it is written down; the sender is told, and
  information governance can count how often it happens.

  Rule: It is taken out wherever it comes in

    Scenario: A nurse reads the number out on the telephone
      Given the trust telephones about the Care Records Service: "The record of 450 557 7104 will not open"
      When the analyst logs the call with impact 4 and urgency 3
      Then the number 4505577104 is nowhere: not in the record, the list, the search or any mail
      And the record says that an NHS number was taken out
      And an information governance event is in the history

    Scenario: A mail with a number in its subject and two in its text
      When the trust writes to the desk about "Record of 4505577104" with the text:
        """
        NHS number 943-476-5919 and also 401 023 2137 cannot be opened.
        """
      Then the number 4505577104 is nowhere: not in the record, the list, the search or any mail
      And the number 9434765919 is nowhere: not in the record, the list, the search or any mail
      And the number 4010232137 is nowhere: not in the record, the list, the search or any mail
      And the sender was told by mail to leave patient data out
      And an information governance event is in the history

    Scenario: A number as screens, letters and other scripts write it
      When the trust writes to the desk with each of these spellings:
        | 450\\u00a0557\\u00a07104             |
        | 450\\u2009557\\u20097104             |
        | 450\\u2011557\\u20117104             |
        | 450\\u200b557\\u200b7104             |
        | 4505 577 104                       |
        | 45 05 57 71 04                     |
        | 450.557.7104                       |
        | (450) 557/7104                     |
        | \\uff14\\uff15\\uff10 557 7104         |
      Then the number 4505577104 is nowhere: not in the record, the list, the search or any mail
      And the record says that an NHS number was taken out

    Scenario: A number in the analyst's answer does not go out to the caller
      Given the trust writes to the desk: "PACS shows no images"
      When the analyst responds: "The images of NHS number 450 557 7104 are back"
      Then the caller was sent the words "are back"
      And the number 4505577104 is nowhere: not in the record, the list, the search or any mail

    Scenario: A number in the reply to the acknowledgement
      Given the primary care trust writes to the desk: "Choose and Book shows no clinics"
      When the caller replies to the acknowledgement: "It is patient 450 557 7104"
      Then the number 4505577104 is nowhere: not in the record, the list, the search or any mail
      And the sender was told by mail to leave patient data out

    @browser
    Scenario: A number typed into the report page
      When the second primary care trust reports on the report page: "Letters for 450 557 7104 are missing"
      Then the page does not show "450 557 7104"
      And the number 4505577104 is nowhere: not in the record, the list, the search or any mail

  Rule: It never reaches the supplier

    Scenario: A hand-off with a number in it is stopped
      Unlike "What was taken out at the door cannot leave by the back": there no number is left in it.

      Given a severity 2 incident with the Care Records Service, telephoned in by the trust
      When the analyst tries to hand it off with the errorText "Record 450 557 7104 locked"
      Then the desk refuses
      And nothing has reached the LSP

    Scenario: What was taken out at the door cannot leave by the back
      Given the trust telephones about the Care Records Service: "The record of 450 557 7104 will not open"
      And the analyst logs the call with impact 2 and urgency 2
      When the analyst hands the incident to the supplier with everything it needs
      Then the LSP holds 1 ticket
      And the number 4505577104 is in nothing the LSP received

    Scenario: A log leaves without the number that was in it, and a picture does not leave
      Given a severity 2 incident with PACS, telephoned in by the trust
      And the analyst attaches the text "viewer.log": "Viewer closed while 450 557 7104 was open"
      And the analyst attaches a picture of 900 bytes
      When the analyst hands the incident to the supplier with everything it needs
      Then the LSP has the document "viewer.log" once, as the desk holds it
      And the number 4505577104 is in nothing the LSP received
      And the LSP has no picture of ours

  Rule: What only looks like one is left alone

    Scenario: Telephone, asset and order numbers that pass the check digit are kept
      Unlike "A mail with a number in its subject and two in its text": there the numbers are patients'.

      Given these numbers all pass the check digit of an NHS number:
        | 2079460013 | Tel. 2079460013         |
        | 4400120007 | asset 4400120007        |
        | 6328797966 | order number 6328797966 |
        | 1234567881 | 1234567881              |
      When the trust writes to the desk with all of them in the text
      Then the record keeps each of them
      And nothing was taken out
      And the caller was not told to leave anything out

  Rule: What no rule can know, a person decides

    Scenario: A date of birth beside a patient's words holds the hand-off
      Unlike "What was flagged goes on its way when the analyst has looked": there somebody has looked.

      Given a severity 2 incident with PACS, telephoned in by the trust
      And the analyst notes: "The patient, date of birth 3 April 1961, waits in theatre"
      When the analyst tries to hand it off with the errorText "Viewer closed"
      Then the desk refuses
      And nothing has reached the LSP

    Scenario: What was flagged goes on its way when the analyst has looked
      Given a severity 2 incident with PACS, telephoned in by the trust
      And the analyst notes: "The patient, date of birth 3 April 1961, waits in theatre"
      And the analyst confirms that what is flagged is nobody’s
      When the analyst hands the incident to the supplier with everything it needs
      Then the LSP holds 1 ticket

    Scenario: A name that somebody sees too late is removed everywhere
      Given a severity 2 incident with PACS, telephoned in by the trust
      And the analyst notes: "Bed 4, Ottershaw, has no images"
      And the analyst notes: "The ward asks again for OTTERSHAW"
      And the analyst attaches the text "ward.txt": "Ottershaw waits in bed 4"
      And the analyst hands the incident to the supplier, and adds to stepsTaken "Asked Ottershaw"
      When the analyst marks the words "Ottershaw" as a patient’s
      Then the words "Ottershaw" are nowhere, and the history is whole
      And the history says that words were erased
      And the LSP was asked to remove its copy

  Rule: Its error is known
    A detector that was never measured is a hope. This one also cleans the evidence of this report.

    Scenario: The detector's error is stated
      Given a severity 2 incident with PACS, telephoned in by the trust
      And the analyst notes 200 of the spellings
      When the detector of numbers is tried on 100000 generated spellings and 20000 look-alikes
      Then it misses no number and takes at most 2 % of the look-alikes for one
      And none of those numbers is kept

  Rule: Who wrote it is told, and nobody else

    Scenario: The caller is not blamed for a number that the LSP writes
      Unlike "A mail with a number in its subject and two in its text": here the supplier wrote it.

      Given a severity 2 incident with PACS, telephoned in by the trust, with the LSP
      When the LSP writes: "Seen again with patient 450 557 7104"
      Then the record says that an NHS number was taken out
      And an information governance event is in the history
      And the caller was not told to leave anything out

    Scenario: Nor for one that the desk reads in the LSP's ticket, because the LSP's message was lost
      Unlike "A mail with a number in its subject and two in its text": here the supplier wrote it.

      Given a severity 2 incident with PACS, telephoned in by the trust, with the LSP
      And the LSP "loses its callbacks" for 2 hours
      And the LSP writes: "Seen again with patient 450 557 7104"
      When 4 hours pass
      Then the record says that an NHS number was taken out
      And an information governance event is in the history
      And the caller was not told to leave anything out
