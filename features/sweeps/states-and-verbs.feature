@PRI-04 @sweep
Feature: What may be done with an incident depends on where it stands, and on nothing else
  Every verb of the desk's staff is tried on an incident of every severity in every state. What is not allowed is refused
  with a code that programs can rely on, and leaves no trace. No severity has rules of its own, except that the plan says
  which severities are major incidents.

  Scenario: Every verb, in every state, at every severity
    # What is refused is tried at all five severities; what is done at severity 3, and at one other in turn.
    When every verb is tried in every state at severity 3
    And every verb is tried in every state at severity 1
    And every verb is tried in every state at severity 2
    And every verb is tried in every state at severity 4
    And every verb is tried in every state at severity 5
    # yes: it is done. again: it is so already, and nothing changes. no: refused as "wrong-state". ask: refused as "not-confirmed",
    # because the caller has to be asked. severity: again where the plan declares a major incident at once, yes where the desk does.
    Then each was done or refused as the table says:
      | verb                        | new      | acknowledged | answered | paused   | with supplier | supplier resolved | resolved | confirmed | closed | reopened | a part | has a part | major |
      | acknowledge                 | yes      | again        | yes      | yes      | yes           | yes               | no       | no        | no     | yes      | yes    | yes        | yes   |
      | respond                     | yes      | yes          | yes      | yes      | yes           | yes               | yes      | yes       | yes    | yes      | yes    | yes        | yes   |
      | note                        | yes      | yes          | yes      | yes      | yes           | yes               | yes      | yes       | yes    | yes      | yes    | yes        | yes   |
      | attach                      | yes      | yes          | yes      | yes      | yes           | yes               | yes      | yes       | yes    | yes      | yes    | yes        | yes   |
      | pause                       | yes      | yes          | yes      | again    | yes           | yes               | no       | no        | no     | yes      | yes    | yes        | yes   |
      | resume                      | no       | no           | no       | yes      | no            | no                | no       | no        | no     | no       | no     | no         | no    |
      | reclassify                  | yes      | yes          | yes      | yes      | yes           | yes               | no       | no        | no     | yes      | yes    | yes        | yes   |
      | change the service          | yes      | yes          | yes      | yes      | yes           | yes               | no       | no        | no     | yes      | yes    | yes        | yes   |
      | declare a major incident    | severity | severity     | severity | severity | severity      | severity          | no       | no        | no     | severity | no     | severity   | again |
      | set the response deadline   | yes      | yes          | no       | yes      | yes           | yes               | no       | no        | no     | no       | yes    | yes        | yes   |
      | set the resolution deadline | yes      | yes          | yes      | yes      | yes           | yes               | no       | no        | no     | yes      | yes    | yes        | yes   |
      | set a reminder              | yes      | yes          | yes      | yes      | yes           | yes               | yes      | yes       | no     | yes      | yes    | yes        | yes   |
      | hand off                    | yes      | yes          | yes      | yes      | no            | no                | no       | no        | no     | yes      | yes    | yes        | yes   |
      | answer the supplier         | no       | no           | no       | no       | yes           | yes               | no       | no        | no     | no       | no     | no         | no    |
      | link to a parent            | yes      | yes          | yes      | yes      | yes           | yes               | no       | no        | no     | yes      | again  | no         | yes   |
      | unlink from its parent      | no       | no           | no       | no       | no            | no                | no       | no        | no     | no       | yes    | no         | no    |
      | resolve                     | yes      | yes          | yes      | yes      | no            | no                | no       | no        | no     | yes      | yes    | yes        | yes   |
      | confirm                     | no       | no           | no       | no       | no            | yes               | yes      | again     | again  | no       | no     | no         | no    |
      | close                       | ask      | ask          | ask      | ask      | ask           | ask               | ask      | yes       | no     | ask      | ask    | ask        | ask   |
      | reopen                      | no       | no           | no       | no       | no            | yes               | yes      | yes       | yes    | no       | no     | no         | no    |
      | erase                       | yes      | yes          | yes      | yes      | yes           | yes               | yes      | yes       | yes    | yes      | yes    | yes        | yes   |
    And each that was done left the state and the clocks as they were, but for:
      | verb     | state                     | response          | resolution        |
      | respond  |                           | stopped           |                   |
      | pause    | paused                    | paused if running | paused if running |
      | resume   | open                      | running if paused | running if paused |
      | hand off | with-supplier if open     |                   |                   |
      | resolve  | resolved                  | stopped           | stopped           |
      | confirm  | resolved if with-supplier | stopped           | stopped           |
      | close    | closed                    |                   |                   |
      | reopen   | open unless with-supplier |                   | running           |
