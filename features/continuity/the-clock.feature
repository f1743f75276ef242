@PRI-04
Feature: A clock can be read like a bank statement
  Whoever doubts a deadline can add it up: which hours counted, which did not, and why. Two people who do so with the
  calendar in their hands get the same sum as the desk.

  Rule: The service's tier decides which hours count

    Scenario: Christmas stands between a local fault and its deadline
      Given it is 17:00 on Thursday 24 December 2026
      When a severity 3 incident with the local service, telephoned in by the trust
      Then the response is due at 11:00 on Tuesday 29 December 2026
      And the resolution is due at 17:00 on Wednesday 30 December 2026

    Scenario: At a national application nobody waits for Christmas to be over
      Given it is 17:00 on Thursday 24 December 2026
      When a severity 3 incident with PACS, telephoned in by the trust
      Then the response is due at 21:00 on Thursday 24 December 2026
      And the resolution is due at 05:00 on Saturday 26 December 2026

    Scenario: The hour that comes twice is waited for twice
      Given it is 00:30 BST on Sunday 25 October 2026
      And a severity 2 incident with the Care Records Service, telephoned in by the trust
      And 1 hour passes
      And the analyst pauses the incident until the caller answers
      When 1 hour passes
      And the analyst goes on with the incident
      Then the resolution is due at 04:30 GMT on Sunday 25 October 2026

    Scenario: One clock, and both changes of a winter
      Given it is 18:00 on Saturday 24 October 2026
      And a severity 4 incident with the Care Records Service, telephoned in by the trust
      And the analyst responds: "We need the names of the three users"
      And it becomes 17:00 on Sunday 25 October 2026
      And the analyst resolves the incident: "The three accounts were set up anew"
      And it becomes 12:00 on Saturday 27 March 2027
      When the analyst reopens the incident, because "the same three users again"
      Then the resolution is due at 13:00 on Monday 29 March 2027

  Rule: It stands still while the caller is waited for, and goes on where it stood

    Scenario: A question is asked on Friday and answered on Monday
      Given it is 10:00 on Friday 27 November 2026
      And a severity 3 incident with the local service, telephoned in by the trust
      And the analyst responds: "Which sockets are dead?"
      And 6 hours pass
      And the analyst pauses the incident until the caller answers
      When it becomes 09:00 on Monday 30 November 2026
      And the analyst goes on with the incident
      Then the resolution is due at 13:00 on Tuesday 1 December 2026

    Scenario: Nobody is warned of a clock that stands still
      Unlike "What was resolved too soon goes on where it stopped": there the clock runs, and half of the time is gone.

      Given it is 10:00 on Monday 23 November 2026
      And a severity 2 incident with PACS, telephoned in by the trust
      And the analyst acknowledges the incident
      And the analyst responds: "Please send us the accession number"
      And 1 hour passes
      And the analyst pauses the incident until the caller answers
      And 9 hours pass
      And the duty manager gets no mail
      When the analyst goes on with the incident
      And 4 hours pass
      Then the duty manager gets a mail at 23:00 on Monday 23 November 2026

    Scenario: A caller who never answers does not stop it for ever
      Given it is 10:00 on Monday 23 November 2026
      And a severity 3 incident with the local service, telephoned in by the trust
      And the analyst responds: "Which sockets are dead?"
      And the analyst pauses the incident until the caller answers
      When it becomes 12:00 on Thursday 26 November 2026
      Then the caller is written to at 10:00 on Tuesday 24 November 2026
      And the caller is written to at 10:00 on Wednesday 25 November 2026
      And the resolution is due at 10:00 on Monday 30 November 2026

    Scenario: What was resolved too soon goes on where it stopped
      Given it is 10:00 on Monday 23 November 2026
      And a severity 2 incident with PACS, telephoned in by the trust
      And the analyst acknowledges the incident
      And the analyst responds: "The archive is being restarted"
      And 2 hours pass
      And the analyst resolves the incident: "The archive was restarted"
      And 3 hours pass
      When the analyst reopens the incident, because "the images still do not load"
      And 3 hours pass
      Then the resolution is due at 21:00
      And the duty manager gets a mail at 17:00

  Rule: What was agreed with the caller is kept too

    Scenario: A deadline that was agreed stands though the clock stands still
      Given it is 10:00 on Monday 23 November 2026
      And a severity 3 incident with the local service, telephoned in by the trust
      And the duty manager agrees that the resolution is due at 15:00 on Thursday 26 November 2026, because "the part comes on Thursday"
      And the analyst pauses the incident until the caller answers
      When 3 hours pass
      Then the resolution is due at 15:00 on Thursday 26 November 2026

    Scenario: What is to be remembered in the evening is said in the morning
      Given it is 10:00 on Monday 23 November 2026
      And a severity 3 incident with the local service, telephoned in by the trust
      And the analyst acknowledges the incident
      And the analyst responds: "The switch was changed"
      And the analyst wants to be reminded at 20:00 on Monday 23 November 2026: "Ask whether it holds"
      When it becomes 12:00 on Tuesday 24 November 2026
      Then the analyst on shift gets a mail at 08:00 on Tuesday 24 November 2026

    Scenario: What the caller confirmed and nobody closed is closed in the night
      Given it is 10:00 on Monday 23 November 2026
      And a severity 3 incident with the local service, telephoned in by the trust
      And the analyst responds: "The switch was changed"
      And the analyst resolves the incident: "The switch was changed"
      And the caller confirms that it works
      When it becomes 02:00 on Tuesday 24 November 2026
      Then the incident is closed, and came by the telephone

    Scenario: What the caller takes back is not closed in the night
      Given it is 10:00 on Monday 23 November 2026
      And the trust writes to the desk: "The week's images look pale"
      And the analyst responds: "The viewer was set right"
      And the analyst resolves the incident: "The viewer was set right"
      And the caller confirms that it works
      And the caller replies to the acknowledgement: "No, it still does not work"
      When it becomes 02:00 on Wednesday 25 November 2026
      Then the record is resolved, and not closed
      And the analyst on shift is told by mail that "it still does not work"

    Scenario: The office shuts for an afternoon that nobody had planned
      Given it is 10:00 on Monday 5 July 2027
      And a severity 3 incident with the local service, telephoned in by the trust
      When the duty manager shuts the office from 13:00 on Tuesday 6 July 2027 to 18:00 on Tuesday 6 July 2027, because "the server room moves"
      Then the resolution is due at 15:00 on Wednesday 7 July 2027

  Rule: Only what an analyst tells the caller is a response

    Scenario: An automatic receipt, somebody's name on it and a note are none
      Given it is 10:00 on Monday 23 November 2026
      And the trust writes to the desk: "The week's images look pale"
      And the analyst acknowledges the incident
      And the analyst notes: "The caller sounds worried"
      When 3 hours and 30 minutes pass
      Then nobody has responded yet, and the response is due at 14:00
      And the analyst on shift gets a mail at 13:00

    Scenario: The supplier's word to the desk is not the desk's word to the caller
      Given it is 10:00 on Monday 23 November 2026
      And a severity 2 incident with PACS, telephoned in by the trust, with the LSP
      And the LSP resolves its ticket: "Archive link restored"
      When 25 minutes pass
      Then nobody has responded yet, and the response is due at 10:30
      And the team leader gets a mail at 10:22:30

    Scenario: The second answer does not move the first
      Given a severity 2 incident with PACS, telephoned in by the trust
      And 10 minutes pass
      And the analyst responds: "We see it too"
      When 50 minutes pass
      And the analyst responds: "It is the archive"
      Then the response was given within 10 minutes

  Rule: The account is open to whoever has to judge it

    Scenario: The assessor adds up a deadline over a weekend
      Given it is 10:00 on Friday 27 November 2026
      And a severity 3 incident with the local service, telephoned in by the trust
      And 6 hours pass
      And the analyst pauses the incident until the caller answers
      And it becomes 09:00 on Monday 30 November 2026
      And the analyst goes on with the incident
      When the assessor asks why the resolution is due when it is
      Then the account has these hours:
        | from                                  | to                                    | counted |
        | 10:00 on Friday 27 November 2026      | 16:00 on Friday 27 November 2026      | 6 hours |
        | 09:00 on Monday 30 November 2026      | 18:00 on Monday 30 November 2026      | 9 hours |
        | 08:00 on Tuesday 1 December 2026      | 13:00 on Tuesday 1 December 2026      | 5 hours |
      And it adds up to 20 hours, and ends at 13:00 on Tuesday 1 December 2026

    @browser
    Scenario: The same account on the page
      Given it is 10:00 on Friday 27 November 2026
      And a severity 3 incident with the local service, telephoned in by the trust
      And 6 hours pass
      When the assessor opens the page that explains it
      Then the page says "Target: 20 h"
      And the page says "Mon 30 Nov 2026, 08:00"
