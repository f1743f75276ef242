import { Then, When } from '@cucumber/cucumber';
import { step } from '../environment/index.ts';
import { keepProofs } from './actions.ts';
import { expectFingerprints } from './assertions.ts';

When('the rehearsal keeps one proof twice and another once', step(keepProofs));

Then('the first two have one fingerprint, which is that of the bytes, and the third has its own', step(expectFingerprints));
