@SEC-03
Feature: A data-security incident is judged at once, against 72 hours that nothing stretches
  The limit does not know weekends. Whoever decides has to know of it on Christmas Day too.

  Rule: The hours are real hours

    Scenario Outline: Known <known>
      Given it is <known>
      And the trust telephones about the Care Records Service: "A list went to the wrong address"
      And the analyst logs the call with impact 4 and urgency 4
      When the analyst records that the desk knows since <known> that personal data are affected
      Then it is to be notified by <due>

      Examples:
        | known                               | due                                 |
        | 15:00 on Thursday 24 December 2026  | 15:00 on Sunday 27 December 2026    |
        | 17:00 GMT on Thursday 25 March 2027 | 18:00 BST on Sunday 28 March 2027   |

    Scenario: The supplier knew first
      Given it is 12:00 on Wednesday 25 November 2026
      And the trust telephones about the Care Records Service: "A list went to the wrong address"
      And the analyst logs the call with impact 4 and urgency 4
      When the analyst records that the LSP knew since 09:00 on Monday 23 November 2026 and told the desk at 11:00 on Wednesday 25 November 2026
      Then it is to be notified by 11:00 on Saturday 28 November 2026

  Rule: Only a notification, or a named person's reasoned decision, stops it

    Scenario: Over Christmas nobody does anything
      Given it is 15:00 on Thursday 24 December 2026
      And the trust telephones about the Care Records Service: "A list went to the wrong address"
      And the analyst logs the call with impact 4 and urgency 4
      And the analyst records that the desk knows since 15:00 on Thursday 24 December 2026 that personal data are affected
      And the analyst resolves the incident: "The mail was recalled"
      And the caller confirms that it works, and the analyst closes the incident
      When 3 days and 1 hour pass
      Then the information governance lead is called at 15:00 on Thursday 24 December 2026
      And the head of ICT is called at 15:00 on Saturday 26 December 2026
      And the director on call is called at 15:00 on Sunday 27 December 2026

    Scenario: It is notified
      Unlike "Over Christmas nobody does anything": here the regulator is notified on the first day.

      Given it is 15:00 on Thursday 24 December 2026
      And the trust telephones about the Care Records Service: "A list went to the wrong address"
      And the analyst logs the call with impact 4 and urgency 4
      And the analyst records that the desk knows since 15:00 on Thursday 24 December 2026 that personal data are affected
      And it becomes 18:00
      And the information governance lead notifies the regulator
      When 4 days pass
      Then the director on call is never called

    Scenario: It need not be notified
      Unlike "Over Christmas nobody does anything": here the lead decides, with a reason.

      Given it is 15:00 on Thursday 24 December 2026
      And the trust telephones about the Care Records Service: "A list went to the wrong address"
      And the analyst logs the call with impact 4 and urgency 4
      And the analyst records that the desk knows since 15:00 on Thursday 24 December 2026 that personal data are affected
      And the information governance lead decides that it need not be notified, because "the file was encrypted"
      When 4 days pass
      Then the director on call is never called

    Scenario: An analyst does not decide it
      Given it is 15:00 on Thursday 24 December 2026
      And the trust telephones about the Care Records Service: "A list went to the wrong address"
      And the analyst logs the call with impact 4 and urgency 4
      And the analyst records that the desk knows since 15:00 on Thursday 24 December 2026 that personal data are affected
      When the analyst tries to decide that it need not be notified
      Then the desk refuses

  Rule: It is looked at at once

    Scenario: The caller says that data are lost
      Given it is 03:00 on Sunday 29 November 2026
      And the trust telephones about the Care Records Service: "A laptop with a list is gone"
      When the analyst logs the call with impact 5 and urgency 5 as a data-security incident
      Then the information governance lead is called at 03:00
      And it is to be notified by 03:00 on Wednesday 2 December 2026

  Rule: Who investigates takes no part in it

    Scenario: The one who reported it
      Given it is 09:00 on Tuesday 24 November 2026
      And the trust telephones about the Care Records Service: "A list went to the wrong address"
      And the analyst logs the call with impact 4 and urgency 4 as a data-security incident
      When the information governance lead tries to appoint the caller as the investigator
      Then the desk refuses

    Scenario: The manager of whom it is about
      Given it is 09:00 on Tuesday 24 November 2026
      And the trust telephones about the Care Records Service: "A list went to the wrong address"
      And the analyst logs the call with impact 4 and urgency 4 as a data-security incident
      And "Tom Ash" is whom it is about, and "Mary Bell" is the manager
      When the information governance lead tries to appoint "Mary Bell" as the investigator
      Then the desk refuses

    Scenario: Somebody who turns out to be involved later
      Given it is 09:00 on Tuesday 24 November 2026
      And the trust telephones about the Care Records Service: "A list went to the wrong address"
      And the analyst logs the call with impact 4 and urgency 4 as a data-security incident
      And the information governance lead appoints "Ann Cole" as the investigator
      When "Ann Cole" is found to be whom it is about
      Then nobody investigates it
      And the information governance lead gets a mail at 09:00
