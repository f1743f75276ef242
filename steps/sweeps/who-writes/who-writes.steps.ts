import { Then, When } from '@cucumber/cucumber';
import { longStep, step } from '../../environment/index.ts';
import { faxAs, writeAs } from './actions.ts';
import { expectFaxes, expectWriters } from './assertions.ts';

When('a mail comes from each of these:', longStep(writeAs));
When('a fax comes from each of these:', longStep(faxAs));

Then(
  'each became what its row says, of the organisation of its row, and the letter went where its row says',
  step(expectWriters),
);
Then('each became what its row says, of the organisation of its row, with its page', step(expectFaxes));
