@SEC-04 @must-pass
Feature: Nothing that may have harmed a patient closes before the clinical safety officer has signed it off
  The desk restores a service. Whether a patient came to harm is for a clinician to judge, and until then nothing is over.

  Background:
    Given it is 09:00 on Tuesday 24 November 2026

  Rule: A tick is not needed: words are enough, and the officer hears at once

    Scenario: The analyst logs what was said, and ticks nothing
      Given the trust telephones about the Care Records Service: "The list showed another patient"
      When the analyst logs the call with impact 4 and urgency 4
      Then the incident has severity 1
      And the record says that a patient may have come to harm
      And the clinical safety officer is called at 09:00
      And the clinical safety officer gets a mail at 09:00

    Scenario: The words come in a note, hours later
      Given the trust telephones about Electronic Prescriptions: "The screens are slow"
      And the analyst logs the call with impact 5 and urgency 4
      And it becomes 11:00
      When the analyst notes: "The pharmacist says the label had the wrong dose."
      Then the incident has severity 2
      And the clinical safety officer is called at 11:00

    Scenario: Nobody was hurt
      Unlike "The analyst logs what was said, and ticks nothing": here the words deny it.

      Given the trust telephones about the Care Records Service: "It froze, and nobody was hurt"
      When the analyst logs the call with impact 4 and urgency 4
      Then the desk asks whether a patient may have come to harm
      And the incident has severity 4
      And the clinical safety officer is never called

    Scenario: The question is answered before anything closes
      Given the trust telephones about the Care Records Service: "It froze, and nobody was hurt"
      And the analyst logs the call with impact 4 and urgency 4
      And the analyst resolves the incident: "Restarted"
      And the caller confirms that it works
      When the analyst tries to close the incident
      Then the desk refuses
      And it closes once the analyst has answered that no patient can have come to harm

    Scenario: The officer does nothing, and the deputy is called
      Given the trust telephones about the Care Records Service: "The list showed another patient"
      And the analyst logs the call with impact 4 and urgency 4
      When 20 minutes pass
      Then the deputy clinical safety officer is called at 09:15

  Rule: No way leads past the sign-off

    Scenario: Resolved, confirmed, and three nights
      Given the trust telephones about the Care Records Service: "The list showed another patient"
      And the analyst logs the call with impact 4 and urgency 4
      And the analyst resolves the incident: "The session was ended"
      And the caller confirms that it works
      When 3 days pass
      Then the record is resolved, and not closed
      And the analyst cannot close the incident yet

    Scenario: The supplier says that it is over, and closes its ticket
      Given a severity 2 incident with PACS, telephoned in by the trust, with the LSP
      And the analyst notes: "The viewer showed another patient."
      And the LSP resolves its ticket: "Cache cleared"
      And the LSP closes its ticket by itself
      And the caller confirms that it works
      When 2 days pass
      Then the record is resolved, and not closed

    Scenario: One of twelve parts is flagged, and the others close
      Given a severity 1 incident with the Care Records Service, telephoned in by the trust
      And 12 more people of all organisations report the Care Records Service within 1 hour, and each becomes a part of it
      And the analyst flags one of its parts as possible harm
      And the analyst resolves the incident it is a part of
      When the callers of its parts confirm that it works, and 2 days pass
      Then 11 of its parts are closed, and the flagged one is not

    Scenario: The analyst cannot sign it off
      Given the trust telephones about the Care Records Service: "The list showed another patient"
      And the analyst logs the call with impact 4 and urgency 4
      And the clinical safety officer fills the triage form: severity minor, likelihood low
      And the clinical safety officer links it to a hazard of the log
      When the analyst tries to sign it off
      Then the desk refuses

  Rule: The officer judges, links the hazard and signs

    Scenario: From the form to the sign-off
      Given the trust telephones about the Care Records Service: "The list showed another patient"
      And the analyst logs the call with impact 4 and urgency 4
      And the clinical safety officer fills the triage form: severity significant, likelihood low
      And the clinical safety officer links it to a hazard of the log
      And the clinical safety officer signs it off
      And the analyst resolves the incident: "The session was ended"
      When the caller confirms that it works, and the analyst closes the incident
      Then the record is closed
      And the hazard log says that it happened in this incident

    Scenario: Nothing is signed off without the form and the hazard
      Given the trust telephones about the Care Records Service: "The list showed another patient"
      And the analyst logs the call with impact 4 and urgency 4
      When the clinical safety officer tries to sign it off
      Then the desk refuses
      And it is signed off once the form is filled and a hazard is linked

    Scenario: One death, and it is not likely
      Given the trust telephones about the Care Records Service: "The list showed another patient"
      And the analyst logs the call with impact 4 and urgency 4
      When the clinical safety officer fills the triage form: severity major, likelihood low
      Then the risk is 3

    Scenario: The risk is looked up in the published table
      Given the trust telephones about the Care Records Service: "The list showed another patient"
      And the analyst logs the call with impact 4 and urgency 4
      When the clinical safety officer judges each severity at each likelihood in turn
      Then the risks are those of the published table:
        |           | minor | significant | considerable | major | catastrophic |
        | very-high | 3     | 4           | 4            | 5     | 5            |
        | high      | 2     | 3           | 3            | 4     | 5            |
        | medium    | 2     | 2           | 3            | 3     | 4            |
        | low       | 1     | 2           | 2            | 3     | 4            |
        | very-low  | 1     | 1           | 2            | 2     | 3            |

    Scenario: A risk of 4 is accepted by the medical director
      Given the trust telephones about the Care Records Service: "The list showed another patient"
      And the analyst logs the call with impact 4 and urgency 4
      And the clinical safety officer fills the triage form: severity major, likelihood high
      And the clinical safety officer links it to a hazard of the log
      And the clinical safety officer signs it off
      And the analyst resolves the incident: "The session was ended"
      And the caller confirms that it works
      When the analyst tries to close the incident
      Then the desk refuses
      And it closes once the medical director has accepted the risk

    Scenario: It comes back with a new harm, and the sign-off is void
      Given the trust telephones about the Care Records Service: "The list showed another patient"
      And the analyst logs the call with impact 4 and urgency 4
      And the clinical safety officer fills the triage form: severity minor, likelihood low
      And the clinical safety officer links it to a hazard of the log
      And the clinical safety officer signs it off
      And the analyst resolves the incident: "The session was ended"
      And the caller confirms that it works, and the analyst closes the incident
      And it becomes 14:00
      When the analyst reopens the incident, because "it printed the wrong dose"
      Then the clinical safety officer is called at 14:00
      And nobody has signed it off
