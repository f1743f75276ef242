@LOG-01 @must-pass @sweep
Feature: Whoever looks an incident up reads the same, wherever they look
  One record, many views: the list, the search, the counts, the history, the account of its clocks. Where two of them
  differ, two people act upon two truths.

  Rule: Every view says what the record says, whatever was done

    Scenario: By every channel, in every state
      Given it is 09:30 on Monday 23 November 2026
      When these incidents are reported and worked on, tickets by the desk of the university hospital:
        | by                                          | done                        | state         | severity |
        | the telephone, the front desk, the portal   | nothing yet                 | open          | 3        |
        | the telephone, the front desk, the portal   | taken by the analyst        | open          | 3        |
        | the telephone, the front desk, another desk | made severity 2             | open          | 2        |
        | the telephone, the portal, e-mail           | made severity 2             | open          | 2        |
        | the telephone, the portal                   | filed under another service | open          | 3        |
        | the telephone, the portal                   | paused                      | paused        | 3        |
        | the telephone, the portal                   | handed off                  | with-supplier | 3        |
        | the telephone, the portal                   | resolved                    | resolved      | 3        |
        | the telephone, the portal                   | closed                      | closed        | 3        |
        | the telephone, the portal                   | reopened                    | open          | 3        |
        | the telephone, the portal                   | made a part of another      | open          | 3        |
      Then every view of each of them says the same
      And the counts are those of the records
