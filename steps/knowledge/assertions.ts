import { DeskRefusal } from '../../adapters/desk-under-test.ts';
import type { Organisation, Service } from '../../standards/index.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { assertShown, list, told } from '../expectation.ts';
import { at, inWords, type Moment } from '../time/moments.ts';

const knowledge = async (environment: ScenarioEnvironment) => (await environment.as('assessor')).knowledge;
const article = async (environment: ScenarioEnvironment) => (await knowledge(environment)).article(environment.state.article);

export function expectEachReviewed(environment: ScenarioEnvironment, date: string): void {
  for (const { id, name, national } of environment.standard.services) {
    if (!national) continue;
    const found = environment.state.articles.find(
      ({ service, validated, reviewBy }) => service === id && validated && reviewBy === date,
    );
    assertShown(found !== undefined, `${name} was to have a validated article, to be reviewed by ${date}; it has none.`);
  }
}
export async function expectReviewBy(environment: ScenarioEnvironment, date: string): Promise<void> {
  const { reviewBy } = await article(environment);
  assertShown(reviewBy === date, () => `The article was to be reviewed by ${date}; it says ${told(() => reviewBy)}.`);
}
export async function expectValidated(environment: ScenarioEnvironment): Promise<void> {
  assertShown((await article(environment)).validated, 'The article was to be validated still; it is not.');
}
export async function expectNotValidated(environment: ScenarioEnvironment): Promise<void> {
  assertShown(
    !(await article(environment)).validated,
    'What the article says has changed, so it was to be validated again; it still counts as validated.',
  );
}
export async function expectEarlierVersion(environment: ScenarioEnvironment): Promise<void> {
  const { versions } = await article(environment);
  assertShown(
    versions.length === 2 && versions[0] !== versions[1],
    () => `The article was to show both of its versions; it shows ${list(versions)}.`,
  );
}
export function expectOverdueFirst({ state }: ScenarioEnvironment, { id, name }: Service): void {
  const [first] = state.articles;
  assertShown(
    first?.service === id,
    () => `The article about ${name} was to be the first; the first is ${told(() => first?.title ?? null)}.`,
  );
  assertShown(first.overdue, `The article about ${name} was to be marked as overdue; it is not.`);
}
export function expectFound({ state }: ScenarioEnvironment): void {
  const found = state.articles.map(({ reference }) => reference);
  assertShown(found.includes(state.article), () => `The search was to find ${state.article}; it found ${list(found)}.`);
}
export function expectNothingFound({ state }: ScenarioEnvironment): void {
  const found = state.articles.map(({ reference }) => reference);
  assertShown(found.length === 0, () => `Somebody elsewhere was to find no article; they found ${list(found)}.`);
  assertShown(state.refusal !== null, 'The desk was to refuse the article to somebody elsewhere; it showed it.');
}
export async function expectOwnFind(environment: ScenarioEnvironment, { id, name }: Organisation): Promise<void> {
  const found = await (await environment.as('requester', id)).knowledge.articles();
  assertShown(
    found.some(({ reference }) => reference === environment.state.article),
    `Somebody of ${name} was to find the article that was validated for them; they do not.`,
  );
}
export async function expectUsed(environment: ScenarioEnvironment, used: number, helped: number): Promise<void> {
  const found = await article(environment);
  assertShown(
    found.used === used && found.helped === helped,
    () =>
      `The article was to be used ${String(used)} times and to have helped ${String(helped)}; it counts ${String(found.used)} and ${String(found.helped)}.`,
  );
}
export async function expectVersionKept(environment: ScenarioEnvironment, kept: number, now: number): Promise<void> {
  const { used } = await (await knowledge(environment)).ofIncident(environment.state.references[0]!);
  const { version } = await article(environment);
  assertShown(
    used[0]?.version === kept && version === now,
    () =>
      `The incident was to name version ${String(kept)}, and ${String(now)} to be current; they are ${String(used[0]?.version)} and ${String(version)}.`,
  );
}

// Known errors

const lastIncident = async (environment: ScenarioEnvironment) =>
  (await knowledge(environment)).ofIncident(environment.state.references.at(-1)!);
export async function expectOffered(environment: ScenarioEnvironment): Promise<void> {
  const { offered } = await lastIncident(environment);
  const { article: reference } = environment.state;
  assertShown(
    offered.includes(reference),
    () => `${reference} was to be offered at first contact; offered was ${list(offered)}.`,
  );
  const { answer } = await article(environment);
  assertShown(answer !== '', `The known error ${reference} was to bring its workaround; it brings none.`);
}
export async function expectNotOffered(environment: ScenarioEnvironment): Promise<void> {
  const { offered } = await lastIncident(environment);
  assertShown(offered.length === 0, () => `No known error was to be offered; offered was ${list(offered)}.`);
}
const rates = async (environment: ScenarioEnvironment) =>
  (await knowledge(environment)).rates(
    String(environment.startedAt.subtract({ hours: 1 })),
    String(environment.clock.now().add({ hours: 1 })),
  );
export async function expectRate(environment: ScenarioEnvironment, atOnce: number, of: number, percent: number): Promise<void> {
  const rate = await rates(environment);
  const counted = rate.atOnce + rate.later + rate.never;
  assertShown(
    rate.atOnce === atOnce && counted === of && rate.percent === percent,
    () =>
      `${String(atOnce)} of ${String(of)} were to count as offered at once (${String(percent)} per cent); the desk counts ${String(rate.atOnce)} of ${String(counted)} (${String(rate.percent)}).`,
  );
}
export async function expectApart(environment: ScenarioEnvironment): Promise<void> {
  const { tooEarly } = await rates(environment);
  const [first] = environment.state.references;
  assertShown(
    tooEarly.length === 1 && tooEarly[0] === first,
    () => `${first!} alone was to be listed apart; apart are ${list(tooEarly)}.`,
  );
}

// Suggestions

/** How often a set's right service was suggested. None is right where no service is meant. */
export async function expectSuggested(environment: ScenarioEnvironment, among: number, first: number): Promise<void> {
  const put = environment.state.questionsPut;
  const rightFirst = put.filter(({ service, suggested }) => (suggested[0] ?? null) === service);
  const rightAmong = put.filter(({ service, suggested }) =>
    service === null ? suggested.length === 0 : suggested.slice(0, 3).includes(service),
  );
  const abstained = put.filter(({ suggested }) => suggested.length === 0);
  const wrong = put.filter((each) => !rightAmong.includes(each));
  const lines = [
    `${String(put.length)} questions: right first ${String(rightFirst.length)}, right among three ${String(rightAmong.length)}, none suggested ${String(abstained.length)}`,
    'This says nothing of what the staff know.',
    ...wrong.map(({ text, service, suggested }) => `missed: "${text}" is ${service ?? 'none'}; suggested ${list(suggested)}`),
  ];
  await environment.keep({
    kind: 'comparison',
    title: 'How often the right service was suggested',
    mediaType: 'text/plain',
    content: lines.join('\n'),
  });
  const share = (right: readonly unknown[]) => (right.length * 100) / put.length;
  assertShown(put.length >= 100, `At least 100 questions were to be put; it was ${String(put.length)}.`);
  assertShown(
    share(rightAmong) >= among,
    () => `The right service was to be among the suggestions for ${String(among)} of 100. ${lines[0]!}.`,
  );
  assertShown(
    share(rightFirst) >= first,
    () => `The right service was to be the first for ${String(first)} of 100. ${lines[0]!}.`,
  );
}
export function expectFirst({ state }: ScenarioEnvironment, { id, name }: Service): void {
  const [best] = state.offer.services;
  assertShown(best?.service === id, () => `${name} was to be suggested first; first is ${told(() => best?.service ?? null)}.`);
  assertShown(best.reasons.length > 0, `The suggestion of ${name} was to give its reasons; it gives none.`);
}
export function expectNone({ state }: ScenarioEnvironment): void {
  const suggested = state.offer.services.map(({ service }) => service);
  assertShown(suggested.length === 0, () => `No service was to be suggested; suggested was ${list(suggested)}.`);
}
export async function expectKept(
  environment: ScenarioEnvironment,
  suggested: Service,
  chosen: Service,
  right: Service,
): Promise<void> {
  const found = await lastIncident(environment);
  assertShown(
    found.suggested?.[0] === suggested.id && found.chosen === chosen.id && found.finallyRight === right.id,
    () =>
      `The incident was to keep ${suggested.id}, ${chosen.id} and ${right.id}; it keeps ${told(() => found.suggested?.[0] ?? null)}, ${found.chosen} and ${told(() => found.finallyRight)}.`,
  );
}

// Tests

export function expectScore({ state }: ScenarioEnvironment, right: number, of: number, outcome: string): void {
  const [sitting, ...others] = state.testResults?.sittings ?? [];
  assertShown(
    sitting !== undefined && others.length === 0 && sitting.name !== '' && sitting.shift === 'night',
    'One sitting was to be recorded, with the name of the analyst, for the night shift; it is not.',
  );
  assertShown(
    sitting.right === right && sitting.of === of,
    () => `${String(right)} of ${String(of)} were to be right; recorded are ${String(sitting.right)} of ${String(sitting.of)}.`,
  );
  const passed = outcome === 'passed';
  assertShown(sitting.passed === passed, `${String(right)} of ${String(of)} ${passed ? 'was' : 'was not'} to be a pass.`);
}
export function expectShiftsNamed({ state }: ScenarioEnvironment): void {
  const { passed, unanswered } = state.testResults ?? { passed: true, unanswered: [] };
  assertShown(
    unanswered.join() === 'early,late',
    () => `The early and the late shift were to be named as missing; named are ${list(unanswered)}.`,
  );
  assertShown(passed === null, 'While a shift is missing the test was to show nothing; it says passed or not.');
}
export async function expectNotBegun(environment: ScenarioEnvironment): Promise<void> {
  for (const role of ['analyst', 'duty-manager'] as const) {
    const session = await environment.as(role);
    const refused = await session.knowledge.beginTest(environment.state.test, 'early').then(
      () => false,
      (error: unknown) => error instanceof DeskRefusal,
    );
    assertShown(refused, `The ${role} was not to begin the test; the desk let them.`);
  }
}

// Competence

export function expectGap(environment: ScenarioEnvironment, { id, name }: Service, from: Moment, to: Moment): void {
  const [since, until] = [at(environment, from), at(environment, to)];
  const found = environment.state.gaps.filter(({ shift, service }) => shift === 'night' && service === id);
  assertShown(
    found.length === 1 &&
      Temporal.Instant.compare(found[0]!.from, since) === 0 &&
      Temporal.Instant.compare(found[0]!.to, until) === 0,
    () =>
      `The night shift was to have a gap for ${name} from ${inWords(since)} to ${inWords(until)}; it has ${list(found.map((gap) => `${gap.from} to ${gap.to}`))}.`,
  );
}
export function expectNoGap({ state }: ScenarioEnvironment, { id, name }: Service): void {
  const found = state.gaps.filter(({ shift, service }) => shift === 'night' && service === id);
  assertShown(
    found.length === 0,
    () => `The night shift was to have no gap for ${name}; it has ${list(found.map((gap) => gap.from))}.`,
  );
  assertShown(
    state.gaps.length > 0,
    'Other services were to have gaps, so that the list can be told from an empty one; there are none.',
  );
}
