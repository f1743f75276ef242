@must-pass
Feature: What was said is found again to its last word
  A name that loses its accent, a description that loses its end: each is small, and each sends somebody to the wrong bed.
  So every field is filled to its limit, and with everything that people write, and read again where it is needed.

  Background:
    Given it is 09:30 on Monday 23 November 2026
    And these texts:
      | kind                   | text                                                 |
      | pounds and accents     | £12.50 for Zoë's façade: ½ naïve, Łódź – “quoted”    |
      | emoji                  | 🏥 ward 4 🚑 👩🏽‍⚕️ waits 🖨️                            |
      | right to left          | העמוד ריק (ward 7) لا تظهر الصور                     |
      | combining marks        | Cafe\\u0301 A\\u030angstro\\u0308m n\\u0303          |
      | several lines          | first line\n\nthird line\n  indented line\nlast line |
      | spaces at both ends    | \\u0020\\u0020begins and ends with spaces\\u0020     |
      | characters of programs | <b>5 & 6</b> "so" 'so' %s ${x} {{y}} \\\\ ; -- 100 % |

  @LOG-01
  Rule: By every channel, in every field that it has

    @sweep
    Scenario: First contacts
      When each is sent in each field of a first contact, tickets by the desk of the university hospital:
        | channel        | field       | longest |
        | the telephone  | summary     | 200     |
        | the telephone  | description | 20000   |
        | the telephone  | location    | 200     |
        | the telephone  | name        | 120     |
        | the telephone  | telephone   | 40      |
        | the telephone  | mail        | 254     |
        | the front desk | summary     | 200     |
        | the front desk | description | 20000   |
        | the front desk | location    | 200     |
        | the front desk | name        | 120     |
        | the front desk | telephone   | 40      |
        | the front desk | mail        | 254     |
        | the portal     | summary     | 200     |
        | the portal     | description | 20000   |
        | the portal     | location    | 200     |
        | e-mail         | summary     | 200     |
        | e-mail         | description | 20000   |
        | e-mail         | name        | 120     |
        | fax            | summary     | 200     |
        | another desk   | summary     | 200     |
        | another desk   | description | 20000   |
        | another desk   | location    | 200     |
        | another desk   | name        | 120     |
      Then each field of each contact reads at the desk as it was sent

    @sweep
    Scenario: Answers and notes
      When each is added to an incident, tickets by the desk of the university hospital:
        | way                         | longest | reads                                |
        | the caller by e-mail        | 20000   | the history                          |
        | the caller on the portal    | 20000   | the history                          |
        | the analyst in a note       | 20000   | the history                          |
        | the analyst in a response   | 20000   | the history and the caller's mail    |
        | the analyst in a resolution | 5000    | the history                          |
        | the analyst to the supplier | 5000    | the history and the supplier's notes |
        | the supplier in a note      | 5000    | the history                          |
        | another desk in a note      | 20000   | the history                          |
      Then each reads whole where the table says

    @sweep
    Scenario: Files of every type, up to the largest, several at once
      When these files are sent together, tickets by the desk of the university hospital:
        | name                   | type                                                                    | bytes   | by                                       |
        | one byte.txt           | text/plain                                                              | 1       | every way                                |
        | viewer.log.txt         | text/plain                                                              | 60000   | every way                                |
        | rows.csv               | text/csv                                                                | 4000    | every way                                |
        | Übersicht £ №4.png     | image/png                                                               | 3000    | every way                                |
        | photo.jpg              | image/jpeg                                                              | 3000    | every way                                |
        | page.tif               | image/tiff                                                              | 3000    | every way                                |
        | page.pdf               | application/pdf                                                         | 3000    | every way                                |
        | letter.docx            | application/vnd.openxmlformats-officedocument.wordprocessingml.document | 3000    | every way but the supplier               |
        | table.xlsx             | application/vnd.openxmlformats-officedocument.spreadsheetml.sheet       | 3000    | every way but the supplier               |
        | the largest of all.png | image/png                                                               | 5242880 | the first mail, the portal, another desk |
        | the largest there.png  | image/png                                                               | 3145728 | the supplier                             |
      Then each file is held by each incident byte for byte

  @LSP-03
  Rule: At the supplier, in every field of the minimum data set

    Scenario: Hand-offs
      When each is handed to the supplier in each of these fields:
        | field            | longest |
        | description      | 20000   |
        | impact           | 500     |
        | affectedService  | 200     |
        | location         | 200     |
        | workaround       | 5000    |
        | stepsTaken       | 5000    |
        | requesterContact | 300     |
        | updateContact    | 300     |
        | errorText        | 5000    |
      Then each field reads whole at the supplier
