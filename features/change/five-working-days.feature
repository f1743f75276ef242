@CHG-04 @must-pass
Feature: Clinical users hear of a change five working days ahead
  A ward can plan around two hours without pictures when it knows of them. The day of the letter and the day of the change do not count,
  nor do days on which the ward's own office is shut.

  Rule: Whoever will notice is told when it is approved

    Scenario: Two hospitals and a list of people at each
      Given it is 10:00 on Tuesday 24 November 2026
      And a change of PACS for the university hospital and the other university hospital, from 02:00 on 8 December 2026 to 04:00 on 8 December 2026
      When it is assessed and approved
      Then everybody who is told at the university hospital has a mail of it from 10:00
      And everybody who is told at the other university hospital has a mail of it from 10:00
      And everybody who is told at the university hospital reads "from 02:00 on Tuesday 8 December 2026 to 04:00 on Tuesday 8 December 2026"
      And the notice to the university hospital is early enough

    Scenario: It moves, and everybody is told again
      Given it is 10:00 on Tuesday 24 November 2026
      And a change of PACS for the university hospital, from 02:00 on 8 December 2026 to 04:00 on 8 December 2026
      And it is assessed and approved
      And it becomes 11:00 on Wednesday 25 November 2026
      When it moves to 02:00 on 15 December 2026, until 04:00 on 15 December 2026, because "the supplier is late"
      Then everybody who is told at the university hospital has a mail of it from 11:00
      And everybody who is told at the university hospital reads "02:00 on Tuesday 15 December 2026"

    Scenario: Moved nearer, the days count to the new start
      Given it is 10:00 on Tuesday 24 November 2026
      And a change of PACS for the university hospital, from 02:00 on 8 December 2026 to 04:00 on 8 December 2026
      And it is assessed and approved
      And it becomes 11:00 on Monday 7 December 2026
      And it moves to 02:00 on 9 December 2026, until 04:00 on 9 December 2026, because "the supplier is early"
      And everything is ready for it, and its time is signed off
      And it becomes 02:00 on Wednesday 9 December 2026
      When the change manager tries to begin it
      Then the desk refuses
      And the notice to the university hospital is too late

    Scenario: Nobody answers, and they are written to again
      Given it is 10:00 on Tuesday 24 November 2026
      And a change of PACS for the university hospital, from 02:00 on 8 December 2026 to 04:00 on 8 December 2026
      And it is assessed and approved
      When it becomes 10:00 on Thursday 26 November 2026
      Then everybody who is told at the university hospital has had 2 mails of it

    Scenario: Whoever says that they read it is left alone
      Given it is 10:00 on Tuesday 24 November 2026
      And a change of PACS for the university hospital, from 02:00 on 8 December 2026 to 04:00 on 8 December 2026
      And it is assessed and approved
      And everybody told at the university hospital says that they read it
      When it becomes 10:00 on Thursday 26 November 2026
      Then everybody who is told at the university hospital has had 1 mail of it

    Scenario: A letter that comes back is no notice
      Given it is 10:00 on Tuesday 24 November 2026
      And a change of PACS for the other university hospital, from 02:00 on 8 December 2026 to 04:00 on 8 December 2026
      And the next message is refused for good
      When it is assessed and approved
      Then somebody at the other university hospital has no notice
      And the communications lead hears of it by mail

  Rule: Five clear working days, by each customer's own calendar

    Scenario: Five days before
      Given it is 10:00 on Monday 30 November 2026
      And a change of PACS for the university hospital, from 02:00 on 8 December 2026 to 04:00 on 8 December 2026
      And it is assessed and approved
      And everything is ready for it, and its time is signed off
      And it becomes 02:00 on Tuesday 8 December 2026
      When the change begins
      Then the change is now implementing
      And the notice to the university hospital is early enough

    Scenario: Four days before, it does not begin
      Given it is 10:00 on Tuesday 1 December 2026
      And a change of PACS for the university hospital, from 02:00 on 8 December 2026 to 04:00 on 8 December 2026
      And it is assessed and approved
      And everything is ready for it, and its time is signed off
      And it becomes 02:00 on Tuesday 8 December 2026
      When the change manager tries to begin it
      Then the desk refuses
      And the change is now scheduled

    Scenario: Sent after closing time, it counts for the next day
      Given it is 18:30 on Monday 30 November 2026
      And a change of PACS for the university hospital, from 02:00 on 8 December 2026 to 04:00 on 8 December 2026
      When it is assessed and approved
      Then the notice to the university hospital is too late

    Scenario: Over Easter, on the last day that will do
      Given it is 10:00 on Monday 30 March 2026
      And a change of PACS for the university hospital, from 02:00 on 9 April 2026 to 04:00 on 9 April 2026
      When it is assessed and approved
      Then the notice to the university hospital is early enough

    Scenario: Over Easter, a day later
      Given it is 10:00 on Tuesday 31 March 2026
      And a change of PACS for the university hospital, from 02:00 on 9 April 2026 to 04:00 on 9 April 2026
      When it is assessed and approved
      Then the notice to the university hospital is too late

    Scenario: Over Christmas, when the borough is shut and the hospital is not
      Given it is 10:00 on Tuesday 22 December 2026
      And a change of PACS for the university hospital and social services, from 02:00 on 6 January 2027 to 04:00 on 6 January 2027
      When it is assessed and approved
      Then the notice to the university hospital is early enough
      And the notice to social services is too late

  Rule: At the time of least clinical use

    Scenario: The first night after five working days
      Given it is 10:00 on Tuesday 24 November 2026
      When the analyst asks when PACS can be changed for the university hospital in 1 hour
      Then the time of least clinical use is 02:00 on Wednesday 2 December 2026
      And the university hospital was judged by its substitute

    Scenario: A theatre runs that night
      Given it is 10:00 on Tuesday 24 November 2026
      And the university hospital's theatres run from 01:00 on 2 December 2026 to 06:00 on 2 December 2026
      When the analyst asks when PACS can be changed for the university hospital in 1 hour
      Then the time of least clinical use is 02:00 on Thursday 3 December 2026
      And the university hospital was judged by its calendar

    Scenario: A calendar that cannot be read is not an empty one
      Given it is 10:00 on Tuesday 24 November 2026
      And the university hospital's calendar cannot be read
      When the analyst asks when PACS can be changed for the university hospital in 1 hour
      Then the desk says that the university hospital's calendar was not checked
