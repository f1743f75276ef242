Feature: The room of a major incident
  Somebody commands, somebody keeps the log, and everybody who waits knows when they will hear more.

  @ESC-05
  Rule: Somebody commands it: never nobody, and never two

    Scenario: The director on call takes command when the quarter of an hour is over
      Given it is 03:00 on Tuesday 24 November 2026
      And the director on call picks up after 20 seconds and presses 1
      And a severity 1 incident with a local service, telephoned in by the trust
      When 40 minutes pass
      Then the director on call is called at 03:15
      And the director on call manages the major incident since 03:15:20

    Scenario: Command is offered with a brief, and changes when it is accepted
      Given it is 10:00 on Monday 23 November 2026
      And the duty manager picks up after 20 seconds and presses 1
      And a severity 1 incident with PACS, telephoned in by the trust
      And 2 hours pass
      When the duty manager offers command to the head of ICT: "The archive is down; the supplier restores it; next call at 12:30"
      Then the duty manager commands it, and nobody else
      When command is accepted
      Then the head of ICT commands it, and nobody else
      And the communications lead gets a mail at 12:00

    Scenario: Whoever is offered command may decline it
      Given it is 10:00 on Monday 23 November 2026
      And the duty manager picks up after 20 seconds and presses 1
      And a severity 1 incident with PACS, telephoned in by the trust
      And 2 hours pass
      And the duty manager offers command to the head of ICT: "The archive is down"
      When command is declined, because "I am on a train"
      Then the duty manager commands it, and nobody else

    Scenario: A senior's arrival changes nothing
      Given it is 10:00 on Monday 23 November 2026
      And the duty manager picks up after 20 seconds and presses 1
      And a severity 1 incident with PACS, telephoned in by the trust
      And 1 hour passes
      When the analyst tries to name the head of ICT as manager
      Then the desk refuses
      And the duty manager commands it, and nobody else

    Scenario: The analyst is not sure, and asks
      Given it is 10:00 on Monday 23 November 2026
      And a severity 2 incident with PACS, telephoned in by the trust
      When the analyst proposes it as a major incident, because "two theatres have stopped"
      Then it waits for a decision, because "two theatres have stopped"
      And the duty manager gets a mail at 10:00

    Scenario: Stood down, it still owes a report
      Given it is 10:00 on Monday 23 November 2026
      And the duty manager picks up after 20 seconds and presses 1
      And a severity 1 incident with PACS, telephoned in by the trust
      And 1 hour passes
      When the duty manager stands it down, because "the wards work from the second archive"
      Then the incident is no major incident
      And its report is due by 11:00 on Thursday 3 December 2026

  @ESC-06
  Rule: Every audience hears by the time that the last notice promised

    Background:
      Given it is 10:00 on Monday 23 November 2026
      And the duty manager picks up after 20 seconds and presses 1
      And a severity 1 incident with PACS, telephoned in by the trust

    Scenario: The first notices are promised by the declaration, each to its audience
      When 1 minute passes
      Then the notice to users that was promised by 10:15 is upcoming
      And the notice to management that was promised by 10:30 is upcoming
      And the notice to supplier that was promised by 10:30 is upcoming
      And the notice to national-desk that was promised by 11:00 is upcoming

    Scenario: A notice keeps the promise of the last one, whatever the plan says
      Given 10 minutes pass
      And a notice goes to users and promises the next by 11:30
      And 70 minutes pass
      When a notice goes to users and promises the next by 11:40
      And 30 minutes pass
      And a notice goes to users and promises the next by 12:30
      Then the notice to users that was promised by 10:15 is completed
      And the notice to users that was promised by 11:30 is completed
      And the notice to users that was promised by 11:40 is late

    Scenario: A promise that nobody kept is noticed
      When 31 minutes pass
      Then the notice to management that was promised by 10:30 is overdue
      And the duty manager gets a mail at 10:30

    Scenario: What was left out was not kept
      Given 10 minutes pass
      When the notice to users is left out, because "nothing is new"
      Then the notice to users that was promised by 10:15 is skipped
      And the notice to users that was promised by 10:40 is upcoming

    Scenario: The log of the bridge says what is looked at next, and who is affected
      When the bridge notes "The supplier restarts the archive", to be looked at again at 10:30
      And the analyst names the trust and the university hospital as affected
      Then the bridge log holds "The supplier restarts the archive", to be looked at again at 10:30
      And the trust and the university hospital are affected
