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

    Scenario: Taken out of it, a severe one needs a manager of its own from then on
      Given a severity 3 incident with PACS, telephoned in by the mental health trust
      And the analyst makes the third a part of the first
      And the analyst reclassifies it to impact 1 and urgency 1, because "all their wards have stopped"
      And 6 minutes pass
      And the incident is no major incident
      When the analyst takes the third out of the first, because "their own switch is broken"
      And 20 minutes pass without an acknowledgement
      Then the director on call is called at 10:21 about the third
      And the record says that no manager was named by 10:21

    Scenario: A part is not declared without the whole
      When the analyst tries to declare a major incident, because "two theatres have stopped"
      Then the desk refuses, and names part and declare

    Scenario: Nothing is a part of a part
      Given a severity 3 incident with PACS, telephoned in by the mental health trust
      When the analyst tries to make the third a part of the second
      Then the desk refuses, and names part and instead
      And the third is on its own

    Scenario: Nothing is a part of itself
      Given a severity 3 incident with PACS, telephoned in by the mental health trust
      When the analyst tries to make the third a part of the third
      Then the desk refuses
      And the third is on its own

    Scenario: What works again becomes no part of anything
      Given a severity 3 incident with PACS, telephoned in by the mental health trust
      And the analyst resolves the third: "The cable was plugged in"
      When the analyst tries to make the third a part of the first
      Then the desk refuses

    Scenario: Nothing becomes a part of what works again
      Given the analyst resolves the first: "The archive was restarted"
      And a severity 3 incident with PACS, telephoned in by the mental health trust
      When the analyst tries to make the third a part of the first
      Then the desk refuses
      And the third is on its own

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
