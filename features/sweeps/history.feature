@LOG-01 @sweep
Feature: The history of an incident says what was done, to whom and why
  Whoever takes over at eight in the morning reads what the night did. An entry that came is not yet an answer: it must name the person,
  the words, the file, the time. The wording is the desk's own; these facts are not.

  Scenario: Everything that can be done with an incident
    # Each is done with an incident of its own at the front desk, unless it is another report. "or" parts words of which one is enough.
    # What goes to a supplier comes last, because each day that passes then has many tickets to look at.
    Given it is 10:00 on Tuesday 24 November 2026
    When each of these is done with an incident of its own:
      | what is done                              | its history names                                    |
      | a report by telephone                     | caller, severity, "telephone" or "call" or "phone"   |
      | a report at the front desk                | caller, severity, "person" or "front desk" or "walk" |
      | a report on the portal                    | severity, "portal" or "web"                          |
      | a report by mail                          | severity, "mail"                                     |
      | a report by fax                           | "fax"                                                |
      | a report by another desk                  | severity, "SWEEP-"                                   |
      | a report that names a danger              | severity, "harm" or "danger" or "delay" or "safety"  |
      | a report by mail with a file of no use    | "clip.mp4"                                           |
      | a report with a patient's number          | "NHS number", "description"                          |
      | it is acknowledged                        | owner                                                |
      | it is answered                            | words                                                |
      | it is noted                               | words                                                |
      | its caller answers by mail                | words, address                                       |
      | an answering machine answers              | words, address                                       |
      | its caller is not reached                 | address, "user unknown"                              |
      | it waits for its caller                   | "caller"                                             |
      | it goes on                                | "resume" or "again" or "continue"                    |
      | it becomes severity 2                     | "2", words                                           |
      | it moves to another service               | service, new service, words                          |
      | its response deadline is agreed           | time, words, "response"                              |
      | its resolution deadline is agreed         | time, words, "resolution"                            |
      | a reminder is set                         | time, words                                          |
      | its owner is reminded                     | "remind"                                             |
      | a file is attached                        | "screen.png", "image/png", "12"                      |
      | a picture is released                     | "screen.png"                                         |
      | a major incident is declared              | words, major time                                    |
      | a major incident gets its manager         | manager                                              |
      | it becomes a part                         | parent                                               |
      | it is a part no longer                    | parent, words                                        |
      | it gets a part                            | part                                                 |
      | it is escalated by night                  | "duty", escalated time                               |
      | nobody takes an escalation                | "head of ICT" or "head-of-ict"                       |
      | an escalation is acknowledged             | manager                                              |
      | the line of an escalation is busy         | "busy"                                               |
      | its caller is updated                     | "caller" or "update"                                 |
      | its caller is asked again                 | "caller"                                             |
      | its caller does not answer                | "caller"                                             |
      | it is resolved                            | words                                                |
      | its caller confirms                       | "confirm"                                            |
      | it is closed                              | "closed"                                             |
      | it is closed by the desk itself           | "closed", "automatic" or "by itself" or "night"      |
      | it is reopened                            | words                                                |
      | a patient's words are erased              | "erased" or "removed"                                |
      | it is handed off                          | supplier, ticket                                     |
      | the supplier works on it                  | supplier, ticket, words                              |
      | the supplier resolves it                  | supplier, ticket, words                              |
      | the supplier takes it at a lower severity | supplier, "Minor" or "3", words                      |
      | the supplier attaches a file              | supplier, "trace.txt", "12"                          |
      | the supplier attaches too large a file    | supplier, "huge.png"                                 |
      | the supplier is answered                  | words                                                |
      | the supplier refuses it                   | supplier, "This is not taken"                        |
      | the supplier cannot be reached            | supplier                                             |
      | the supplier is silent                    | supplier                                             |
      | the supplier gives it back                | supplier, words                                      |
      | a picture is handed off with it           | supplier, "screen.png"                               |
      | a text is attached at the supplier        | supplier, "viewer.log.txt"                           |
    Then the history of each names it, and every entry of every history is a sentence
