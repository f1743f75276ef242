import type { Role } from '../../adapters/desk-under-test.ts';
import type { RoomSession } from '../../adapters/desk-under-test.ts';
import type { Contact, Organisation, Service } from '../../standards/index.ts';
import { logCall, placeCall } from '../contacts/actions.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { levelsOf } from '../expected/levels.ts';
import { attempt } from '../incidents/actions.ts';
import { theIncident } from '../incidents/observations.ts';
import { at, type Moment } from '../time/moments.ts';

/** Lets somebody at the desk act in the room of the scenario's incident. */
async function inRoom(
  environment: ScenarioEnvironment,
  role: Role,
  act: (room: RoomSession, reference: string) => Promise<void>,
): Promise<void> {
  environment.need('room');
  const { reference } = await theIncident(environment);
  await act((await environment.as(role)).room, reference);
}

export const sendNotice = async (environment: ScenarioEnvironment, audience: string, moment: Moment): Promise<void> =>
  inRoom(environment, 'analyst', async (room, reference) =>
    room.notice(reference, audience, 'The archive is being restarted.', at(environment, moment).toString()),
  );

export const skipNotice = async (environment: ScenarioEnvironment, audience: string, reason: string): Promise<void> =>
  inRoom(environment, 'duty-manager', async (room, reference) => room.skipNotice(reference, audience, reason));

export const offerCommand = async (environment: ScenarioEnvironment, { role }: Contact, brief: string): Promise<void> =>
  inRoom(environment, 'duty-manager', async (room, reference) => room.offerCommand(reference, role, brief));

export const acceptCommand = async (environment: ScenarioEnvironment): Promise<void> =>
  inRoom(environment, 'analyst', async (room, reference) => room.acceptCommand(reference));

export const declineCommand = async (environment: ScenarioEnvironment, reason: string): Promise<void> =>
  inRoom(environment, 'analyst', async (room, reference) => room.declineCommand(reference, reason));

export const tryToName = async (environment: ScenarioEnvironment, { role }: Contact): Promise<unknown> =>
  attempt(environment, async () => inRoom(environment, 'analyst', async (room, reference) => room.nameManager(reference, role)));

export const propose = async (environment: ScenarioEnvironment, reason: string): Promise<void> =>
  inRoom(environment, 'analyst', async (room, reference) => room.propose(reference, reason));

export const standDown = async (environment: ScenarioEnvironment, reason: string): Promise<void> =>
  inRoom(environment, 'duty-manager', async (room, reference) => room.standDown(reference, reason));

export const noteBridge = async (environment: ScenarioEnvironment, text: string, moment: Moment): Promise<void> =>
  inRoom(environment, 'analyst', async (room, reference) => room.bridge(reference, text, at(environment, moment).toString()));

export const nameAffected = async (environment: ScenarioEnvironment, one: Organisation, other: Organisation): Promise<void> =>
  inRoom(environment, 'analyst', async (room, reference) => room.affected(reference, [one.id, other.id]));

export const issueReport = async (
  environment: ScenarioEnvironment,
  cause: string,
  { title }: Contact,
  due: string,
): Promise<void> =>
  inRoom(environment, 'duty-manager', async (room, reference) =>
    room.report(reference, cause, [{ what: 'Mend the cause.', owner: title, due }]),
  );

export const tryToReportWithoutActions = async (environment: ScenarioEnvironment, cause: string): Promise<unknown> =>
  attempt(environment, async () =>
    inRoom(environment, 'duty-manager', async (room, reference) => room.report(reference, cause, [])),
  );

export const actionDone = async (environment: ScenarioEnvironment, how: string): Promise<void> =>
  inRoom(environment, 'analyst', async (room, reference) => room.actionDone(reference, 'A1', how));

export const callerEscalates = async (environment: ScenarioEnvironment, reason: string): Promise<void> =>
  inRoom(environment, 'analyst', async (room, reference) => room.escalateForCaller(reference, reason));

export async function complaintTelephonedIn(
  environment: ScenarioEnvironment,
  service: Service,
  organisation: Organisation,
): Promise<void> {
  await placeCall(environment, organisation, service, 'Nobody called us back for a week');
  await logCall(environment, { ...levelsOf(environment, '4'), type: 'complaint' });
}

export const assignTo = async (environment: ScenarioEnvironment, team: string): Promise<void> =>
  inRoom(environment, 'analyst', async (room, reference) => room.assign(reference, team));
