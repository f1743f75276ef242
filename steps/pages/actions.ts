import type { Page } from 'playwright';
import type { Role } from '../../adapters/desk-under-test.ts';
import type { Organisation } from '../../standards/index.ts';
import { reportOf } from '../contacts/reports.ts';
import { screen, type ScenarioEnvironment } from '../environment/index.ts';
import { assertShown } from '../expectation.ts';
import { theIncident } from '../incidents/observations.ts';
import { inView } from './observations.ts';

async function signedIn(environment: ScenarioEnvironment, person: string, role: Role, organisation?: string): Promise<Page> {
  const page = await environment.page(person);
  environment.state.window = person;
  if (page.url() !== 'about:blank') return page;
  const { username, password } = environment.desk.credentials(role, organisation);
  await page.goto('/sign-in');
  await page.getByLabel(/user ?name/i).fill(username);
  await page.getByLabel(/password/i).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  return page;
}

const asAnalyst = async (environment: ScenarioEnvironment): Promise<Page> => signedIn(environment, 'analyst', 'analyst');

export const asRequester = async (environment: ScenarioEnvironment, organisation: Organisation): Promise<Page> =>
  signedIn(environment, 'caller', 'requester', organisation.id);

export async function openExplanation(environment: ScenarioEnvironment): Promise<void> {
  environment.need('explain');
  const { reference } = await theIncident(environment);
  const page = await signedIn(environment, 'assessor', 'assessor');
  await page.goto(`/incidents/${reference}/explain`);
}

/**
 * Presses a button of a form and waits for the page that follows. A desk that refuses the form is convicted by its answer, in its own words,
 * instead of being waited for.
 */
async function submit(page: Page, press: () => Promise<unknown>, follows: RegExp, what: string): Promise<void> {
  const answered = page.waitForResponse(
    (response) => response.request().method() === 'POST' && response.request().isNavigationRequest(),
  );
  await press();
  const answer = await answered;
  if (answer.status() >= 400) {
    await page.waitForLoadState('domcontentloaded');
    const words = (await page.locator('main').innerText()).replace(/\s+/g, ' ').slice(0, 200);
    assertShown(false, `The desk was to take ${what}; it answered ${answer.status()}: "${words}"`);
  }
  await page.waitForURL(follows);
}

async function fillIncident(
  page: Page,
  service: string,
  summary: string,
  levels: { impact: string; urgency: string },
): Promise<void> {
  await page.getByLabel('Service').selectOption({ label: service });
  await page.getByLabel('What has happened').fill(summary);
  await page.getByLabel('Details').fill(`${summary}. Restarting did not help.`);
  await page.getByLabel('Impact').selectOption(levels.impact);
  await page.getByLabel('Urgency').selectOption(levels.urgency);
}

/** The analyst takes the ringing call on the page and logs it in the form while the caller waits. */
export async function logCallOnPage(environment: ScenarioEnvironment): Promise<void> {
  const { caller, contact, call } = environment.state;
  const page = await asAnalyst(environment);
  await page.goto(`/log-a-call?call=${encodeURIComponent(call.id)}`);
  await page.getByLabel("Caller's name").fill(caller.name);
  await page.getByLabel('Organisation').selectOption({ label: nameOf(environment, caller.organisation) });
  await page.getByLabel('Telephone number').fill(caller.telephone);
  await fillIncident(page, serviceName(environment, contact.service), contact.summary, { impact: '2', urgency: '2' });
  await screen(environment, 'analyst', 'The call as the analyst logs it');
  await submit(page, async () => page.getByRole('button', { name: 'Log the call' }).click(), /\/incidents\//, 'the call');
  environment.state.references.push(referenceIn(page));
}

export async function fillReport(environment: ScenarioEnvironment, organisation: Organisation, summary: string): Promise<Page> {
  environment.state.caller = environment.people.at(organisation.id);
  environment.state.openedAt = environment.clock.now();
  const page = await asRequester(environment, organisation);
  await page.goto('/report');
  const { service } = reportOf(environment, organisation, environment.standard.services[0]!, summary);
  await fillIncident(page, serviceName(environment, service), summary, { impact: '3', urgency: '3' });
  await screen(environment, 'caller', 'The report as the caller writes it');
  return page;
}

export async function reportOnPage(environment: ScenarioEnvironment, organisation: Organisation, summary: string): Promise<void> {
  const page = await fillReport(environment, organisation, summary);
  await submit(
    page,
    async () => page.getByRole('button', { name: 'Report the incident' }).click(),
    /\/incidents\//,
    'the report',
  );
  environment.state.references.push(referenceIn(page));
}

/** Sends the same form twice, as a slow browser does: the first time without the page's script, which would prevent it. */
export async function pressTwice(environment: ScenarioEnvironment, button: string): Promise<void> {
  const page = await inView(environment);
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: button }) });
  const fields = await form.locator('input, select, textarea').all();
  const typed = await Promise.all(
    fields.map(
      async (field) =>
        [(await field.getAttribute('name')) ?? '', await field.inputValue(), await field.getAttribute('type')] as const,
    ),
  );
  const sent = Object.fromEntries(typed.flatMap(([name, value, type]) => (name && type !== 'checkbox' ? [[name, value]] : [])));
  const { origin, pathname } = new URL(page.url());
  const first = await page.request.post(pathname, { form: sent, headers: { origin } });
  assertShown(first.ok(), `The form was to be taken; it was answered ${first.status()}.`);
  await submit(page, async () => page.getByRole('button', { name: button }).click(), /\/incidents\//, 'the form a second time');
}

export async function openIncidentPage(environment: ScenarioEnvironment): Promise<void> {
  const { reference } = await theIncident(environment);
  const page = await asAnalyst(environment);
  await page.goto(`/incidents/${reference}`);
}

/** The form of the hand-off, expanded if it is collapsed. */
async function handOffForm(page: Page, button = 'Hand off to the supplier') {
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: button, includeHidden: true }) });
  if (!(await form.getByRole('button').isVisible())) await page.locator('summary', { hasText: button }).click();
  return { form, send: async () => form.getByRole('button', { name: button }).click() };
}

/** Clears what the form suggests, and fills in only the description. */
export async function handOffOnPage(environment: ScenarioEnvironment, button: string): Promise<void> {
  const page = await inView(environment);
  const { form, send } = await handOffForm(page, button);
  for (const field of await form.locator('input[type=text], input[inputmode=numeric], textarea').all()) await field.fill('');
  await form.getByLabel(/Description/).fill('Nobody gets past the first screen');
  await send();
  await page.waitForLoadState();
}

/** The analyst fills in what the page cannot know. */
export async function completeOnPage(environment: ScenarioEnvironment): Promise<void> {
  await openIncidentPage(environment);
  const page = await inView(environment);
  const { form, send } = await handOffForm(page);
  await form.getByLabel(/Effect on the work/).fill('One ward works on paper');
  await form.getByLabel(/Number of people/).fill('14');
  await form.getByLabel(/Workaround/).fill('Paper charts');
  await form.getByLabel(/Steps taken/).fill('Signed in from another ward, other smartcard');
  await screen(environment, 'analyst', 'The hand-off as the analyst completes it');
  await submit(page, send, /done=/, 'the hand-off');
}

/** The caller confirms on their page; then the analyst closes on theirs. */
export async function confirmAndCloseOnPages(environment: ScenarioEnvironment): Promise<void> {
  const { reference } = await theIncident(environment);
  const caller = await environment.page('caller');
  await caller.goto(`/incidents/${reference}`);
  const confirm = caller.getByRole('button', { name: 'Confirm that it works' });
  await submit(caller, async () => confirm.click(), /done=/, "the caller's word");
  const analyst = await asAnalyst(environment);
  await analyst.goto(`/incidents/${reference}`);
  const close = analyst.getByRole('button', { name: 'Close', exact: true });
  await submit(analyst, async () => close.click(), /done=/, 'the closing');
}

export const openQueue = async (environment: ScenarioEnvironment): Promise<unknown> => (await asAnalyst(environment)).goto('/');

export const openReport = async (environment: ScenarioEnvironment, organisation: Organisation): Promise<unknown> =>
  (await asRequester(environment, organisation)).goto('/report');

const referenceIn = (page: Page): string => decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1)!);

const nameOf = ({ standard }: ScenarioEnvironment, id: string) =>
  standard.organisations.find((organisation) => organisation.id === id)!.name;

const serviceName = ({ standard }: ScenarioEnvironment, id: string) =>
  standard.services.find((service) => service.id === id)!.name;
