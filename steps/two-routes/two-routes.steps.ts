import { Then, When } from '@cucumber/cucumber';
import { longStep, step } from '../environment/index.ts';
import { handOffByBothRoutes } from './actions.ts';
import { expectAllHeard, expectBothNamed, expectEachAtOnce } from './assertions.ts';
import { keepComparison } from './comparison.ts';

When('the same {int} incidents go straight to the LSP and by the national desk, over {span}', longStep(handOffByBothRoutes));

Then('straight, the LSP has each within {span}, every field as it was given', step(expectEachAtOnce));
Then('straight, both sides know each by both references', step(expectBothNamed));
Then('straight, all that the LSP writes is in our record', step(expectAllHeard));
Then('the two routes are laid side by side', step(keepComparison));
