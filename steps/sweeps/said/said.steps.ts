import { Then, When } from '@cucumber/cucumber';
import { longStep, step } from '../../environment/index.ts';
import { leaveUnanswered, letHappen } from './actions.ts';
import { expectAllTold, expectPlanSaid } from './assertions.ts';

When('each of these things happens:', longStep(letHappen));
When('these incidents go unanswered:', longStep(leaveUnanswered));

Then('everybody named was told all of it, and nothing wrong', step(expectAllTold));
Then('each step of the plan has named what the plan has it name, to whom the plan names', step(expectPlanSaid));
