import { Given, Then, When } from '@cucumber/cucumber';
import {
  completeOnPage,
  confirmAndCloseOnPages,
  fillReport,
  handOffOnPage,
  logCallOnPage,
  openIncidentPage,
  openQueue,
  openReport,
  pressTwice,
  reportOnPage,
} from './acts/pages.ts';
import {
  expectKnownReference,
  expectMissingNamed,
  expectNotOnPage,
  expectOnPage,
  expectOurReference,
  expectServicesOffered,
  expectTheirReference,
} from './expect/pages.ts';
import { on } from './stage/index.ts';

Given('{organisation} has filled in the report page: {string}', on(fillReport));

When('the analyst signs in, takes the call and logs it in the form', on(logCallOnPage));
When('{organisation} reports on the report page: {string}', on(reportOnPage));
When('the caller presses {string} twice in quick succession', on(pressTwice));
When("the analyst opens the incident's page", on(openIncidentPage));
When('the analyst opens the queue', on(openQueue));
When('the analyst presses {string} with nothing but a description', on(handOffOnPage));
When("the analyst fills in the hand-off on the incident's page", on(completeOnPage));
When('the caller confirms on the page that it works, and the analyst closes it there', on(confirmAndCloseOnPages));
When('somebody at {organisation} opens the report page', on(openReport));

Then('the page says {string}', on(expectOnPage));
Then('the page does not show {string}', on(expectNotOnPage));
Then("the page shows the LSP's reference", on(expectTheirReference));
Then('the page shows the analyst the same reference', on(expectOurReference));
Then('the page shows the caller a reference that the desk knows', on(expectKnownReference));
Then('the page names what is missing', on(expectMissingNamed));
Then('the page offers every service of the catalogue', on(expectServicesOffered));
