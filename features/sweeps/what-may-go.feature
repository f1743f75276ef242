@LSP-01 @SEC-01 @sweep
Feature: A file goes to the supplier when nothing in it shows a patient, and else when somebody has looked at it
  What has been passed on cannot be called back. So each place in which a file can hide a number is searched; what cannot be searched stays
  until an analyst has marked it as free of patients' data; and what stays is named, with the reason.

  Scenario: Files of every kind, with and without a patient's number
    # before: it is attached before the hand-off; later: while the supplier has the incident. goes: it is sent to the supplier as it is. goes
    # without the number: nothing else is missing. stays: the record says so, and it goes when the analyst has released it. never goes: not
    # even then.
    Given it is 10:00 on Tuesday 24 November 2026
    When each of these files is attached, to an incident of its own:
      | file                                                | when   | then                    |
      | a text                                              | before | goes                    |
      | a text                                              | later  | goes                    |
      | a text with a number                                | before | goes without the number |
      | a text with a number                                | later  | goes without the number |
      | a table as text, with a number                      | before | goes without the number |
      | a picture                                           | before | stays                   |
      | a picture                                           | later  | stays                   |
      | a photograph                                        | before | stays                   |
      | a fax page                                          | later  | stays                   |
      | a letter                                            | before | goes                    |
      | a letter                                            | later  | goes                    |
      | a letter with a number in a sentence                | before | stays                   |
      | a letter with a number in two halves                | later  | stays                   |
      | a letter with a number in its header                | before | stays                   |
      | a letter with a number in a comment                 | before | stays                   |
      | a letter with a number in its properties            | before | stays                   |
      | a letter with a number in the text of a link        | before | stays                   |
      | a letter with two numbers of rooms in two cells     | before | goes                    |
      | a letter with a picture                             | before | stays                   |
      | a letter with a workbook in it                      | later  | stays                   |
      | a letter that is damaged                            | before | stays                   |
      | a letter with a part that is no XML                 | before | stays                   |
      | a letter with a document type                       | before | stays                   |
      | a letter nested two hundred deep                    | before | stays                   |
      | a workbook                                          | before | goes                    |
      | a workbook with a number as text                    | before | stays                   |
      | a workbook with a number as a figure under its name | later  | stays                   |
      | a workbook whose shared words are numbered like one | before | goes                    |
      | a page of PDF                                       | before | goes                    |
      | a page of PDF with a number                         | later  | stays                   |
      | a page of PDF that is damaged                       | before | stays                   |
      | a text larger than may go                           | before | never goes              |
      | a text larger than may go                           | later  | never goes              |
      | the twenty-first text                               | before | never goes              |
      | the twenty-first text                               | later  | never goes              |
      | a text that is too much with the others             | before | never goes              |
    Then each went, or stayed until it was released, as its row says
