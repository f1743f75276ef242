@LSP-05 @must-pass
Feature: A supplier that cannot be reached, or does not do what it says, is found out
  An answer is no proof, and silence is none either. A person is told in time to pick up a telephone.

  Background:
    Given it is 10:00 on Monday 23 November 2026
    And a severity 2 incident with the Care Records Service, telephoned in by the trust

  Rule: What cannot be sent is said by telephone, and sent once when the line is back

    Scenario: The interface is down for six hours
      Given the LSP "is down" for 6 hours
      When the analyst hands the incident to the supplier with everything it needs
      And 7 hours pass
      Then the BT Health service desk is called at 10:30
      And the analyst on shift is told by mail that the LSP cannot be reached
      And the LSP holds 1 ticket
      And our record and the LSP's ticket name each other

    Scenario: Its people write down what they are told by telephone
      Given the LSP "is down" for 6 hours
      And the analyst hands the incident to the supplier with everything it needs
      And 31 minutes pass
      When the LSP's people write down what they were told, under our reference
      And 7 hours pass
      Then the BT Health service desk is called at 10:30
      And the LSP holds 1 ticket
      And our record and the LSP's ticket name each other

    Scenario: It allows no more calls for a while
      Given the LSP "allows no more calls" for 10 minutes
      When the analyst hands the incident to the supplier with everything it needs
      And 1 hour passes
      Then the LSP holds 1 ticket
      And our record and the LSP's ticket name each other

    Scenario: It calls a good token expired
      Given the LSP "calls a good token expired" for the next 2 hand-offs
      When the analyst hands the incident to the supplier with everything it needs
      And 1 hour passes
      Then the LSP holds 1 ticket
      And our record and the LSP's ticket name each other

  Rule: What it says is looked at

    Scenario: It accepts the ticket and stores nothing
      Given the LSP "accepts tickets and stores nothing" for the next 1 hand-off
      When the analyst hands the incident to the supplier with everything it needs
      And 15 minutes pass
      Then the incident is the desk's again
      And the analyst on shift is told by mail that the LSP has no such ticket

    Scenario: The duty manager's line is busy when it is found out
      Given the LSP "accepts tickets and stores nothing" for the next 1 hand-off
      And the line of the duty manager is busy
      When the analyst hands the incident to the supplier with everything it needs
      And 15 minutes pass
      Then the duty manager is called at 10:10
      And the head of ICT is called at 10:10:01

    Scenario: Handed over once more, it is stored
      Given the LSP "accepts tickets and stores nothing" for the next 1 hand-off
      And the analyst hands the incident to the supplier with everything it needs
      And 15 minutes pass
      When the analyst hands the incident to the supplier with everything it needs
      Then the LSP holds 1 ticket
      And our record and the LSP's ticket name each other

    Scenario: It accepts the ticket and forgets it
      Given the LSP "accepts tickets and forgets them" for the next 1 hand-off
      When the analyst hands the incident to the supplier with everything it needs
      And 31 minutes pass
      Then the analyst on shift is told by mail that the LSP has not answered
      And the desk still waits for the LSP

    Scenario: It says resolved, and has mended nothing
      Given the LSP "resolves without mending", with:
        | rounds | 1 |
      And the analyst hands the incident to the supplier with everything it needs
      And the LSP resolves its ticket: "Service restored"
      When the analyst reopens the incident, because "nobody can sign in"
      And the LSP resolves its ticket: "Session server replaced"
      Then the LSP holds 1 ticket
      And what the LSP had to mend is mended
