import { DeskRefusal } from '../../adapters/desk-under-test.ts';
import type { Level, Organisation } from '../../standards/index.ts';
import type { DeskSession, IncidentView } from '../../adapters/desk-under-test.ts';
import { show } from '../expect/shown.ts';
import { theIncident } from '../expect/records.ts';
import type { Stage } from '../stage/index.ts';

/** What one of the desk's people does with the scenario's incident. */
export async function byAnalyst(
  stage: Stage,
  act: (analyst: DeskSession, reference: string, incident: IncidentView) => Promise<unknown>,
): Promise<void> {
  const incident = await theIncident(stage);
  if (!stage.memory.references.includes(incident.reference)) stage.memory.references.push(incident.reference);
  await act(await stage.as('analyst'), incident.reference, incident);
}

/** Notes the desk's refusal; anything else that goes wrong stays wrong. */
export async function attempt(stage: Stage, act: () => Promise<unknown>): Promise<DeskRefusal | null> {
  delete stage.memory.refusal;
  try {
    await act();
    return null;
  } catch (error) {
    if (!(error instanceof DeskRefusal)) throw error;
    stage.memory.refusal = error;
    return error;
  }
}

export function expectRefused({ memory }: Stage, ...words: readonly string[]): void {
  const { refusal } = memory;
  show(refusal !== undefined, 'The desk was to refuse, and did it.');
  const missing = words.filter((word) => !refusal.message.includes(word));
  show(missing.length === 0, () => `The refusal was to name ${missing.join(' and ')}, and says: "${refusal.message}"`);
}

/** From the answer to the caller's word, with the clock moving as it would. */
export async function toTheClose(stage: Stage): Promise<void> {
  const minutes = (amount: number) => stage.clock.advance(Temporal.Duration.from({ minutes: amount }));
  await byAnalyst(stage, async (analyst, reference) => {
    await analyst.acknowledge(reference);
    await minutes(4);
    await analyst.respond(reference, 'We are looking into it.');
    await minutes(20);
    await analyst.resolve(reference, 'The connection was set up anew.');
    await minutes(10);
  });
  await confirmAndClose(stage);
}

export const acknowledge = async (stage: Stage): Promise<void> =>
  byAnalyst(stage, async (analyst, reference) => analyst.acknowledge(reference));
export const respond = async (stage: Stage, text: string): Promise<void> =>
  byAnalyst(stage, async (analyst, reference) => analyst.respond(reference, text));
/** The reason that the standard's tiers know for waiting on the caller. */
export const pause = async (stage: Stage): Promise<void> =>
  byAnalyst(stage, async (analyst, reference) => analyst.pause(reference, 'awaiting-caller'));
export const resume = async (stage: Stage): Promise<void> =>
  byAnalyst(stage, async (analyst, reference) => analyst.resume(reference));
export const note = async (stage: Stage, text: string): Promise<void> =>
  byAnalyst(stage, async (analyst, reference) => analyst.note(reference, text));
export const resolve = async (stage: Stage, how: string): Promise<void> =>
  byAnalyst(stage, async (analyst, reference) => analyst.resolve(reference, how));
export const reopen = async (stage: Stage, reason: string): Promise<void> =>
  byAnalyst(stage, async (analyst, reference, { state, supplier }) => {
    const isOver = [state, supplier?.status ?? ''].some((word) => word === 'resolved' || word === 'closed');
    show(
      isOver,
      `${reference} was to be resolved, by the desk or by its supplier, before it is reopened; it is ${state}, and the supplier's ticket counts as ${supplier?.status ?? 'unknown'}.`,
    );
    await analyst.reopen(reference, reason);
  });
export const reclassify = async (stage: Stage, impact: Level, urgency: Level, reason: string): Promise<void> =>
  byAnalyst(stage, async (analyst, reference) => analyst.reclassify(reference, { impact, urgency, reason }));
export const reclassifyWithoutReason = async (stage: Stage, impact: Level, urgency: Level): Promise<unknown> =>
  attempt(stage, async () => reclassify(stage, impact, urgency, '  '));

export async function callerReclassifies(stage: Stage, { id }: Organisation, impact: Level, urgency: Level): Promise<void> {
  const requester = await stage.as('requester', id);
  const { reference } = await theIncident(stage);
  await attempt(stage, async () => requester.reclassify(reference, { impact, urgency, reason: 'It is urgent' }));
}

/** The caller has said so; only then may anybody close. */
export const confirmAndClose = async (stage: Stage): Promise<void> =>
  byAnalyst(stage, async (analyst, reference) => {
    await analyst.confirm(reference);
    await stage.quiet();
    await analyst.close(reference);
  });

export async function expectNoClosing(stage: Stage): Promise<void> {
  await attempt(stage, async () => byAnalyst(stage, async (analyst, reference) => analyst.close(reference)));
  expectRefused(stage);
}
