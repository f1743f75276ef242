@LOG-01 @must-pass
Feature: A caller and the desk read the same time
  What a letter and a page say of an incident is in the hospital's own time.

  Scenario: A letter carries the hospital's time
    Given it is 23:40 on Thursday 24 December 2026
    When the trust writes to the desk: "PACS opens no images"
    Then the caller was sent the reference within 1 minute
    And the caller is written to at 23:40

  @browser
  Scenario: A page shows the hospital's time
    Given it is 23:40 on Thursday 24 December 2026
    And the trust telephones about PACS: "No images can be opened"
    When the analyst logs the call with impact 3 and urgency 3
    And the analyst opens the incident's page
    Then the page says "Thu 24 Dec 2026, 23:40"
