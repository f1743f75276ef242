@LSP-01
Feature: Whatever the supplier makes of it, the incident stays the desk's
  A supplier sends back, plays down, asks, says nothing and says "resolved". None of it ends an incident: only its caller does.

  Background:
    Given it is 10:00 on Monday 23 November 2026
    And a severity 2 incident with PACS, telephoned in by the trust, with the LSP

  Rule: What it thinks of the incident is heard, and decides nothing

    Scenario: It sends it back as a local cause
      Unlike "It closes its ticket by itself": there it calls it resolved.

      When the LSP sends it back: "Our archive answers. The requests stop at your own network."
      Then the incident is the desk's again
      And the record keeps the words "The requests stop at your own network"
      And the caller was not asked anything

    Scenario: It takes it for less than it is
      Given the LSP begins to work on it
      When the LSP takes it as severity 3 only: "We see one ward, not two"
      Then our record shows severity 2 here and severity 3 there
      And the incident has severity 2

    Scenario: It gives our ticket's number to another customer
      Given the LSP begins to work on it
      When the LSP gives our ticket's number to another customer's, of severity 1
      And 1 day passes
      Then our record shows severity 2 here and severity 2 there
      And the incident has severity 2
      And the analyst on shift is told by mail that the ticket of that number is not ours

    Scenario: It asks for more, and goes on when it is answered
      Given the LSP asks: "Which workstations is it?"
      When the analyst answers the LSP: "WS-4411 and WS-4412. The patient's number was 943 476 5919."
      Then the LSP reads "WS-4411 and WS-4412"
      And the number 9434765919 is in nothing the LSP received

  Rule: "Resolved" is its word, and the caller has the last one

    Scenario: It closes its ticket by itself
      Given the LSP resolves its ticket: "Archive link restored"
      When the LSP closes its ticket by itself
      Then the incident stays open
      And our record shows that it is over by the LSP's word alone
      And the caller was asked once by mail whether it works again

    Scenario: It keeps what it knows to itself
      Given the LSP resolves its ticket: "Resolved."
      When the analyst reopens the incident, because "nobody says what it was, and the images still do not load"
      And the LSP writes: "A known error of the last release. Clear the viewer's cache until Thursday."
      Then the LSP's ticket is being worked on again
      And the record keeps the words "A known error of the last release"

    Scenario: It deletes its ticket
      Given the LSP begins to work on it
      When the LSP deletes its ticket
      And 5 hours pass
      Then the incident is the desk's again
      And the analyst on shift is told by mail that the LSP has no such ticket

  Rule: What it says is heard whole, however it arrives

    Scenario: Its messages are lost
      Given the LSP "loses its callbacks" for 2 hours
      And the LSP begins to work on it
      And 1 minute passes
      And the LSP writes: "An engineer is on the way"
      And 1 minute passes
      When the LSP resolves its ticket: "Archive link restored"
      And 5 hours pass
      Then our record has each word of the LSP once, in its order
      And the caller was asked once by mail whether it works again

    Scenario: Its messages come late
      Given the LSP "sends its callbacks late", with:
        | by | PT40M |
      And the LSP begins to work on it
      And 10 minutes pass
      When the LSP resolves its ticket: "Archive link restored"
      And 5 hours pass
      Then our record has each word of the LSP once, in its order
      And the caller was asked once by mail whether it works again

    Scenario: A message that comes forty minutes late is heard when it comes
      Given the LSP begins to work on it
      And 15 minutes pass
      And the LSP "sends its callbacks late", with:
        | by | PT40M |
      When the LSP resolves its ticket: "Archive link restored"
      And 45 minutes pass
      Then the caller was asked once by mail whether it works again
      And our record has each word of the LSP once, in its order

    Scenario: Its messages overtake each other, and come twice
      Given the LSP "sends its callbacks in the wrong order" from now on
      And the LSP "sends its callbacks twice" from now on
      And the LSP begins to work on it
      And 1 minute passes
      And the LSP writes: "An engineer is on the way"
      And 1 minute passes
      When the LSP resolves its ticket: "Archive link restored"
      And 5 hours pass
      Then our record has each word of the LSP once, in its order
      And the caller was asked once by mail whether it works again

    Scenario: Its clock is an hour fast
      Given the LSP "has the wrong time", with:
        | by | PT1H |
      And the LSP begins to work on it
      And 1 minute passes
      When the LSP resolves its ticket: "Archive link restored"
      And 5 hours pass
      Then our record has each word of the LSP once, in its order
      And the caller was asked once by mail whether it works again

    Scenario: It changes its key
      Given the LSP changes its key, and signs with the old one too for a day
      And the LSP begins to work on it
      When the LSP resolves its ticket: "Archive link restored"
      Then our record has each word of the LSP once, in its order
      And the caller was asked once by mail whether it works again
