@KNW-05
Feature: A supplier's known error is matched and its workaround offered at first contact
  The supplier has known for days. The caller should not have to wait for a ticket to come back to learn the way round it.

  Background:
    Given it is 09:00 on Monday 30 November 2026

  Rule: By its number, then by what callers see

    Scenario: The number stands in the error message
      Given a known error of PACS numbered "KE-4711", in which "Mammograms are shown upside down"
      When the trust telephones: "the screen says ke-4711"
      Then the known error was offered at once, with its workaround

    Scenario: The caller describes it, with a typing error
      Given a known error of PACS numbered "KE-4711", in which "Mammograms are shown upside down"
      When the trust telephones: "mamograms upside down on every screen"
      Then the known error was offered at once, with its workaround

    Scenario: Another fault of the same service is not taken for it
      Given a known error of PACS numbered "KE-4711", in which "Mammograms are shown upside down"
      When the trust telephones: "the login page asks for a licence"
      Then no known error was offered

  Rule: Only while it is true, and where it is

    Scenario: It was withdrawn
      Given a known error of PACS numbered "KE-4711", in which "Mammograms are shown upside down"
      When the supplier withdraws it
      And the trust telephones: "the screen says KE-4711"
      Then no known error was offered

    Scenario: It is fixed in a release that only the trust has
      Given a known error of PACS numbered "KE-4711", in which "Mammograms are shown upside down"
      When it is fixed for the trust
      And the university hospital telephones: "the screen says KE-4711"
      Then the known error was offered at once, with its workaround

    Scenario: The trust, which has the release, is not offered it
      Given a known error of PACS numbered "KE-4711", in which "Mammograms are shown upside down"
      When it is fixed for the trust
      And the trust telephones: "the screen says KE-4711"
      Then no known error was offered

  Rule: The rate counts what could have been offered

    Scenario: Two at once, one later, and one before it was published
      Given an incident with PACS, telephoned in before the known error was published
      And a known error of PACS numbered "KE-4711", in which "Mammograms are shown upside down"
      When the trust telephones three times: twice with its number, once without anything to tell it by
      And all four turn out to be the known error, which was used in the last one later
      Then 2 of 3 were offered it at once, which is 66.7 per cent
      And the one before its publication is listed apart
