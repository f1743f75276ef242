import type { RoomState } from '../../adapters/desk-under-test.ts';
import type { Contact, Organisation } from '../../standards/index.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { assertShown, list, titleOf } from '../expectation.ts';
import { holderOf } from '../expected/rota.ts';
import { theIncident } from '../incidents/observations.ts';
import { at, inWords, type Moment } from '../time/moments.ts';
import { inTime } from '../time/lateness.ts';

async function theRoom(environment: ScenarioEnvironment): Promise<{ readonly reference: string; readonly room: RoomState }> {
  environment.need('room');
  const { reference } = await theIncident(environment);
  return { reference, room: await (await environment.as('assessor')).room.state(reference) };
}
const instantOf = (instant: string) => Temporal.Instant.from(instant);
const same = (instant: string, other: Temporal.Instant) => Temporal.Instant.compare(instantOf(instant), other) === 0;

const noticesIn = ({ notices }: RoomState, audience: string) => notices.filter((notice) => notice.audience === audience);
const inList = (notices: RoomState['notices']) =>
  list(notices.map(({ due, state }) => `${state}, due ${inWords(instantOf(due))}`));

/** The state in which the desk shows the promise for this time. */
export async function expectNotice(
  environment: ScenarioEnvironment,
  audience: string,
  moment: Moment,
  state: string,
): Promise<void> {
  const { reference, room } = await theRoom(environment);
  const due = at(environment, moment);
  const found = noticesIn(room, audience).find((notice) => same(notice.due, due));
  assertShown(
    found?.state === state,
    () =>
      `The notice to ${audience} that was promised by ${inWords(due)} was to be ${state} on ${reference}: there are ${inList(noticesIn(room, audience))}.`,
  );
}

/** One name, and the one that is expected: never nobody, and never two. */
export async function expectInCommand(environment: ScenarioEnvironment, contact: Contact): Promise<void> {
  environment.need('room');
  const { reference, majorIncident } = await theIncident(environment);
  const holder = holderOf(environment.standard, contact.role, environment.clock.now()).name;
  assertShown(
    majorIncident?.manager?.name === holder,
    () => `The ${titleOf(contact)} (${holder}) was to command ${reference}: ${majorIncident?.manager?.name ?? 'nobody'} does.`,
  );
}

export async function expectReportDue(environment: ScenarioEnvironment, moment: Moment): Promise<void> {
  const { reference, room } = await theRoom(environment);
  const due = at(environment, moment);
  assertShown(
    room.report !== null && same(room.report.due, due),
    () =>
      `The report on ${reference} was to be due at ${inWords(due)}: ${room.report === null ? 'none is due' : `it is due at ${inWords(instantOf(room.report.due))}`}.`,
  );
}

export async function expectReportOverdue(environment: ScenarioEnvironment): Promise<void> {
  const { reference, room } = await theRoom(environment);
  assertShown(
    room.report?.overdue === true,
    `The report on ${reference} was to be shown as overdue; it is ${room.report === null ? 'not due at all' : 'shown as in time'}.`,
  );
}

/** It came in time, with its cause and an action that has an owner and a date. */
export async function expectReport(
  environment: ScenarioEnvironment,
  cause: string,
  contact: Contact,
  date: string,
): Promise<void> {
  const { reference, room } = await theRoom(environment);
  const issued = room.report?.issued ?? null;
  const [action] = issued?.actions ?? [];
  assertShown(
    issued !== null && issued.cause === cause && Temporal.Instant.compare(instantOf(issued.at), instantOf(room.report!.due)) <= 0,
    () =>
      `The report on ${reference} was to be issued in time, with the cause "${cause}": ${issued === null ? 'it was not issued' : `it was issued at ${inWords(instantOf(issued.at))}, with the cause "${issued.cause}"`}.`,
  );
  assertShown(
    action?.owner === contact.title && action.due === date,
    () =>
      `The report was to have an action of the ${titleOf(contact)}, due on ${date}: ${action === undefined ? 'it has none' : `${action.id} is ${action.owner}'s, due on ${action.due}`}.`,
  );
}

export async function expectActionDone(environment: ScenarioEnvironment): Promise<void> {
  const { reference, room } = await theRoom(environment);
  const [action] = room.report?.issued?.actions ?? [];
  assertShown(
    action !== undefined && action.doneAt !== null,
    `The action of the report on ${reference} was to be done; it is ${action ? 'open' : 'not there'}.`,
  );
}

export async function expectCandidate(environment: ScenarioEnvironment, reason: string): Promise<void> {
  const { reference, room } = await theRoom(environment);
  assertShown(
    room.candidate?.reason === reason,
    `${reference} was to be proposed because "${reason}"; it is ${room.candidate ? `because "${room.candidate.reason}"` : 'not proposed'}.`,
  );
}

export async function expectBridge(environment: ScenarioEnvironment, text: string, moment: Moment): Promise<void> {
  const { reference, room } = await theRoom(environment);
  const check = at(environment, moment);
  const found = room.bridge.find((entry) => entry.text === text);
  assertShown(
    found !== undefined && found.checkAt !== null && same(found.checkAt, check),
    () =>
      `The bridge log of ${reference} was to hold "${text}", to be looked at again at ${inWords(check)}: it holds ${list(room.bridge.map((entry) => entry.text))}.`,
  );
}

export async function expectAffected(environment: ScenarioEnvironment, one: Organisation, other: Organisation): Promise<void> {
  const { reference, room } = await theRoom(environment);
  assertShown(
    [one.id, other.id].toSorted().join() === room.affected.toSorted().join(),
    () => `${one.name} and ${other.name} were to be affected by ${reference}: ${list(room.affected)} are.`,
  );
}

export async function expectConsentNeeded(environment: ScenarioEnvironment): Promise<void> {
  const { reference, room } = await theRoom(environment);
  assertShown(room.consent.needed, `${reference} was to close with the caller's consent only; it needs none.`);
}

/** What the desk promises to keep, and what it still holds. */
export async function expectKeptUntil(environment: ScenarioEnvironment, moment: Moment): Promise<void> {
  const { reference, room } = await theRoom(environment);
  const until = at(environment, moment);
  assertShown(
    room.consent.keptUntil !== null && Temporal.Instant.compare(instantOf(room.consent.keptUntil), until) >= 0,
    () =>
      `${reference} was to be kept until ${inWords(until)} at least: ${room.consent.keptUntil === null ? 'the desk promises nothing' : `it is kept until ${inWords(instantOf(room.consent.keptUntil))}`}.`,
  );
}

export async function expectStillThere(environment: ScenarioEnvironment, text: string): Promise<void> {
  const { reference, timeline, state } = await theIncident(environment);
  const holds = timeline.some(({ says }) => says.includes(text));
  assertShown(
    state === 'closed' && holds,
    `${reference} was to be there whole, closed, with the words "${text}"; it is ${state}, ${holds ? 'with' : 'without'} them.`,
  );
}

export async function expectNotClosed(environment: ScenarioEnvironment): Promise<void> {
  const { reference, state } = await theIncident(environment);
  assertShown(state === 'resolved', `${reference} was to wait for the caller's consent, resolved; it is ${state}.`);
}

export async function expectWithTeam(environment: ScenarioEnvironment, team: string, moment: Moment): Promise<void> {
  const { reference, room } = await theRoom(environment);
  const when = at(environment, moment);
  const given = room.teams
    .filter(({ name }) => name.toLowerCase() === team.toLowerCase())
    .map((each) => ({ at: instantOf(each.at) }));
  assertShown(
    inTime(environment, given, when) !== undefined,
    () =>
      `${reference} was to go to the team ${team} at ${inWords(when)}: it went to ${list(room.teams.map(({ name, at: since }) => `${name} at ${inWords(instantOf(since))}`))}.`,
  );
}

export async function expectOnlyTeam(environment: ScenarioEnvironment, team: string): Promise<void> {
  const { reference, room } = await theRoom(environment);
  assertShown(
    room.teams.length === 1 && room.teams[0]!.name.toLowerCase() === team.toLowerCase(),
    () => `${reference} was to stay with the team ${team}: it went to ${list(room.teams.map(({ name }) => name))}.`,
  );
}
