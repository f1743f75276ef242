@ONB-03 @must-pass
Feature: One more organisation changes nothing for the others, and sees nothing of theirs
  Twelve organisations share one desk and no secrets. What one of them reports is in nobody else's list, count, search
  or mailbox.

  Background:
    Given the primary care trust has reported "Kestrel surgery cannot print" on the portal
    And the mental health trust has reported "Heron ward cannot log in" on the portal

  Rule: Nobody sees what is not theirs

    Scenario: Lists, counts and searches stop at the organisation's door
      When somebody at the primary care trust looks at their list, their counts and searches for "cannot"
      Then they find 1 incident in each, and it is their own

    Scenario: Searching for the words of another's incident finds nothing
      When somebody at the primary care trust searches for "Heron"
      Then they find nothing, although the analyst finds it

    Scenario: Another's reference leads nowhere, exactly like one that does not exist
      When somebody at the primary care trust asks for the mental health trust's incident, and for one that does not exist
      Then the desk refuses both in the same words

    Scenario: Another's document leads nowhere
      Given the analyst has attached a picture to the mental health trust's incident
      When somebody at the primary care trust asks for that document
      Then the desk refuses

    Scenario: Knowing a reference does not let one organisation write into another's incident
      Unlike "Lists, counts and searches stop at the organisation's door": there callers read about what is theirs.

      When the caller of the primary care trust writes with the mental health trust's reference in the subject: "Osprey has taken over"
      Then the mental health trust's incident does not hold the words "Osprey has taken over"
      And the mental health trust's caller reads nothing of it
      And the desk holds exactly 3 records

    @browser
    Scenario: The pages show each organisation its own
      When somebody at the primary care trust opens their list and then the page of the mental health trust's incident
      Then their list shows "Kestrel surgery cannot print" and not "Heron ward cannot log in"
      And the other page says that it was not found

  Rule: A person sees their own, and not what a colleague reports

    Scenario: A colleague's telephone call is in nobody else's list, counts or search
      Given a colleague at the primary care trust has telephoned: "Plover clinic cannot scan"
      When somebody at the primary care trust looks at their list, their counts and searches for "cannot"
      Then they find 1 incident in each, and it is their own

    Scenario: A colleague's reference leads nowhere
      Given a colleague at the primary care trust has telephoned: "Plover clinic cannot scan"
      When somebody at the primary care trust asks for the colleague's incident, and for one that does not exist
      Then the desk refuses both in the same words

  Rule: Nobody's service suffers for a newcomer

    Scenario: Forty reports from a newcomer leave the others' figures and promises as they were
      Given somebody at the primary care trust has noted their counts and their deadline
      When social services reports 40 incidents on the portal
      Then somebody at the primary care trust finds the same counts and the same deadline
      And the counts of social services are 40
