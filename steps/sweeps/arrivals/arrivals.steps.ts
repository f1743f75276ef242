import { Then, When } from '@cucumber/cucumber';
import { longStep, step } from '../../environment/index.ts';
import { letArrive } from './actions.ts';
import { expectCalled, expectDue, expectOwners } from './assertions.ts';

When('these contacts arrive at their times:', longStep(letArrive));

Then('each has the channel, the severity and the response deadline of its row', step(expectDue));
Then('about each, those were called whom its row names, at its times', step(expectCalled));
Then('each belongs to the person who was on call when it was taken', step(expectOwners));
