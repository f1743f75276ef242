@CHG-03
Feature: The forward schedule is published, and shows what would collide
  Two teams who each planned well take the same archive down in the same night. The schedule knows both.

  Rule: Each customer reads its own

    Scenario: The university hospital reads its schedule
      Given it is 10:00 on Tuesday 24 November 2026
      And a change of PACS for the university hospital and social services, from 02:00 on 8 December 2026 to 04:00 on 8 December 2026
      And it is assessed and approved
      And a change of Choose and Book for the trust, from 02:00 on 9 December 2026 to 04:00 on 9 December 2026
      And it is assessed and approved
      When the university hospital reads the forward schedule
      Then the schedule holds 1 change
      And the schedule shows the university hospital nothing of other customers

    Scenario: What is not approved is not in it
      Given it is 10:00 on Tuesday 24 November 2026
      And a change of PACS for the university hospital, from 02:00 on 8 December 2026 to 04:00 on 8 December 2026
      And its clinical risk is assessed
      When the university hospital reads the forward schedule
      Then the schedule holds 0 changes

    Scenario: A customer's own calendar follows a change that moves
      Given it is 10:00 on Tuesday 24 November 2026
      And a change of PACS for the university hospital, from 02:00 on 8 December 2026 to 04:00 on 8 December 2026
      And it is assessed and approved
      When the university hospital's calendar is read before and after the analyst moves it to 02:00 on 15 December 2026, until 04:00 on 15 December 2026
      Then the calendar has the same event at its new time, as a later revision

  Rule: Each collision is named, on both sides

    Scenario: The same service
      Given it is 10:00 on Tuesday 24 November 2026
      And a change of PACS for the university hospital, from 02:00 on 8 December 2026 to 04:00 on 8 December 2026
      And its clinical risk is assessed
      And a change of PACS for the trust, from 03:59 on 8 December 2026 to 05:00 on 8 December 2026
      When its clinical risk is assessed
      Then each of the two names the other, for the same service

    Scenario: A service and the data centre below the network below it
      Given it is 10:00 on Tuesday 24 November 2026
      And a change of the "trust data centre" for the trust, from 02:00 on 8 December 2026 to 04:00 on 8 December 2026
      And its clinical risk is assessed
      And a change of PACS for the university hospital, from 03:00 on 8 December 2026 to 05:00 on 8 December 2026
      When its clinical risk is assessed
      Then each of the two names the other, for what one needs of the other

    Scenario: The same customer
      Given it is 10:00 on Tuesday 24 November 2026
      And a change of PACS for the university hospital, from 02:00 on 8 December 2026 to 04:00 on 8 December 2026
      And its clinical risk is assessed
      And a change of Choose and Book for the university hospital, from 03:00 on 8 December 2026 to 05:00 on 8 December 2026
      When its clinical risk is assessed
      Then each of the two names the other, for the same customer

    Scenario: One person in two places
      Given it is 10:00 on Tuesday 24 November 2026
      And a change of PACS for the university hospital by Sam Field, from 02:00 on 8 December 2026 to 04:00 on 8 December 2026
      And its clinical risk is assessed
      And a change of Choose and Book for the trust by Sam Field, from 03:00 on 8 December 2026 to 05:00 on 8 December 2026
      When its clinical risk is assessed
      Then each of the two names the other, for the person who is busy

    Scenario: One ends when the other begins
      Given it is 10:00 on Tuesday 24 November 2026
      And a change of PACS for the university hospital, from 02:00 on 8 December 2026 to 03:00 on 8 December 2026
      And its clinical risk is assessed
      When a change of PACS for the university hospital, from 03:00 on 8 December 2026 to 04:00 on 8 December 2026
      Then it collides with nothing

  Rule: Freezes, windows and dates without downtime

    Scenario: The weekend of a transplant
      Given it is 10:00 on Monday 4 January 2027
      And a change of PACS for the university hospital, from 02:00 on 24 January 2027 to 04:00 on 24 January 2027
      And its clinical risk is assessed
      When the change manager tries to approve it
      Then the desk refuses
      And it collides with a date without downtime

    Scenario: Christmas
      Given it is 10:00 on Tuesday 24 November 2026
      And a change of PACS for the university hospital, from 02:00 on 22 December 2026 to 04:00 on 22 December 2026
      And its clinical risk is assessed
      When the change manager tries to approve it
      Then the desk refuses
      And it collides with a freeze

    Scenario: In the morning round
      Given it is 10:00 on Tuesday 24 November 2026
      And a change of PACS for the university hospital, from 04:00 on 8 December 2026 to 06:00 on 8 December 2026
      And its clinical risk is assessed
      When the change manager tries to approve it
      Then the desk refuses
      And it is outside the maintenance window

    Scenario: A freeze holds what was approved before it
      Given it is 10:00 on Tuesday 24 November 2026
      And a change of PACS for the university hospital, from 02:00 on 8 December 2026 to 04:00 on 8 December 2026
      And it is assessed and approved
      When the change manager freezes PACS from 00:00 on 7 December 2026 to 00:00 on 10 December 2026 for "Winter pressure"
      Then the change is held
      And it collides with a freeze
      And the change manager hears of it by mail

    Scenario: Lifted, it releases what it held
      Given it is 10:00 on Tuesday 24 November 2026
      And a change of PACS for the university hospital, from 02:00 on 8 December 2026 to 04:00 on 8 December 2026
      And it is assessed and approved
      And the change manager freezes PACS from 00:00 on 7 December 2026 to 00:00 on 10 December 2026 for "Winter pressure"
      When the freeze is lifted
      Then the change is no longer held
      And it collides with nothing
