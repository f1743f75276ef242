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
import { step } from './environment/index.ts';

When('the LSP begins to work on it', step(begins));
When('the LSP sends it back: {string}', step(sendsBack));
When('the LSP takes it as severity {severity} only: {string}', step(takesLower));
When('the LSP asks: {string}', step(asks));
When('the LSP writes: {string}', step(writes));
When('the LSP closes its ticket by itself', step(closesItself));
When('the LSP deletes its ticket', step(deletes));
When('the LSP changes its key, and signs with the old one too for a day', step(changesItsKey));
When("the LSP's people write down what they were told, under our reference", step(logsByHand));
When('the analyst answers the LSP: {string}', step(answer));

Then("the incident is the desk's again", step(expectOursAgain));
Then('the incident stays open', step(expectNotOver));
Then("our record shows that it is over by the LSP's word alone", step(expectTheirWordAlone));
Then('our record shows severity {severity} here and severity {severity} there', step(expectBothSeverities));
Then('our record has each word of the LSP once, in its order', step(expectWholeStory));
Then('the LSP reads {string}', step(expectRead));
Then('the {contact} is told by mail that {string}', step(expectToldOf));
Then('what the LSP had to mend is mended', step(expectMended));
