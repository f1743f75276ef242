@LSP-01 @must-pass
Feature: What the direct route brings through
  Before a desk is accredited its incidents go by the national desk, which writes them down again and passes them on. Afterwards
  they go straight to the supplier. The same hundred go by both, so that anybody can see what stands between.

  Rule: Straight to the supplier is at once, whole, and under both references

    @long
    Scenario: The same hundred incidents, straight and by the national desk
      Given it is 08:00 on Monday 23 November 2026
      When the same 100 incidents go straight to the LSP and by the national desk, over 2 days
      Then straight, the LSP has each within 1 minute, every field as it was given
      And straight, both sides know each by both references
      And straight, all that the LSP writes is in our record
      And the two routes are laid side by side
