import type { ScenarioEnvironment } from '../environment/index.ts';
import { assertShown, list, told } from '../expectation.ts';
import { theIncident } from '../incidents/observations.ts';
import { at, inWords, momentOf, type Moment } from '../time/moments.ts';
import { clockReading, type Measure } from './observations.ts';

export async function expectDue(environment: ScenarioEnvironment, measure: Measure, moment: Moment): Promise<void> {
  environment.derived('deadline');
  const when = at(environment, moment);
  const clock = await clockReading(environment, measure);
  const { due } = clock;
  assertShown(
    due !== null,
    () => `The ${measure} was to be due at ${inWords(when)}; the clock (${told(() => clock.state)}) shows no deadline.`,
  );
  assertShown(
    Temporal.Instant.from(due).equals(when),
    `The ${measure} was to be due at ${inWords(when)}; it is due at ${inWords(Temporal.Instant.from(due))}.`,
  );
}

/** The response clock still runs, from the contact on: nothing so far counts as a response. */
export async function expectStillOwed(environment: ScenarioEnvironment, moment: Moment): Promise<void> {
  const { state } = await clockReading(environment, 'response');
  assertShown(
    state === 'running',
    `The response clock was to run still, since nobody has told the caller anything; it is ${state}.`,
  );
  await expectDue(environment, 'response', moment);
}

export async function expectStillPaused(environment: ScenarioEnvironment): Promise<void> {
  const { reference, state } = await theIncident(environment);
  const clock = await clockReading(environment, 'resolution');
  assertShown(
    state === 'paused' && clock.state === 'paused',
    `${reference} was to wait for the caller still; it is ${state}, and its resolution clock is ${clock.state}.`,
  );
}

async function expectStopped(environment: ScenarioEnvironment, measure: Measure, within: Temporal.Duration): Promise<void> {
  const { state, breached, elapsedMs } = await clockReading(environment, measure);
  assertShown(state === 'stopped', `The ${measure} clock was to have stopped; it is ${state}.`);
  const limit = within.total('milliseconds');
  assertShown(
    elapsedMs <= limit && !breached,
    `The ${measure} was to take at most ${minutes(limit)}; it took ${minutes(elapsedMs)}${breached ? ', past its target' : ''}.`,
  );
}

const minutes = (ms: number) => `${Math.round(ms / 600) / 100} minutes`;

/** Read on the desk's own clock, which has to start with the contact. */
export async function expectAnsweredWithin(environment: ScenarioEnvironment, span: Temporal.Duration): Promise<void> {
  const { segments } = await clockReading(environment, 'response');
  const { openedAt } = environment.state;
  const from = segments[0]?.from;
  assertShown(
    from !== undefined && Temporal.Instant.from(from).equals(openedAt),
    () =>
      `The response clock was to start with the contact, at ${inWords(openedAt)}; it starts ${from === undefined ? 'never' : `at ${inWords(Temporal.Instant.from(from))}`}.`,
  );
  await expectStopped(environment, 'response', span);
}

export const expectResponseWithin = async (environment: ScenarioEnvironment, span: Temporal.Duration): Promise<void> =>
  expectStopped(environment, 'response', span);

const instant = (text: string) => Temporal.Instant.from(text);

const hours = (ms: number) => `${ms / 3_600_000} hours`;

interface Counted {
  readonly from: string;
  readonly to: string;
  readonly hours: string;
}
const inHours = ({ from, to, hours: counted }: Counted) => `${inWords(instant(from))} to ${inWords(instant(to))}: ${counted}`;

/** Compares the counting lines in order. Two lines that touch are one window. */
export function expectHours(environment: ScenarioEnvironment, rows: readonly (readonly string[])[]): void {
  const iso = (text: string) => at(environment, momentOf(text)).toString();
  const wanted = rows.slice(1).map(([from, to, counted]): Counted => ({ from: iso(from!), to: iso(to!), hours: counted! }));
  const joined: { from: string; to: string; countedMs: number }[] = [];
  for (const { from, to, countedMs } of environment.state.account.statement.filter((line) => line.countedMs > 0)) {
    const last = joined.at(-1);
    if (last?.to === from) joined.splice(-1, 1, { from: last.from, to, countedMs: last.countedMs + countedMs });
    else joined.push({ from, to, countedMs });
  }
  const found = joined.map(({ from, to, countedMs }): Counted => ({
    from: String(instant(from)),
    to: String(instant(to)),
    hours: hours(countedMs),
  }));
  assertShown(
    JSON.stringify(wanted) === JSON.stringify(found),
    () => `The account was to count ${list(wanted.map(inHours))}; it counts ${list(found.map(inHours))}.`,
  );
}

/** Compares the sum of the lines with the target, and the end of the last line with the deadline. */
export function expectSum(environment: ScenarioEnvironment, span: Temporal.Duration, moment: Moment): void {
  environment.derived('deadline');
  const { statement, targetMs, due, arithmetic } = environment.state.account;
  const added = statement.reduce((sum, { countedMs }) => sum + countedMs, 0);
  const wanted = span.total('milliseconds');
  assertShown(
    added === wanted && targetMs === wanted,
    () => `The account was to add up to ${hours(wanted)}; it adds up to ${hours(added)}.`,
  );
  assertShown(statement.at(-1)?.totalMs === added, 'The last total of the account was to be the sum of its lines; it differs.');
  const end = at(environment, moment);
  assertShown(
    due !== null && instant(due).equals(end) && instant(statement.at(-1)!.to).equals(end),
    () => `The account was to end with the deadline at ${inWords(end)}; it ends at ${inWords(instant(statement.at(-1)!.to))}.`,
  );
  assertShown(arithmetic.length > 0, 'The account was to say how the deadline follows from the target.');
}
