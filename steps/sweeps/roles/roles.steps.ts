import { Given, Then, When } from '@cucumber/cucumber';
import { longStep, step } from '../../environment/index.ts';
import { tryOperations } from './actions.ts';
import { askEverything, readEverything, reportBoth } from './addresses.ts';
import {
  expectAssessorChangesNothing,
  expectNoFailure,
  expectNothingForeign,
  expectNothingInternal,
  expectNoTrace,
  expectOperations,
  expectSignedOutKeptOut,
} from './assertions.ts';
import { expectOwnStream } from './stream.ts';

Given("incidents of two organisations, with notes of the desk's staff", step(reportBoth));

When(
  'an analyst and the assessor try every operation of the standard on an incident of a caller',
  longStep(async (environment) => tryOperations(environment, 'analyst', 'assessor')),
);
When(
  'the duty manager tries every one of them too',
  longStep(async (environment) => tryOperations(environment, 'duty-manager')),
);
When(
  'the caller, a stranger and somebody signed out try every one of them too',
  longStep(async (environment) => tryOperations(environment, 'requester-own', 'requester-other', 'signed-out')),
);
When("everybody sends to every address of the desk's interface what it describes", longStep(askEverything));
When('a requester reads every page that an analyst can open, and filters the list in every way', longStep(readEverything));

Then('each was done by those who may, and refused to everybody else', step(expectOperations));
Then('nothing that was refused left a trace', step(expectNoTrace));
Then('the desk failed at none of them', step(expectNoFailure));
Then('nobody who is signed out was let in', step(expectSignedOutKeptOut));
Then('no requester was shown anything of the other organisation', step(expectNothingForeign));
Then('no requester read a note of the staff, or whom the plan calls', step(expectNothingInternal));
Then('the assessor changed nothing', step(expectAssessorChangesNothing));
Then("a requester's live stream names their own incidents only", step(expectOwnStream));
