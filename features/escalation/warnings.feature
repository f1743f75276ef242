@ESC-04
Feature: Somebody who can still act is warned before a promise is broken
  A warning after the fact is a report. The people nearest to the incident hear first, management next, each once; and when
  half the hospital fails at once, nobody's warning drowns among the others.

  Rule: Who is nearest hears first

    Scenario: An incident of severity 3 that nobody answers, and then nobody mends
      Unlike "However often the clock is worked out anew, a warning is sent once": here the severity is 3.

      Given it is 08:30 on Monday 23 November 2026
      And a severity 3 incident with PACS, telephoned in by the trust
      When it becomes 18:00 on Tuesday 24 November 2026
      Then the analyst on shift gets a mail at 11:30 on Monday 23 November 2026
      And the team leader gets a mail at 11:30 on Tuesday 24 November 2026
      And the duty manager gets a mail at 16:54 on Tuesday 24 November 2026
      And nobody is called

    Scenario: A warning that has nothing left to warn of is not sent
      Unlike "An incident of severity 3 that nobody answers, and then nobody mends": here it is answered and mended in time.

      Given it is 10:00 on Monday 23 November 2026
      And a severity 2 incident with PACS, telephoned in by the trust
      And the analyst acknowledges the incident
      And the analyst responds: "We see it too"
      And 3 hours pass
      And the analyst resolves the incident: "The archive was restarted"
      When 1 day passes
      Then the team leader gets no mail
      And the duty manager gets no mail

    Scenario: However often the clock is worked out anew, a warning is sent once
      Given it is 10:00 on Monday 23 November 2026
      And a severity 2 incident with PACS, telephoned in by the trust
      And the analyst acknowledges the incident
      And 25 minutes pass
      And the analyst pauses the incident until the caller answers
      And 10 minutes pass
      And the analyst goes on with the incident
      When the analyst notes: "Still nothing"
      And 30 minutes pass
      Then the team leader has had exactly 1 mail

  Rule: Many warnings in a quarter of an hour are one letter, and none is lost

    Scenario: Twelve incidents in twelve minutes
      Given it is 10:00 on Monday 23 November 2026
      And social services reports 12 incidents on the portal, a minute apart
      When 2 hours pass
      Then the analyst on shift is warned of all 12 in 2 letters, of each once
      And the last of these letters came before 12:00

    Scenario: Five calls at one o'clock in the night
      Given it is 01:00 on Sunday 29 November 2026
      And social services reports 5 incidents on the portal
      When 2 hours pass
      Then the analyst on shift is warned of all 5 in 1 letter, of each once
