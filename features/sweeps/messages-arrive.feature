@LSP-05 @sweep
Feature: Every message reaches the supplier once, whatever its interface does
  Not only a hand-off can be lost on its way. A change of severity, a note, a file, a reopening, a closing: each must arrive, and arrive
  once, although an answer breaks off and the desk sends it again. What the supplier refuses for good is not sent for ever, and is recorded.

  Background:
    Given it is 10:00 on Tuesday 24 November 2026

  Scenario: Each message, with each fault of the interface
    # Each fault has an incident of its own, which meets it once at every message: when the desk reads its ticket, or when it changes it.
    When an incident is led from its hand-off to its closing with each of these faults at every message:
      | the interface                                   | of a request to |
      | loses answers                                   | change          |
      | loses answers                                   | read            |
      | is unavailable                                  | change          |
      | is unavailable                                  | read            |
      | breaks the connection before it stores anything | change          |
      | answers with nothing                            | change          |
      | answers with nothing                            | read            |
      | garbles its answers                             | change          |
      | garbles its answers                             | read            |
      | calls a good token expired                      | change          |
      | allows no more calls                            | change          |
    Then of each incident the supplier has each of these messages once:
      | message              | at the supplier                                            |
      | a change of severity | its severity is the new one, and one note gives the reason |
      | a change of service  | one note names the new service                             |
      | a file               | it holds the file                                          |
      | an answer            | one note has its words                                     |
      | a reopening          | it is set in progress for the reason                       |
      | a closing            | it is closed                                               |

  Scenario: Each message, refused for good
    When the interface refuses each of these messages for good:
      | message              | status |
      | a hand-off           | 400    |
      | a hand-off           | 403    |
      | a hand-off           | 422    |
      | a change of severity | 403    |
      | a change of service  | 422    |
      | a file               | 413    |
      | a file               | 415    |
      | an answer            | 400    |
      | a reopening          | 409    |
      | a closing            | 409    |
    Then each was sent once, and the record says what became of it

  Scenario: A file that the supplier refuses does not keep the incident from it
    When an incident with a file is handed off, and the interface refuses a request with files, with each of these statuses:
      | status |
      | 400    |
      | 413    |
      | 415    |
    Then the supplier has each incident once, without the file
