@LSP-03 @must-pass
Feature: A hand-off carries the whole minimum data set, or it does not leave the desk
  A submission that lacks its data is bounced, and the hours are the patient's. So the desk stops it first, and says
  what is missing.

  Background:
    Given the trust telephones about the Care Records Service: "Ward 4F cannot open any patient record"
    And the analyst logs the call with impact 2 and urgency 2

  Rule: Complete, it arrives whole

    Scenario: Everything the analyst knew is in the LSP's hands
      When the analyst hands the incident to the supplier with everything it needs
      Then the LSP holds 1 ticket
      And the LSP has every field as the analyst gave it

    Scenario: A workaround with umlauts, an ampersand and a line break survives the wire
      When the analyst hands the incident to the supplier with the workaround:
        """
        Ask Dr Müller's office & use the "paper" list
        until 12:00 <then ring again>
        """
      Then the LSP has every field as the analyst gave it

  Rule: Incomplete, it is stopped before anything is sent

    Scenario: Each field of the minimum data set is missed when it is missing
      Unlike "Everything the analyst knew is in the LSP's hands": there nothing is missing.

      When the analyst tries to hand it off once without each field of the minimum data set
      Then the desk refused each time, and named the missing field
      And nothing has reached the LSP

    Scenario: Blanks are not an answer
      Unlike "Everything the analyst knew is in the LSP's hands": there nothing is blank.

      When the analyst tries to hand it off with "   " for stepsTaken and " " for workaround
      Then the desk refuses, and names stepsTaken and workaround
      And nothing has reached the LSP

    Scenario: Two fields missing are both named at once
      Unlike "Everything the analyst knew is in the LSP's hands": there nothing is missing.

      When the analyst tries to hand it off without affectedUsers and occurredAt
      Then the desk refuses, and names affectedUsers and occurredAt
      And nothing has reached the LSP

    Scenario: Completed after the refusal, it is sent once
      Given the analyst tries to hand it off without affectedUsers and occurredAt
      And the desk refuses, and names affectedUsers and occurredAt
      When the analyst hands the incident to the supplier with everything it needs
      Then the LSP holds 1 ticket
      And the LSP has every field as the analyst gave it

    @browser
    Scenario: The form tells the analyst what is missing
      Unlike "Everything the analyst knew is in the LSP's hands": there nothing is missing.

      Given the analyst opens the incident's page
      When the analyst presses "Hand off to the supplier" with nothing but a description
      Then the page names what is missing
      And nothing has reached the LSP
