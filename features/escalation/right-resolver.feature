@ESC-03
Feature: What the first line has not mended goes to the team that can, at the set time
  The first line tries for a while. After that, every minute with the wrong people is lost.

  Rule: The time is counted in the hours of the service

    Scenario: A ward's network is still down after two hours of a Monday morning
      Given it is 10:00 on Monday 23 November 2026
      And a severity 3 incident with a local service, telephoned in by the trust
      And the analyst acknowledges the incident
      When 3 hours pass
      Then the team "Networks" has it since 12:00

    Scenario: Nobody counts a weekend
      Given it is 17:00 on Friday 27 November 2026
      And a severity 3 incident with a local service, telephoned in by the trust
      When 3 days pass
      Then the team "Networks" has it since 09:00 on Monday 30 November 2026

    Scenario: The graver, the sooner
      Given it is 10:00 on Monday 23 November 2026
      And a severity 1 incident with a local service, telephoned in by the trust
      And the analyst acknowledges the incident
      When 20 minutes pass
      Then the team "Networks" has it since 10:15

    Scenario: It becomes graver, and the new time counts from then
      Given it is 10:00 on Monday 23 November 2026
      And a severity 4 incident with a local service, telephoned in by the trust
      And 1 hour passes
      When the analyst reclassifies it to impact 1 and urgency 1, because "the whole building"
      And 20 minutes pass
      Then the team "Networks" has it since 11:15

  Rule: What somebody has given to a team stays there

    Scenario: The analyst knew better
      Given it is 10:00 on Monday 23 November 2026
      And a severity 3 incident with a local service, telephoned in by the trust
      And the analyst gives it to the team "Servers"
      When 1 day passes
      Then the team "Servers" has kept it
