@KNW-01 @must-pass
Feature: The catalogue says what the desk supports, for whom, when, and by which route
  At three in the morning nobody should have to know by heart who owns what. The catalogue is right when the desk acts on
  it: the route it names is the route taken, and the hours it names are the hours the clock keeps.

  Rule: It is complete, and every analyst has it

    Scenario: The four national applications, with owner, tier, hours and supplier
      When an analyst opens the catalogue
      Then it lists these national applications:
        | application                                 | tier     | supplied by |
        | Care Records Service                        | platinum | BT Health   |
        | Choose and Book                             | gold     | BT Health   |
        | Electronic Prescription Service             | platinum | BT Health   |
        | Picture Archiving and Communications System | gold     | BT Health   |
      And each names its owner, its hours and what it depends on

    Scenario: Every dependency that is a service of ours is in the catalogue too
      When an analyst opens the catalogue
      Then whatever an application depends on and the desk supports can be looked up in it

    @browser
    Scenario: A caller finds every service of the catalogue on the report page
      When somebody at social services opens the report page
      Then the page offers every service of the catalogue

  Rule: The desk acts on it

    Scenario: A service that is not in the catalogue cannot be recorded by accident
      When an analyst tries to log a call about "the canteen's till system"
      Then the desk refuses
      And the desk holds exactly 0 records

    Scenario: The names callers use lead to the service they mean
      When four mails arrive whose subjects say:
        | Spine is down again        | Care Records Service                        |
        | C&B shows no clinics       | Choose and Book                             |
        | ETP printer does nothing   | Electronic Prescription Service             |
        | X-ray images do not appear | Picture Archiving and Communications System |
      Then each is recorded under the service it means

    Scenario: The hours in the catalogue are the hours in which somebody is warned
      Given it is 20:00 on Saturday 28 November 2026
      And a severity 3 incident with the Care Records Service, telephoned in by the trust
      And a severity 3 incident with the local service, telephoned in by the trust
      When 2 days pass
      Then the warning about the Care Records Service was mailed at 21:30 on Saturday 28 November 2026
      And the warning about the local service was mailed at 11:00 on Monday 30 November 2026
