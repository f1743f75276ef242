@REP-01 @must-pass
Feature: The month is reported as it was
  A service manager reads what the desk did in a month, for each customer. What is learned later never changes what was issued.

  Rule: Each figure follows a printed rule

    Background:
      Given it is 08:00 on Tuesday 10 March 2026

    Scenario: A month of two customers
      When this happens at the desk:
        | at               | incident | what                    | customer                | severity |
        | 2026-03-10 09:00 | A        | logged                  | the trust               | 3        |
        | 2026-03-10 09:10 | A        | answered                |                         |          |
        | 2026-03-10 10:00 | B        | logged                  | the university hospital | 4        |
        | 2026-03-10 10:05 | B        | solved at first contact |                         |          |
        | 2026-03-10 11:00 | C        | logged                  | the trust               | 4        |
        | 2026-03-10 11:04 | C        | solved at first contact |                         |          |
        | 2026-03-10 15:00 | A        | resolved                |                         |          |
        | 2026-03-12 09:00 | C        | reopened                |                         |          |
        | 2026-03-20 09:00 | D        | logged                  | the trust               | 4        |
        | 2026-03-20 09:30 | D        | answered                |                         |          |
      And it becomes 09:00 on Wednesday 1 April 2026
      Then the report of 2026-03 shows:
        | number               | value | customer                |
        | logged               | 4     |                         |
        | logged               | 3     | the trust               |
        | logged               | 1     | the university hospital |
        | resolved             | 3     |                         |
        | reopened             | 1     |                         |
        | openAtEnd            | 2     |                         |
        | firstContact         | 1     |                         |
        | firstContactGross    | 25    |                         |
        | logged-by-severity/4 | 3     |                         |
        | logged-by-channel/walk-up | 4 |                       |
        | resolution kept      | 2     |                         |
        | resolution missed    | 2     |                         |
        | resolution missed    | 0     | the university hospital |
      And every figure of 2026-03 says how it is counted

    Scenario: What is late and open counts as missed, and carries its cause
      When this happens at the desk:
        | at               | incident | what     | customer  | severity |
        | 2026-03-20 09:00 | A        | logged   | the trust | 3        |
        | 2026-03-20 09:10 | A        | answered |           |          |
        | 2026-03-28 09:00 | B        | logged   | the trust | 3        |
        | 2026-03-28 09:10 | B        | answered |           |          |
        | 2026-03-28 10:00 | B        | resolved |           |          |
      And it becomes 09:00 on Wednesday 1 April 2026
      Then the report of 2026-03 shows:
        | number            | value |
        | resolution kept   | 1     |
        | resolution missed | 1     |
      And the missed target of A is in the report of 2026-03, without a cause
      When the analyst writes of A: the cause is "The part was not in stock", the action "Two are kept from now on"
      Then the missed target of A is in the report of 2026-03, with the cause "The part was not in stock" and an action

  Rule: A month belongs to local time

    Scenario: Half an hour before midnight in winter time is the next day in summer time
      Given it is 09:00 on Tuesday 31 March 2026
      When this happens at the desk:
        | at               | incident | what     | customer  | severity |
        | 2026-03-31 23:30 | A        | logged   | the trust | 4        |
        | 2026-04-01 00:30 | B        | logged   | the trust | 4        |
      And it becomes 09:00 on Thursday 2 April 2026
      Then the report of 2026-03 shows:
        | number | value |
        | logged | 1     |
      And the report of 2026-04-01 shows:
        | number | value |
        | logged | 1     |

    Scenario: The clocks go back, and no hour is lost
      Given it is 00:30 BST on Sunday 25 October 2026
      When this happens at the desk:
        | at               | incident | what   | customer  | severity |
        | 2026-10-25 00:40 | A        | logged | the trust | 4        |
        | 2026-10-25 02:10 | B        | logged | the trust | 4        |
      Then the report of 2026-10-25 has 25 rows of logged-by-time
      And the report of 2026-10-25 shows:
        | number | value |
        | logged | 2     |

  Rule: What happens later changes no report

    Scenario: Reopened in April, resolved in March all the same
      Given it is 08:00 on Friday 20 March 2026
      When this happens at the desk:
        | at               | incident | what     | customer  | severity |
        | 2026-03-20 09:00 | A        | logged   | the trust | 4        |
        | 2026-03-20 09:10 | A        | answered |           |          |
        | 2026-03-20 10:00 | A        | resolved |           |          |
        | 2026-04-02 09:00 | A        | reopened |           |          |
        | 2026-04-03 09:00 | A        | resolved |           |          |
      Then the report of 2026-03 shows:
        | number    | value |
        | resolved  | 1     |
        | openAtEnd | 0     |
      And the report of 2026-03-20 shows:
        | number    | value |
        | resolved  | 1     |
        | openAtEnd | 0     |
      And the report of 2026-04 shows:
        | number   | value |
        | resolved | 1     |
        | reopened | 1     |

    Scenario: A correction stands beside what was issued
      Given it is 08:00 on Thursday 19 March 2026
      When this happens at the desk:
        | at               | incident | what     | customer  | severity |
        | 2026-03-19 09:00 | A        | logged   | the trust | 3        |
        | 2026-03-19 09:10 | A        | answered |           |          |
        | 2026-03-19 10:00 | A        | resolved |           |          |
      And it becomes 09:00 on Thursday 2 April 2026
      And the duty manager corrects A to severity 4 from 2026-03-20 on
      Then the report of 2026-03 shows:
        | number               | value |
        | logged-by-severity/3 | 1     |
        | logged-by-severity/4 | 0     |
      And the report of 2026-03 says that logged-by-severity/3 was issued as 1 and is 0 today
