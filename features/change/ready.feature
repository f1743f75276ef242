@CHG-05
Feature: Before a change goes live the desk is ready for it
  The first call comes four minutes after the new release. Whoever takes it has an article, a script, a number to ring, and the name of
  whoever looks after the first week.

  Background:
    Given it is 10:00 on Tuesday 24 November 2026
    And a change of PACS for the university hospital, from 02:00 on 8 December 2026 to 04:00 on 8 December 2026
    And it is assessed and approved

  Scenario Outline: Without <what> it does not begin
    Given everything is ready for it but "<what>", and its time is signed off
    And it becomes 02:00 on Tuesday 8 December 2026
    When the change manager tries to begin it
    Then the desk refuses
    And the change is now scheduled

    Examples:
      | what               |
      | articles           |
      | scripts            |
      | contacts           |
      | early-life-support |

  Scenario: With the last thing in place it begins
    Given everything is ready for it but "contacts", and its time is signed off
    And the analyst records "contacts" as ready
    And it becomes 02:00 on Tuesday 8 December 2026
    When the change begins
    Then the change is now implementing
