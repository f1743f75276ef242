import { Then, When } from '@cucumber/cucumber';
import { longStep, step } from '../../environment/index.ts';
import { leadDespite, refuseFiles, refuseForGood } from './actions.ts';
import { expectArrivedOnce, expectRefused, expectWithoutFiles } from './assertions.ts';

When('an incident is led from its hand-off to its closing with each of these faults at every message:', longStep(leadDespite));
When('the interface refuses each of these messages for good:', longStep(refuseForGood));
When(
  'an incident with a file is handed off, and the interface refuses a request with files, with each of these statuses:',
  longStep(refuseFiles),
);

Then('of each incident the supplier has each of these messages once:', step(expectArrivedOnce));
Then('each was sent once, and the record says what became of it', step(expectRefused));
Then('the supplier has each incident once, without the file', step(expectWithoutFiles));
