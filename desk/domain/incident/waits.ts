import { answeredSinceConfirmed, isAnswer } from './answers.ts';
import { printInstant } from '../../../service-levels/index.ts';
import type { DeskCommand } from './commands.ts';
import { instantOf } from './deadline.ts';
import type { NewEvent, RecordedEvent } from './events.ts';
import { writtenTo } from './reach.ts';
import { refuse, requireText } from './refuse.ts';
import { heldOpenBySafety } from './safety/closing.ts';
import type { Incident } from './types.ts';
import type { Policy } from '../../../standards/index.ts';

type Of<V extends DeskCommand['do']> = Extract<DeskCommand, { do: V }>;
const askedSince = (incident: Pick<Incident, 'events'>, begin: RecordedEvent['type']): number =>
  incident.events.slice(incident.events.findLastIndex(({ type }) => type === begin)).filter(({ type }) => type === 'callerChased')
    .length;

/** Repeats the question put to the caller when the clocks were paused, or when it was resolved. */
export function chaseCaller(incident: Incident, { about, planned }: Of<'chaseCaller'>): readonly NewEvent[] {
  const confirmation = about === 'confirmation';
  const waits = confirmation ? incident.resolvedAt !== null && incident.confirmedAt === null : incident.pausedBy === about;
  if (!waits || incident.closedAt !== null) return [];
  const time = askedSince(incident, confirmation ? 'resolved' : 'paused') + 1;
  return [{ type: 'callerChased', about, by: writtenTo(incident) === undefined ? 'owner' : 'email', time, planned }];
}

/** The caller does not answer: the incident returns to the shift. */
export function returnToShift({ pausedBy, events }: Incident, planned: string, policy: Policy): readonly NewEvent[] {
  const chase = policy.followUp.chase.find(({ reason }) => reason === pausedBy);
  if (pausedBy === null || !chase) return [];
  const asked = askedSince({ events }, 'paused');
  return [{ type: 'givenBack', reason: pausedBy, asked, resumes: chase.whenSilent === 'resume', planned }];
}

/** Never closes an unconfirmed incident unless the policy allows closing without an answer. */
export function autoClose(incident: Incident, policy: Policy): readonly NewEvent[] {
  if (incident.closedAt !== null || incident.resolvedAt === null || heldOpenBySafety(incident, policy) !== null) return [];
  if (incident.confirmedAt !== null) return answeredSinceConfirmed(incident) ? [] : [{ type: 'closed', byNight: 'confirmed' }];
  if (incident.events.slice(incident.events.findLastIndex(({ type }) => type === 'resolved')).some(isAnswer)) return [];
  return policy.followUp.nightlyClose?.unanswered && askedSince(incident, 'resolved') > 0
    ? [{ type: 'closed', byNight: 'unanswered' }]
    : [];
}

export interface Reminder {
  /** Seq of the event that set it. */
  readonly seq: number;
  readonly due: string;
  readonly text: string;
  readonly by: string;
}

/** Reminders neither fired nor withdrawn. Closing the incident ends them all. Pure. */
export function pendingReminders({ events }: Pick<Incident, 'events'>): readonly Reminder[] {
  const closed = events.findLastIndex(({ type }) => type === 'closed');
  return events.slice(closed + 1).flatMap((event) => {
    if (event.type !== 'reminderSet') return [];
    const recorded = events.some(
      (each) => (each.type === 'reminded' || each.type === 'reminderWithdrawn') && each.of === event.seq,
    );
    const { seq, due, texts, actor } = event;
    return recorded ? [] : [{ seq, due, text: texts['text'] ?? '[erased]', by: actor.name ?? actor.id }];
  });
}

export function remind(incident: Incident, { at, text }: Of<'remind'>, now: Temporal.Instant): readonly NewEvent[] {
  if (incident.closedAt !== null) throw refuse.wrongState(incident, 'reopen it before you set a reminder.');
  const due = instantOf(at);
  if (Temporal.Instant.compare(due, now) <= 0)
    throw refuse.invalid(`A reminder must be in the future: ${at} has passed. Give a later one.`);
  return [{ type: 'reminderSet', due: printInstant(due), texts: { text: requireText(text, 'what to be reminded of') } }];
}

export function withdrawReminder(incident: Incident, reminder: number): readonly NewEvent[] {
  if (incident.events.some((each) => each.type === 'reminderWithdrawn' && each.of === reminder)) return [];
  const pending = pendingReminders(incident);
  if (pending.some(({ seq }) => seq === reminder)) return [{ type: 'reminderWithdrawn', of: reminder }];
  const known = pending.map(({ seq, due }) => `${seq} (for ${due})`).join(', ');
  throw refuse.invalid(
    `${incident.reference} has no reminder ${reminder} to withdraw. ${known === '' ? 'It has none pending.' : `Pending: ${known}.`}`,
  );
}

export const deliverReminder = (incident: Incident, { of, planned }: Of<'deliverReminder'>): readonly NewEvent[] =>
  pendingReminders(incident).some(({ seq }) => seq === of) ? [{ type: 'reminded', of, planned }] : [];
