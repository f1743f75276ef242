import type { Organisation } from '../../standards/index.ts';
import { list, show } from '../expect/shown.ts';
import { inWords } from '../moments.ts';
import type { Stage } from '../stage/index.ts';
import { report } from './contacts.ts';
import { attempt } from './desk.ts';
import { picture } from './files.ts';
import { asRequester } from './pages.ts';

const session = async (stage: Stage, { id }: Organisation) => stage.as('requester', id);

const theirs = async (stage: Stage, { id }: Organisation) => {
  const found = (await stage.desk.everything()).find(({ organisation }) => organisation === id);
  if (!found) throw new Error(`The scenario has not given ${id} an incident.`);
  return found;
};

/** List, counts and search of one organisation, side by side. */
export async function lookEverywhere(stage: Stage, organisation: Organisation, words: string): Promise<void> {
  stage.need('search');
  const requester = await session(stage, organisation);
  stage.memory.noted.set('seen', {
    organisation: organisation.id,
    name: organisation.name,
    listed: await requester.incidents(),
    counts: await requester.counts(),
    found: await requester.search(words),
  });
}

type Seen = {
  organisation: string;
  name: string;
  listed: readonly { organisation: string }[];
  counts: { open: number; total: number };
  found: readonly { organisation: string }[];
};

export function expectOnlyOwn({ memory }: Stage, count: number): void {
  const { organisation, name, listed, counts, found } = memory.noted.get('seen') as Seen;
  const figures = { list: listed.length, 'open count': counts.open, 'total count': counts.total, search: found.length };
  const wrong = Object.entries(figures).filter(([, figure]) => figure !== count);
  show(
    wrong.length === 0,
    () =>
      `${name} was to find ${count} incident everywhere, and finds ${list(wrong.map(([where, figure]) => `${figure} in the ${where}`))}.`,
  );
  const strangers = [...listed, ...found].filter((one) => one.organisation !== organisation);
  show(strangers.length === 0, `${name} was to see its own only, and sees ${list(strangers.map((one) => one.organisation))}'s.`);
}

export async function searchFor(stage: Stage, organisation: Organisation, words: string): Promise<void> {
  stage.need('search');
  const analyst = await stage.as('analyst');
  stage.memory.noted.set('found', await (await session(stage, organisation)).search(words));
  stage.memory.noted.set('found by the analyst', await analyst.search(words));
}

export function expectNothingFound({ memory }: Stage): void {
  const there = memory.noted.get('found by the analyst') as readonly unknown[];
  show(
    there.length > 0,
    'The analyst was to find the incident by these words, and does not: so that others do not proves nothing.',
  );
  const found = memory.noted.get('found') as readonly { reference: string; summary: string }[];
  show(
    found.length === 0,
    () => `Nothing was to be found, and ${list(found.map(({ reference, summary }) => `${reference} "${summary}"`))} was.`,
  );
}

export async function askForBoth(stage: Stage, organisation: Organisation, owner: Organisation): Promise<void> {
  const requester = await session(stage, organisation);
  const { reference } = await theirs(stage, owner);
  const unknown = 'INC-999999';
  const answers = [];
  for (const one of [reference, unknown]) {
    const refusal = await attempt(stage, async () => requester.incident(one));
    answers.push(refusal && `${refusal.code}: ${refusal.message.replaceAll(one, 'it')}`);
  }
  stage.memory.noted.set('answers', answers);
}

export function expectSameWords({ memory }: Stage): void {
  const [theirsSays, unknownSays] = memory.noted.get('answers') as readonly (string | null)[];
  show(theirsSays !== null && unknownSays !== null, "Another organisation's incident was to be refused, and was shown.");
  show(
    theirsSays === unknownSays,
    `The desk gives away that the incident exists: "${theirsSays ?? ''}" is not "${unknownSays ?? ''}".`,
  );
}

export async function attachTo(stage: Stage, owner: Organisation): Promise<void> {
  stage.need('documents');
  const { reference } = await theirs(stage, owner);
  const analyst = await stage.as('analyst');
  stage.memory.document = await analyst.attach(reference, { name: 'ward.png', mediaType: 'image/png', content: picture(500) });
  stage.memory.noted.set('theirs', reference);
}

export async function askForDocument(stage: Stage, organisation: Organisation): Promise<void> {
  const requester = await session(stage, organisation);
  await attempt(stage, async () => requester.document(stage.memory.noted.get('theirs') as string, stage.memory.document!.id));
}

export async function writeInto(stage: Stage, intruder: Organisation, owner: Organisation, text: string): Promise<void> {
  const { reference } = await theirs(stage, owner);
  stage.memory.noted.set('theirs', reference);
  await stage.mail.send({
    from: stage.people.at(intruder.id).mail,
    to: stage.desk.addresses.mail,
    subject: `RE: [${reference}]`,
    text,
  });
}

export async function expectUntouched(stage: Stage, _owner: Organisation, words: string): Promise<void> {
  const incident = await (await stage.as('assessor')).incident(stage.memory.noted.get('theirs') as string);
  const held = [incident.description, ...incident.timeline.map(({ says }) => says)].join('\n');
  show(!held.includes(words), `${incident.reference} was to hold nothing of another organisation, and holds "${words}".`);
}

export function expectNotTold(stage: Stage, { mailDomains, name }: Organisation, words: string): void {
  const told = stage.mail.delivered.filter(
    ({ to, text, subject }) =>
      to.some((address) => mailDomains.some((domain) => address.endsWith(`@${domain}`))) && `${subject} ${text}`.includes(words),
  );
  show(told.length === 0, `${name} was to read nothing of it, and got it by mail.`);
}

export async function noteFigures(stage: Stage, organisation: Organisation): Promise<void> {
  stage.memory.noted.set('figures', await figures(stage, organisation));
}

export async function expectSameFigures(stage: Stage, organisation: Organisation): Promise<void> {
  const [before, now] = [stage.memory.noted.get('figures') as string, await figures(stage, organisation)];
  show(before === now, `${organisation.name} had ${before}, and has ${now} now.`);
}

const figures = async (stage: Stage, organisation: Organisation) => {
  const requester = await session(stage, organisation);
  const { reference } = await theirs(stage, organisation);
  const { clocks } = await requester.incident(reference);
  const { open, total } = await requester.counts();
  return `${open} open of ${total}, ${list(clocks.map(({ measures, due }) => `the ${measures} due ${due === null ? 'never' : `at ${inWords(Temporal.Instant.from(due))}`}`))}`;
};

export async function flood(stage: Stage, organisation: Organisation, count: number): Promise<void> {
  for (let place = 1; place <= count; place++) await report(stage, organisation, { summary: `Report ${place} of ${count}` });
}

/** The same, as it comes when something fails in the morning. */
export async function floodByMinutes(stage: Stage, organisation: Organisation, count: number): Promise<void> {
  for (let place = 1; place <= count; place++) {
    await report(stage, organisation, { summary: `Report ${place} of ${count}` });
    await stage.clock.advance(Temporal.Duration.from({ minutes: 1 }));
  }
}

export async function expectCount(stage: Stage, organisation: Organisation, count: number): Promise<void> {
  const { open, total } = await (await session(stage, organisation)).counts();
  show(open === count && total === count, `${organisation.name} was to count ${count}, and counts ${open} open of ${total}.`);
}

export async function openListAndPage(stage: Stage, organisation: Organisation, owner: Organisation): Promise<void> {
  const page = await asRequester(stage, organisation);
  await page.goto('/');
  stage.memory.noted.set('list page', await page.locator('body').innerText());
  const { reference } = await theirs(stage, owner);
  const answer = await page.goto(`/incidents/${reference}`);
  stage.memory.noted.set('status', answer?.status()).set('theirs', reference);
}

export function expectListShows({ memory }: Stage, own: string, other: string): void {
  const text = memory.noted.get('list page') as string;
  show(text.includes(own), `The list was to show "${own}", and does not.`);
  show(!text.includes(other), `The list was not to show "${other}", and shows it.`);
}

export async function expectPageNotFound(stage: Stage): Promise<void> {
  const { memory } = stage;
  const text = await (await stage.page('caller')).locator('main').innerText();
  show(
    memory.noted.get('status') === 404,
    `The page of another's incident was to be not found, and was answered ${String(memory.noted.get('status'))}.`,
  );
  show(!text.includes('Heron'), 'The page that was not found tells of the incident.');
}
