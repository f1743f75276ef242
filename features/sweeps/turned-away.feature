@LOG-01 @LSP-01
Feature: What is turned away or never arrives is answered, and leaves the right trace
  Whoever is turned away learns it at once; whatever comes twice counts once; a call that nobody took can be returned.

  Scenario: Each of them, at one desk
    # answered: the SMTP or HTTP status; "taken" for a mail that is accepted. opened: new incidents. recorded: events of the incident that
    # it is about. letters: those that leave the desk because of it.
    Given it is 10:00 on Tuesday 24 November 2026
    When each of these comes to the desk:
      | what comes                                              | answered | opened | recorded         | letters |
      | a mail of a stranger                                    | 550      | 0      |                  | 0       |
      | a mail to somebody who is not here                      | 550      | 0      |                  | 0       |
      | a mail of a caller                                      | taken    | 1      |                  | 1       |
      | the same mail once more                                 | taken    | 0      |                  | 0       |
      | another caller's mail with the same Message-ID          | taken    | 1      |                  | 1       |
      | another caller's mail with the reference in its subject | taken    | 1      |                  | 1       |
      | an automatic answer of a caller                         | taken    | 0      |                  | 0       |
      | a mail whose acknowledgement is refused for good        | taken    | 1      | callerNotReached | 1       |
      | a mail larger than a desk takes                         | 552      | 0      |                  | 0       |
      | a caller's answer after the closing                     | taken    | 0      | an event         | 1       |
      | the caller's answer to it once more                     | taken    | 0      |                  | 0       |
      | a call that nobody takes                                | missed   | 0      |                  | 0       |
      | a call whose caller hangs up                            | missed   | 0      |                  | 0       |
      | an event of the supplier                                | 201      | 0      | supplierUpdated  | 0       |
      | the same event once more                                | 201      | 0      |                  | 0       |
      | the same event ten minutes later                        | 401      | 0      |                  | 0       |
      | an event signed with another key                        | 401      | 0      |                  | 0       |
      | a ticket of another desk                                | 201      | 1      |                  | 0       |
      | the same ticket once more with its key                  | 201      | 0      |                  | 0       |
      | another ticket with the same key                        | 422      | 0      |                  | 0       |
    Then each was answered as its row says
    And each left the trace of its row, and no other
