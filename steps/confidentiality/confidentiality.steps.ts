import { Given, Then, When } from '@cucumber/cucumber';
import { DENIALS } from '../denials.ts';
import { step } from '../environment/index.ts';
import {
  clearPatientFlags,
  markAsPatients,
  measureDetector,
  noteSpellings,
  sendLookalikes,
  sendMailWithNumber,
  sendSpellings,
  setLookalikes,
} from './actions.ts';
import {
  expectAskedToRemove,
  expectErasureRecorded,
  expectErrorAtMost,
  expectGovernanceEvent,
  expectKept,
  expectNotAtTheLsp,
  expectNotWarned,
  expectNoneKept,
  expectNowhere,
  expectTakenOut,
  expectWordsNowhere,
} from './assertions.ts';

Given('these numbers all pass the check digit of an NHS number:', step(setLookalikes));
Given("{organisation} writes to the desk about {string} with a patient's NHS number", step(sendMailWithNumber));

When('{organisation} writes to the desk with all of them in the text', step(sendLookalikes));
When('{organisation} writes to the desk with each of these spellings:', step(sendSpellings));
When('the detector of numbers is tried on {int} generated spellings and {int} look-alikes', step(measureDetector));
When('the analyst notes {int} of the spellings', step(noteSpellings));
When('the analyst marks the words {string} as a patient’s', step(markAsPatients));
When('the analyst confirms that what is flagged is nobody’s', step(clearPatientFlags));

Then('none of those numbers is kept', step(expectNoneKept));
Then('the words {string} are nowhere, and the history is whole', step(expectWordsNowhere));
Then('the history says that words were erased', step(expectErasureRecorded));
Then('the LSP was asked to remove its copy', step(expectAskedToRemove));
Then('the number {word} is nowhere: not in the record, the list, the search or any mail', step(expectNowhere));
Then('the number {word} is in nothing the LSP received', step(expectNotAtTheLsp));
Then(
  'the record says that an NHS number was taken out',
  step(async (environment) => expectTakenOut(environment, true)),
);
Then(
  'nothing was taken out',
  step(async (environment) => expectTakenOut(environment, false)),
);
Then('an information governance event is in the history', step(expectGovernanceEvent));
Then('the record keeps each of them', step(expectKept));
Then(DENIALS.callerNotWarned, step(expectNotWarned));
Then('it misses no number and takes at most {int} % of the look-alikes for one', step(expectErrorAtMost));
