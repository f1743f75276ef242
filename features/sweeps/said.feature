Feature: What the desk says holds what its reader needs
  A letter that came is not yet an answer. Whoever reads it at three in the morning must find which incident, which
  service, how severe, and by the clock on their wall. Wordings are the desk's own; these facts are not.

  Background:
    Given it is 10:00 on Monday 6 July 2026

  @LOG-02 @must-pass
  Rule: The caller knows what became of the contact, and the desk what became of the answer

    Scenario: From the report to its close
      When each of these things happens:
        | what happens                           | by    | to                   | must name                                   |
        | a report by mail                       | mail  | the caller           | reference, service, severity, summary       |
        | a report by mail with a file of no use | mail  | the caller           | reference, service, "clip.mp4"              |
        | a report by telephone                  | words | the caller           | reference                                   |
        | an answer of the desk                  | mail  | the caller           | reference, summary, words                   |
        | a resolution                           | mail  | the caller           | reference, summary, service, question       |
        | a confirmation                         | mail  | the caller           | reference, summary, closed                  |
        | a caller's answer                      | mail  | the analyst on shift | reference, summary, address, words          |
        | a letter that comes back               | mail  | the analyst on shift | reference, summary, caller, number, address |
        | a confirmation that nobody acts upon   | mail  | the caller           | reference, summary, closed                  |
        | a silent caller                        | mail  | the caller           | reference, summary, "answer"                |
        | a silent caller                        | mail  | the analyst on shift | reference, summary, caller, number          |
        | a silent caller without an address     | mail  | the analyst on shift | reference, summary, caller, number          |
      Then everybody named was told all of it, and nothing wrong

  @PRI-04
  Rule: What somebody wanted to be reminded of comes back whole

    Scenario: A reminder
      When each of these things happens:
        | what happens | by   | to                   | must name                 |
        | a reminder   | mail | the analyst on shift | reference, summary, words |
      Then everybody named was told all of it, and nothing wrong

  @ESC-06
  Rule: The caller of a severe incident knows who has it and when the next word comes

    Scenario: Updates, and what the desk does without an address
      When each of these things happens:
        | what happens                                  | by   | to                   | must name                                           |
        | a severity 1 incident goes on                 | mail | the caller           | reference, summary, service, severity, next update  |
        | a severity 2 incident goes on at the supplier | mail | the caller           | reference, service, severity, supplier, next update |
        | a severity 1 caller without an address        | mail | the analyst on shift | reference, summary, caller, number                  |
      Then everybody named was told all of it, and nothing wrong

  @SEC-01 @must-pass
  Rule: The sender of a patient's number is told

    Scenario: A number in a mail
      When each of these things happens:
        | what happens                             | by   | to         | must name                        |
        | a report by mail with a patient's number | mail | the caller | reference, summary, "NHS number" |
      Then everybody named was told all of it, and nothing wrong

  @LSP-01 @must-pass
  Rule: When the interface fails, people can go on by telephone

    Scenario: The supplier is away, and then silent
      When each of these things happens:
        | what happens                 | by        | to                   | must name                                                            |
        | an interface that is away    | telephone | the supplier         | reference, supplier's word for the severity, service, caller, number |
        | an interface that is away    | telephone | the duty manager     | reference, severity, supplier, supplier's number, time               |
        | an interface that is away    | mail      | the analyst on shift | reference, summary, supplier, supplier's number, time                |
        | a supplier that stays silent | telephone | the duty manager     | reference, severity, supplier, supplier's number                     |
        | a supplier that stays silent | mail      | the analyst on shift | reference, summary, severity, supplier, supplier's number            |
      Then everybody named was told all of it, and nothing wrong

  @ESC-01 @must-pass
  Rule: Each step of the escalation plan says what the plan has it say

    Scenario: By day, by night and on a bank holiday
      When these incidents go unanswered:
        | from                              | until                            | severity | service                                     |
        | 08:00 on Wednesday 26 August 2026 | 17:00 on Thursday 27 August 2026 | 3        | Ward network and wireless                   |
        | 10:00 on Friday 28 August 2026    | 14:00 on Friday 28 August 2026   | 1        | Picture Archiving and Communications System |
        | 03:00 on Sunday 30 August 2026    | 04:00 on Sunday 30 August 2026   | 1        | Care Records Service                        |
        | 11:00 on Monday 31 August 2026    | 11:30 on Monday 31 August 2026   | 2        | Choose and Book                             |
      Then each step of the plan has named what the plan has it name, to whom the plan names
