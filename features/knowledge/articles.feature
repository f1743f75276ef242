@KNW-02
Feature: Each application has articles, and a named person reviews them within twelve months
  What helped last time helps again only if somebody wrote it down, somebody else can find it, and somebody has looked whether it is
  still right.

  Rule: A review is a person's act, and its date is told

    Scenario: Every national application has an article with a review to come
      Given it is 09:00 on Monday 30 November 2026
      And an article about each national application, reviewed today
      When an analyst reads the articles
      Then each national application has a validated article, to be reviewed by 30 November 2027

    Scenario: A review of 29 February holds until 28 February of the next year
      Given it is 09:00 on Tuesday 29 February 2028
      And an article about PACS, reviewed today
      When an analyst reads the articles
      Then the article is to be reviewed by 28 February 2029

    Scenario: A correction of its spelling moves no date
      Given it is 09:00 on Monday 30 November 2026
      And an article about PACS, reviewed today
      When 90 days pass
      And an analyst corrects its spelling
      Then the article is to be reviewed by 30 November 2027
      And the article is still validated

    Scenario: What it says has changed, so somebody must validate it again
      Given it is 09:00 on Monday 30 November 2026
      And an article about PACS, reviewed today
      When an analyst changes what it says
      Then the article is no longer validated
      And its earlier version can be read

    Scenario: An overdue article is listed first and marked, and can still be found
      Given it is 09:00 on Monday 30 November 2026
      And an article about PACS, reviewed today
      And it becomes 09:00 on Wednesday 1 December 2027
      And an article about Choose and Book, reviewed today
      When an analyst reads the articles
      Then the first of the list is the article about PACS, and it is overdue

  Rule: Who looks finds it, and nobody finds what is not theirs

    Scenario: A typing error in the words does not hide it
      Given an article about PACS: "Mammograms upside down"
      When an analyst searches the articles for "mamogram"
      Then the article is found

    Scenario: Another organisation's article is neither listed, found nor opened
      Given an article for callers of the trust alone, reviewed today
      When somebody at social services looks for it
      Then they find nothing and are refused it
      And somebody at the trust finds it

  Rule: What was used is counted, and whether it helped

    Scenario: It is used in two incidents and helps in one
      Given an article about PACS: "Mammograms upside down"
      And two incidents in which an analyst has used it
      When it helped in the first, and not in the second
      Then the article was used 2 times and helped 1 time

    Scenario: The incident keeps the version that was used
      Given an article about PACS: "Mammograms upside down"
      And two incidents in which an analyst has used it
      When an analyst changes what it says
      Then the incident names version 1, and version 2 is current
