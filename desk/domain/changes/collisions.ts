import { elapsedOpenMs, openBetween } from '../../../service-levels/index.ts';
import type { Setting } from './setting.ts';
import { overlap, type Span } from './spans.ts';

/** What of a change the others must know. Times are ISO instants; null where not yet said. */
export interface Planned {
  readonly reference: string;
  readonly items: readonly string[];
  readonly organisations: readonly string[];
  readonly assignee: string | null;
  readonly start: string | null;
  readonly end: string | null;
  /** False once rejected, stopped, cancelled or over. */
  readonly active: boolean;
}

/** A collision of one change. Those with `other` hold for the other change too. */
export type Collision =
  | { readonly kind: 'same-service'; readonly other: string; readonly items: readonly string[] }
  | {
      readonly kind: 'dependency';
      readonly other: string;
      /** `item` of this change and `otherItem` of the other. */
      readonly item: string;
      readonly otherItem: string;
      readonly relation: 'depends-on' | 'needed-by';
    }
  | { readonly kind: 'same-organisation'; readonly other: string; readonly organisations: readonly string[] }
  | { readonly kind: 'assignee-busy'; readonly other: string; readonly assignee: string }
  | {
      readonly kind: 'freeze';
      readonly freeze: string;
      readonly name: string;
      readonly from: string;
      readonly to: string;
      readonly items: readonly string[];
    }
  | {
      readonly kind: 'no-downtime';
      readonly organisation: string;
      readonly name: string;
      readonly from: string;
      readonly to: string;
    }
  | {
      readonly kind: 'outside-window';
      readonly items: readonly string[];
      /** It misses every window, or exceeds one by so many minutes. */
      readonly how: 'misses' | 'exceeds';
      readonly minutes: number;
    };

/** What was found, and what could not be compared. Without an answer to everything there is no "none". */
export interface CollisionReport {
  readonly verdict: 'none' | 'found' | 'not-checked';
  readonly found: readonly Collision[];
  readonly notChecked: readonly string[];
}

const iso = (ms: number): string => Temporal.Instant.fromEpochMilliseconds(ms).toString();

export const spanOf = ({ start, end }: Pick<Planned, 'start' | 'end'>): Span | null => {
  if (start === null || end === null) return null;
  const [from, to] = [start, end].map((at) => Temporal.Instant.from(at).epochMilliseconds) as [number, number];
  return from < to ? { from, to } : null;
};

/** Compares a change with the others, and with freezes, windows and dates without downtime. Changes that only touch do not collide. */
export function collisionsOf(change: Planned, others: readonly Planned[], setting: Setting): CollisionReport {
  const span = spanOf(change);
  if (!span)
    return {
      verdict: 'not-checked',
      found: [],
      notChecked: [`${change.reference} has no start and end, so nothing could be compared`],
    };
  const rivals = others.filter((other) => other.active && other.reference !== change.reference);
  const unplanned = rivals.filter(
    (other) =>
      spanOf(other) === null &&
      relationsOf(change, other, setting).some(({ kind }) => kind === 'same-service' || kind === 'dependency'),
  );
  const found = [
    ...rivals
      .filter((other) => overlap(span, spanOf(other) ?? { from: 0, to: 0 }))
      .flatMap((other) => relationsOf(change, other, setting)),
    ...freezesHit(change, span, setting),
    ...setting.noDowntime
      .filter((date) => change.organisations.includes(date.organisation) && overlap(span, date))
      .map(({ organisation, name, from, to }) => ({
        kind: 'no-downtime' as const,
        organisation,
        name,
        from: iso(from),
        to: iso(to),
      })),
    ...outsideWindows(change, span, setting),
  ];
  const notChecked = [
    ...unplanned.map(({ reference }) => `${reference} has no start and end`),
    ...change.items
      .filter((item) => setting.windowOf(item) === null)
      .map((item) => `no window is agreed for ${setting.dependencies.nameOf(item)}`),
  ];
  return { verdict: found.length > 0 ? 'found' : notChecked.length > 0 ? 'not-checked' : 'none', found, notChecked };
}

/** In what two changes meet, apart from the time. */
export function relationsOf(change: Planned, other: Planned, { dependencies }: Setting): readonly Collision[] {
  const shared = change.items.filter((item) => other.items.includes(item));
  const organisations = change.organisations.filter((id) => other.organisations.includes(id));
  return [
    ...(shared.length > 0 ? [{ kind: 'same-service' as const, other: other.reference, items: shared }] : []),
    ...change.items.flatMap((item) =>
      other.items.flatMap((otherItem): readonly Collision[] =>
        dependencies.needs(item, otherItem)
          ? [{ kind: 'dependency', other: other.reference, item, otherItem, relation: 'depends-on' }]
          : dependencies.needs(otherItem, item)
            ? [{ kind: 'dependency', other: other.reference, item, otherItem, relation: 'needed-by' }]
            : [],
      ),
    ),
    ...(organisations.length > 0 ? [{ kind: 'same-organisation' as const, other: other.reference, organisations }] : []),
    ...(change.assignee !== null && change.assignee === other.assignee
      ? [{ kind: 'assignee-busy' as const, other: other.reference, assignee: change.assignee }]
      : []),
  ];
}

/** One line a freeze, however many services it holds. */
export function freezesHit(
  change: Pick<Planned, 'items' | 'organisations'>,
  span: Span,
  { freezes }: Setting,
): readonly Extract<Collision, { kind: 'freeze' }>[] {
  return freezes.flatMap(({ id, name, from, to, items, organisations }) => {
    const hit = change.items.filter((item) => items === null || items.includes(item));
    const theirs = organisations === null || change.organisations.some((one) => organisations.includes(one));
    return overlap(span, { from, to }) && hit.length > 0 && theirs
      ? [{ kind: 'freeze' as const, freeze: id, name, from: iso(from), to: iso(to), items: hit }]
      : [];
  });
}

function outsideWindows(change: Planned, span: Span, { windowOf }: Setting): readonly Collision[] {
  const [from, to] = [span.from, span.to].map((at) => Temporal.Instant.fromEpochMilliseconds(at)) as [
    Temporal.Instant,
    Temporal.Instant,
  ];
  const outside = new Map<string, { how: 'misses' | 'exceeds'; minutes: number; items: string[] }>();
  for (const item of change.items) {
    const window = windowOf(item);
    if (!window) continue;
    const open = elapsedOpenMs(window, from, to);
    if (open === span.to - span.from) continue;
    const how = open === 0 ? 'misses' : 'exceeds';
    const minutes = Math.ceil((span.to - span.from - open) / 60_000);
    const same = outside.get(`${how} ${minutes}`);
    if (same) same.items.push(item);
    else outside.set(`${how} ${minutes}`, { how, minutes, items: [item] });
  }
  return [...outside.values()].map((one) => ({ kind: 'outside-window' as const, ...one }));
}

/** The time that is within the windows of all items; null for an item without one. */
export function windowsBetween(
  items: readonly string[],
  from: Temporal.Instant,
  to: Temporal.Instant,
  { windowOf }: Setting,
): readonly (readonly Span[])[] {
  return items.flatMap((item) => {
    const window = windowOf(item);
    if (!window) return [];
    return [
      [...openBetween(window, from, to)].map((open) => ({ from: open.from.epochMilliseconds, to: open.to.epochMilliseconds })),
    ];
  });
}
