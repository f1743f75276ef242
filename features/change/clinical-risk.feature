@CHG-02
Feature: A clinical-risk assessment can stop a change
  Somebody who answers for patients says no, and it is no: at the board, in the schedule, and at two in the morning.

  Rule: What is stopped stays stopped, with the reason

    Background:
      Given it is 10:00 on Tuesday 24 November 2026
      And a change of PACS for the university hospital, from 02:00 on 8 December 2026 to 04:00 on 8 December 2026

    Scenario: Stopped at the board
      Given its clinical risk is assessed
      When the clinical safety officer stops it, because "allergies would not be shown"
      Then the change is now stopped
      And the reason "allergies would not be shown" is kept

    Scenario: What is stopped is approved by nobody
      Given its clinical risk is assessed
      And the clinical safety officer stops it, because "allergies would not be shown"
      When the change manager tries to approve it
      Then the desk refuses
      And nobody has approved it

    Scenario: Stopped in the schedule, it does not begin, and those who were told are told
      Given it is assessed and approved
      And everything is ready for it, and its time is signed off
      And the clinical safety officer stops it, because "allergies would not be shown"
      And it becomes 02:00 on Tuesday 8 December 2026
      When the change manager tries to begin it
      Then the desk refuses
      And the change is now stopped
      And everybody who is told at the university hospital reads "will not take place"

    Scenario: Nobody but the clinical safety officer assesses it
      Given its clinical risk is assessed
      When the change manager tries to stop it
      Then the desk refuses
      And the change is now authorising
