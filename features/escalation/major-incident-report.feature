@ESC-07
Feature: A major incident is reported on within ten days
  When it is over, the hardest part is easily left undone: to write down what caused it, and who does what about it, by when.

  Background:
    Given it is 10:00 on Monday 23 November 2026
    And the duty manager picks up after 20 seconds and presses 1
    And a severity 1 incident with PACS, telephoned in by the trust
    And 1 hour passes
    And the analyst resolves the incident: "The archive was restarted"

  Rule: The report is due ten days after it ended, with its cause and its actions

    Scenario: The duty manager issues it on the ninth day
      When 9 days pass
      And the duty manager issues the report with the cause "A full disk" and an action of the head of ICT by "2027-01-15"
      Then its report is due by 11:00 on Thursday 3 December 2026
      And its report came in time, with the cause "A full disk" and an action of the head of ICT by "2027-01-15"

    Scenario: A cause without an action is no report
      When the duty manager tries to issue the report with the cause "A full disk" and no action
      Then the desk refuses
      And its report is due by 11:00 on Thursday 3 December 2026

    Scenario: Its action is done, and the record says so
      Given the duty manager issues the report with the cause "A full disk" and an action of the head of ICT by "2027-01-15"
      When the action of the report is done: "Ordered and mounted"
      Then the action of the report is on record as done

  Rule: A report that nobody writes is chased

    Scenario: Twelve days pass
      When 12 days pass
      Then the duty manager gets a mail at 11:00 on Tuesday 1 December 2026
      And the duty manager gets a mail at 11:00 on Thursday 3 December 2026
      And the director on call gets a mail at 11:00 on Thursday 3 December 2026
      And the duty manager gets a mail at 11:00 on Friday 4 December 2026
      And its report is overdue
