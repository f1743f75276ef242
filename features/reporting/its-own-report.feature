@REP-04
Feature: Each customer gets its own report by the agreed day
  The report is there before anybody has to ask, and shows nobody else's incidents.

  Scenario: On the fifth working day, across Easter
    Given it is 08:00 on Friday 20 March 2026
    When this happens at the desk:
      | at               | incident | what   | customer                | severity |
      | 2026-03-20 09:00 | A        | logged | the trust               | 3        |
      | 2026-03-20 09:10 | B        | logged | the university hospital | 3        |
    And it becomes 12:00 on Friday 10 April 2026
    Then the trust gets its own report, once, at 09:00 on Thursday 9 April 2026
    And the university hospital gets its own report, once, at 09:00 on Thursday 9 April 2026
    And the mental health trust gets its own report, once, at 09:00 on Thursday 9 April 2026
    And the report for the trust names incidents of that organisation alone
    And the report for the university hospital names incidents of that organisation alone

  Scenario: Nobody reads another customer's report
    Given it is 08:00 on Friday 20 March 2026
    When this happens at the desk:
      | at               | incident | what   | customer  | severity |
      | 2026-03-20 09:00 | A        | logged | the trust | 4        |
    And the university hospital asks for the report of 2026-03 about the trust
    Then the desk refuses
    And the report of 2026-03 shows:
      | number | value | customer                |
      | logged | 1     | the trust               |
      | logged | 0     | the university hospital |
