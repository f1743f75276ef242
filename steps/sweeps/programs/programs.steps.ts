import { Given, Then, When } from '@cucumber/cucumber';
import { longStep, step } from '../../environment/index.ts';
import { reportAndAnswer, sendByHeader, sendNotices } from './actions.ts';
import { expectBecame } from './assertions.ts';

Given(
  'a caller of the first organisation has reported a fault by mail, and the analyst has answered',
  step(async (environment) => reportAndAnswer(environment)),
);

When('each of these mails comes from the caller:', longStep(sendByHeader));
When('each of these comes from a mail system or a program:', longStep(sendNotices));

Then('each became what its row says, and its words are kept where the row says', step(expectBecame));
