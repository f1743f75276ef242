@ROT-01 @must-pass
Feature: Somebody is on call in every minute of the year
  Handovers are at times of the hospital, in summer and in winter.

  Scenario: The assessor reads the rota of the year to come
    Given it is 09:00 on Monday 23 November 2026
    When the assessor reads the rota of the year to come
    Then every role on call is held in each minute of it, by somebody with a telephone
    And at each handover and in each night it names whom the signed rota names

  Scenario: The manager of the weekend takes what comes on Friday evening
    Given it is 18:30 on Friday 27 November 2026
    And the duty manager picks up after 20 seconds and presses 1
    And a severity 1 incident with PACS, telephoned in by the trust
    When 5 minutes pass
    Then the incident belongs to whoever is the duty manager at 18:30
