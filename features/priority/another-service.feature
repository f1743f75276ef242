@PRI-04
Feature: What an incident is about decides what was promised, also when that is found out late
  A report is filed under what the caller said, or under nothing at all. Once somebody knows better, the targets and the supplier
  are those of the right service. What was answered in time stays answered in time.

  Rule: Targets and plan follow the service

    Scenario: The network was not it
      Given it is 10:00 on Saturday 28 November 2026
      And a severity 2 incident with a local service, telephoned in by the trust
      And nobody has responded yet, and the response is due at 09:00 on Monday 30 November 2026
      When 10 minutes pass
      And the analyst files it under PACS, because "only the images fail"
      Then nobody has responded yet, and the response is due at 10:30
      And the resolution is due at 18:00
      And the history has, at 10:10 and signed by a person, the words "only the images fail"

    Scenario: It was only the network
      Given it is 10:00 on Saturday 28 November 2026
      And a severity 3 incident with PACS, telephoned in by the trust
      When 1 hour passes
      And the analyst files it under a local service, because "the whole ward is off the network"
      Then the resolution is due at 18:00 on Tuesday 1 December 2026

    Scenario: An answer in time stays in time
      Given it is 10:00 on Monday 23 November 2026
      And a severity 2 incident with a local service, telephoned in by the trust
      And 45 minutes pass
      And the analyst responds: "We look at the switch"
      When the analyst files it under PACS, because "the switch is fine"
      Then the response was given within 1 hour
      And the resolution is due at 18:00

  Rule: The right supplier gets it

    Scenario: A mail that says nothing goes to the LSP once somebody has asked
      Given it is 10:00 on Monday 23 November 2026
      And the university hospital writes to the desk: "It does not work"
      And the caller was sent the reference within 15 minutes
      When the analyst files it under the Care Records Service, because "she means the records"
      And the analyst hands the incident to the supplier with everything it needs
      Then the LSP received the hand-off at 10:00, with our reference, and gave us its own
      And the LSP has every field as the analyst gave it
