import { inView } from '../acts/pages.ts';
import { screen } from '../stage/index.ts';
import type { Stage } from '../stage/index.ts';
import { show } from './shown.ts';
import { theTicket } from './supplier.ts';

export async function expectOnPage(stage: Stage, words: string): Promise<void> {
  const page = await inView(stage);
  const text = await page.locator('body').innerText();
  show(text.includes(words), () => `The page was to say "${words}", and says: ${abridged(text)}`);
}

export async function expectNotOnPage(stage: Stage, words: string): Promise<void> {
  const page = await inView(stage);
  const text = await page.locator('body').innerText();
  show(!text.includes(words), `The page was not to say "${words}", and says it.`);
}

const abridged = (text: string) => text.replace(/\s+/g, ' ').slice(0, 300);

export const expectTheirReference = async (stage: Stage): Promise<void> => expectOnPage(stage, theTicket(stage).id);
export const expectOurReference = async (stage: Stage): Promise<void> => expectOnPage(stage, stage.memory.references.at(-1)!);

export async function expectKnownReference(stage: Stage): Promise<void> {
  const reference = stage.memory.references.at(-1)!;
  await expectOnPage(stage, reference);
  const held = await stage.desk.everything();
  show(
    held.some((one) => one.reference === reference),
    `The page shows ${reference}, and the desk does not know it.`,
  );
}

export async function expectMissingNamed(stage: Stage): Promise<void> {
  await screen(stage, 'analyst', 'What the form says is missing');
  for (const label of ['people affected', 'Steps taken', 'Workaround']) await expectOnPage(stage, label);
  const page = await inView(stage);
  show(
    (await page.locator('[class*=error-summary]').count()) > 0,
    'The page was to say that something is missing, and shows no error.',
  );
}

export async function expectServicesOffered(stage: Stage): Promise<void> {
  const offered = await (await inView(stage)).getByLabel('Service').locator('option').allInnerTexts();
  const missing = stage.standard.services.filter(({ name }) => !offered.includes(name));
  show(
    missing.length === 0,
    () => `The report page was to offer every service, and lacks ${missing.map(({ name }) => name).join(', ')}.`,
  );
}
