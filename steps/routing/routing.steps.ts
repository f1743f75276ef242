import { Given, Then, When } from '@cucumber/cucumber';
import { DENIALS } from '../denials.ts';
import { step } from '../environment/index.ts';
import { handOffEach, handOffInSameWords, telephoneForEachService } from './actions.ts';
import { expectEachAtTheLsp, expectLocalKept, expectNotContacted, expectOneEach } from './assertions.ts';

Given(
  'a severity {severity} incident with each national application and one with a local service, telephoned in by {organisation}',
  step(telephoneForEachService),
);

When('the analyst hands each of them to its supplier', step(handOffEach));
When('the analyst hands both incidents to the supplier with the same words', step(handOffInSameWords));

Then('the LSP holds a ticket for each of the four national applications', step(expectEachAtTheLsp));
Then('the desk has kept the local one', step(expectLocalKept));
Then(DENIALS.supplierNotContacted, step(expectNotContacted));
Then('the LSP holds {int} tickets, one for each of our references', step(expectOneEach));
