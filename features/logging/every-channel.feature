@LOG-02 @must-pass
Feature: Telephone, e-mail and fax are answered, and the channel is kept
  A ward reaches for whatever works. The desk takes the contact as it comes, carries it to its close, and can say later
  how it came.

  Rule: A contact by any channel is carried to its close

    Scenario: By telephone, from the ring to the caller's word that it works
      Given the university hospital telephones about the local service: "The wireless on ward 7 drops out"
      And the analyst logs the call with impact 3 and urgency 3
      When the desk answers, resolves it, and the caller confirms that it works
      Then the incident is closed, and came by the telephone
      And the caller was told by mail that it is closed
      And the caller was answered within 5 minutes of the contact
      And the caller has heard the reference on the telephone

    Scenario: By e-mail, before three on a Sunday morning
      Given it is 02:40 on Sunday 29 November 2026
      And the third primary care trust writes to the desk: "Choose and Book shows no clinics"
      When the desk answers, resolves it, and the caller confirms that it works
      Then the incident is closed, and came by e-mail
      And the caller was told by mail that it is closed
      And the caller was answered within 5 minutes of the contact
      And the caller was sent the reference within 15 minutes

    Scenario: By fax, and the page is kept as the machine sent it
      Given a fax arrives from the trust:
        """
        HEALTH CENTRE, FRONT DESK
        NO LETTERS COME OUT OF CHOOSE AND BOOK
        SINCE TEN THIS MORNING. PLEASE RING BACK.
        """
      When the desk answers, resolves it, and the caller confirms that it works
      Then the incident is closed, and came by fax
      And the caller was told by mail that it is closed
      And the caller was answered within 5 minutes of the contact
      And the desk gives the fax back exactly as the machine sent it

    Scenario: A fax of a full page arrives with its last line
      When a fax of 60 lines arrives from the trust
      Then the desk gives the fax back exactly as the machine sent it
      And the desk holds exactly 1 record

    Scenario: Nobody at the mail relay answers at first
      Given the mail relay turns away the next 2 messages
      When the mental health trust writes to the desk: "Electronic prescriptions are not sent"
      And 15 minutes pass
      Then the caller was sent the reference within 15 minutes
      And the caller has had exactly 1 acknowledgement

  Rule: The pages lead to the same record

    @browser
    Scenario: An analyst takes a ringing call and logs it in the form
      Given the trust telephones about PACS: "No images from this morning's list"
      When the analyst signs in, takes the call and logs it in the form
      Then the caller has heard the reference on the telephone
      And the page shows the analyst the same reference
      And the record names the caller, the trust, PACS, the telephone and 09:30

    @browser
    Scenario: A member of staff reports on the portal without knowing severities
      When the mental health trust reports on the report page: "Electronic prescriptions leave the screen and never arrive"
      Then the page shows the caller a reference that the desk knows
      And the incident came by the portal from the mental health trust
