import { Then, When } from '@cucumber/cucumber';
import { longStep, step } from '../environment/index.ts';
import { askForReport, correct, letHappen, writeCause } from './actions.ts';
import {
  expectAddsUp,
  expectCause,
  expectCounted,
  expectNumbers,
  expectOwnAlone,
  expectPartsInAll,
  expectReportMailed,
  expectRestated,
  expectRules,
} from './assertions.ts';

When('this happens at the desk:', longStep(letHappen));
When('the analyst writes of {word}: the cause is {string}, the action {string}', step(writeCause));
When('the duty manager corrects {word} to severity {severity} from {word} on', step(correct));
When('{organisation} asks for the report of {word} about {organisation}', step(askForReport));

Then('the report of {word} shows:', step(expectNumbers));
Then('every figure of {word} opens the incidents that an independent count finds', longStep(expectCounted));
Then('the parts of {word} add up to their totals', step(expectAddsUp));
Then('the report of {word} has {int} rows of {word}', step(expectPartsInAll));
Then('every figure of {word} says how it is counted', step(expectRules));
Then(
  'the missed target of {word} is in the report of {word}, without a cause',
  step(async (environment, letter: string, period: string) => expectCause(environment, period, letter, null)),
);
Then(
  'the missed target of {word} is in the report of {word}, with the cause {string} and an action',
  step(async (environment, letter: string, period: string, cause: string) => expectCause(environment, period, letter, cause)),
);
Then('the report of {word} says that {word} was issued as {int} and is {int} today', step(expectRestated));
Then('{organisation} gets its own report, once, at {moment}', step(expectReportMailed));
Then('the report for {organisation} names incidents of that organisation alone', step(expectOwnAlone));
