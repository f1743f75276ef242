@LSP-05 @must-pass
Feature: Repeating a send never makes a second supplier ticket
  A line that breaks after the LSP has stored the ticket, and before we know it, must not cost a second engineer.

  Background:
    Given a severity 2 incident with the Care Records Service, telephoned in by the trust

  Rule: The desk tries again, and the LSP counts one

    Scenario: The answer is lost on its way back
      Given the LSP stores the ticket and the answer is lost
      When the analyst hands the incident to the supplier with everything it needs
      And 30 minutes pass
      Then the LSP was asked at least 2 times and holds 1 ticket
      And our record and the LSP's ticket name each other

    Scenario: Three answers are lost in a row
      Given the LSP stores the ticket and 3 answers are lost
      When the analyst hands the incident to the supplier with everything it needs
      And 2 hours pass
      Then the LSP was asked at least 4 times and holds 1 ticket
      And our record and the LSP's ticket name each other

    Scenario: The answer arrives, and cannot be read
      Given the LSP "garbles its answers" for the next 2 hand-offs
      When the analyst hands the incident to the supplier with everything it needs
      And 30 minutes pass
      Then the LSP was asked at least 3 times and holds 1 ticket
      And our record and the LSP's ticket name each other

    Scenario: The connection breaks before anything is stored
      Given the LSP "breaks the connection before it stores anything" for the next 2 hand-offs
      When the analyst hands the incident to the supplier with everything it needs
      And 30 minutes pass
      Then the LSP was asked at least 3 times and holds 1 ticket
      And our record and the LSP's ticket name each other

    Scenario: The answer arrives without a word in it
      Given the LSP "answers with nothing" for the next 2 hand-offs
      When the analyst hands the incident to the supplier with everything it needs
      And 30 minutes pass
      Then the LSP was asked at least 3 times and holds 1 ticket
      And our record and the LSP's ticket name each other

    Scenario: The answer breaks off in the middle
      Given the LSP "breaks off its answers" for the next 2 hand-offs
      When the analyst hands the incident to the supplier with everything it needs
      And 30 minutes pass
      Then the LSP was asked at least 3 times and holds 1 ticket
      And our record and the LSP's ticket name each other

    Scenario: The LSP is unavailable and says when to come back
      Given the LSP answers 503 twice and asks to come back after 120 seconds
      When the analyst hands the incident to the supplier with everything it needs
      And 30 minutes pass
      Then no attempt came sooner than 120 seconds after the one before
      And the LSP was asked at least 3 times and holds 1 ticket
      And our record and the LSP's ticket name each other

    Scenario: The LSP is so slow that the desk asks again
      Given the LSP takes 5 minutes to answer
      When the analyst hands the incident to the supplier with everything it needs
      And 1 hour passes
      Then the LSP was asked at least 2 times and holds 1 ticket
      And our record and the LSP's ticket name each other

  Rule: People repeat themselves too

    Scenario: Two analysts hand over the same incident
      When two analysts hand the incident to the supplier at the same moment
      And 30 minutes pass
      Then the LSP was asked at least 1 time and holds 1 ticket

    Scenario: An analyst who sees no answer hands it over again
      Given the LSP takes 5 minutes to answer
      And the analyst hands the incident to the supplier with everything it needs
      When the analyst hands it over once more after 1 minute
      And 1 hour passes
      Then the LSP was asked at least 2 times and holds 1 ticket

    Scenario: Two incidents with the same words are two tickets
      Given a severity 2 incident with the Care Records Service, telephoned in by the trust
      When the analyst hands both incidents to the supplier with the same words
      Then the LSP holds 2 tickets, one for each of our references
