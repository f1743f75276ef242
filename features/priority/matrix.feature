@PRI-01 @must-pass
Feature: Severity follows from impact and urgency, by the published table
  The table is not symmetric and no sum gives it: what hits many and can wait is not what hits few and cannot. Every
  one of its twenty-five cells counts, on every channel, and on the supplier's side too.

  Rule: All twenty-five cells, in whatever order they come

    Scenario: Calls row by row
      When the analyst logs one call for each pair of impact and urgency, row by row
      Then the severities are those of the published table:
        | impact | 1 | 2 | 3 | 4 | 5 |
        | 1      | 1 | 1 | 2 | 2 | 3 |
        | 2      | 1 | 2 | 2 | 3 | 4 |
        | 3      | 2 | 3 | 3 | 4 | 4 |
        | 4      | 3 | 3 | 4 | 4 | 5 |
        | 5      | 4 | 5 | 5 | 5 | 5 |

    Scenario: One incident led through every cell from the last to the first
      Given a severity 5 incident with the Care Records Service, telephoned in by the trust
      When the analyst reclassifies it through every pair of impact and urgency, from the last to the first
      Then the severities are those of the published table:
        | impact | 1 | 2 | 3 | 4 | 5 |
        | 1      | 1 | 1 | 2 | 2 | 3 |
        | 2      | 1 | 2 | 2 | 3 | 4 |
        | 3      | 2 | 3 | 3 | 4 | 4 |
        | 4      | 3 | 3 | 4 | 4 | 5 |
        | 5      | 4 | 5 | 5 | 5 | 5 |

  Rule: The same table holds wherever the contact comes in, and travels with it

    Scenario: What a caller chooses on the portal counts as what an analyst hears
      When the trust reports a fault with impact 2 and urgency 4 on the portal
      And the trust reports a fault with impact 4 and urgency 2 on the portal
      And the trust reports a fault with impact 1 and urgency 5 on the portal
      And the trust reports a fault with impact 5 and urgency 1 on the portal
      Then the four have severity 3, 3, 3 and 4, in this order

    Scenario: The supplier is told the severity of the table
      Given the university hospital telephones about PACS: "Theatres cannot see images"
      And the analyst logs the call with impact 2 and urgency 3
      When the analyst hands the incident to the supplier with everything it needs
      Then the LSP's ticket has severity 2

    @browser
    Scenario: The analyst sees the severity on the page that the table gives
      Given the primary care trust telephones about Choose and Book: "Bookings are slow at one surgery"
      And the analyst logs the call with impact 3 and urgency 2
      When the analyst opens the incident's page
      Then the page says "Severity 3"

  Rule: Another severity needs another impact or urgency, a reason, and somebody who may

    Scenario: A mail is read, and turns out to be worse than the middle
      Given the university hospital writes to the desk: "PACS"
      And the incident has severity 3
      When the analyst reclassifies it to impact 1 and urgency 1, because "all theatres have stopped"
      Then the incident has severity 1
      And the record keeps the words "all theatres have stopped"
      And the team leader is called at 09:30

    Scenario: Nobody changes a severity without a reason
      Given a severity 2 incident with PACS, telephoned in by the trust
      When the analyst tries to reclassify it to impact 5 and urgency 5 without a reason
      Then the desk refuses
      And the incident has severity 2

    Scenario: A caller cannot raise the severity of their own incident
      Given a severity 4 incident with PACS, telephoned in by the trust
      When the trust tries to reclassify it to impact 1 and urgency 1
      Then the desk refuses
      And the incident has severity 4
