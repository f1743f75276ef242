import { Then, When } from '@cucumber/cucumber';
import type { DataTable } from '@cucumber/cucumber';
import { step } from '../environment/index.ts';
import { agreeOn, readAccount, closeOffice, setReminder, tryToAgreeOn } from './actions.ts';
import {
  expectAnsweredWithin,
  expectDue,
  expectHours,
  expectResponseWithin,
  expectStillOwed,
  expectStillPaused,
  expectSum,
} from './assertions.ts';

When('the duty manager agrees that the {measure} is due at {moment}, because {string}', step(agreeOn));
When('the duty manager tries to agree that the {measure} is due at {moment}, because {string}', step(tryToAgreeOn));
When('the duty manager shuts the office from {moment} to {moment}, because {string}', step(closeOffice));
When('the analyst wants to be reminded at {moment}: {string}', step(setReminder));
When('the assessor asks why the {measure} is due when it is', step(readAccount));

Then(
  'the account has these hours:',
  step((environment, table: DataTable) => expectHours(environment, table.raw())),
);
Then('it adds up to {span}, and ends at {moment}', step(expectSum));
Then('nobody has responded yet, and the response is due at {moment}', step(expectStillOwed));
Then('the incident still waits for the caller', step(expectStillPaused));
Then('the {measure} is due at {moment}', step(expectDue));
Then('the response was given within {span}', step(expectResponseWithin));
Then('the caller was answered within {span} of the contact', step(expectAnsweredWithin));
