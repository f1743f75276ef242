@CON-02 @must-pass
Feature: By night and on holidays the promise is the same
  Severity 1 at four in the morning has the fifteen minutes of severity 1 at four in the afternoon, and somebody is warned
  before they are gone.

  Rule: The clock starts with the contact, on every channel

    Scenario: A call at four on a Sunday morning is warned about like one at four on a Tuesday afternoon
      Given it is 16:00 on Tuesday 24 November 2026
      And a severity 1 incident with the Care Records Service, telephoned in by the trust
      And 12 minutes pass
      And the team leader gets a mail at 16:11:15
      When it becomes 04:00 on Sunday 29 November 2026
      And a severity 1 incident with the Care Records Service, telephoned in by the trust
      And 12 minutes pass
      Then the team leader gets a mail at 04:11:15
      And the response is due at 04:15

    Scenario: A mail just before midnight on New Year's Eve is due in the new year
      Given it is 23:50 on Thursday 31 December 2026
      And the mental health trust writes to the desk: "Choose and Book shows no clinics"
      When it becomes 03:00 on Friday 1 January 2027
      Then the caller was sent the reference within 15 minutes
      And the analyst on shift gets a mail at 02:50
      And the response is due at 03:50

    Scenario: The night analyst answers in time, and the warning stays away
      Unlike "A call at four on a Sunday morning is warned about like one at four on a Tuesday afternoon": here somebody answers in time.

      Given it is 03:00 on Christmas Day 2026
      And a severity 1 incident with the Care Records Service, telephoned in by the university hospital
      And 9 minutes pass
      When the analyst responds: "We see it too. BT Health has it."
      And 30 minutes pass
      Then the response was given within 10 minutes
      And the team leader gets no mail

  Rule: Hours are real hours, and office hours are London's

    Scenario: Four hours stay four hours when the clocks go back
      Given it is 00:30 BST on Sunday 25 October 2026
      And a severity 2 incident with the Care Records Service, telephoned in by the trust
      When 2 hours pass
      Then the resolution is due at 03:30 GMT on Sunday 25 October 2026
      And the team leader gets a mail at 00:52:30 BST on Sunday 25 October 2026
      And the duty manager gets a mail at 01:30 GMT on Sunday 25 October 2026

    Scenario: Four hours stay four hours when the clocks go forward
      Given it is 00:30 GMT on Sunday 28 March 2027
      And a severity 2 incident with the Care Records Service, telephoned in by the trust
      When 2 hours pass
      Then the resolution is due at 05:30 BST on Sunday 28 March 2027
      And the team leader gets a mail at 00:52:30 GMT on Sunday 28 March 2027
      And the duty manager gets a mail at 03:30 BST on Sunday 28 March 2027

    Scenario: A local fault on a July evening waits for eight o'clock, London time
      Given it is 19:30 on Monday 6 July 2026
      And a severity 3 incident with the local service, telephoned in by the trust
      When it becomes 11:30 on Tuesday 7 July 2026
      Then the response is due at 12:00 on Tuesday 7 July 2026
      And the analyst on shift gets a mail at 11:00

    Scenario: A local fault on the eve of Good Friday waits for the Tuesday after Easter
      Given it is 17:00 on Thursday 25 March 2027
      And a severity 3 incident with the local service, telephoned in by the trust
      When it becomes 10:30 on Tuesday 30 March 2027
      Then the response is due at 11:00 on Tuesday 30 March 2027
      And the analyst on shift gets a mail at 10:00

  Rule: The night shift sees what is next

    @browser
    Scenario: The queue shows the time left at half past two on a Sunday
      Given it is 02:25 on Sunday 29 November 2026
      And a severity 1 incident with the Care Records Service, telephoned in by the trust
      And 5 minutes pass
      When the analyst opens the queue
      Then the page says "10 min left"
