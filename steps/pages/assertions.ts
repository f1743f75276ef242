import { screen, type ScenarioEnvironment } from '../environment/index.ts';
import { assertShown } from '../expectation.ts';
import { theTicket } from '../supplier/observations.ts';
import { inView } from './observations.ts';

export async function expectOnPage(environment: ScenarioEnvironment, words: string): Promise<void> {
  const page = await inView(environment);
  const text = await page.locator('body').innerText();
  assertShown(text.includes(words), () => `The page was to say "${words}"; it says: ${abridged(text)}`);
}

export async function expectNotOnPage(environment: ScenarioEnvironment, words: string): Promise<void> {
  const page = await inView(environment);
  const text = await page.locator('body').innerText();
  assertShown(!text.includes(words), `The page was not to say "${words}"; it does.`);
}

const abridged = (text: string) => text.replace(/\s+/g, ' ').slice(0, 300);

export const expectTheirReference = async (environment: ScenarioEnvironment): Promise<void> =>
  expectOnPage(environment, theTicket(environment).id);

export const expectOurReference = async (environment: ScenarioEnvironment): Promise<void> =>
  expectOnPage(environment, environment.state.reference);

export async function expectKnownReference(environment: ScenarioEnvironment): Promise<void> {
  const reference = environment.state.reference;
  await expectOnPage(environment, reference);
  const held = await environment.desk.everything();
  assertShown(
    held.some((one) => one.reference === reference),
    `The desk was to know ${reference}, which the page shows; it does not.`,
  );
}

export async function expectMissingNamed(environment: ScenarioEnvironment): Promise<void> {
  await screen(environment, 'analyst', 'What the form says is missing');
  for (const label of ['people affected', 'Steps taken', 'Workaround']) await expectOnPage(environment, label);
  const page = await inView(environment);
  assertShown(
    (await page.locator('[class*=error-summary]').count()) > 0,
    'The page was to say that something is missing; it shows no error.',
  );
}

export async function expectServicesOffered(environment: ScenarioEnvironment): Promise<void> {
  const offered = await (await inView(environment)).getByLabel('Service').locator('option').allInnerTexts();
  const missing = environment.standard.services.filter(({ name }) => !offered.includes(name));
  assertShown(
    missing.length === 0,
    () => `The report page was to offer every service; it lacks ${missing.map(({ name }) => name).join(', ')}.`,
  );
}
