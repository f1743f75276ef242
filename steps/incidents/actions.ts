import { DeskRefusal, type DeskSession, type IncidentView } from '../../adapters/desk-under-test.ts';
import type { Level, Organisation, Service } from '../../standards/index.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { assertShown } from '../expectation.ts';
import { theIncident } from './observations.ts';

/** Lets an analyst act on the scenario's incident. */
export async function byAnalyst(
  environment: ScenarioEnvironment,
  act: (analyst: DeskSession, reference: string, incident: IncidentView) => Promise<unknown>,
): Promise<void> {
  const incident = await theIncident(environment);
  if (!environment.state.references.includes(incident.reference)) environment.state.references.push(incident.reference);
  await act(await environment.as('analyst'), incident.reference, incident);
}

/** Remembers the desk's refusal, if it refuses. Any other error is thrown. */
export async function attempt(environment: ScenarioEnvironment, act: () => Promise<unknown>): Promise<DeskRefusal | null> {
  environment.state.refusal = null;
  try {
    await act();
    return null;
  } catch (error) {
    if (!(error instanceof DeskRefusal)) throw error;
    environment.state.refusal = error;
    return error;
  }
}

export const acknowledge = async (environment: ScenarioEnvironment): Promise<void> =>
  byAnalyst(environment, async (analyst, reference) => analyst.acknowledge(reference));

export const respond = async (environment: ScenarioEnvironment, text: string): Promise<void> =>
  byAnalyst(environment, async (analyst, reference) => analyst.respond(reference, text));

/** Pauses for the reason with which the standard's tiers wait for the caller. */
export const pause = async (environment: ScenarioEnvironment): Promise<void> =>
  byAnalyst(environment, async (analyst, reference) => analyst.pause(reference, environment.desk.wording.awaitingCaller));

export const resume = async (environment: ScenarioEnvironment): Promise<void> =>
  byAnalyst(environment, async (analyst, reference) => analyst.resume(reference));

export const note = async (environment: ScenarioEnvironment, text: string): Promise<void> =>
  byAnalyst(environment, async (analyst, reference) => analyst.note(reference, text));

export const resolve = async (environment: ScenarioEnvironment, how: string): Promise<void> =>
  byAnalyst(environment, async (analyst, reference) => {
    environment.state.lettersBeforeResolution = environment.mail.delivered.length;
    await analyst.resolve(reference, how);
  });

export const reopen = async (environment: ScenarioEnvironment, reason: string): Promise<void> =>
  byAnalyst(environment, async (analyst, reference, { state, supplier }) => {
    const isOver = [state, supplier?.status ?? ''].some((word) => word === 'resolved' || word === 'closed');
    assertShown(
      isOver,
      `${reference} was to be resolved, by the desk or by its supplier, before it is reopened; it is ${state}, and the supplier's ticket counts as ${supplier?.status ?? 'unknown'}.`,
    );
    await analyst.reopen(reference, reason);
  });

export const reclassify = async (
  environment: ScenarioEnvironment,
  impact: Level,
  urgency: Level,
  reason: string,
): Promise<void> =>
  byAnalyst(environment, async (analyst, reference) => analyst.reclassify(reference, { impact, urgency, reason }));

export const changeService = async (environment: ScenarioEnvironment, service: Service, reason: string): Promise<void> =>
  byAnalyst(environment, async (analyst, reference) => analyst.changeService(reference, service.id, reason));

export const tryToReclassifyWithoutReason = async (
  environment: ScenarioEnvironment,
  impact: Level,
  urgency: Level,
): Promise<unknown> => attempt(environment, async () => reclassify(environment, impact, urgency, '  '));

export async function tryToReclassifyAsCaller(
  environment: ScenarioEnvironment,
  { id }: Organisation,
  impact: Level,
  urgency: Level,
): Promise<void> {
  const requester = await environment.as('requester', id);
  const { reference } = await theIncident(environment);
  await attempt(environment, async () => requester.reclassify(reference, { impact, urgency, reason: 'It is urgent' }));
}

/** From acknowledgement to closure, in about half an hour. */
export async function leadToClose(environment: ScenarioEnvironment): Promise<void> {
  const minutes = (amount: number) => environment.clock.advance(Temporal.Duration.from({ minutes: amount }));
  await byAnalyst(environment, async (analyst, reference) => {
    await analyst.acknowledge(reference);
    await minutes(4);
    await analyst.respond(reference, 'We are looking into it.');
    await minutes(20);
    environment.state.lettersBeforeResolution = environment.mail.delivered.length;
    await analyst.resolve(reference, 'The connection was set up anew.');
    await minutes(10);
  });
  await confirmAndClose(environment);
}

/** The caller confirms first: the desk closes nothing unconfirmed. */
export const confirmAndClose = async (environment: ScenarioEnvironment): Promise<void> =>
  byAnalyst(environment, async (analyst, reference) => {
    environment.state.lettersBeforeConfirmation = environment.mail.delivered.length;
    await analyst.confirm(reference);
    await environment.settle();
    environment.state.lettersBeforeClosing = environment.mail.delivered.length;
    await analyst.close(reference);
  });

export const tryToClose = async (environment: ScenarioEnvironment): Promise<unknown> =>
  attempt(environment, async () => byAnalyst(environment, async (analyst, reference) => analyst.close(reference)));

export const confirm = async (environment: ScenarioEnvironment): Promise<void> =>
  byAnalyst(environment, async (analyst, reference) => analyst.confirm(reference));
