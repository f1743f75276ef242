@CON-02 @ESC-01 @sweep
Feature: On every channel, at every hour, the clock and the plan are the same
  One desk, from October to August: by day and by night, over weekends and bank holidays, through both changes of the clocks, and
  while the rota is handed over between a contact and the call about it. The times are those of the calendars, the tiers, the plan and
  the rota, worked out by hand.

  Scenario: Three quarters of a year at one desk
    # Nobody takes an incident in its first quarter of an hour, but for the one who is named: that person presses 1. Mail and fax get
    # severity 3 until somebody has read them, and nobody is called about severity 3.
    Given it is 09:00 on Friday 23 October 2026
    When these contacts arrive at their times:
      | channel   | service | severity | arrives                           | response due                        | called                                                       | taken by         | owner          |
      | telephone | CRS     | 2        | 10:00 on Friday 23 October 2026   | 10:30 on Friday 23 October 2026     | 10:00 team leader, 10:05 duty manager, 10:15 head of ICT     | head of ICT      | Margaret Lowe  |
      | e-mail    | CRS     | 3        | 12:00 on Friday 23 October 2026   | 14:00 on Friday 23 October 2026     |                                                              |                  |                |
      | portal    | network | 3        | 16:30 on Friday 23 October 2026   | 10:30 on Monday 26 October 2026     |                                                              |                  |                |
      | walk-up   | CRS     | 1        | 17:57 on Friday 23 October 2026   | 18:12 on Friday 23 October 2026     | 17:57 team leader, 18:07 head of ICT, 18:12 director on call | director on call | Philip Arden   |
      | telephone | CRS     | 2        | 18:20 on Friday 23 October 2026   | 18:50 on Friday 23 October 2026     | 18:20 duty manager                                           | duty manager     | Grace Baptiste |
      | portal    | CRS     | 2        | 03:00 on Saturday 24 October 2026 | 03:30 on Saturday 24 October 2026   | 03:00 duty manager, 03:10 head of ICT                        | head of ICT      | Margaret Lowe  |
      | fax       | CRS     | 3        | 11:00 on Saturday 24 October 2026 | 13:00 on Saturday 24 October 2026   |                                                              |                  |                |
      | telephone | network | 2        | 12:00 on Saturday 24 October 2026 | 09:00 on Monday 26 October 2026     | 12:00 duty manager                                           | duty manager     | Grace Baptiste |
      | e-mail    | network | 3        | 23:00 on Saturday 24 October 2026 | 12:00 on Monday 26 October 2026     |                                                              |                  |                |
      | e-mail    | CRS     | 3        | 23:30 on Saturday 24 October 2026 | 01:30 BST on Sunday 25 October 2026 |                                                              |                  |                |
    And these contacts arrive at their times:
      | channel   | service | severity | arrives                             | response due                        | called                                                                    | taken by         | owner          |
      | fax       | CRS     | 3        | 00:30 BST on Sunday 25 October 2026 | 01:30 GMT on Sunday 25 October 2026 |                                                                           |                  |                |
      | telephone | CRS     | 1        | 01:50 BST on Sunday 25 October 2026 | 01:05 GMT on Sunday 25 October 2026 | 01:50 BST duty manager, 01:00 GMT head of ICT, 01:05 GMT director on call | director on call | Philip Arden   |
      | partner   | CRS     | 2        | 01:10 GMT on Sunday 25 October 2026 | 01:40 GMT on Sunday 25 October 2026 | 01:10 GMT duty manager                                                    | duty manager     | Grace Baptiste |
      | walk-up   | CRS     | 3        | 01:30 GMT on Sunday 25 October 2026 | 03:30 on Sunday 25 October 2026     |                                                                           |                  |                |
      | portal    | CRS     | 1        | 01:50 GMT on Sunday 25 October 2026 | 02:05 on Sunday 25 October 2026     | 01:50 GMT duty manager, 02:00 head of ICT                                 | head of ICT      | Margaret Lowe  |
      | telephone | CRS     | 2        | 07:52 on Monday 26 October 2026     | 08:22 on Monday 26 October 2026     | 07:52 duty manager, 08:07 head of ICT                                     | head of ICT      | Margaret Lowe  |
    And these contacts arrive at their times:
      | channel   | service | severity | arrives                            | response due                       | called                                                                                        | taken by                 | owner         |
      | walk-up   | CRS     | 2        | 07:56 on Monday 2 November 2026    | 08:26 on Monday 2 November 2026    | 07:56 duty manager, 08:01 duty manager                                                        | duty manager             | Daniel Okafor |
      | partner   | CRS     | 1        | 14:00 on Tuesday 24 November 2026  | 14:15 on Tuesday 24 November 2026  | 14:00 team leader, 14:05 duty manager, 14:15 head of ICT, 14:15 director on call              | director on call         | Eleanor Marsh |
      | telephone | network | 3        | 17:00 on Thursday 24 December 2026 | 11:00 on Tuesday 29 December 2026  |                                                                                               |                          |               |
      | portal    | CRS     | 2        | 17:58 on Thursday 24 December 2026 | 18:28 on Thursday 24 December 2026 | 17:58 team leader, 18:08 head of ICT                                                          | head of ICT              | Margaret Lowe |
      | telephone | CRS     | 2        | 18:20 on Thursday 24 December 2026 | 18:50 on Thursday 24 December 2026 | 18:20 duty manager                                                                            | duty manager             | Ifeoma Clarke |
      | walk-up   | CRS     | 1        | 03:00 on Friday 25 December 2026   | 03:15 on Friday 25 December 2026   | 03:00 duty manager, 03:05 bank holiday coordinator, 03:10 head of ICT, 03:15 director on call | director on call         | Eleanor Marsh |
      | fax       | network | 3        | 12:00 on Friday 25 December 2026   | 12:00 on Tuesday 29 December 2026  |                                                                                               |                          |               |
      | partner   | CRS     | 2        | 14:00 on Friday 25 December 2026   | 14:30 on Friday 25 December 2026   | 14:00 duty manager, 14:05 bank holiday coordinator                                            | bank holiday coordinator | Tomasz Wilk   |
      | telephone | CRS     | 2        | 23:57 on Friday 25 December 2026   | 00:27 on Saturday 26 December 2026 | 23:57 duty manager, 00:07 head of ICT                                                         | head of ICT              | Margaret Lowe |
      | e-mail    | network | 3        | 10:00 on Saturday 26 December 2026 | 12:00 on Tuesday 29 December 2026  |                                                                                               |                          |               |
      | walk-up   | network | 2        | 10:00 on Monday 28 December 2026   | 09:00 on Tuesday 29 December 2026  | 10:00 duty manager, 10:05 bank holiday coordinator                                            | bank holiday coordinator | Tomasz Wilk   |
      | portal    | CRS     | 2        | 23:50 on Thursday 31 December 2026 | 00:20 on Friday 1 January 2027     | 23:50 duty manager, 00:00 head of ICT                                                         | head of ICT              | Margaret Lowe |
      | telephone | CRS     | 2        | 10:00 on Friday 1 January 2027     | 10:30 on Friday 1 January 2027     | 10:00 duty manager                                                                            | duty manager             | Ifeoma Clarke |
    And these contacts arrive at their times:
      | channel   | service | severity | arrives                        | response due                   | called                                                        | taken by                 | owner          |
      | telephone | CRS     | 1        | 00:50 on Sunday 28 March 2027  | 02:05 on Sunday 28 March 2027  | 00:50 duty manager, 02:00 head of ICT, 02:05 director on call | director on call         | Philip Arden   |
      | fax       | CRS     | 3        | 00:30 on Sunday 28 March 2027  | 03:30 on Sunday 28 March 2027  |                                                               |                          |                |
      | walk-up   | CRS     | 2        | 02:30 on Sunday 28 March 2027  | 03:00 on Sunday 28 March 2027  | 02:30 duty manager                                            | duty manager             | Grace Baptiste |
      | partner   | network | 2        | 23:00 on Sunday 28 March 2027  | 09:00 on Tuesday 30 March 2027 | 23:00 duty manager                                            | duty manager             | Grace Baptiste |
      | telephone | CRS     | 2        | 08:30 on Monday 29 March 2027  | 09:00 on Monday 29 March 2027  | 08:30 duty manager, 08:35 bank holiday coordinator            | bank holiday coordinator | Tomasz Wilk    |
      | portal    | CRS     | 2        | 08:00 on Tuesday 30 March 2027 | 08:30 on Tuesday 30 March 2027 | 08:00 team leader, 08:05 duty manager                         | duty manager             | Daniel Okafor  |
      | e-mail    | network | 3        | 17:30 on Wednesday 7 July 2027 | 11:30 on Thursday 8 July 2027  |                                                               |                          |                |
      | telephone | CRS     | 2        | 17:44 on Wednesday 7 July 2027 | 18:14 on Wednesday 7 July 2027 | 17:44 team leader, 17:49 duty manager, 17:59 head of ICT      | head of ICT              | Margaret Lowe  |
      | walk-up   | CRS     | 2        | 18:00 on Wednesday 7 July 2027 | 18:30 on Wednesday 7 July 2027 | 18:00 duty manager                                            | duty manager             | Daniel Okafor  |
      | fax       | network | 3        | 07:00 on Thursday 8 July 2027  | 12:00 on Thursday 8 July 2027  |                                                               |                          |                |
      | portal    | network | 2        | 07:30 on Thursday 8 July 2027  | 09:00 on Thursday 8 July 2027  | 07:30 duty manager                                            | duty manager             | Daniel Okafor  |
      | partner   | CRS     | 2        | 09:00 on Monday 30 August 2027 | 09:30 on Monday 30 August 2027 | 09:00 duty manager, 09:05 bank holiday coordinator            | bank holiday coordinator | Tomasz Wilk    |
    Then each has the channel, the severity and the response deadline of its row
    And about each, those were called whom its row names, at its times
    And each belongs to the person who was on call when it was taken
