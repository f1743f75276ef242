@ESC-08
Feature: A complaint closes with consent only, and is kept two years
  Somebody who is not content has been told often enough that everything is in order. They say when it is.

  Rule: Nobody closes it but with the consent of whoever raised it

    Scenario: The analyst finds it settled, and the caller has not said so
      Given it is 10:00 on Monday 23 November 2026
      And a complaint about PACS, telephoned in by the trust
      And the analyst resolves the incident: "We called back and apologised"
      When the analyst tries to close it without asking the caller
      Then the desk refuses
      And it closes only with the consent of the caller

    Scenario: Two weeks of silence are no consent
      Given it is 10:00 on Monday 23 November 2026
      And a complaint about PACS, telephoned in by the trust
      And the analyst resolves the incident: "We called back and apologised"
      When 14 days pass
      Then it still waits for the consent of the caller

    Scenario: The caller of an ordinary incident is not content
      Given it is 10:00 on Monday 23 November 2026
      And a severity 4 incident with PACS, telephoned in by the trust
      And 2 hours pass
      And the caller escalates it, because "nobody has called me back"
      And the analyst resolves the incident: "The viewer was set up anew"
      When 14 days pass
      Then the duty manager gets a mail at 12:00 on Monday 23 November 2026
      And it closes only with the consent of the caller
      And it still waits for the consent of the caller

  Rule: It is kept two years after it closed

    Scenario: The caller consents, and two years later somebody asks
      Given it is 10:00 on Monday 23 November 2026
      And a complaint about PACS, telephoned in by the trust
      And the analyst resolves the incident: "We called back and apologised"
      And the caller confirms that it works, and the analyst closes the incident
      When 729 days pass
      Then it is kept until 10:00 on Thursday 23 November 2028 at least
      And it is there whole, with the words "We called back and apologised"
