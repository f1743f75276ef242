@ESC-02 @must-pass
Feature: A call of the plan is acknowledged by a person, and by nothing else
  An exercise of the plan counts who was reached. A machine that answers, or a person who lets it go on, has acknowledged nothing: the desk
  goes on to the next, and its record says that nobody took the call.

  Rule: In hours

    Scenario: By day a machine answers at the team leader's
      Given it is 10:00 on Tuesday 24 November 2026
      And the voicemail of the team leader picks up after 15 seconds
      And a severity 1 incident with a local service, telephoned in by the trust
      When 16 minutes pass without an acknowledgement
      Then the call to the team leader at 10:00 was answered by no key
      And the duty manager is called at 10:05
      And the head of ICT is called at 10:15
      And the record shows no acknowledgement of the team leader

    Scenario: By day the team leader presses the key
      Given it is 10:00 on Tuesday 24 November 2026
      And the team leader picks up after 15 seconds and presses 1
      And a severity 1 incident with a local service, telephoned in by the trust
      When 16 minutes pass
      Then the record shows that the team leader acknowledged at 10:00:15

  Rule: Out of hours

    Scenario: By night a machine answers at the duty manager's, and the head of ICT lets it go on
      Given it is 22:15 on Thursday 26 November 2026
      And the voicemail of the duty manager picks up after 15 seconds
      And the head of ICT picks up after 20 seconds and presses 2
      And a severity 1 incident with a local service, telephoned in by the trust
      When 36 minutes pass without an acknowledgement
      Then the call to the duty manager at 22:15 was answered by no key
      And the head of ICT is called at 22:25
      And the programme director is called at 22:45
      And the deputy programme director is called at 22:50
      And the record shows no acknowledgement of the duty manager
      And the record shows no acknowledgement of the head of ICT
