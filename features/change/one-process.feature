@CHG-01
Feature: Every change goes the same way, whoever asks for it
  A change that nobody assessed is found out by the ward. So trusts, the desk and the supplier ask in the same place, and an emergency is
  caught up with afterwards.

  Rule: Asked for, assessed, approved by those named, with a way back

    Scenario: A customer, the desk and the supplier ask
      Given it is 10:00 on Tuesday 24 November 2026
      And a customer, the desk and the supplier each ask for a change of PACS, from 02:00 on 8 December 2026 to 02:30 on 8 December 2026
      When it is assessed and approved
      Then each of them has its risk, its impact, its way back, its clinical risk and its approval

    Scenario: Without a way back it is not even assessed
      Given it is 10:00 on Tuesday 24 November 2026
      And a change of PACS for the university hospital without a way back, from 02:00 on 8 December 2026 to 04:00 on 8 December 2026
      When the analyst tries to submit it
      Then the desk refuses
      And the change is now new

    Scenario: Somebody who is not named approves nothing
      Given it is 10:00 on Tuesday 24 November 2026
      And a change of PACS for the university hospital, from 02:00 on 8 December 2026 to 04:00 on 8 December 2026
      And its clinical risk is assessed
      When the duty manager tries to approve it
      Then the desk refuses
      And nobody has approved it

    Scenario: The change manager approves it
      Given it is 10:00 on Tuesday 24 November 2026
      And a change of PACS for the university hospital, from 02:00 on 8 December 2026 to 04:00 on 8 December 2026
      And its clinical risk is assessed
      When the change manager approves it
      Then it was approved by the change manager
      And the change is now scheduled

  Rule: An emergency is recorded at once, and reviewed afterwards

    Scenario: At two in the morning the duty manager approves it
      Given it is 02:00 on Tuesday 24 November 2026
      And the duty manager records an emergency change of PACS for the university hospital
      When the duty manager approves it
      Then it was approved by the duty manager
      And everybody who is told at the university hospital has a mail of it from 02:00

    Scenario: It is not closed before its risk and its way back are written down
      Given it is 02:00 on Tuesday 24 November 2026
      And the duty manager records an emergency change of PACS for the university hospital
      And the duty manager approves it
      And the change begins
      And the change is made as planned
      When the change manager tries to close it
      Then the desk refuses
      And the change is now review

    Scenario: Written down and reviewed, it is closed
      Given it is 02:00 on Tuesday 24 November 2026
      And the duty manager records an emergency change of PACS for the university hospital
      And the duty manager approves it
      And the change begins
      And the change is made as planned
      And what was left unsaid of the emergency change of PACS for the university hospital is written down
      When the review finds "the archive needs more memory"
      Then the change is now closed

    Scenario: Nobody reviewed it within two working days
      Given it is 02:00 on Tuesday 24 November 2026
      And the duty manager records an emergency change of PACS for the university hospital
      And the duty manager approves it
      And the change begins
      And the change is made as planned
      When it becomes 18:00 on Wednesday 25 November 2026
      Then its review is overdue
      And the change manager hears of it by mail
