import { Given, Then, When } from '@cucumber/cucumber';
import type { Organisation } from '../standards/index.ts';
import { write } from './acts/contacts.ts';
import {
  expectErrorAtMost,
  expectGovernanceEvent,
  expectKept,
  expectNotAtTheLsp,
  expectNotScolded,
  expectNowhere,
  expectTakenOut,
  measureDetector,
  numberedContact,
  thesePass,
  writeLookalikes,
  writeSpellings,
} from './acts/patient-data.ts';
import { on } from './stage/index.ts';

Given('these numbers all pass the check digit of an NHS number:', on(thesePass));
Given("{organisation} writes to the desk about {string} with a patient's NHS number", on(numberedContact));

When(
  '{organisation} writes to the desk about {string} with the text:',
  on(async (stage, organisation: Organisation, subject: string, text: string) => write(stage, organisation, subject, text)),
);
When('{organisation} writes to the desk with all of them in the text', on(writeLookalikes));

Then('the number {word} is nowhere: not in the record, the list, the search or any mail', on(expectNowhere));
Then('the number {word} is in nothing the LSP received', on(expectNotAtTheLsp));
Then(
  'the record says that an NHS number was taken out',
  on(async (stage) => expectTakenOut(stage, true)),
);
Then(
  'nothing was taken out',
  on(async (stage) => expectTakenOut(stage, false)),
);
Then('an information governance event is in the history', on(expectGovernanceEvent));
Then('the record keeps each of them', on(expectKept));
Then('the caller was not told to leave anything out', on(expectNotScolded));

When('the detector of numbers is tried on {int} generated spellings and {int} look-alikes', on(measureDetector));
When('{organisation} writes to the desk with each of these spellings:', on(writeSpellings));
Then('it misses no number and takes at most {int} % of the look-alikes for one', on(expectErrorAtMost));
