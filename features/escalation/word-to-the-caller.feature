@ESC-06
Feature: The caller of a severe incident hears from the desk again and again
  Silence reads as "they have forgotten us". Who has been told once hears something at the promised interval, until it
  works again, whether or not there is news.

  Background:
    Given it is 10:00 on Monday 23 November 2026

  Rule: The interval is kept by the desk itself when nobody else does

    Scenario: The analyst is busy with the fault
      Given a severity 1 incident with PACS, telephoned in by the trust
      And the analyst acknowledges the incident
      And 5 minutes pass
      And the analyst responds: "We see it too. BT Health has it."
      When 1 hour and 10 minutes pass
      Then the caller is written to at 10:35
      And the caller is written to at 11:05

    Scenario: An analyst who says something has kept the promise
      Unlike "The analyst is busy with the fault": here the analyst writes meanwhile.

      Given a severity 1 incident with PACS, telephoned in by the trust
      And the analyst acknowledges the incident
      And the analyst responds: "We see it too."
      And 20 minutes pass
      And the analyst responds: "It is the archive."
      When 35 minutes pass
      Then the caller is not written to between 10:21 and 10:49
      And the caller is written to at 10:50

    Scenario: At severity 2 it is once an hour, and by night too
      Given it is 02:00 on Tuesday 24 November 2026
      And a severity 2 incident with PACS, telephoned in by the university hospital
      And the analyst acknowledges the incident
      And the analyst responds: "We see it too."
      When 2 hours and 30 minutes pass
      Then the caller is written to at 03:00
      And the caller is written to at 04:00

    Scenario: A lesser incident that becomes severe is promised word from then on
      Given a severity 3 incident with PACS, telephoned in by the trust
      And the analyst acknowledges the incident
      And the analyst responds: "We see it too."
      And 10 minutes pass
      And the analyst reclassifies it to impact 1 and urgency 1, because "all theatres have stopped"
      When 1 hour passes
      Then the caller is written to at 10:40
      And the caller is written to at 11:10

  Rule: It begins with the first answer and ends when it works again

    Scenario: Nothing more is said of what is resolved
      Unlike "The analyst is busy with the fault": here it is resolved.

      Given a severity 1 incident with PACS, telephoned in by the trust
      And the analyst acknowledges the incident
      And the analyst responds: "We see it too."
      And 20 minutes pass
      And the analyst resolves the incident: "The archive was restarted"
      When 3 hours pass
      Then the caller is not written to between 10:21 and 13:20

    Scenario: Whoever reports something small is left in peace
      Unlike "The analyst is busy with the fault": here the severity is 4.

      Given a severity 4 incident with PACS, telephoned in by the trust
      And the analyst responds: "It will be mended with the next release."
      When 6 hours pass
      Then the caller is not written to between 10:01 and 16:00
