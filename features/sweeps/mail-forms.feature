@LOG-01 @sweep
Feature: A mail reads the same, however its program wrote it
  Mail programs of thirty years write to a desk: in the letters of their country, in HTML, in parts, forwarded, scanned, wrapped. What the
  sender typed is what the analyst reads: no mark of a format in between, nothing lost, nothing of the program's own.

  Scenario: In every charset and encoding that mail programs use
    # The text stands in the subject and in the body; the name of a file stands in its part.
    Given it is 09:30 on Monday 23 November 2026
    When each of these texts is mailed in its charset, encoded in every way:
      | charset      | text                           |
      | us-ascii     | Plain letters only             |
      | utf-8        | Zoë’s façade “quoted” – 🏥 Łódź |
      | iso-8859-1   | Zoë £12 ½ façade               |
      | iso-8859-2   | Łódź źle działa                |
      | iso-8859-4   | Rīgas slimnīca                 |
      | iso-8859-5   | Палата четыре                  |
      | iso-8859-7   | Θάλαμος τέσσερα                |
      | iso-8859-8   | מחלקה ארבע                     |
      | iso-8859-15  | Œuvre à 12 € fermée            |
      | windows-1250 | Štvrté oddelenie “č”           |
      | windows-1251 | Принтер не печатает            |
      | windows-1252 | Zoë’s “screen” – 12 €          |
      | windows-1253 | Η οθόνη είναι μαύρη            |
      | windows-1254 | Yazıcı çalışmıyor ş            |
      | windows-1255 | המדפסת לא עובדת                |
      | windows-1256 | الطابعة لا تعمل                |
      | koi8-r       | Экран погас                    |
      | macintosh    | Zoë’s “façade”                 |
      | shift_jis    | プリンターが動きません                    |
      | cp932        | プリンターが動きません                    |
      | euc-jp       | 画面が暗い                          |
      | gb2312       | 打印机坏了                          |
      | cp936        | 打印机坏了                          |
      | big5         | 印表機壞了                          |
      | cp950        | 印表機壞了                          |
      | euc-kr       | 프린터가 고장났습니다                    |
      | cp949        | 프린터가 고장났습니다                    |
      | utf-16le     | Żółw i 🏥 na ekranie            |
    Then each reads as it was written, in the summary, in the description and in the name of its file

  Scenario: In every form that mail programs give it
    # reads: what follows a stroke stands further below. does not read: none of these.
    Given it is 09:30 on Monday 23 November 2026
    When a mail of each of these forms arrives:
      | form                                 | reads                                            | does not read           | holds                 |
      | plain text                           | The screen is dark. It began at nine.            |                         |                       |
      | lines that end in LF                 | The screen is dark. It began at nine.            |                         |                       |
      | no word of its form                  | The screen is dark. It began at nine.            | Content-                |                       |
      | HTML alone                           | The screen is dark & cold. Call ward 4 < 5.      | <p>, &amp;, color:, var |                       |
      | HTML with a list and a table         | printer one / printer two / ward four / bed nine | <li>, <td>, fourbed     |                       |
      | HTML that names its own charset      | Zoë’s screen is dark.                            | <p>                     |                       |
      | HTML and the same in plain text      | The screen is dark.                              | <p>                     |                       |
      | HTML and a blank plain text          | The screen is dark.                              | <p>                     |                       |
      | HTML first, the plain text after it  | The screen is dark.                              | <p>                     |                       |
      | lines that flow                      | one long line that goes on and on to its end     |                         |                       |
      | lines that flow without their spaces | unbroken                                         | un broken               |                       |
      | a quotation among lines that flow    | > quoted before The answer to it.                |                         |                       |
      | parts within parts                   | First words. Last words.                         |                         | page.png              |
      | a picture between two texts          | Above it. Below it.                              |                         | dark.png              |
      | a picture that the HTML shows        | See the picture.                                 | cid:                    | shown.png             |
      | only a file                          |                                                  |                         | page.png              |
      | a file whose name is in UTF-8        | It is attached.                                  |                         | Übersicht £.png       |
      | a file whose long name goes on       | It is attached.                                  |                         | a long name of it.png |
      | a file whose name is an encoded word | It is attached.                                  |                         | Übersicht.png         |
      | a file that is labelled as bytes     | It is attached.                                  |                         | page.png              |
      | a text as a file                     | It is attached.                                  |                         | notes.txt             |
      | two files of one name                | They are attached.                               |                         | page.png, page.png    |
      | a forwarded letter as a part         | Please see. / The monitor is dark since nine.    |                         |                       |
      | a forwarded letter with a file       | Please see. / It is attached there.              |                         | page.png              |
      | a calendar beside the text           | Meet at nine.                                    | BEGIN:VCALENDAR         |                       |
      | a signature of a program             | The screen is dark.                              |                         |                       |
      | a preamble and an epilogue           | The screen is dark.                              | of MIME                 |                       |
      | no end of its parts                  | The screen is dark.                              | between                 |                       |
      | base64 in short lines                | The screen is dark. It began at nine.            |                         |                       |
      | base64 with what a relay adds        | The screen is dark. Scanned by a relay.          | U2Nhbm                  |                       |
      | soft line breaks                     | one line of words that was broken in two         | =                       |                       |
      | a subject over three lines           | The screen is dark.                              |                         |                       |
      | a body of blanks only                |                                                  |                         |                       |
      | no body                              |                                                  |                         |                       |
      | an address in a group                | The screen is dark.                              |                         |                       |
      | comments in its addresses            | The screen is dark.                              |                         |                       |
    Then each is one incident, with its text, its subject, its sender and its files as its row says
