import { Then, When } from '@cucumber/cucumber';
import { longStep } from '../../environment/index.ts';
import { changeIncidents } from './actions.ts';
import { expectCountsAgree, expectViewsAgree } from './assertions.ts';

When('these incidents are reported and worked on, tickets by the desk of {organisation}:', longStep(changeIncidents));

Then('every view of each of them says the same', longStep(expectViewsAgree));
Then('the counts are those of the records', longStep(expectCountsAgree));
