@ESC-01 @must-pass
Feature: The plan climbs in the time of Newfoundland
  In hours and out of hours are told apart by the hospital's own clock, whatever the time is elsewhere.

  Scenario: Nobody takes a severity 1 incident at three on Christmas morning
    Given it is 03:00 on Christmas Day 2026
    And a severity 1 incident with PACS, telephoned in by the trust
    When 15 minutes pass without an acknowledgement
    Then the duty manager is called at 03:00
    And the head of ICT is called at 03:10

  Scenario: The day's plan begins at eight
    Given it is 07:55 on Monday 23 November 2026
    And a severity 1 incident with PACS, telephoned in by the trust
    When 10 minutes pass without an acknowledgement
    Then the duty manager is called at 07:55
    And the team leader gets a mail at 08:05

  Scenario: An hour that comes twice is climbed through once
    Given it is 01:55 UTC-02:30 on Sunday 1 November 2026
    And a severity 1 incident with PACS, telephoned in by the trust
    When 15 minutes pass without an acknowledgement
    Then the duty manager is called at 01:55 UTC-02:30 on Sunday 1 November 2026
    And the head of ICT is called at 01:05 UTC-03:30 on Sunday 1 November 2026
