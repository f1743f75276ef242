import type { IcalEvent } from './events.ts';
import { shown, type Refuse } from './lines.ts';
import { asStartOf } from './names.ts';
import { keyOf } from './values.ts';

/** The events of one UID (RFC 5545, 3.8.4.7), each in its latest revision. */
export interface Series {
  /** Null where the file holds single occurrences of a series, and not the series. */
  readonly master: IcalEvent | null;
  /** Events that stand for one occurrence, by the key of that occurrence. */
  readonly single: ReadonlyMap<string, IcalEvent>;
  /** Events that stand for an occurrence and all later ones, by its key. */
  readonly onwards: ReadonlyMap<string, IcalEvent>;
}
export interface Outdated {
  readonly event: IcalEvent;
  readonly why: string;
}

/**
 * Of several events with one UID and RECURRENCE-ID the one with the highest SEQUENCE counts, then the one with the latest DTSTAMP
 * (RFC 5546, 2.1.5). Where neither decides, and they differ, the file is refused.
 */
export function seriesOf(
  events: readonly IcalEvent[],
  refuse: Refuse,
): { readonly series: readonly Series[]; readonly outdated: readonly Outdated[] } {
  const outdated: Outdated[] = [];
  const latest = (kept: IcalEvent | undefined, event: IcalEvent): IcalEvent => {
    if (!kept) return event;
    const order = kept.sequence - event.sequence || (kept.text === event.text && kept.calledOff === event.calledOff ? 0 : null);
    const later = order ?? stampOrder(kept, event);
    if (later === null)
      return refuse(
        event.line,
        'UID',
        `"${shown(event.uid!)}" is the UID of the event of line ${kept.line} too, and neither SEQUENCE nor DTSTAMP says which of the two is later. Give it a UID of its own, or remove the outdated event.`,
      );
    const [winner, replacedEvent] = later >= 0 ? [kept, event] : [event, kept];
    outdated.push({
      event: replacedEvent,
      why: later === 0 ? `the same as line ${winner.line}` : `replaced by its later revision in line ${winner.line}`,
    });
    return winner;
  };
  const byUid = new Map<string, IcalEvent[]>();
  for (const event of events) {
    const uid = event.uid ?? `line ${event.line}, without a UID`;
    byUid.set(uid, [...(byUid.get(uid) ?? []), event]);
  }
  const series = [...byUid.values()].map((ofUid): Series => {
    const master = ofUid.filter(({ replaces }) => !replaces).reduce<IcalEvent | undefined>(latest, undefined) ?? null;
    const [single, onwards] = [new Map<string, IcalEvent>(), new Map<string, IcalEvent>()];
    for (const given of ofUid) {
      if (!given.replaces) continue;
      const start = master?.when?.start;
      const moment = start ? asStartOf(start, given.replaces, 'RECURRENCE-ID', refuse) : given.replaces.moment;
      const event = { ...given, replaces: { ...given.replaces, moment } };
      if (master?.calledOff && master.sequence < given.sequence && !given.calledOff)
        refuse(
          given.line,
          'SEQUENCE',
          `It is later than its series, which is ${master.calledOff} in line ${master.line}, so whether it counts is unclear. Remove it, or give it a UID of its own.`,
        );
      const kept = given.replaces.andLater ? onwards : single;
      kept.set(keyOf(moment), latest(kept.get(keyOf(moment)), event));
    }
    return { master, single, onwards };
  });
  return { series, outdated };
}

const stampOrder = (a: IcalEvent, b: IcalEvent): number | null =>
  a.stamped === null || b.stamped === null || a.stamped === b.stamped ? null : a.stamped < b.stamped ? -1 : 1;
