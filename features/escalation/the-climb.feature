@ESC-01 @must-pass
Feature: The escalation plan climbs until somebody answers
  The plan names who is told, when and how, at every hour of the year. Each step is looked for where it must arrive: at
  the telephone that rings and in the mailbox that fills.

  Rule: By day the team leader comes first

    Scenario: Nobody takes a severity 1 incident on a Monday morning
      Unlike "The incident opens by day and is still nobody's when the day ends": that one lasts beyond the hours of the plan by day, and the programme director is called.

      Given it is 10:00 on Monday 23 November 2026
      And a severity 1 incident with the Care Records Service, telephoned in by the trust
      When 30 minutes pass without an acknowledgement
      Then the team leader is called at 10:00
      And the duty manager is called at 10:05
      And the duty manager gets a mail at 10:05
      And the head of ICT is called at 10:15
      And the communications lead gets a mail at 10:15
      And the BT Health service desk is called at 10:20
      And the programme director is never called
      And the head of ICT hears our reference, and that it is about the Care Records Service
      And each of them was called once

    Scenario: The team leader takes it, and the climb ends
      Unlike "Nobody takes a severity 1 incident on a Monday morning": here somebody takes it.

      Given it is 10:00 on Monday 23 November 2026
      And the team leader picks up after 20 seconds and presses 1
      And a severity 1 incident with a local service, telephoned in by the trust
      When 30 minutes pass
      Then the team leader is called at 10:00
      And nobody else is called
      And the team leader owns the incident

    Scenario: An analyst acknowledges at the desk before the second step
      Unlike "Nobody takes a severity 1 incident on a Monday morning": here somebody acknowledges it.

      Given it is 14:00 on Tuesday 24 November 2026
      And a severity 2 incident with a local service, telephoned in by the university hospital
      And 4 minutes pass
      When the analyst acknowledges the incident
      And 30 minutes pass
      Then nobody is called after 14:04

    Scenario: A lesser incident wakes nobody
      Unlike "The last on the list has a deputy": here the severity is 3.

      Given it is 02:00 on Tuesday 24 November 2026
      And a severity 3 incident with PACS, telephoned in by the trust
      When 6 hours pass
      Then nobody is called
      And the analyst on shift gets a mail at 05:00

    Scenario: The incident opens by day and is still nobody's when the day ends
      Given it is 17:50 on Friday 27 November 2026
      And a severity 1 incident with PACS, telephoned in by the trust
      When 45 minutes pass without an acknowledgement
      Then the team leader is called at 17:50
      And the duty manager is called at 17:55
      And the head of ICT is called at 18:00
      And the programme director is called at 18:20

  Rule: By night, at weekends and on bank holidays the manager on call comes first

    Scenario: The duty manager does not answer at three on Christmas morning
      Unlike "Nobody takes a severity 1 incident on a Monday morning": here it is night, and a bank holiday.

      Given it is 03:00 on Christmas Day 2026
      And the duty manager does not pick up
      And a severity 1 incident with the Care Records Service, telephoned in by the mental health trust
      When 35 minutes pass without an acknowledgement
      Then the duty manager is called at 03:00
      And the bank holiday coordinator is called at 03:05
      And the head of ICT is called at 03:10
      And the BT Health service desk is called at 03:20
      And the programme director is called at 03:30
      And the team leader is never called
      And each of them was called once

    Scenario: The last on the list has a deputy
      Given it is 03:00 on Sunday 29 November 2026
      And a severity 1 incident with the Care Records Service, telephoned in by the trust
      When 1 hour passes without an acknowledgement
      Then the programme director is called at 03:30
      And the deputy programme director is called at 03:35
      And each of them was called once

    Scenario: Nobody waits for an answer from a telephone that is busy
      Given it is 03:00 on Sunday 29 November 2026
      And the line of the programme director is busy
      And a severity 1 incident with the Care Records Service, telephoned in by the trust
      When 1 hour passes without an acknowledgement
      Then the programme director is called at 03:30
      And the deputy programme director is called at 03:30:01

    Scenario: A call that the network could not place is placed as soon as it can
      Given it is 03:00 on Sunday 29 November 2026
      And the telephone network turns away the next call
      And a severity 1 incident with the Care Records Service, telephoned in by the trust
      When 3 minutes pass without an acknowledgement
      Then the duty manager is called once, by 03:01

    Scenario: The programme director takes it, and the deputy sleeps on
      Unlike "The last on the list has a deputy": here somebody takes it.

      Given it is 03:00 on Sunday 29 November 2026
      And the programme director picks up after 20 seconds and presses 1
      And a severity 1 incident with the Care Records Service, telephoned in by the trust
      When 1 hour passes
      Then the programme director owns the incident
      And the deputy programme director is never called

    Scenario: The holiday that makes up for Boxing Day is a bank holiday at eleven in the morning
      Unlike "Nobody takes a severity 1 incident on a Monday morning": here the Monday is a bank holiday.

      Given it is 11:00 on Monday 28 December 2026
      And a severity 2 incident with PACS, telephoned in by the trust
      When 15 minutes pass without an acknowledgement
      Then the duty manager is called at 11:00
      And the bank holiday coordinator is called at 11:05
      And the head of ICT is called at 11:10
      And the team leader is never called

    Scenario: Boxing Day on a Saturday is a weekend, and not the holiday
      Unlike "The holiday that makes up for Boxing Day is a bank holiday at eleven in the morning": here it is two days earlier.

      Given it is 11:00 on Saturday 26 December 2026
      And a severity 2 incident with PACS, telephoned in by the trust
      When 15 minutes pass without an acknowledgement
      Then the duty manager is called at 11:00
      And the head of ICT is called at 11:10
      And the bank holiday coordinator is never called

  Rule: Ten minutes are ten minutes, whatever the clocks on the wall do

    Scenario: The night the clocks go back
      Given it is 01:55 BST on Sunday 25 October 2026
      And a severity 1 incident with the Care Records Service, telephoned in by the trust
      When 35 minutes pass without an acknowledgement
      Then the duty manager is called at 01:55 BST on Sunday 25 October 2026
      And the head of ICT is called at 01:05 GMT on Sunday 25 October 2026
      And the programme director is called at 01:25 GMT on Sunday 25 October 2026

    Scenario: The night the clocks go forward
      Given it is 00:55 GMT on Sunday 28 March 2027
      And a severity 1 incident with the Care Records Service, telephoned in by the trust
      When 35 minutes pass without an acknowledgement
      Then the duty manager is called at 00:55 GMT on Sunday 28 March 2027
      And the head of ICT is called at 02:05 BST on Sunday 28 March 2027
      And the programme director is called at 02:25 BST on Sunday 28 March 2027

    Scenario: A summer morning at half past eight is office time in London
      Given it is 08:30 on Monday 6 July 2026
      And a severity 1 incident with PACS, telephoned in by the trust
      When 10 minutes pass without an acknowledgement
      Then the team leader is called at 08:30
      And the duty manager is called at 08:35

  Rule: A warning is sent before a promise is broken

    Scenario: Time runs out on an incident that somebody has taken
      Given it is 10:00 on Monday 23 November 2026
      And a severity 1 incident with PACS, telephoned in by the trust
      And the analyst acknowledges the incident
      When 4 hours pass
      Then the team leader gets a mail at 10:11:15
      And the duty manager gets a mail at 12:00
      And the head of ICT gets a mail at 13:00
      And the programme director gets a mail at 13:36

    Scenario: A warning that the mail relay first turned away still arrives
      Given it is 10:00 on Monday 23 November 2026
      And a severity 2 incident with PACS, telephoned in by the trust
      And the analyst acknowledges the incident
      And the mail relay turns away the next message
      When 45 minutes pass
      Then the team leader has had exactly 1 mail
