@KNW-03
Feature: Who may take calls about what, shift by shift
  A name on the rota is not enough. Somebody of the shift must have shown that they can take calls about each application, and the
  desk says when nobody has.

  Scenario: A competence that ends at midnight leaves a gap in the middle of the night
    Given it is 09:00 on Friday 15 January 2027
    And an analyst who may take calls about PACS alone, shown on 15 January 2026
    And the analyst works the night shift of 15 January 2027
    When the assessor asks for the gaps of 15 January 2027
    Then the night shift has a gap for PACS from 00:00 on Saturday 16 January 2027 to 07:00 on Saturday 16 January 2027

  Scenario: Somebody who may take calls closes the gap
    Given it is 09:00 on Friday 15 January 2027
    And an analyst who may take calls about PACS alone, shown on 10 January 2027
    And the analyst works the night shift of 15 January 2027
    When the assessor asks for the gaps of 15 January 2027
    Then the night shift has no gap for PACS

  Scenario: Whoever is only supervised closes none
    Given it is 09:00 on Friday 15 January 2027
    And an analyst who may take calls about PACS supervised, shown on 10 January 2027
    And the analyst works the night shift of 15 January 2027
    When the assessor asks for the gaps of 15 January 2027
    Then the night shift has a gap for PACS from 22:00 on Friday 15 January 2027 to 07:00 on Saturday 16 January 2027

  Scenario: A test that was not passed shows nothing
    When the duty manager records 89 of 100 right answers as a proof
    Then the desk refuses

  Scenario: Nobody judges themselves
    When the duty manager records a proof of their own competence
    Then the desk refuses
