import type { Actor } from '../../access/actor.ts';
import { holds } from '../../access/duties.ts';
import type { NewEvent } from '../events.ts';
import { isOver, refuse, requireText } from '../refuse.ts';
import { severityOf } from '../severity.ts';
import type { Incident } from '../types.ts';
import type { SafetyCommand } from './types.ts';
import { harmIn, NO_HARM, type HarmInWords } from './words.ts';
import { contactAt, deputiesOf, type Policy, type SafetyFlag } from '../../../../standards/index.ts';

/** Flagged by a person. The same flags again change nothing, unless the officer has signed off: then it is a new harm. */
export function flagHarm(incident: Incident, { flags, what }: Extract<SafetyCommand, { do: 'flagHarm' }>): readonly NewEvent[] {
  if (flags.length === 0) throw refuse.missing('Say what may have happened: wrong or lost patient data, or possible harm.');
  const { safetyCase, safety } = incident;
  const known = flags.every((flag) => safety.includes(flag));
  if (known && safetyCase?.flaggedAt != null && safetyCase.signOff === null && safetyCase.askedAt === null) return [];
  return [{ type: 'harmFlagged', flags, by: 'person', texts: { what: requireText(what, 'what was seen') } }];
}

export function ruleOutHarm(incident: Incident, reason: string): readonly NewEvent[] {
  if (incident.safetyCase?.askedAt == null)
    throw refuse.wrongState(incident, 'nothing asks whether a patient may have come to harm.');
  return [{ type: 'harmRuledOut', texts: { reason: requireText(reason, 'why no patient can have come to harm') } }];
}

/**
 * What possible harm adds to a command's events: harm recognised in their words, the floor of the severity, the question, and the call to
 * the officer. Pure.
 */
export function safetyAfter(
  events: readonly NewEvent[],
  state: Incident | null,
  policy: Policy,
  now: Temporal.Instant,
  actor: Actor,
): readonly NewEvent[] {
  const { clinicalSafety } = policy;
  if (clinicalSafety === null) return [];
  const opened = events.find((event) => event.type === 'opened');
  const known = opened?.safety ?? state?.safety ?? [];
  const told = officerTold(policy, now);
  // A contact is read when it is opened.
  if (opened !== undefined) {
    const asks =
      known.length === 0 && harmIn(`${opened.texts?.['summary']}\n${opened.texts?.['description']}`, clinicalSafety).asks;
    return [...(known.length > 0 ? told : []), ...(asks ? [{ type: 'harmAsked' } as const] : [])];
  }
  if (state === null) return [];
  const found = foundIn(events, state, policy, actor);
  const inWords: readonly NewEvent[] = found.flags.length > 0 ? [{ type: 'harmFlagged', flags: found.flags, by: 'words' }] : [];
  const harms = [...events, ...inWords].filter((event) => event.type === 'harmFlagged');
  const flags = [...new Set([...known, ...harms.flatMap((event) => event.flags)])];
  const asks = found.asks && state.safetyCase?.askedAt == null && harms.length === 0 && !isUnsigned(state);
  return [
    ...inWords,
    ...floor(events, state, flags, policy),
    ...(harms.length > 0 ? told : []),
    ...(asks ? [{ type: 'harmAsked' } as const] : []),
  ];
}

const isUnsigned = ({ safetyCase }: Incident): boolean => safetyCase?.flaggedAt != null && safetyCase.signOff === null;

/** Who is told, by whom the role is held now. */
function officerTold(policy: Policy, now: Temporal.Instant): readonly NewEvent[] {
  const { officer, channels } = policy.clinicalSafety!;
  const holder = contactAt(policy, officer, now)?.name;
  return holder === undefined ? [] : [{ type: 'safetyOfficerTold', role: officer, holder, channels }];
}

/** The deputy, when the officer did not act in time or could not be reached. Told once for each harm. */
export function tellSafetyDeputy(
  incident: Incident,
  planned: string,
  policy: Policy,
  now: Temporal.Instant,
): readonly NewEvent[] {
  const { clinicalSafety } = policy;
  const deputy = clinicalSafety === null ? undefined : deputyToTell(incident, policy);
  const holder = deputy && contactAt(policy, deputy, now)?.name;
  if (clinicalSafety === null || deputy === undefined || holder === undefined) return [];
  return [{ type: 'safetyOfficerTold', role: deputy, holder, channels: clinicalSafety.channels, planned }];
}

/** The next deputy who has not been told of the latest harm; undefined when nobody is left, or somebody has acted. */
export function deputyToTell({ safetyCase }: Incident, policy: Policy): string | undefined {
  if (policy.clinicalSafety === null || safetyCase?.flaggedAt == null) return undefined;
  if (safetyCase.heardAt !== null || safetyCase.signOff !== null) return undefined;
  const told = safetyCase.told.map(({ role }) => role);
  return deputiesOf(policy.clinicalSafety.officer, policy.contacts).find(({ role }) => !told.includes(role))?.role;
}

/** The severity never stands below the floor of a flag, whichever event brought the flag or the severity. A closed incident keeps its severity. */
function floor(events: readonly NewEvent[], state: Incident, flags: readonly SafetyFlag[], policy: Policy): readonly NewEvent[] {
  const reopened = events.some(({ type }) => type === 'reopened');
  const isNewFlag = flags.length > state.safety.length;
  if (!(isNewFlag || reopened) || (isOver(state) && !reopened)) return [];
  const { impact, urgency } = state;
  const severity = severityOf({ impact, urgency, safety: flags }, policy);
  if (Number(severity) >= Number(state.severity)) return [];
  return [
    { type: 'reclassified', impact, urgency, severity, floor: true, texts: { reason: 'A patient may have come to harm.' } },
  ];
}

/** Texts that callers, suppliers and staff write about the incident, by the event that holds them. */
const READ: Readonly<Partial<Record<NewEvent['type'], string>>> = {
  noted: 'text',
  replied: 'text',
  supplierUpdated: 'note',
  reopened: 'reason',
};

function foundIn(events: readonly NewEvent[], state: Incident, policy: Policy, actor: Actor): HarmInWords {
  const safety = policy.clinicalSafety!;
  // The officer writes about harm; that is no new one.
  if (holds(actor, safety.officer, policy)) return NO_HARM;
  const isStaff = actor.role === 'analyst' || actor.role === 'duty-manager';
  const texts = events.flatMap((event) => {
    const text = event.texts?.[READ[event.type] ?? ''];
    return text === undefined ? [] : [{ text, isStaffs: isStaff && event.type !== 'reopened' }];
  });
  const found = texts.map(({ text, isStaffs }) => ({ ...harmIn(text, safety), isStaffs }));
  const flags = new Set(
    found.flatMap(({ flags: each, isStaffs }) =>
      // Known harm is not raised twice; after the sign-off a caller's or a supplier's words are a new one.
      each.filter((flag) => !state.safety.includes(flag) || (!isStaffs && state.safetyCase?.signOff != null)),
    ),
  );
  return { flags: [...flags], asks: flags.size === 0 && found.some(({ asks }) => asks) };
}
