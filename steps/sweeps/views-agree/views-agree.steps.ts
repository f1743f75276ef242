import { Then, When } from '@cucumber/cucumber';
import { step } from '../../environment/index.ts';
import { SWEEP } from '../time-limit.ts';
import { changeIncidents } from './actions.ts';
import { expectCountsAgree, expectViewsAgree } from './assertions.ts';

When('these incidents are reported and worked on, tickets by the desk of {organisation}:', SWEEP, step(changeIncidents));

Then('every view of each of them says the same', SWEEP, step(expectViewsAgree));
Then('the counts are those of the records', SWEEP, step(expectCountsAgree));
