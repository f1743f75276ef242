import { Then, When } from '@cucumber/cucumber';
import { longStep, step } from '../../environment/index.ts';
import { tryEachVerb } from './actions.ts';
import { expectAllowed, expectEffects } from './assertions.ts';

When('every verb is tried in every state at severity {severity}', longStep(tryEachVerb));

Then('each was done or refused as the table says:', step(expectAllowed));
Then('each that was done left the state and the clocks as they were, but for:', step(expectEffects));
