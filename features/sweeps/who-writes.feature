@LOG-01 @LOG-02 @sweep
Feature: Whoever writes is known by the address, and answered where they read
  A person writes from a ward, through a secretary, by a forwarder, from a scanner that knows one address only. The incident belongs to
  their organisation, and the answer goes to them and to nobody outside it. Whoever the desk does not serve learns it at once.

  Background:
    Given it is 10:00 on Tuesday 24 November 2026

  Scenario: By mail
    # first and second: mail domains of the first two organisations. carried by: the sender of the envelope; empty, as in From.
    # answered at: who gets the letter with the reference; empty: nobody.
    When a mail comes from each of these:
      | from                                         | sender              | carried by                  | reply to                        | becomes     | caller      | organisation | answered at    |
      | Robin Ward <r1@first>                        |                     |                             |                                 | a contact   | Robin Ward  | first        | r1@first       |
      | r2.ward@first                                |                     |                             |                                 | a contact   | R2 Ward     | first        | r2.ward@first  |
      | "Ward, Robin" <r3@second>                    |                     |                             |                                 | a contact   | Ward, Robin | second       | r3@second      |
      | Robin Ward <R4@FIRST>                        |                     |                             |                                 | a contact   | Robin Ward  | first        | R4@FIRST       |
      | Robin Ward <r5@ward4.first>                  |                     |                             |                                 | a contact   | Robin Ward  | first        | r5@ward4.first |
      | Robin Ward <r6@notfirst>                     |                     |                             |                                 | turned away |             |              |                |
      | Robin Ward <r7@first.elsewhere.example>      |                     |                             |                                 | turned away |             |              |                |
      | Robin Ward <r8@elsewhere.example>            |                     |                             |                                 | turned away |             |              |                |
      | Robin Ward <r9@first>                        |                     | robot@first                 |                                 | a contact   | Robin Ward  | first        | r9@first       |
      | Robin Ward <r10@first>                       |                     | SRS0=ab=cd=first=r10@second |                                 | a contact   | Robin Ward  | first        | r10@first      |
      | Robin Ward <r11@first>, Ann Bed <a11@second> |                     | a11@second                  |                                 | a contact   | Ann Bed     | second       | a11@second     |
      | Robin Ward <r12@elsewhere.example>           | Ann Bed <a12@first> | a12@first                   |                                 | a contact   | Ann Bed     | first        | a12@first      |
      | Robin Ward <r13@first>                       |                     |                             | Ann Bed <a13@first>             | a contact   | Robin Ward  | first        | a13@first      |
      | Robin Ward <r14@first>                       |                     |                             | Ann Bed <a14@second>            | a contact   | Robin Ward  | first        | r14@first      |
      | Robin Ward <r15@first>                       |                     |                             | Ann Bed <a15@elsewhere.example> | a contact   | Robin Ward  | first        | r15@first      |
      | Robin Ward <r16@first>                       |                     |                             | Robin Ward <r16@first>          | a contact   | Robin Ward  | first        | r16@first      |
      | Robin Ward <r17@first>                       |                     |                             | the desk                        | a contact   | Robin Ward  | first        | r17@first      |
      | the desk                                     |                     |                             |                                 | nothing     |             |              |                |
    Then each became what its row says, of the organisation of its row, and the letter went where its row says

  Scenario: By fax
    # A gateway names the sending machine in its address (RFC 3965).
    When a fax comes from each of these:
      | from                                    | holds                    | becomes     | organisation | number        |
      | FAX=+442079460401@fax-gateway.example   | a page as TIFF           | a fax       |              | +442079460401 |
      | "FAX=+442079460402"@fax-gateway.example | a page as TIFF           | a fax       |              | +442079460402 |
      | FAX=+442079460403/T33S=12@gate.example  | a page as TIFF           | a fax       |              | +442079460403 |
      | FAX=+442079460404@fax-gateway.example   | a page as PNG            | a fax       |              | +442079460404 |
      | FAX=+442079460405@fax-gateway.example   | a page as TIFF, as bytes | a fax       |              | +442079460405 |
      | scanner@second                          | a page as TIFF           | a fax       | second       |               |
      | scanner@ward4.second                    | a page as TIFF           | a fax       | second       |               |
      | FAX=+442079460406@fax-gateway.example   | only a text              | turned away |              |               |
      | FAX=+442079460407@fax-gateway.example   | a page and no subject    | a fax       |              | +442079460407 |
    Then each became what its row says, of the organisation of its row, with its page
