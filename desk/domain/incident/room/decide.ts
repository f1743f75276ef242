import { contactAt, type Policy } from '../../../../standards/index.ts';
import { didYouMean } from '../../../../kernel/index.ts';
import type { NewEvent } from '../events.ts';
import { mustBeOpen, refuse, requireText } from '../refuse.ts';
import type { Incident } from '../types.ts';
import type { RoomCommand } from './events.ts';

type Given<K extends RoomCommand['do'], C = RoomCommand> = C extends { readonly do: infer V } ? (K extends V ? C : never) : never;

const mustBeMajor = (state: Incident): NonNullable<Incident['majorIncident']> => {
  mustBeOpen(state, 'run the room of');
  if (state.majorIncident === null) throw refuse.wrongState(state, 'it is not a major incident. Declare it first.');
  return state.majorIncident;
};

function later(given: string, now: Temporal.Instant, what: string): string {
  let at: Temporal.Instant;
  try {
    at = Temporal.Instant.from(given);
  } catch {
    throw refuse.invalid(`"${given}" is no time. Write ${what} like 2026-11-24T11:00:00Z.`);
  }
  if (Temporal.Instant.compare(at, now) <= 0)
    throw refuse.invalid(`${what[0]!.toUpperCase()}${what.slice(1)} lies in the past: ${given}.`);
  return at.toString();
}

export function propose(state: Incident, given: string, { escalation }: Policy): readonly NewEvent[] {
  mustBeOpen(state, 'propose');
  if (escalation.majorIncident?.declared[state.severity] === undefined)
    throw refuse.wrongState(state, `severity ${state.severity} is never a major incident. Reclassify it first.`);
  if (state.parent !== null) throw refuse.wrongState(state, `it is a part of ${state.parent}: propose that incident instead.`);
  if (state.room.candidate !== null) return [];
  if (state.majorIncident !== null) throw refuse.wrongState(state, 'it is a major incident already.');
  return [{ type: 'majorIncidentProposed', texts: { reason: requireText(given, 'why it may be a major incident') } }];
}

export function reject(state: Incident, given: string): readonly NewEvent[] {
  if (state.room.candidate === null) throw refuse.wrongState(state, 'nobody has proposed it as a major incident.');
  return [{ type: 'majorIncidentRejected', texts: { reason: requireText(given, 'why it is none') } }];
}

function audienceOf(given: string, { room }: Policy) {
  const known = room?.communications ?? [];
  const found = known.find(({ id }) => id === given);
  if (found) return found;
  const ids = known.map(({ id }) => id);
  throw refuse.invalid(`There is no audience "${given}".${didYouMean(given, ids)} There are ${ids.join(', ') || 'none'}.`);
}

/** When the next notice is due by the plan, for the severity. Null: the plan promises none. */
function byPlan(
  every: NonNullable<Policy['room']>['communications'][number]['every'],
  { severity }: Incident,
  now: Temporal.Instant,
): string | null {
  const interval = every[severity];
  return interval === undefined ? null : now.add(Temporal.Duration.from(interval)).toString();
}

export function sendNotice(
  state: Incident,
  command: Given<'sendNotice'>,
  policy: Policy,
  now: Temporal.Instant,
): readonly NewEvent[] {
  mustBeMajor(state);
  const { id, every } = audienceOf(command.audience, policy);
  const text = requireText(command.text, 'what is known, and what is done');
  const next = command.last
    ? null
    : command.next === undefined
      ? byPlan(every, state, now)
      : later(command.next, now, 'the next notice');
  return [{ type: 'noticeSent', audience: id, next, texts: { text } }];
}

/** Nothing is skipped without saying when the audience will hear instead. */
export function skipNotice(
  state: Incident,
  command: Given<'skipNotice'>,
  policy: Policy,
  now: Temporal.Instant,
): readonly NewEvent[] {
  mustBeMajor(state);
  const { id, every } = audienceOf(command.audience, policy);
  if (!state.room.notices.some(({ audience, done }) => audience === id && done === null))
    throw refuse.wrongState(state, `no notice to ${id} is due, so there is none to skip.`);
  const reason = requireText(command.reason, 'why the notice is left out');
  const next = command.next === undefined ? byPlan(every, state, now) : later(command.next, now, 'the next notice');
  return [{ type: 'noticeSkipped', audience: id, next, texts: { reason } }];
}

export function noteBridge(state: Incident, { text, checkAt }: Given<'noteBridge'>, now: Temporal.Instant): readonly NewEvent[] {
  mustBeMajor(state);
  const at = checkAt === undefined ? null : later(checkAt, now, 'the next check');
  return [{ type: 'bridgeNoted', checkAt: at, texts: { text: requireText(text, 'what was decided, done or found') } }];
}

export function recordAffected(state: Incident, { organisations }: Given<'recordAffected'>, policy: Policy): readonly NewEvent[] {
  mustBeMajor(state);
  const known = policy.organisations.map(({ id }) => id);
  for (const given of organisations)
    if (!known.includes(given))
      throw refuse.unknown(
        'organisation',
        `There is no organisation "${given}".${didYouMean(given, known)} There are ${known.join(', ')}.`,
      );
  const affected = [...new Set(organisations)].sort();
  return affected.join() === state.room.affected.join() ? [] : [{ type: 'affectedRecorded', organisations: affected }];
}

/** Offers command with a brief. Until it is accepted the manager is who it was: never nobody, and never two. */
export function offerCommand(
  state: Incident,
  { manager: role, brief }: Given<'offerCommand'>,
  policy: Policy,
  now: Temporal.Instant,
): readonly NewEvent[] {
  const major = mustBeMajor(state);
  if (major.manager === null) throw refuse.wrongState(state, 'it has no manager who could hand it over. Name its manager.');
  const managers = policy.escalation.majorIncident?.managers ?? [];
  const contact = contactAt(policy, role, now);
  if (!contact || !managers.includes(role))
    throw refuse.invalid(`"${role}" cannot manage a major incident. These can: ${managers.join(', ')}.`);
  if (contact.name === major.manager.name) throw refuse.wrongState(state, `${contact.name} manages it already.`);
  return [
    { type: 'commandOffered', to: contact.name, role, texts: { brief: requireText(brief, 'how things stand: the brief') } },
  ];
}

export function acceptCommand(state: Incident): readonly NewEvent[] {
  const { manager } = mustBeMajor(state);
  const { offered } = state.room;
  if (offered === null || manager === null)
    throw refuse.wrongState(state, 'command was offered to nobody. Offer it with a brief first.');
  return [
    { type: 'commandAccepted', from: manager.name, to: offered.to },
    { type: 'managerAppointed', manager: offered.to, role: offered.role },
  ];
}

export function declineCommand(state: Incident, given: string): readonly NewEvent[] {
  const { offered } = state.room;
  if (offered === null) throw refuse.wrongState(state, 'command was offered to nobody.');
  return [{ type: 'commandDeclined', by: offered.to, texts: { reason: requireText(given, 'why command is not taken') } }];
}

export function issueReport(state: Incident, { cause, actions }: Given<'issueReport'>): readonly NewEvent[] {
  if (state.room.report === null) throw refuse.wrongState(state, 'no report is due. It is when a major incident has ended.');
  const found = requireText(cause, 'the cause, as far as it is known');
  if (actions.length === 0) throw refuse.missing('Write at least one action, with its owner and the date by which it is done.');
  const numbered = actions.map((action, i) => ({ ...action, id: `A${i + 1}` }));
  for (const { what, owner, due, id } of numbered) {
    requireText(what, `what action ${id} is`);
    requireText(owner, `who owns action ${id}`);
    if (!isDate(due)) throw refuse.invalid(`Action ${id}: "${due}" is no date. Write it like 2027-01-15.`);
  }
  return [
    {
      type: 'reportIssued',
      actions: numbered.map(({ id, owner, due }) => ({ id, owner: owner.trim(), due })),
      texts: { cause: found, ...Object.fromEntries(numbered.map(({ id, what }) => [`action-${id}`, what.trim()])) },
    },
  ];
}

export function closeReportAction(state: Incident, { action, how }: Given<'closeReportAction'>): readonly NewEvent[] {
  const actions = state.room.report?.issued?.actions ?? [];
  const found = actions.find(({ id }) => id === action);
  if (!found)
    throw refuse.invalid(`The report has no action "${action}". It has ${actions.map(({ id }) => id).join(', ') || 'none'}.`);
  return found.doneAt === null ? [{ type: 'reportActionDone', action, texts: { how: requireText(how, 'how it was done') } }] : [];
}

export function escalateForCaller(state: Incident, given: string): readonly NewEvent[] {
  if (state.closedAt !== null) throw refuse.wrongState(state, 'reopen it before its caller escalates it.');
  return [{ type: 'callerEscalated', texts: { reason: requireText(given, 'what the caller is not content with') } }];
}

const isDate = (given: string): boolean => {
  try {
    return /^\d{4}-\d\d-\d\d$/.test(given) && Temporal.PlainDate.from(given) !== null;
  } catch {
    return false;
  }
};
