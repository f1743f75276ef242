@CON-01 @must-pass
Feature: Somebody is on call in every hour of the year
  A plan that names a role helps nobody at an hour when nobody holds the role. The rota is read for a whole year, and the
  plan is followed across its handovers.

  Rule: Nobody is missing from it

    Scenario: A year of nights, with its bank holidays and both changes of the clocks
      Given it is 09:00 on Monday 23 November 2026
      When the assessor reads the rota of the year to come
      Then every role on call is held in each minute of it, by somebody with a telephone
      And at each handover and in each night it names whom the signed rota names

  Rule: The plan rings whoever holds the role

    Scenario: In the last minute of a week's turn
      Given it is 17:54 on Friday 4 December 2026
      And the duty manager picks up after 10 seconds and presses 1
      And a severity 1 incident with a local service, telephoned in by the trust
      When 10 minutes pass
      Then the incident belongs to whoever is the duty manager at 17:59

    Scenario: In the first minute of the weekend's
      Given it is 18:00 on Friday 4 December 2026
      And the duty manager picks up after 10 seconds and presses 1
      And a severity 1 incident with a local service, telephoned in by the trust
      When 10 minutes pass
      Then the incident belongs to whoever is the duty manager at 18:00

    Scenario: On Christmas Eve, when somebody else has the holiday
      Given it is 18:00 on Thursday 24 December 2026
      And the duty manager picks up after 10 seconds and presses 1
      And a severity 1 incident with the Care Records Service, telephoned in by the mental health trust
      When 10 minutes pass
      Then the incident belongs to whoever is the duty manager at 18:00
