import { Then, When } from '@cucumber/cucumber';
import { step } from '../../environment/index.ts';
import { SWEEP } from '../time-limit.ts';
import { leaveUnanswered, letHappen } from './actions.ts';
import { expectAllTold, expectPlanSaid } from './assertions.ts';

When('each of these things happens:', SWEEP, step(letHappen));
When('these incidents go unanswered:', SWEEP, step(leaveUnanswered));

Then('everybody named was told all of it, and nothing wrong', step(expectAllTold));
Then('each step of the plan has named what the plan has it name, to whom the plan names', step(expectPlanSaid));
