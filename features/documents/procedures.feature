@DOC-01 @must-pass
Feature: Staff are offered the current procedure, and no other
  A procedure that nobody approved, or that was withdrawn last spring, is worse than none when it is followed at night.

  Rule: Each process has one procedure, and it is the approved one

    Scenario: All eight processes can be looked up
      When an analyst opens the procedures
      Then one current procedure is offered for each process that the standard asks for

    Scenario: What is offered is what was approved
      When an analyst opens the procedures
      Then each offered procedure has the title and version of the approved document in the register
      And no draft and no withdrawn document is offered

    Scenario: A new version is offered from the day it was approved, and not the evening before
      Given it is 18:00 on Sunday 15 November 2026
      And an analyst opens the procedures
      And the change procedure is not offered yet
      When it becomes 08:00 on Monday 16 November 2026
      And an analyst opens the procedures
      Then the change procedure is offered

    Scenario: The night shift, the duty manager and the assessor read the same
      When an analyst, the duty manager and the assessor each open the procedures
      Then all three are offered the same procedures in the same versions

    Scenario: The procedure in the analyst's hand is the document word for word
      When an analyst opens the text of the escalation procedure
      Then it is the approved document word for word, with its header and footer

  Rule: Only staff of the desk are offered them

    Scenario: A caller is not offered the desk's internal procedures
      When somebody at the primary care trust tries to open the procedures
      Then the desk refuses
