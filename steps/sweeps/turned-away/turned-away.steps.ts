import { Then, When } from '@cucumber/cucumber';
import { longStep, step } from '../../environment/index.ts';
import { letCome } from './actions.ts';
import { expectAnswers, expectTraces } from './assertions.ts';

When('each of these comes to the desk:', longStep(letCome));

Then('each was answered as its row says', step(expectAnswers));
Then('each left the trace of its row, and no other', step(expectTraces));
