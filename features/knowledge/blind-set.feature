@KNW-04 @must-pass
Feature: A blind set of questions reaches the right service
  A caller says what is wrong in words of their own, misspelt, under the wrong name and with the wrong severity. The desk suggests up to
  three services with its reasons, and none rather than a guess. What the staff know is another matter: they answer a test by name and
  shift, and their answers are added to the record by a person.

  Rule: The desk suggests, and does not guess

    Scenario: A hundred questions made from the seed of the run
      When a hundred questions from the seed are put to the desk
      Then the right service is among the suggestions for at least 90 of 100, and first for at least 75

    Scenario: The questions of somebody who had seen only the names of the catalogue
      When the questions of the second author are put to the desk
      Then the right service is among the suggestions for at least 90 of 100, and first for at least 75

    Scenario Outline: <words>
      When somebody says "<words>"
      Then the first suggestion is <service>, with its reasons

      Examples:
        | words                                   | service          |
        | The wifi is fine but PACS won't load    | PACS             |
        | packs is down                           | PACS             |
        | C and B will not let the GP refer       | Choose and Book  |
        | the farmacy has no perscription for her | Electronic Prescription Service |
        | wi fi is off in the corridor            | the local service |

    Scenario Outline: Nothing is suggested for "<words>"
      When somebody says "<words>"
      Then the desk suggests no service

      Examples:
        | words                   |
        | All gone down           |
        | taxi cab account locked |
        | please ring me back     |

    Scenario: An incident keeps what was suggested, chosen and finally right
      Given an incident for which PACS was suggested, filed under Choose and Book by mistake
      When it is filed rightly and closed
      Then the incident says suggested PACS, chosen Choose and Book, finally PACS

  Rule: Staff answer by name and shift

    Scenario Outline: <right> of ten right answers
      Given a test of ten questions, set by the duty manager
      When an analyst of the night shift answers <right> of them rightly
      Then by name and shift <right> of 10 are recorded, which counts as <outcome>

      Examples:
        | right | outcome |
        | 9     | passed  |
        | 8     | failed  |

    Scenario: A shift that has not answered is named
      Given a test of ten questions, set by the duty manager
      When an analyst of the night shift answers 9 of them rightly
      Then the test shows nothing of the early and the late shift, and says so

    Scenario: Nobody answers what they have set, or for a second time
      Given a test of ten questions, set by the duty manager
      When an analyst of the night shift answers 9 of them rightly
      Then neither the analyst nor the duty manager may begin it
