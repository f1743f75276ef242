@LOG-05
Feature: Forty calls about one outage are one alarm and forty callers
  Each caller has a reference, a clock and a right to be asked. The plan climbs once, for all of them.

  Background:
    Given it is 10:00 on Monday 23 November 2026
    And a severity 1 incident with PACS, telephoned in by the trust
    And a severity 1 incident with PACS, telephoned in by the university hospital
    And the analyst makes the second a part of the first

  Rule: A part never escalates alone

    Scenario: The plan climbs for the first only
      Unlike "It turns out to be another fault": there the second is on its own.

      When 30 minutes pass without an acknowledgement
      Then the duty manager is called at 10:05 about the first
      And the head of ICT is called at 10:15 about the first
      And nobody is called or written to about the second after 10:00

    Scenario: Its own clocks run on
      When 5 minutes pass
      Then the response is due at 10:15
      And the resolution is due at 14:00

    Scenario: It turns out to be another fault
      Given 6 minutes pass
      When the analyst takes the second out of the first, because "their own switch is broken"
      And 30 minutes pass without an acknowledgement
      Then the duty manager is called at 10:06 about the second
      And the head of ICT is called at 10:15 about the second
      And nobody was called twice about the second

    Scenario: What is a part has no parts of its own
      When the analyst tries to make the first a part of the second
      Then the desk refuses
      And the second is a part of the first

  Rule: What mends the first mends its parts, unless their callers know better

    Scenario: The first is resolved, and each caller is asked
      When the analyst resolves the first: "The archive was restarted"
      Then the second is resolved
      And the caller of the second was asked by mail whether it works again
      And the analyst cannot close the incident yet

    Scenario: One of them still has no images
      Given the analyst resolves the first: "The archive was restarted"
      And 20 minutes pass
      When the analyst reopens the second, because "the images still do not load"
      And 1 minute passes
      Then the second is on its own
      And the duty manager is called at 10:20 about the second

    Scenario: One of them is with the LSP already
      Given the analyst hands the incident to the supplier with everything it needs
      When the analyst resolves the first: "The archive was restarted"
      Then the second is on its own
      And the desk still waits for the LSP
