@REP-02 @must-pass
Feature: Each figure opens the records that it counts
  A number that cannot be traced is an opinion. Whoever doubts one opens it, and counts again.

  Scenario: A fortnight counted again
    Given it is 08:00 on Monday 23 March 2026
    When this happens at the desk:
      | at               | incident | what                    | customer                      | severity |
      | 2026-03-23 09:00 | A        | logged                  | the trust                     | 4        |
      | 2026-03-23 09:10 | A        | answered                |                               |          |
      | 2026-03-24 09:00 | B        | logged                  | the trust                     | 5        |
      | 2026-03-24 09:05 | B        | linked                  |                               |          |
      | 2026-03-24 12:00 | B        | resolved                |                               |          |
      | 2026-03-25 09:00 | C        | logged                  | the mental health trust       | 4        |
      | 2026-03-25 09:05 | C        | solved at first contact |                               |          |
      | 2026-03-26 09:00 | D        | logged                  | social services               | 5        |
      | 2026-03-26 09:30 | D        | resolved                |                               |          |
      | 2026-03-27 09:00 | D        | reopened                |                               |          |
      | 2026-03-28 10:00 | D        | resolved                |                               |          |
      | 2026-03-29 12:00 | E        | logged                  | the other university hospital | 4        |
      | 2026-03-30 09:00 | A        | resolved                |                               |          |
      | 2026-04-01 00:10 | F        | logged                  | the trust                     | 4        |
      | 2026-04-01 09:00 | C        | reopened                |                               |          |
      | 2026-04-02 09:00 | E        | resolved                |                               |          |
    Then every figure of 2026-03 opens the incidents that an independent count finds
    And every figure of 2026-04 opens the incidents that an independent count finds
    And every figure of 2026-03-29 opens the incidents that an independent count finds
    And the parts of 2026-03 add up to their totals
    And the parts of 2026-04 add up to their totals
