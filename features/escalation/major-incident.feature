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

    Scenario: The duty manager takes it at the desk, and commands it
      Unlike "An analyst takes it, and the plan goes on until somebody manages it": here the duty manager takes it.

      Given it is 10:00 on Monday 23 November 2026
      And a severity 1 incident with a local service, telephoned in by the trust
      And 3 minutes pass
      When the duty manager acknowledges the incident
      And 30 minutes pass
      Then the record does not say that a manager was missing
      And nobody is called after 10:03

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

    Scenario: What works again before anybody was due to command it needs no manager
      Unlike "On a bank holiday too": here it works again in time.

      Given it is 10:00 on Monday 23 November 2026
      And a severity 1 incident with PACS, telephoned in by the trust
      And 14 minutes pass
      And the analyst resolves the incident: "The archive was restarted"
      When 1 hour passes
      Then the record does not say that a manager was missing
      And the director on call is never called

  Rule: A severity 2 is one when somebody at the desk says so

    Scenario: The analyst had it in hand, and then two more theatres stopped
      Given it is 10:00 on Monday 23 November 2026
      And a severity 2 incident with PACS, telephoned in by the trust
      And the analyst acknowledges the incident
      And 10 minutes pass
      When the analyst declares a major incident, because "two more theatres have stopped"
      And 20 minutes pass
      Then the duty manager is called at 10:10
      And the head of ICT is called at 10:15
      And the director on call is called at 10:25
      And the record says that no manager was named by 10:25

    Scenario: Whoever declares it as the duty manager commands it
      Unlike "The analyst had it in hand, and then two more theatres stopped": here the duty manager declares it.

      Given it is 10:00 on Monday 23 November 2026
      And a severity 2 incident with PACS, telephoned in by the trust
      And the analyst acknowledges the incident
      And 10 minutes pass
      When the duty manager declares a major incident, because "two more theatres have stopped"
      And 30 minutes pass
      Then the record does not say that a manager was missing
      And the head of ICT is never called
      And the director on call is never called

    Scenario: Said twice, it is due once
      Given it is 10:00 on Monday 23 November 2026
      And a severity 2 incident with PACS, telephoned in by the trust
      And the analyst declares a major incident, because "two theatres have stopped"
      And 10 minutes pass
      When the analyst declares a major incident, because "three theatres have stopped"
      And 10 minutes pass
      Then the director on call is called at 10:15
      And each of them was called once

    Scenario: Nobody declares what the plan never makes one
      Given a severity 3 incident with PACS, telephoned in by the trust
      When the analyst tries to declare a major incident, because "the chief executive is in the ward"
      Then the desk refuses, and names severity and 3
      And the incident is no major incident

    Scenario: What works again is declared by nobody
      Given a severity 2 incident with PACS, telephoned in by the trust
      And the analyst resolves the incident: "The archive was restarted"
      When the analyst tries to declare a major incident, because "two theatres have stopped"
      Then the desk refuses
      And the incident is no major incident

  Rule: It ends when it is no longer severe, and only then

    Scenario: It was two pictures and not the archive
      Unlike "A little less severe is still one": here it is a small matter.

      Given it is 10:00 on Monday 23 November 2026
      And a severity 1 incident with PACS, telephoned in by the trust
      And 4 minutes pass
      When the analyst reclassifies it to impact 4 and urgency 4, because "two pictures are missing"
      And 30 minutes pass
      Then the incident is no major incident
      And nobody is called after 10:04

    Scenario: A little less severe is still one
      Given it is 10:00 on Monday 23 November 2026
      And a severity 1 incident with PACS, telephoned in by the trust
      And 4 minutes pass
      When the analyst reclassifies it to impact 2 and urgency 2, because "one site only"
      And 12 minutes pass
      Then the incident has severity 2
      And the director on call is called at 10:15
      And the record says that no manager was named by 10:15
