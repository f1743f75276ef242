@must-pass
Feature: Another organisation's desk logs its incidents with ours
  A hospital with a service desk of its own should not have to telephone ours. Its desk logs what is ours to mend as a
  ticket, hears in signed messages how it goes, and keeps the last word for its caller.

  Background:
    Given the desk of the university hospital has asked to be told of its tickets

  @LOG-01
  Rule: One incident, which both desks know by both references

    Scenario: It is logged, the answer is lost, and it is logged again
      When the desk of the university hospital logs "No images in theatre 2" about PACS as "NG-77", and again for want of an answer
      Then the desk holds exactly 1 record
      And the record came from that desk, under its reference "NG-77"
      And that desk was told of one new ticket, with our reference and "NG-77"

    Scenario: Its caller has more to say, and something to show
      Given the desk of the university hospital logs "No images in theatre 2" about PACS as "NG-78"
      When that desk adds the note "The second screen is dark too" and the document "viewer.log": "09:12 ERR-2047"
      Then the record keeps the words "The second screen is dark too"
      And the analyst can read the document "viewer.log" as that desk sent it

    Scenario: It takes back what nobody has begun to work on
      Given the desk of the university hospital logs "No images in theatre 2" about PACS as "NG-79"
      When that desk deletes its ticket
      Then that desk does not find its ticket any more, and was told last that it is deleted
      And the desk holds exactly 1 record
      And the record is closed

    Scenario: What our people do is told at once, in order and signed
      Given the desk of the university hospital logs "No images in theatre 2" about PACS as "NG-80"
      And the analyst acknowledges the incident
      When the analyst hands the incident to the supplier with everything it needs
      Then that desk was told that its ticket is "acknowledged", then "inProgress", then "held"
      And everything it was told was signed with the key that was agreed

  @LOG-02
  Rule: Resolved by us is not closed for its caller

    Scenario: It does not work yet, and then it does
      Given the desk of the university hospital logs "No images in theatre 2" about PACS as "NG-81"
      And the analyst resolves the incident, and cannot close it yet
      And that desk reopens its ticket, because "The second screen is still dark"
      And the analyst resolves the incident, and cannot close it yet
      When that desk closes its ticket
      Then the record keeps the words "The second screen is still dark"
      And the record is closed
      And that desk was told last that its ticket is "closed"

  @ONB-03
  Rule: Nobody sees what is not theirs

    Scenario: Another's ticket leads nowhere, exactly like one that does not exist
      Unlike "What our people do is told at once, in order and signed": there the ticket is that desk's own.

      Given the desk of the other university hospital logs "Heron theatre is dark" about PACS as "Q-1"
      When the desk of the university hospital reads, changes and deletes that ticket
      Then it was answered each time as for a ticket that does not exist
      And it finds no ticket in its list, and was told of none

  @SEC-01
  Rule: A patient's number does not get in with a ticket

    Scenario: In what it says, in its note and in its document
      When the desk of the university hospital logs a ticket with the number 4505577104 in its words, its note and its document
      Then the number 4505577104 is nowhere: not in the record, the list, the search or any mail
      And the number 4505577104 is in no document, and in nothing that desk was told
      And an information governance event is in the history
