import type { Organisation } from '../../standards/index.ts';
import { CALLER, deny, type ScenarioEnvironment } from '../environment/index.ts';
import { assertShown, list } from '../expectation.ts';
import { figures, requesterOf } from './observations.ts';

export function expectOnlyOwn({ state }: ScenarioEnvironment, count: number): void {
  const { organisation, name, listed, counts, found } = state.organisationView;
  const figures = { list: listed.length, 'open count': counts.open, 'total count': counts.total, search: found.length };
  const wrong = Object.entries(figures).filter(([, figure]) => figure !== count);
  assertShown(
    wrong.length === 0,
    () =>
      `${name} was to find ${count} incident everywhere; it finds ${list(wrong.map(([where, figure]) => `${figure} in the ${where}`))}.`,
  );
  const foreign = [...listed, ...found].filter((one) => one.organisation !== organisation);
  assertShown(
    foreign.length === 0,
    `${name} was to see its own only; it sees ${list(foreign.map((one) => one.organisation))}'s.`,
  );
}

export function expectNothingFound({ state }: ScenarioEnvironment): void {
  const there = state.foundByAnalyst;
  assertShown(
    there.length > 0,
    'The analyst was to find the incident by these words; they do not, so it proves nothing that others do not.',
  );
  const found = state.found;
  assertShown(
    found.length === 0,
    () => `Nothing was to be found; ${list(found.map(({ reference, summary }) => `${reference} "${summary}"`))} was.`,
  );
}

export function expectSameWords({ state }: ScenarioEnvironment): void {
  const [foreignSays, unknownSays] = state.foreignAnswers;
  assertShown(foreignSays !== null && unknownSays !== null, "Another organisation's incident was to be refused; it was shown.");
  assertShown(
    foreignSays === unknownSays,
    `The desk was to refuse another's incident as it refuses an unknown one; it says "${foreignSays ?? ''}" of the one and "${unknownSays ?? ''}" of the other.`,
  );
}

export async function expectUntouched(environment: ScenarioEnvironment, _owner: Organisation, words: string): Promise<void> {
  const incident = await (await environment.as('assessor')).incident(environment.state.foreignReference);
  const held = [incident.description, ...incident.timeline.map(({ says }) => says)].join('\n');
  assertShown(!held.includes(words), `${incident.reference} was to hold nothing of another organisation; it holds "${words}".`);
}

export function expectNotMailed(environment: ScenarioEnvironment, { mailDomains, name }: Organisation, words: string): void {
  deny(environment, { by: 'mail', to: CALLER, what: `the caller at ${name} reads nothing of it` });
  const letters = environment.mail.delivered.filter(
    ({ to, text, subject }) =>
      to.some((address) => mailDomains.some((domain) => address.endsWith(`@${domain}`))) && `${subject} ${text}`.includes(words),
  );
  assertShown(letters.length === 0, `${name} was to read nothing of it; it got a mail about it.`);
}

export async function expectSameFigures(environment: ScenarioEnvironment, organisation: Organisation): Promise<void> {
  const [before, now] = [environment.state.figures, await figures(environment, organisation)];
  assertShown(before === now, `${organisation.name} was to find ${before}, as before; it finds ${now}.`);
}

export async function expectCount(environment: ScenarioEnvironment, organisation: Organisation, count: number): Promise<void> {
  const { open, total } = await (await requesterOf(environment, organisation)).counts();
  assertShown(
    open === count && total === count,
    `${organisation.name} was to count ${count}; it counts ${open} open of ${total}.`,
  );
}

export function expectListShows({ state }: ScenarioEnvironment, own: string, other: string): void {
  const text = state.listPage;
  assertShown(text.includes(own), `The list was to show "${own}"; it does not.`);
  assertShown(!text.includes(other), `The list was not to show "${other}"; it does.`);
}

export async function expectPageNotFound(environment: ScenarioEnvironment): Promise<void> {
  const { state } = environment;
  const text = await (await environment.page('caller')).locator('main').innerText();
  assertShown(
    state.pageStatus === 404,
    `The page of another's incident was to be not found; it was answered ${String(state.pageStatus)}.`,
  );
  assertShown(!text.includes('Heron'), 'The page that was not found was to tell nothing of the incident; it does.');
}
