@PRI-02 @must-pass
Feature: Wrong or lost patient data, or possible harm, raises the severity however few are affected
  One clerk who sees another patient's allergies is one user with one screen. It is also the worst call of the night.

  Rule: Safety sets a floor under the table

    Scenario: One nurse sees another patient's results
      Given the trust telephones about the Care Records Service: "The screen shows somebody else's results"
      When the analyst logs the call with impact 5 and urgency 5, flagged as wrong patient data
      Then the incident has severity 1
      And the team leader is called at 09:30

    Scenario: One clinic's letters are lost
      Given the second primary care trust telephones about Choose and Book: "Yesterday's referral letters are gone"
      When the analyst logs the call with impact 4 and urgency 4, flagged as lost patient data
      And 15 minutes pass
      Then the incident has severity 1
      And the communications lead gets a mail at 09:45

    Scenario: A dose may have been given twice, and it is three in the morning
      Given it is 03:00 on Sunday 29 November 2026
      And the university hospital telephones about Electronic Prescriptions: "The chart shows a dose as not given"
      When the analyst logs the call with impact 5 and urgency 4, flagged as possible harm
      Then the incident has severity 2
      And the duty manager is called at 03:00

    Scenario: The floor never lowers what the table already made worse
      Given the trust telephones about PACS: "No images in any theatre, and a wrong side was nearly marked"
      When the analyst logs the call with impact 1 and urgency 1, flagged as possible harm
      And 15 minutes pass
      Then the incident has severity 1
      And the communications lead gets a mail at 09:45

    Scenario: A flagged incident does not sink below its floor when somebody reclassifies it
      Given the trust telephones about the Care Records Service: "The screen shows somebody else's results"
      And the analyst logs the call with impact 2 and urgency 2, flagged as wrong patient data
      When the analyst reclassifies it to impact 5 and urgency 5, because "only one screen"
      And 15 minutes pass
      Then the incident has severity 1
      And the communications lead gets a mail at 09:45
