@DOC-03 @must-pass
Feature: Evidence can be found, is what it was, and shows if it is not
  Whoever was not there must be able to check it: the file byte for byte, the story without a gap, and each proof by its
  own fingerprint.

  Rule: A document is kept byte for byte

    Scenario: A screenshot comes back as it was handed in
      Given a severity 3 incident with PACS, telephoned in by the trust
      When the analyst attaches a picture of 40000 bytes
      Then the assessor gets the same bytes back
      And the desk's fingerprint of the file is that of the bytes

    Scenario: Two files of the same name are two documents
      Given a severity 3 incident with PACS, telephoned in by the trust
      When the analyst attaches two different files that are both called "screen.png"
      Then the assessor gets each of the two back unchanged

    Scenario: The page that came by fax has the fingerprint of the page that was sent
      When a fax of 40 lines arrives from the trust
      Then the desk gives the fax back exactly as the machine sent it
      And the desk's fingerprint of the file is that of the bytes

  Rule: The story has no gap

    Scenario: A whole life leaves an unbroken chain
      Given a severity 2 incident with PACS, telephoned in by the trust, with the LSP
      And the LSP resolves its ticket: "Archive link restored"
      When the caller confirms that it works, and the analyst closes the incident
      Then each event carries the fingerprint of the one before
      And the desk finds the history intact, as many events as the assessor can read

    Scenario: What was refused leaves the story as it was
      Given a severity 3 incident with PACS, telephoned in by the trust
      When the assessor tries to respond, to reclassify, to attach and to close
      Then the desk refused each time
      And the history is as long as before

    Scenario: Patient data that was taken out leaves the chain whole
      When the trust writes to the desk about "A record will not open" with a patient's NHS number
      Then each event carries the fingerprint of the one before
      And the desk finds the history intact, as many events as the assessor can read

  Rule: Each proof is indexed by what it is

    Scenario: The same proof kept twice is one file, and another proof is another
      When the rehearsal keeps one proof twice and another once
      Then the first two have one fingerprint, which is that of the bytes, and the third has its own
