import { Given, Then, When } from '@cucumber/cucumber';
import { step } from '../environment/index.ts';
import {
  completeOnPage,
  confirmAndCloseOnPages,
  fillReport,
  handOffOnPage,
  logCallOnPage,
  openExplanation,
  openIncidentPage,
  openQueue,
  openReport,
  pressTwice,
  reportOnPage,
} from './actions.ts';
import {
  expectKnownReference,
  expectMissingNamed,
  expectNotOnPage,
  expectOnPage,
  expectOurReference,
  expectServicesOffered,
  expectTheirReference,
} from './assertions.ts';

Given('{organisation} has filled in the report page: {string}', step(fillReport));

When('the assessor opens the page that explains it', step(openExplanation));
When('the analyst signs in, takes the call and logs it in the form', step(logCallOnPage));
When('{organisation} reports on the report page: {string}', step(reportOnPage));
When('the caller presses {string} twice in quick succession', step(pressTwice));
When("the analyst opens the incident's page", step(openIncidentPage));
When('the analyst opens the queue', step(openQueue));
When('the analyst presses {string} with nothing but a description', step(handOffOnPage));
When("the analyst fills in the hand-off on the incident's page", step(completeOnPage));
When('the caller confirms on the page that it works, and the analyst closes it there', step(confirmAndCloseOnPages));
When('somebody at {organisation} opens the report page', step(openReport));

Then('the page says {string}', step(expectOnPage));
Then('the page does not show {string}', step(expectNotOnPage));
Then("the page shows the LSP's reference", step(expectTheirReference));
Then('the page shows the analyst the same reference', step(expectOurReference));
Then('the page shows the caller a reference that the desk knows', step(expectKnownReference));
Then('the page names what is missing', step(expectMissingNamed));
Then('the page offers every service of the catalogue', step(expectServicesOffered));
