@LSP-01
Feature: What belongs to an incident goes to the supplier with it, and comes back
  A log spares an hour of questions. What shows a patient stays here, and nobody is left to believe that it was sent.

  Background:
    Given a severity 2 incident with PACS, telephoned in by the trust

  Rule: What may go is there once

    Scenario: The log goes along with the hand-off
      Given the analyst attaches the text "viewer.log": "ERR-2047 on WS-4411 at 09:12"
      When the analyst hands the incident to the supplier with everything it needs
      Then the LSP has the document "viewer.log" once, as the desk holds it

    Scenario: A log that comes later follows once, although the answers are lost
      Given the analyst hands the incident to the supplier with everything it needs
      And the LSP "loses answers", with:
        | on    | patch |
        | times | 2     |
      When the analyst attaches the text "viewer.log": "ERR-2047 on WS-4411 at 09:12"
      And 30 minutes pass
      Then the LSP has the document "viewer.log" once, as the desk holds it

  Rule: What cannot be cleaned goes when somebody has looked at it

    Scenario: A picture of the screen stays, and follows when the analyst has looked at it
      Given the analyst attaches a picture of 900 bytes
      And the analyst hands the incident to the supplier with everything it needs
      And the LSP has no document of ours
      And the record says that "screen.png" stays here, and why
      When the analyst marks "screen.png" as free of patients’ data
      Then the LSP has the document "screen.png" once, as the desk holds it

  Rule: What the supplier adds is the incident's too

    Scenario: The LSP's trace comes back, though its messages come twice and in the wrong order
      Given the analyst hands the incident to the supplier with everything it needs
      And the LSP "sends its callbacks in the wrong order" from now on
      And the LSP "sends its callbacks twice" from now on
      When the LSP attaches the text "trace.txt": "Archive answers in 40 ms"
      And the LSP begins to work on it
      And 1 hour passes
      Then the record holds "trace.txt" of the LSP once: "Archive answers in 40 ms"
