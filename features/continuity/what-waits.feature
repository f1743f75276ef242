@PRI-04
Feature: What waits is neither forgotten nor hurried
  An incident waits for a caller, for a part, for a time that was agreed. The desk asks again in working hours, warns by what was
  agreed, and closes nothing that nobody has confirmed.

  Rule: Whoever is waited for is asked again in office hours, and not for ever

    Scenario: A weekend is no time to ask
      Unlike "Whoever was asked in between is asked again later": here a weekend comes between.

      Given it is 12:00 on Friday 27 November 2026
      And a severity 3 incident with the local service, telephoned in by the trust
      And the analyst responds: "Which sockets are dead?"
      And the analyst pauses the incident until the caller answers
      When it becomes 18:00 on Monday 30 November 2026
      Then the caller is not written to between 12:01 on Friday 27 November 2026 and 11:59 on Monday 30 November 2026
      And the caller is written to at 12:00 on Monday 30 November 2026

    Scenario: Whoever was asked in between is asked again later
      Unlike "A weekend is no time to ask": here somebody asks before it is due.

      Given it is 10:00 on Monday 23 November 2026
      And a severity 3 incident with the local service, telephoned in by the trust
      And the analyst responds: "Which sockets are dead?"
      And the analyst pauses the incident until the caller answers
      And it becomes 16:00 on Monday 23 November 2026
      And the analyst responds: "The ones by the door?"
      When it becomes 17:00 on Tuesday 24 November 2026
      Then the caller is not written to between 16:01 on Monday 23 November 2026 and 15:59 on Tuesday 24 November 2026
      And the caller is written to at 16:00 on Tuesday 24 November 2026

    Scenario: Whoever answers is not asked again
      Unlike "A weekend is no time to ask": here the caller answers.

      Given it is 10:00 on Monday 23 November 2026
      And the trust writes to the desk: "The sockets in the ward are dead"
      And the analyst responds: "Which sockets are dead?"
      And the analyst pauses the incident until the caller answers
      And 3 hours pass
      And the caller replies to the acknowledgement: "The two by the door"
      When it becomes 18:00 on Thursday 26 November 2026
      Then the caller is not written to between 13:01 on Monday 23 November 2026 and 18:00 on Thursday 26 November 2026

    Scenario: Whoever never answers is asked twice, and then left in peace
      Unlike "Whoever was asked in between is asked again later": here nobody else asks.

      Given it is 10:00 on Monday 23 November 2026
      And a severity 3 incident with the local service, telephoned in by the trust
      And the analyst responds: "Which sockets are dead?"
      And the analyst pauses the incident until the caller answers
      When it becomes 18:00 on Friday 27 November 2026
      Then the caller is not written to between 10:01 on Monday 23 November 2026 and 09:59 on Tuesday 24 November 2026
      And the caller is not written to between 10:01 on Wednesday 25 November 2026 and 18:00 on Friday 27 November 2026

  Rule: Only the caller's word closes it

    Scenario: Silence is no confirmation
      Given it is 10:00 on Monday 23 November 2026
      And a severity 3 incident with the local service, telephoned in by the trust
      And the analyst responds: "The switch was changed"
      And the analyst resolves the incident: "The switch was changed"
      When it becomes 12:00 on Monday 7 December 2026
      Then the record is resolved, and not closed
      And the caller was asked once by mail whether it works again

    Scenario: What is confirmed after the night's closing waits for the next night
      Given it is 02:00 on Tuesday 24 November 2026
      And a severity 3 incident with the local service, telephoned in by the trust
      And the analyst responds: "The switch was changed"
      And the analyst resolves the incident: "The switch was changed"
      And the caller confirms that it works
      When it becomes 01:29 on Wednesday 25 November 2026
      Then the record is resolved, and not closed

    Scenario: What is confirmed just before the night's closing is closed in it
      Given it is 01:00 on Tuesday 24 November 2026
      And a severity 3 incident with the local service, telephoned in by the trust
      And the analyst responds: "The switch was changed"
      And the analyst resolves the incident: "The switch was changed"
      And the caller confirms that it works
      When it becomes 01:30 on Tuesday 24 November 2026
      Then the record is closed

  Rule: What was agreed counts until it is resolved

    Scenario: It is warned of by the time that was agreed, and not by the target
      Given it is 10:00 on Monday 23 November 2026
      And a severity 3 incident with the local service, telephoned in by the trust
      And the analyst responds: "The part comes on Thursday"
      And the duty manager agrees that the resolution is due at 15:00 on Thursday 26 November 2026, because "the part comes on Thursday"
      When it becomes 18:00 on Thursday 26 November 2026
      Then the team leader gets a mail at 16:15 on Wednesday 25 November 2026
      And the duty manager gets a mail at 11:30 on Thursday 26 November 2026
      And the team leader has had exactly 1 mail

    Scenario: What is agreed for the response is warned of too
      Given it is 10:00 on Monday 23 November 2026
      And a severity 3 incident with the local service, telephoned in by the trust
      And the duty manager agrees that the response is due at 18:00, because "the caller is in theatre until six"
      When 8 hours pass
      Then nobody has responded yet, and the response is due at 18:00
      And the analyst on shift gets a mail at 16:00
      And the analyst on shift has had exactly 1 mail

    Scenario: What was agreed anew replaces what was agreed
      Given it is 10:00 on Monday 23 November 2026
      And a severity 3 incident with the local service, telephoned in by the trust
      And the analyst responds: "The part comes on Thursday"
      And the duty manager agrees that the resolution is due at 15:00 on Thursday 26 November 2026, because "the part comes on Thursday"
      When the duty manager agrees that the resolution is due at 12:00 on Friday 27 November 2026, because "it comes on Friday"
      Then the resolution is due at 12:00 on Friday 27 November 2026

    Scenario: Once it is resolved, the target counts again
      Given it is 10:00 on Monday 23 November 2026
      And a severity 3 incident with the local service, telephoned in by the trust
      And the analyst responds: "The part comes on Thursday"
      And the duty manager agrees that the resolution is due at 15:00 on Thursday 26 November 2026, because "the part comes on Thursday"
      And 2 hours pass
      And the analyst resolves the incident: "A spare part was found"
      And 3 hours pass
      When the analyst reopens the incident, because "the spare part is broken too"
      Then the resolution is due at 13:00 on Wednesday 25 November 2026

    Scenario: Nothing is agreed for a time that has passed
      Given it is 10:00 on Monday 23 November 2026
      And a severity 3 incident with the local service, telephoned in by the trust
      When the duty manager tries to agree that the resolution is due at 10:00, because "the part comes today"
      Then the desk refuses, and names deadline and future

    Scenario: Nothing is agreed for an answer that was given
      Given it is 10:00 on Monday 23 November 2026
      And a severity 3 incident with the local service, telephoned in by the trust
      And the analyst responds: "The part comes on Thursday"
      When the duty manager tries to agree that the response is due at 15:00, because "the caller is in theatre"
      Then the desk refuses, and names response and stopped

  Rule: A reminder comes when it was asked for

    Scenario: What is to be remembered in hours is said to the minute
      Given it is 10:00 on Monday 23 November 2026
      And a severity 3 incident with the local service, telephoned in by the trust
      And the analyst acknowledges the incident
      And the analyst responds: "The switch was changed"
      And the analyst wants to be reminded at 15:10: "Ask whether it holds"
      And the analyst wants to be reminded at 16:20: "Ask whether it still holds"
      When 7 hours pass
      Then the analyst on shift gets a mail at 15:10
      And the analyst on shift gets a mail at 16:20
      And the analyst on shift has had exactly 2 mails

    Scenario: Nobody is reminded of what is closed
      Unlike "What is to be remembered in hours is said to the minute": here it is closed before.

      Given it is 10:00 on Monday 23 November 2026
      And a severity 3 incident with the local service, telephoned in by the trust
      And the analyst responds: "The switch was changed"
      And the analyst wants to be reminded at 15:00: "Ask whether it holds"
      And the analyst resolves the incident: "The switch was changed"
      And the caller confirms that it works, and the analyst closes the incident
      When 7 hours pass
      Then the analyst on shift gets no mail
