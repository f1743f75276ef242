@CHG-06
Feature: What a release breaks is linked to it
  Three wards ring on the morning after. Each call alone is a fault; together they are the release.

  Background:
    Given it is 10:00 on Tuesday 24 November 2026
    And a change of PACS for the university hospital, from 02:00 on 8 December 2026 to 04:00 on 8 December 2026
    And it is assessed and approved
    And everything is ready for it, and its time is signed off
    And it becomes 02:00 on Tuesday 8 December 2026
    And the change begins
    And 1 hour passes
    And the change is made as planned

  Scenario: The incident and the change name each other
    Given a severity 3 incident with PACS, telephoned in by the university hospital
    When the analyst links the incident to it
    Then the change and the incident name each other

  Scenario: More than usual brings it before the board
    Given a severity 3 incident with PACS, telephoned in by the university hospital
    And a severity 3 incident with PACS, telephoned in by the university hospital
    And a severity 4 incident with PACS, telephoned in by the university hospital
    When the analyst links the incidents to it
    Then the change comes before the board for its incidents
    And the change manager hears of it by mail

  Scenario: Two calls are not a rise
    Given a severity 3 incident with PACS, telephoned in by the university hospital
    And a severity 3 incident with PACS, telephoned in by the university hospital
    When the analyst links the incidents to it
    Then the change does not come before the board for its incidents

  Scenario: A closed change comes back
    Given the review finds "all was well"
    And a severity 3 incident with PACS, telephoned in by the university hospital
    And a severity 3 incident with PACS, telephoned in by the university hospital
    And a severity 4 incident with PACS, telephoned in by the university hospital
    When the analyst links the incidents to it
    Then the change is now review

  Scenario: A change that caused an incident has failed, however well it went
    Given a severity 3 incident with PACS, telephoned in by the university hospital
    And the analyst links the incident to it
    When the review finds "one workstation"
    Then of 1 reviewed change 1 failed

  Scenario: A change that caused none has not
    When the review finds "all was well"
    Then of 1 reviewed change 0 failed
