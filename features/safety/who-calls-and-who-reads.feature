@SEC-02
Feature: The desk knows who calls before it changes an account, and who read what
  A stranger who knows a name and a ward is not that person. And whoever works here reads what the work needs.

  Background:
    Given it is 09:00 on Tuesday 24 November 2026
    And the trust telephones about the Care Records Service: "My account is locked"
    And the analyst logs the call with impact 5 and urgency 4

  Rule: No account is changed before the caller has been checked

    Scenario: Nobody has checked
      When the analyst tries to reset the password of somebody in the directory
      Then the desk refuses

    Scenario: The check succeeds
      Given the analyst has confirmed somebody in the directory by secret-characters
      When the analyst tries to reset the password of somebody in the directory
      Then the desk does it

    Scenario: The caller does not want to be checked
      Given the analyst has noted that somebody in the directory refused the check by secret-characters
      When the analyst tries to reset the password of somebody in the directory
      Then the desk refuses
      And the record says who refused, and no answer

    Scenario: The caller offers another number
      When the analyst rings somebody in the directory back, who offers "020 7946 0999"
      Then the number of the directory rings, and no other
      And the analyst can confirm them by call-back

  Rule: An account belongs to one person

    Scenario: The account of a counter
      When somebody signs in with the account of a counter
      Then the desk refuses

  Rule: Who read what is noted, and somebody else looks at it

    Scenario: The duty manager reads an incident
      When the duty manager reads the incident
      Then the information governance lead sees that the duty manager read it at 09:00

    Scenario: Only the lead and the assessor see who read what
      When the analyst tries to see who read the incident
      Then the desk refuses

    Scenario: A reading without any act is listed
      Given the duty manager reads the incident
      And 1 day passes
      When the information governance lead draws up the review of that day
      Then the reading of the duty manager is listed, and the analyst's is not

    Scenario: Nobody closes a list on which they stand
      Given the duty manager reads the incident
      And the information governance lead reads the incident
      And 1 day passes
      And the information governance lead draws up the review of that day
      When the information governance lead tries to close what is listed
      Then the desk refuses
      And the deputy closes it with a reason
