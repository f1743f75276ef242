import { Then, When } from '@cucumber/cucumber';
import type { DataTable } from '@cucumber/cucumber';
import { agreeOn, confirm, shutTheOffice, wantReminding } from './acts/agreements.ts';
import { note, pause, resolve, resume } from './acts/desk.ts';
import { openExplanation } from './acts/pages.ts';
import { expectHours, expectSum, openAccount } from './expect/account.ts';
import { expectStillOwed, expectStillPaused } from './expect/clocks.ts';
import { expectInHistory } from './expect/records.ts';
import { on } from './stage/index.ts';

When('the analyst pauses the incident until the caller answers', on(pause));
When('the analyst goes on with the incident', on(resume));
When('the analyst resolves the incident: {string}', on(resolve));
When('the caller confirms that it works', on(confirm));
When('the duty manager agrees that the {measure} is due at {moment}, because {string}', on(agreeOn));
When('the duty manager shuts the office from {moment} to {moment}, because {string}', on(shutTheOffice));
When('the analyst wants to be reminded at {moment}: {string}', on(wantReminding));
When('the analyst notes: {string}', on(note));
When('the assessor asks why the {measure} is due when it is', on(openAccount));
When('the assessor opens the page that explains it', on(openExplanation));

Then(
  'the account has these hours:',
  on((stage, table: DataTable) => expectHours(stage, table.raw())),
);
Then('it adds up to {span}, and ends at {moment}', on(expectSum));
Then('nobody has responded yet, and the response is due at {moment}', on(expectStillOwed));
Then('the incident still waits for the caller', on(expectStillPaused));
Then('the history has, at {moment} and signed by a person, the words {string}', on(expectInHistory));
