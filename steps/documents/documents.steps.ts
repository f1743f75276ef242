import { Given, Then, When } from '@cucumber/cucumber';
import { step } from '../environment/index.ts';
import { attachPicture, attachTwo, tryToChange } from './actions.ts';
import {
  expectChain,
  expectEachRefused,
  expectFaxWhole,
  expectFingerprint,
  expectIntact,
  expectNothingAdded,
  expectSameBytes,
} from './assertions.ts';

Given('the analyst attaches a picture of {int} bytes', step(attachPicture));

When('the analyst attaches two different files that are both called {string}', step(attachTwo));
When('the assessor tries to respond, to reclassify, to attach and to close', step(tryToChange));

Then('the assessor gets the same bytes back', step(expectSameBytes));
Then('the assessor gets each of the two back unchanged', step(expectSameBytes));
Then("the desk's fingerprint of the file is that of the bytes", step(expectFingerprint));
Then('the desk gives the fax back exactly as the machine sent it', step(expectFaxWhole));
Then('each event carries the fingerprint of the one before', step(expectChain));
Then('the desk finds the history intact, as many events as the assessor can read', step(expectIntact));
Then('the desk refused each time', step(expectEachRefused));
Then('the history is as long as before', step(expectNothingAdded));
