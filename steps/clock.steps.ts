import { Then, When } from '@cucumber/cucumber';
import type { DataTable } from '@cucumber/cucumber';
import { agreeOn, confirm, shutTheOffice, wantReminding } from './acts/agreements.ts';
import { note, pause, resolve, resume } from './acts/desk.ts';
import { openExplanation } from './acts/pages.ts';
import { expectHours, expectSum, openAccount } from './expect/account.ts';
import { expectStillOwed, expectStillPaused } from './expect/clocks.ts';
import { expectInHistory } from './expect/records.ts';
import { step } from './environment/index.ts';

When('the analyst pauses the incident until the caller answers', step(pause));
When('the analyst goes on with the incident', step(resume));
When('the analyst resolves the incident: {string}', step(resolve));
When('the caller confirms that it works', step(confirm));
When('the duty manager agrees that the {measure} is due at {moment}, because {string}', step(agreeOn));
When('the duty manager shuts the office from {moment} to {moment}, because {string}', step(shutTheOffice));
When('the analyst wants to be reminded at {moment}: {string}', step(wantReminding));
When('the analyst notes: {string}', step(note));
When('the assessor asks why the {measure} is due when it is', step(openAccount));
When('the assessor opens the page that explains it', step(openExplanation));

Then(
  'the account has these hours:',
  step((environment, table: DataTable) => expectHours(environment, table.raw())),
);
Then('it adds up to {span}, and ends at {moment}', step(expectSum));
Then('nobody has responded yet, and the response is due at {moment}', step(expectStillOwed));
Then('the incident still waits for the caller', step(expectStillPaused));
Then('the history has, at {moment} and signed by a person, the words {string}', step(expectInHistory));
