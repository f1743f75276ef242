@ESC-05
Feature: A major incident has a named manager within fifteen minutes
  When every minute counts, nobody should have to ask who is in charge. An owner works on it; a manager answers for it.

  Rule: The plan climbs until somebody takes command, whoever owns the incident

    Scenario: An analyst takes it, and the plan goes on until somebody manages it
      Unlike "Nobody takes command": here somebody does.

      Given it is 10:00 on Monday 23 November 2026
      And the duty manager picks up after 20 seconds and presses 1
      And a severity 1 incident with a local service, telephoned in by the trust
      And the analyst acknowledges the incident
      When 30 minutes pass
      Then the team leader is called at 10:00
      And the duty manager is called at 10:05
      And the head of ICT is never called
      And the duty manager manages the major incident since 10:05:20

    Scenario: It was a small matter until eleven
      Given it is 10:00 on Monday 23 November 2026
      And the duty manager picks up after 20 seconds and presses 1
      And a severity 3 incident with PACS, telephoned in by the trust
      And 1 hour passes
      When the analyst reclassifies it to impact 1 and urgency 1, because "all theatres have stopped"
      And 10 minutes pass
      Then the duty manager manages the major incident since 11:00:20

  Rule: Nobody in command is a breach of its own

    Scenario: Nobody takes command
      Given it is 03:00 on Tuesday 24 November 2026
      And a severity 1 incident with a local service, telephoned in by the trust
      When 20 minutes pass without an acknowledgement
      Then the director on call is called at 03:15
      And the record says that no manager was named by 03:15

    Scenario: On a bank holiday too
      Given it is 11:00 on Monday 28 December 2026
      And a severity 1 incident with PACS, telephoned in by the trust
      When 20 minutes pass without an acknowledgement
      Then the director on call is called at 11:15
      And the record says that no manager was named by 11:15
