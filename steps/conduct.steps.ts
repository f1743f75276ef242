import { Then, When } from '@cucumber/cucumber';
import {
  answer,
  asks,
  begins,
  changesItsKey,
  closesItself,
  deletes,
  logsByHand,
  sendsBack,
  takesLower,
  writes,
} from './acts/conduct.ts';
import {
  expectBothSeverities,
  expectMended,
  expectNotOver,
  expectOursAgain,
  expectRead,
  expectTheirWordAlone,
  expectToldOf,
  expectWholeStory,
} from './expect/conduct.ts';
import { on } from './stage/index.ts';

When('the LSP begins to work on it', on(begins));
When('the LSP sends it back: {string}', on(sendsBack));
When('the LSP takes it as severity {severity} only: {string}', on(takesLower));
When('the LSP asks: {string}', on(asks));
When('the LSP writes: {string}', on(writes));
When('the LSP closes its ticket by itself', on(closesItself));
When('the LSP deletes its ticket', on(deletes));
When('the LSP changes its key, and signs with the old one too for a day', on(changesItsKey));
When("the LSP's people write down what they were told, under our reference", on(logsByHand));
When('the analyst answers the LSP: {string}', on(answer));

Then("the incident is the desk's again", on(expectOursAgain));
Then('the incident stays open', on(expectNotOver));
Then("our record shows that it is over by the LSP's word alone", on(expectTheirWordAlone));
Then('our record shows severity {severity} here and severity {severity} there', on(expectBothSeverities));
Then('our record has each word of the LSP once, in its order', on(expectWholeStory));
Then('the LSP reads {string}', on(expectRead));
Then('the {contact} is told by mail that {string}', on(expectToldOf));
Then('what the LSP had to mend is mended', on(expectMended));
