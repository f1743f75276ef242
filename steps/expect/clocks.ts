import type { ClockReading } from '../../adapters/desk-under-test.ts';
import { at, inWords } from '../moments.ts';
import type { Moment } from '../moments.ts';
import type { Stage } from '../stage/index.ts';
import { theIncident } from './records.ts';
import { show } from './shown.ts';

export type Measure = ClockReading['measures'];

export async function reading(stage: Stage, measure: Measure): Promise<ClockReading> {
  const { reference, clocks } = await theIncident(stage);
  const clock = clocks.find(({ measures }) => measures === measure);
  show(clock !== undefined, `${reference} was to have a ${measure} clock, and has none.`);
  return clock;
}

export async function expectDue(stage: Stage, measure: Measure, moment: Moment): Promise<void> {
  const when = at(stage, moment);
  const { due, state } = await reading(stage, measure);
  show(due !== null, `The ${measure} was to be due at ${inWords(when)}, and the clock (${state}) shows no deadline.`);
  show(
    Temporal.Instant.from(due).equals(when),
    `The ${measure} was to be due at ${inWords(when)}, and is due at ${inWords(Temporal.Instant.from(due))}.`,
  );
}

/** Running still, and from the contact on: nothing that has happened counts as a response. */
export async function expectStillOwed(stage: Stage, moment: Moment): Promise<void> {
  const { state } = await reading(stage, 'response');
  show(state === 'running', `The response clock was to run still, since nobody has told the caller anything, and is ${state}.`);
  await expectDue(stage, 'response', moment);
}

export async function expectStillPaused(stage: Stage): Promise<void> {
  const { reference, state } = await theIncident(stage);
  const clock = await reading(stage, 'resolution');
  show(
    state === 'paused' && clock.state === 'paused',
    `${reference} was to wait for the caller still; it is ${state}, and its resolution clock is ${clock.state}.`,
  );
}

export async function expectStopped(stage: Stage, measure: Measure, within: Temporal.Duration): Promise<void> {
  const { state, breached, elapsedMs } = await reading(stage, measure);
  show(state === 'stopped', `The ${measure} clock was to have stopped, and is ${state}.`);
  const limit = within.total('milliseconds');
  show(
    elapsedMs <= limit && !breached,
    `The ${measure} was to take at most ${minutes(limit)}, and took ${minutes(elapsedMs)}${breached ? ', past its target' : ''}.`,
  );
}

const minutes = (ms: number) => `${Math.round(ms / 600) / 100} minutes`;

/** By the desk's own clock, which must have run from the contact on. */
export async function expectAnsweredWithin(stage: Stage, span: Temporal.Duration): Promise<void> {
  const { segments } = await reading(stage, 'response');
  const { openedAt } = stage.memory;
  const from = segments[0]?.from;
  show(
    from !== undefined && Temporal.Instant.from(from).equals(openedAt!),
    () =>
      `The response clock was to start with the contact, at ${inWords(openedAt!)}, and starts ${from === undefined ? 'never' : `at ${inWords(Temporal.Instant.from(from))}`}.`,
  );
  await expectStopped(stage, 'response', span);
}

export const expectResponseWithin = async (stage: Stage, span: Temporal.Duration): Promise<void> =>
  expectStopped(stage, 'response', span);
