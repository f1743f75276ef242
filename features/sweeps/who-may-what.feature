@ONB-03 @DOC-03 @sweep
Feature: Who may do what with an incident
  The standard lists what can be done with an incident, and who may do it (operations.yaml). To somebody of another organisation the
  incident does not exist; whoever may not do a thing leaves no trace of having tried.

  Scenario: Every operation of the standard, by everybody
    When an analyst and the assessor try every operation of the standard on an incident of a caller
    And the duty manager tries every one of them too
    And the caller, a stranger and somebody signed out try every one of them too
    Then each was done by those who may, and refused to everybody else
    And nothing that was refused left a trace

  Scenario: Every address that the desk's interface describes
    Given incidents of two organisations, with notes of the desk's staff
    When everybody sends to every address of the desk's interface what it describes
    Then the desk failed at none of them
    And nobody who is signed out was let in
    And no requester was shown anything of the other organisation
    And the assessor changed nothing

  Scenario: What a requester reads
    Given incidents of two organisations, with notes of the desk's staff
    When a requester reads every page that an analyst can open, and filters the list in every way
    Then the desk failed at none of them
    And no requester was shown anything of the other organisation
    And no requester read a note of the staff, or whom the plan calls
    And nobody who is signed out was let in
    And a requester's live stream names their own incidents only
