import type { Organisation } from '../../standards/index.ts';
import { list, assertShown } from '../expectation.ts';
import { inWords } from '../moments.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { report } from './contacts.ts';
import { attempt } from './desk.ts';
import { picture } from './files.ts';
import { asRequester } from './pages.ts';

const session = async (environment: ScenarioEnvironment, { id }: Organisation) => environment.as('requester', id);

const theirs = async (environment: ScenarioEnvironment, { id }: Organisation) => {
  const found = (await environment.desk.everything()).find(({ organisation }) => organisation === id);
  if (!found) throw new Error(`The scenario has not given ${id} an incident.`);
  return found;
};

/** List, counts and search of one organisation, side by side. */
export async function lookEverywhere(environment: ScenarioEnvironment, organisation: Organisation, words: string): Promise<void> {
  environment.need('search');
  const requester = await session(environment, organisation);
  environment.state.organisationView = {
    organisation: organisation.id,
    name: organisation.name,
    listed: await requester.incidents(),
    counts: await requester.counts(),
    found: await requester.search(words),
  };
}

export function expectOnlyOwn({ state }: ScenarioEnvironment, count: number): void {
  const { organisation, name, listed, counts, found } = state.organisationView;
  const figures = { list: listed.length, 'open count': counts.open, 'total count': counts.total, search: found.length };
  const wrong = Object.entries(figures).filter(([, figure]) => figure !== count);
  assertShown(
    wrong.length === 0,
    () =>
      `${name} was to find ${count} incident everywhere, and finds ${list(wrong.map(([where, figure]) => `${figure} in the ${where}`))}.`,
  );
  const strangers = [...listed, ...found].filter((one) => one.organisation !== organisation);
  assertShown(
    strangers.length === 0,
    `${name} was to see its own only, and sees ${list(strangers.map((one) => one.organisation))}'s.`,
  );
}

export async function searchFor(environment: ScenarioEnvironment, organisation: Organisation, words: string): Promise<void> {
  environment.need('search');
  const analyst = await environment.as('analyst');
  environment.state.found = await (await session(environment, organisation)).search(words);
  environment.state.foundByAnalyst = await analyst.search(words);
}

export function expectNothingFound({ state }: ScenarioEnvironment): void {
  const there = state.foundByAnalyst;
  assertShown(
    there.length > 0,
    'The analyst was to find the incident by these words, and does not: so that others do not proves nothing.',
  );
  const found = state.found;
  assertShown(
    found.length === 0,
    () => `Nothing was to be found, and ${list(found.map(({ reference, summary }) => `${reference} "${summary}"`))} was.`,
  );
}

export async function askForBoth(
  environment: ScenarioEnvironment,
  organisation: Organisation,
  owner: Organisation,
): Promise<void> {
  const requester = await session(environment, organisation);
  const { reference } = await theirs(environment, owner);
  const unknown = 'INC-999999';
  const answers = [];
  for (const one of [reference, unknown]) {
    const refusal = await attempt(environment, async () => requester.incident(one));
    answers.push(refusal && `${refusal.code}: ${refusal.message.replaceAll(one, 'it')}`);
  }
  environment.state.foreignAnswers = answers;
}

export function expectSameWords({ state }: ScenarioEnvironment): void {
  const [theirsSays, unknownSays] = state.foreignAnswers;
  assertShown(theirsSays !== null && unknownSays !== null, "Another organisation's incident was to be refused, and was shown.");
  assertShown(
    theirsSays === unknownSays,
    `The desk gives away that the incident exists: "${theirsSays ?? ''}" is not "${unknownSays ?? ''}".`,
  );
}

export async function attachTo(environment: ScenarioEnvironment, owner: Organisation): Promise<void> {
  environment.need('documents');
  const { reference } = await theirs(environment, owner);
  const analyst = await environment.as('analyst');
  environment.state.document = await analyst.attach(reference, {
    name: 'ward.png',
    mediaType: 'image/png',
    content: picture(500),
  });
  environment.state.foreignReference = reference;
}

export async function askForDocument(environment: ScenarioEnvironment, organisation: Organisation): Promise<void> {
  const requester = await session(environment, organisation);
  await attempt(environment, async () => requester.document(environment.state.foreignReference, environment.state.document.id));
}

export async function writeInto(
  environment: ScenarioEnvironment,
  intruder: Organisation,
  owner: Organisation,
  text: string,
): Promise<void> {
  const { reference } = await theirs(environment, owner);
  environment.state.foreignReference = reference;
  await environment.mail.send({
    from: environment.people.at(intruder.id).mail,
    to: environment.desk.addresses.mail,
    subject: `RE: [${reference}]`,
    text,
  });
}

export async function expectUntouched(environment: ScenarioEnvironment, _owner: Organisation, words: string): Promise<void> {
  const incident = await (await environment.as('assessor')).incident(environment.state.foreignReference);
  const held = [incident.description, ...incident.timeline.map(({ says }) => says)].join('\n');
  assertShown(!held.includes(words), `${incident.reference} was to hold nothing of another organisation, and holds "${words}".`);
}

export function expectNotTold(environment: ScenarioEnvironment, { mailDomains, name }: Organisation, words: string): void {
  const told = environment.mail.delivered.filter(
    ({ to, text, subject }) =>
      to.some((address) => mailDomains.some((domain) => address.endsWith(`@${domain}`))) && `${subject} ${text}`.includes(words),
  );
  assertShown(told.length === 0, `${name} was to read nothing of it, and got it by mail.`);
}

export async function noteFigures(environment: ScenarioEnvironment, organisation: Organisation): Promise<void> {
  environment.state.figures = await figures(environment, organisation);
}

export async function expectSameFigures(environment: ScenarioEnvironment, organisation: Organisation): Promise<void> {
  const [before, now] = [environment.state.figures, await figures(environment, organisation)];
  assertShown(before === now, `${organisation.name} had ${before}, and has ${now} now.`);
}

const figures = async (environment: ScenarioEnvironment, organisation: Organisation) => {
  const requester = await session(environment, organisation);
  const { reference } = await theirs(environment, organisation);
  const { clocks } = await requester.incident(reference);
  const { open, total } = await requester.counts();
  return `${open} open of ${total}, ${list(clocks.map(({ measures, due }) => `the ${measures} due ${due === null ? 'never' : `at ${inWords(Temporal.Instant.from(due))}`}`))}`;
};

export async function flood(environment: ScenarioEnvironment, organisation: Organisation, count: number): Promise<void> {
  for (let place = 1; place <= count; place++)
    await report(environment, organisation, { summary: `Report ${place} of ${count}` });
}

/** The same, as it comes when something fails in the morning. */
export async function floodByMinutes(environment: ScenarioEnvironment, organisation: Organisation, count: number): Promise<void> {
  for (let place = 1; place <= count; place++) {
    await report(environment, organisation, { summary: `Report ${place} of ${count}` });
    await environment.clock.advance(Temporal.Duration.from({ minutes: 1 }));
  }
}

export async function expectCount(environment: ScenarioEnvironment, organisation: Organisation, count: number): Promise<void> {
  const { open, total } = await (await session(environment, organisation)).counts();
  assertShown(
    open === count && total === count,
    `${organisation.name} was to count ${count}, and counts ${open} open of ${total}.`,
  );
}

export async function openListAndPage(
  environment: ScenarioEnvironment,
  organisation: Organisation,
  owner: Organisation,
): Promise<void> {
  const page = await asRequester(environment, organisation);
  await page.goto('/');
  environment.state.listPage = await page.locator('body').innerText();
  const { reference } = await theirs(environment, owner);
  const answer = await page.goto(`/incidents/${reference}`);
  environment.state.pageStatus = answer?.status() ?? null;
  environment.state.foreignReference = reference;
}

export function expectListShows({ state }: ScenarioEnvironment, own: string, other: string): void {
  const text = state.listPage;
  assertShown(text.includes(own), `The list was to show "${own}", and does not.`);
  assertShown(!text.includes(other), `The list was not to show "${other}", and shows it.`);
}

export async function expectPageNotFound(environment: ScenarioEnvironment): Promise<void> {
  const { state } = environment;
  const text = await (await environment.page('caller')).locator('main').innerText();
  assertShown(
    state.pageStatus === 404,
    `The page of another's incident was to be not found, and was answered ${String(state.pageStatus)}.`,
  );
  assertShown(!text.includes('Heron'), 'The page that was not found tells of the incident.');
}
