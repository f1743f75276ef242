import { Given, Then, When } from '@cucumber/cucumber';
import type { Organisation } from '../standards/index.ts';
import {
  asAnalyst,
  asRequester,
  completeOnPage,
  confirmAndCloseOnPages,
  expectNotOnPage,
  expectOnPage,
  fillReport,
  handOffOnPage,
  inView,
  logCallOnPage,
  openIncidentPage,
  pressTwice,
  reportOnPage,
} from './acts/pages.ts';
import { theTicket } from './expect/supplier.ts';
import { show } from './expect/shown.ts';
import { on, screen } from './stage/index.ts';

Given('{organisation} has filled in the report page: {string}', on(fillReport));

When('the analyst signs in, takes the call and logs it in the form', on(logCallOnPage));
When('{organisation} reports on the report page: {string}', on(reportOnPage));
When('the caller presses {string} twice in quick succession', on(pressTwice));
When("the analyst opens the incident's page", on(openIncidentPage));
When(
  'the analyst opens the queue',
  on(async (stage) => (await asAnalyst(stage)).goto('/')),
);
When('the analyst presses {string} with nothing but a description', on(handOffOnPage));
When("the analyst fills in the hand-off on the incident's page", on(completeOnPage));
When('the caller confirms on the page that it works, and the analyst closes it there', on(confirmAndCloseOnPages));
When(
  'somebody at {organisation} opens the report page',
  on(async (stage, organisation: Organisation) => (await asRequester(stage, organisation)).goto('/report')),
);

Then('the page says {string}', on(expectOnPage));
Then('the page does not show {string}', on(expectNotOnPage));
Then(
  "the page shows the LSP's reference",
  on(async (stage) => expectOnPage(stage, theTicket(stage).id)),
);
Then(
  'the page shows the analyst the same reference',
  on(async (stage) => expectOnPage(stage, stage.memory.references.at(-1)!)),
);
Then(
  'the page shows the caller a reference that the desk knows',
  on(async (stage) => {
    const reference = stage.memory.references.at(-1)!;
    await expectOnPage(stage, reference);
    const held = await stage.desk.everything();
    show(
      held.some((one) => one.reference === reference),
      `The page shows ${reference}, and the desk does not know it.`,
    );
  }),
);
Then(
  'the page names what is missing',
  on(async (stage) => {
    await screen(stage, 'analyst', 'What the form says is missing');
    for (const label of ['people affected', 'Steps taken', 'Workaround']) await expectOnPage(stage, label);
    const page = await inView(stage);
    show(
      (await page.getByRole('alert').count()) + (await page.locator('[class*=error-summary]').count()) > 0,
      'The page was to say that something is missing, and shows no error.',
    );
  }),
);
Then(
  'the page offers every service of the catalogue',
  on(async (stage) => {
    const offered = await (await inView(stage)).getByLabel('Service').locator('option').allInnerTexts();
    const missing = stage.standard.services.filter(({ name }) => !offered.includes(name));
    show(
      missing.length === 0,
      () => `The report page was to offer every service, and lacks ${missing.map(({ name }) => name).join(', ')}.`,
    );
  }),
);
