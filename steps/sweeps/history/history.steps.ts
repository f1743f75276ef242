import { Then, When } from '@cucumber/cucumber';
import { longStep, step } from '../../environment/index.ts';
import { doEach } from './actions.ts';
import { expectNamed } from './assertions.ts';

When('each of these is done with an incident of its own:', longStep(doEach));

Then('the history of each names it, and every entry of every history is a sentence', step(expectNamed));
