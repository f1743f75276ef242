@LOG-01 @sweep
Feature: Mail that a program wrote is told from a person's
  An answering machine must not end a wait for the caller's answer, and must not be answered, or two machines write to each other for
  ever (RFC 3834). A person's words must reach a person, even where they look like a machine's. What a program says about an incident is
  kept with it; what comes out of the blue is an incident only where somebody has to act.

  Background:
    Given it is 10:00 on Tuesday 24 November 2026
    And a caller of the first organisation has reported a fault by mail, and the analyst has answered

  Scenario: By its header and its subject
    # an answer: it is recorded with the incident, and the shift is told. a remark: it is recorded, and nobody is written to. nothing:
    # neither. a contact: a new incident, whose caller gets its reference. an unanswered contact: a new incident, and nobody is written to.
    When each of these mails comes from the caller:
      | header                                                                | subject                           | about      | becomes               |
      |                                                                       | RE: our letter                    | our letter | an answer             |
      |                                                                       | Re: It is still dark              | reference  | an answer             |
      |                                                                       | The scanner is slow               | nothing    | a contact             |
      | Auto-Submitted: no                                                    | RE: no machine                    | our letter | an answer             |
      | Auto-Submitted: no (by hand)                                          | The lift is slow                  | nothing    | a contact             |
      | Auto-Submitted: auto-replied                                          | RE: our letter                    | our letter | a remark              |
      | Auto-Submitted: auto-replied                                          | RE: our letter                    | nothing    | nothing               |
      | Auto-Submitted: (a rule) auto-replied; owner-email="me@there.example" | RE: our letter                    | our letter | a remark              |
      | Precedence: auto_reply                                                | RE: our letter                    | our letter | a remark              |
      | X-Precedence: auto-reply                                              | RE: our letter                    | our letter | a remark              |
      | X-Mailer: vacation 1.2                                                | RE: our letter                    | our letter | a remark              |
      | X-Message-Class: IPM.Note.Rules.OofTemplate.Microsoft                 | RE: our letter                    | our letter | a remark              |
      | Content-Class: urn:content-classes:message.oof                        | RE: our letter                    | our letter | a remark              |
      | X-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent           | RE: our letter                    | our letter | a remark              |
      | Delivered-To: Autoresponder                                           | RE: our letter                    | our letter | a remark              |
      | X-POST-MessageClass: 9; Autoresponder                                 | RE: our letter                    | our letter | a remark              |
      | X-Autoreply: yes                                                      | RE: our letter                    | our letter | a remark              |
      | X-Autoreply: no                                                       | RE: our letter                    | our letter | an answer             |
      | X-Autoreply-From: somebody@there.example                              | RE: our letter                    | our letter | a remark              |
      | X-Autorespond: away                                                   | RE: our letter                    | our letter | a remark              |
      | X-AutoResponder: yes                                                  | RE: our letter                    | our letter | a remark              |
      | X-Auto-Reply: yes                                                     | RE: our letter                    | our letter | a remark              |
      | X-Auto-Response: yes                                                  | RE: our letter                    | our letter | a remark              |
      | X-Mail-Autoreply: yes                                                 | RE: our letter                    | our letter | a remark              |
      | X-MS-Exchange-Inbox-Rules-Loop: me@there.example                      | RE: our letter                    | our letter | a remark              |
      | X-Vacation: yes                                                       | RE: our letter                    | our letter | a remark              |
      | X-OOF: 1                                                              | RE: our letter                    | our letter | a remark              |
      | X-Autogenerated: Reply                                                | RE: our letter                    | our letter | a remark              |
      | X-FC-MachineGenerated: true                                           | RE: our letter                    | our letter | a remark              |
      |                                                                       | Automatic reply: our letter       | our letter | a remark              |
      |                                                                       | Automatic reply: our letter       | nothing    | nothing               |
      |                                                                       | Out of office: our letter         | nothing    | nothing               |
      |                                                                       | Away until Monday                 | our letter | a remark              |
      |                                                                       | RE: Away until Monday, no cover   | our letter | an answer             |
      |                                                                       | Away from my desk, nothing prints | nothing    | a contact             |
      |                                                                       | Auto reply does not work          | nothing    | a contact             |
      | Auto-Submitted: auto-generated                                        | Monitor: ward 4 is down           | our letter | a remark              |
      | Auto-Submitted: auto-generated                                        | Monitor: ward 4 is down           | reference  | a remark              |
      | Auto-Submitted: auto-generated                                        | Monitor: ward 5 is down           | nothing    | an unanswered contact |
      | Auto-Submitted: auto-notified                                         | Monitor: ward 6 is down           | nothing    | an unanswered contact |
      | Precedence: bulk                                                      | Monitor: ward 7 is down           | nothing    | an unanswered contact |
      | Precedence: junk                                                      | Monitor: ward 8 is down           | our letter | a remark              |
      | X-Cron-Env: <SHELL=/bin/sh>                                           | Cron: the backup failed           | nothing    | an unanswered contact |
      | Feedback-ID: 1:2:3:there                                              | Monitor: ward 9 is down           | nothing    | an unanswered contact |
      | X-Auto-Response-Suppress: All                                         | Monitor: ward 10 is down          | nothing    | an unanswered contact |
      | X-Auto-Response-Suppress: DR, NRN                                     | Ward 11 is dark                   | nothing    | a contact             |
      | Precedence: list                                                      | Ward 12 is dark                   | nothing    | an unanswered contact |
      | List-Id: <wards.there.example>                                        | RE: our letter                    | our letter | an answer             |
      | List-Id: <wards.there.example>                                        | Ward 13 is dark                   | nothing    | an unanswered contact |
      | List-Unsubscribe: <mailto:off@there.example>                          | RE: our letter                    | our letter | an answer             |
      | List-Post: <mailto:wards@there.example>                               | RE: our letter                    | our letter | an answer             |
      | List-Id: <wards.there.example>\nPrecedence: bulk                      | The digest of the list            | our letter | a remark              |
      | List-Id: <wards.there.example>\nAuto-Submitted: auto-generated        | The digest of the list            | our letter | a remark              |
    Then each became what its row says, and its words are kept where the row says

  Scenario: What mail systems and calendars send
    # not reached: the record of the incident says that its caller was not reached, and why. Its letters: those that tell the desk's people.
    When each of these comes from a mail system or a program:
      | what comes                                        | becomes     | says                     |
      | a report that our letter failed                   | not reached | user unknown here        |
      | a report that it failed for one of two            | not reached | the second is full       |
      | a report that it failed, without a reason         | not reached | 5.1.1                    |
      | a report that it is delayed                       | a remark    | still trying             |
      | a report that it was delivered                    | a remark    | delivered at noon        |
      | a report with our letter attached as a message    | not reached | mailbox is closed        |
      | a report in a mixed letter without a name         | not reached | no such person           |
      | a note of failure with failed recipients          | not reached | 550 no mailbox           |
      | a note of failure of the mailer daemon            | not reached | does not exist           |
      | a note of failure without a sender                | not reached | is disabled, not found   |
      | a note of failure that answers our letter         | not reached | quota exceeded           |
      | a note of failure with our letter as a file       | not reached | unknown to us, rejected  |
      | a note that names fifty letters, ours the last    | not reached | user unknown in the list |
      | a note of delay of the mailer daemon              | a remark    | will keep trying         |
      | a note of failure about a letter of somebody else | nothing     |                          |
      | a receipt that it was displayed                   | a remark    | Displayed on a screen    |
      | a receipt in plain words                          | a remark    | was read at noon         |
      | a receipt without a name                          | a remark    | deleted unread           |
      | a calendar that accepts                           | a remark    |                          |
      | a calendar that accepts, with a word of its owner | an answer   | I shall be late          |
    Then each became what its row says, and its words are kept where the row says
