@PRI-03
Feature: Another severity changes what is promised, and not what has happened
  An incident is worse than it sounded, or was never that bad. The clock takes the new promise and keeps the time that is
  gone; nobody gets a fresh start by changing a number.

  Rule: The time that is gone stays gone

    Scenario: Worse than it sounded
      Given it is 10:00 on Monday 23 November 2026
      And a severity 3 incident with PACS, telephoned in by the trust
      And the analyst responds: "We are looking"
      And 1 hour passes
      When the analyst reclassifies it to impact 1 and urgency 1, because "all theatres have stopped"
      Then the incident has severity 1
      And the resolution is due at 14:00
      And the team leader is called at 11:00

    Scenario: Not so bad, and then bad again
      Given it is 10:00 on Monday 23 November 2026
      And a severity 2 incident with PACS, telephoned in by the trust
      And the analyst acknowledges the incident
      And 25 minutes pass
      And the analyst reclassifies it to impact 3 and urgency 3, because "only the old viewer"
      And the response is due at 14:00
      When 1 hour passes
      And the analyst reclassifies it to impact 2 and urgency 2, because "the new viewer too"
      And 1 hour passes
      Then nobody has responded yet, and the response is due at 11:25
      And the team leader has had exactly 1 mail

    Scenario: A pause outlasts a change of severity
      Given it is 10:00 on Monday 23 November 2026
      And a severity 2 incident with PACS, telephoned in by the trust
      And the analyst responds: "Which images?"
      And 1 hour passes
      And the analyst pauses the incident until the caller answers
      And 1 hour passes
      When the analyst reclassifies it to impact 3 and urgency 3, because "one team only"
      And 1 hour passes
      Then the incident still waits for the caller
      When the analyst goes on with the incident
      Then the resolution is due at 00:00 on Wednesday 25 November 2026

  Rule: The record keeps who, when, from what, to what, and why

    Scenario: The story of a severity can be told afterwards
      Given it is 10:00 on Monday 23 November 2026
      And a severity 3 incident with PACS, telephoned in by the trust
      And 20 minutes pass
      When the analyst reclassifies it to impact 1 and urgency 1, because "all theatres have stopped"
      Then the history has, at 10:20 and signed by a person, the words "all theatres have stopped"
      And the history has, at 10:00 and signed by a person, severity 3
      And the desk finds the history intact, as many events as the assessor can read
