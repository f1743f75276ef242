import { UsageError } from '../../../kernel/index.ts';
import { busyTimes } from '../../../standards/ical/index.ts';
import { useDuring, useOfContacts, useOfSessions, type UseCurve } from './clinical-use.ts';
import { freezesHit, relationsOf, spanOf, windowsBetween, type Planned } from './collisions.ts';
import { slotsFor, type Slot } from './slots.ts';
import { overlap, type Span } from './spans.ts';
import { workingDaysOf, type Standing } from './surroundings.ts';
import { clearDays } from './working-days.ts';

export interface ProposalQuestion {
  readonly change: Planned;
  readonly others: readonly Planned[];
  readonly lengthMs: number;
  readonly now: Temporal.Instant;
  /** iCalendar file of clinics and theatres by organisation. */
  readonly calendars: ReadonlyMap<string, string>;
  /** When contacts of each organisation came, in the last days of the policy's `historyDays`. */
  readonly contacts: ReadonlyMap<string, readonly Temporal.Instant[]>;
}

export interface Proposal {
  /** Best first. */
  readonly slots: readonly Slot[];
  /** Mean clinical use by local hour of the day, over the time that was looked at. */
  readonly curve: readonly { readonly hour: number; readonly sessions: number; readonly contacts: number }[];
  /** Organisations whose calendars were read, and those for which the desk's own contacts stand instead. */
  readonly byCalendar: readonly string[];
  readonly bySubstitute: readonly string[];
  readonly notChecked: readonly string[];
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
}

const HOUR = 3_600_000;
const at = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms);

/**
 * Times for a change: within its windows, free of everything that it would collide with, late enough for the notice, those of least
 * clinical use first. It proposes; that a time will do is signed off by a person.
 */
export function propose(question: ProposalQuestion, standing: Standing, slots: typeof slotsFor = slotsFor): Proposal {
  const { change, now, lengthMs, calendars, contacts } = question;
  const { rules, setting } = standing;
  const to = now.add({ hours: 24 * rules.slots.days });
  const over: Span = { from: now.epochMilliseconds, to: to.epochMilliseconds };
  const read = new Map<string, readonly Span[]>();
  const notChecked: string[] = [];
  for (const organisation of change.organisations) {
    const file = calendars.get(organisation);
    if (file === undefined) continue;
    try {
      const busy = busyTimes(file, { file: organisation, zone: rules.zone, from: now, to });
      read.set(
        organisation,
        busy.map((time) => ({ from: time.from.epochMilliseconds, to: time.to.epochMilliseconds })),
      );
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      notChecked.push(`the calendar of ${organisation} could not be read: ${error.message}`);
    }
  }
  const unread = change.organisations.filter((id) => !read.has(id));
  const history = { from: now.subtract({ hours: 24 * rules.slots.historyDays }).epochMilliseconds, to: over.from };
  const sessions = useOfSessions([...read.values()].flat(), over);
  const own = useOfContacts(
    unread.flatMap((id) => contacts.get(id) ?? []),
    history,
    over,
    rules.zone,
  );
  const unwindowed = change.items.filter((item) => setting.windowOf(item) === null);
  notChecked.push(...unwindowed.map((item) => `no window is agreed for ${setting.dependencies.nameOf(item)}`));
  const windows = windowsBetween(change.items, now, to, setting);
  const found = slots({
    windows: windows.length > 0 ? windows : [[over]],
    busy: busyFor(question, over, standing),
    lengthMs,
    gridMs: Temporal.Duration.from(rules.slots.grid).total('milliseconds'),
    sessions,
    contacts: own,
  });
  return {
    slots: found.filter(({ from }) => isLateEnough(change, at(from), now, standing)),
    curve: byHour(sessions, own, over, rules.zone),
    byCalendar: [...read.keys()],
    bySubstitute: unread,
    notChecked,
    from: now,
    to,
  };
}

function busyFor({ change, others }: ProposalQuestion, over: Span, { setting }: Standing): readonly Span[] {
  const rivals = others.filter(
    (other) => other.active && other.reference !== change.reference && relationsOf(change, other, setting).length > 0,
  );
  return [
    ...rivals.flatMap((other) => spanOf(other) ?? []),
    ...freezesHit(change, over, setting).map(({ from, to }) => ({
      from: Temporal.Instant.from(from).epochMilliseconds,
      to: Temporal.Instant.from(to).epochMilliseconds,
    })),
    ...setting.noDowntime.filter((date) => change.organisations.includes(date.organisation) && overlap(date, over)),
  ];
}

const isLateEnough = (change: Planned, start: Temporal.Instant, now: Temporal.Instant, standing: Standing): boolean =>
  change.organisations.every((id) => clearDays(workingDaysOf(id, standing), now, start) >= standing.rules.notice.workingDays);

function byHour(sessions: UseCurve, contacts: UseCurve, over: Span, zone: string): Proposal['curve'] {
  const hours = Array.from({ length: 24 }, () => ({ sessions: 0, contacts: 0, length: 0 }));
  for (let from = over.from; from < over.to; from += HOUR) {
    const span = { from, to: Math.min(over.to, from + HOUR) };
    const own = hours[at(from).toZonedDateTimeISO(zone).hour]!;
    own.sessions += useDuring(sessions, span);
    own.contacts += useDuring(contacts, span);
    own.length += (span.to - span.from) / HOUR;
  }
  return hours.map(({ sessions: running, contacts: coming, length }, hour) => ({
    hour,
    sessions: length === 0 ? 0 : running / length,
    contacts: length === 0 ? 0 : coming / length,
  }));
}
