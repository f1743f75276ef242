import type { Clock } from '../../../kernel/index.ts';
import { checkFaults, countOf, spanOf } from './check.ts';
import { faultCalled } from './catalogue.ts';
import { drawAt } from './draw.ts';
import { quota } from './quota.ts';
import type { ActiveFault, FaultId, Mode, Operation } from './types.ts';

/** A fault injected into one call. `draw` gives a number in [0, 1) for each salt, belonging to this injection. */
export interface InjectedFault {
  readonly entry: ActiveFault;
  readonly draw: (salt: string) => number;
}
/** The source of a fault: a scripted behaviour or a list. Each replaces only its own faults. */
export type Layer = 'behaviour' | 'list';

interface Working {
  readonly entry: ActiveFault;
  readonly seed: string;
  readonly from: Temporal.Instant | null;
  readonly until: Temporal.Instant | null;
  readonly overQuota: ReturnType<typeof quota> | null;
  readonly calls: Map<string, number>;
  /** As a number; plan files may give it as text. */
  readonly share: number;
  left: number;
}

const instantOf = (text: string | undefined, setAt: Temporal.Instant): Temporal.Instant | null =>
  text === undefined
    ? null
    : text.startsWith('P')
      ? setAt.add(hoursOf(Temporal.Duration.from(text)))
      : Temporal.Instant.from(text);
/** Instants have no days: a day of an outage is 24 hours. */
const hoursOf = (span: Temporal.Duration) => span.round({ largestUnit: 'hours' });
const earlier = (a: Temporal.Instant | null, b: Temporal.Instant | null) =>
  a && b ? (Temporal.Instant.compare(a, b) < 0 ? a : b) : (a ?? b);

/** The faults of one supplier, and the decision whether one affects a call. They follow the supplier's clock and draw from the seed. */
export function createFaults({ clock, mode, seed }: { clock: Clock; mode: Mode; seed: string }) {
  const layers: Record<Layer, readonly Working[]> = { behaviour: [], list: [] };
  const working = () => [...layers.behaviour, ...layers.list];

  const begin = (entry: ActiveFault, place: number, givenSeed: string): Working => {
    const now = clock.now();
    const from = instantOf(entry.from, now);
    const lasts = entry.fault === 'outage' ? spanOf(entry, 'lasts') : null;
    return {
      entry,
      seed: `${givenSeed}\0${entry.fault}\0${place}`,
      from,
      until: earlier(instantOf(entry.until, now), lasts && (from ?? now).add(hoursOf(lasts))),
      overQuota: entry.fault === 'too-many' && entry['allow'] !== undefined ? quota(entry, now) : null,
      calls: new Map(),
      share: countOf(entry, 'share') ?? 1,
      left: countOf(entry, 'times') ?? Infinity,
    };
  };
  const isOn = ({ from, until, left }: Working) =>
    left > 0 &&
    (!from || Temporal.Instant.compare(clock.now(), from) >= 0) &&
    (!until || Temporal.Instant.compare(clock.now(), until) < 0);
  const fits = ({ entry }: Working, operation: Operation | null) =>
    operation === null ? entry.fault === 'outage' && !entry.on : (entry.on ?? operation) === operation;

  /** Decides whether a fault affects the n-th such call of a place, by a draw from seed, fault, operation, place and n. */
  const drawFor = (one: Working, operation: Operation | null, place: string): InjectedFault | null => {
    const key = `${operation ?? 'other'}\0${place}`;
    const { share } = one;
    const n = one.calls.get(key) ?? 0;
    one.calls.set(key, n + 1);
    if (share < 1 && drawAt(one.seed, key, n) >= share) return null;
    one.left--;
    return { entry: one.entry, draw: (salt) => drawAt(one.seed, key, n, salt) };
  };

  return {
    /** Replaces the faults of a layer. Refuses unknown faults, and those the mode cannot produce, with a `UsageError`. */
    set(layer: Layer, list: unknown, givenSeed = seed): void {
      layers[layer] = checkFaults(list, mode).map((entry, place) => begin(entry, place, givenSeed));
    },
    get atWork(): readonly ActiveFault[] {
      return working()
        .filter(({ left }) => left > 0)
        .map(({ entry }) => entry);
    },
    /** The list as it was set, including exhausted faults. */
    get listed(): readonly ActiveFault[] {
      return layers.list.map(({ entry }) => entry);
    },
    get isEmpty(): boolean {
      return !layers.behaviour.length && !layers.list.length;
    },
    /** Injects fault `id` into this call, or returns null. The same `place` draws the same, whatever other calls come in between. */
    inject(id: FaultId, operation: Operation | null, place: string): InjectedFault | null {
      if (operation !== null && !faultCalled(id).on.includes(operation)) return null;
      for (const one of working()) {
        if (one.entry.fault !== id || one.overQuota || !isOn(one) || !fits(one, operation)) continue;
        const hit = drawFor(one, operation, place);
        if (hit) return hit;
      }
      return null;
    },
    /** Seconds to wait when `client` has exhausted its quota, or null. */
    overQuota(operation: Operation | null, client: string): number | null {
      const waits = working()
        .filter((one) => one.overQuota && isOn(one) && operation !== null && fits(one, operation))
        .flatMap((one) => one.overQuota!(client, clock.now()) ?? []);
      return waits.length ? Math.max(...waits) : null;
    },
    /** The difference between the supplier's timestamps and the clock. */
    skew: (): Temporal.Duration =>
      working()
        .filter((one) => one.entry.fault === 'clock-skew' && isOn(one))
        .reduce((sum, { entry }) => sum.add(spanOf(entry, 'by')!), new Temporal.Duration()),
    /** The end of the outage that delays callbacks, or null when there is none. */
    callbacksWaitUntil: (): Temporal.Instant | null =>
      working()
        .filter((one) => one.entry.fault === 'outage' && isOn(one) && fits(one, 'callback'))
        .reduce<Temporal.Instant | null>(
          (latest, { until }) => (!latest || (until && Temporal.Instant.compare(until, latest) > 0) ? until : latest),
          null,
        ),
  };
}
export type Faults = ReturnType<typeof createFaults>;
