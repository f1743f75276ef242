import type { ClockReading } from '../../adapters/desk-under-test.ts';
import { at, inWords } from '../moments.ts';
import type { Moment } from '../moments.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { theIncident } from './records.ts';
import { assertShown } from '../expectation.ts';

export type Measure = ClockReading['measures'];

export async function reading(environment: ScenarioEnvironment, measure: Measure): Promise<ClockReading> {
  const { reference, clocks } = await theIncident(environment);
  const clock = clocks.find(({ measures }) => measures === measure);
  assertShown(clock !== undefined, `${reference} was to have a ${measure} clock, and has none.`);
  return clock;
}

export async function expectDue(environment: ScenarioEnvironment, measure: Measure, moment: Moment): Promise<void> {
  const when = at(environment, moment);
  const { due, state } = await reading(environment, measure);
  assertShown(due !== null, `The ${measure} was to be due at ${inWords(when)}, and the clock (${state}) shows no deadline.`);
  assertShown(
    Temporal.Instant.from(due).equals(when),
    `The ${measure} was to be due at ${inWords(when)}, and is due at ${inWords(Temporal.Instant.from(due))}.`,
  );
}

/** Running still, and from the contact on: nothing that has happened counts as a response. */
export async function expectStillOwed(environment: ScenarioEnvironment, moment: Moment): Promise<void> {
  const { state } = await reading(environment, 'response');
  assertShown(
    state === 'running',
    `The response clock was to run still, since nobody has told the caller anything, and is ${state}.`,
  );
  await expectDue(environment, 'response', moment);
}

export async function expectStillPaused(environment: ScenarioEnvironment): Promise<void> {
  const { reference, state } = await theIncident(environment);
  const clock = await reading(environment, 'resolution');
  assertShown(
    state === 'paused' && clock.state === 'paused',
    `${reference} was to wait for the caller still; it is ${state}, and its resolution clock is ${clock.state}.`,
  );
}

export async function expectStopped(
  environment: ScenarioEnvironment,
  measure: Measure,
  within: Temporal.Duration,
): Promise<void> {
  const { state, breached, elapsedMs } = await reading(environment, measure);
  assertShown(state === 'stopped', `The ${measure} clock was to have stopped, and is ${state}.`);
  const limit = within.total('milliseconds');
  assertShown(
    elapsedMs <= limit && !breached,
    `The ${measure} was to take at most ${minutes(limit)}, and took ${minutes(elapsedMs)}${breached ? ', past its target' : ''}.`,
  );
}

const minutes = (ms: number) => `${Math.round(ms / 600) / 100} minutes`;

/** By the desk's own clock, which must have run from the contact on. */
export async function expectAnsweredWithin(environment: ScenarioEnvironment, span: Temporal.Duration): Promise<void> {
  const { segments } = await reading(environment, 'response');
  const { openedAt } = environment.state;
  const from = segments[0]?.from;
  assertShown(
    from !== undefined && Temporal.Instant.from(from).equals(openedAt),
    () =>
      `The response clock was to start with the contact, at ${inWords(openedAt)}, and starts ${from === undefined ? 'never' : `at ${inWords(Temporal.Instant.from(from))}`}.`,
  );
  await expectStopped(environment, 'response', span);
}

export const expectResponseWithin = async (environment: ScenarioEnvironment, span: Temporal.Duration): Promise<void> =>
  expectStopped(environment, 'response', span);
