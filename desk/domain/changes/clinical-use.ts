import type { Span } from './spans.ts';

/** Clinical use over time: `perHour` in each stretch, sessions that run or contacts that come. In order, without gaps. */
export type UseCurve = readonly (Span & { readonly perHour: number })[];

/** The sum under the curve over a span: session hours, or contacts. */
export function useDuring(curve: UseCurve, span: Span): number {
  let sum = 0;
  for (const { from, to, perHour } of curve.slice(firstAfter(curve, span.from))) {
    if (from >= span.to) break;
    sum += (perHour * Math.max(0, Math.min(to, span.to) - Math.max(from, span.from))) / 3_600_000;
  }
  return sum;
}

/** Index of the first stretch that ends after `at`. */
function firstAfter(curve: UseCurve, at: number): number {
  let [low, high] = [0, curve.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (curve[middle]!.to > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** How many clinics and theatres run at once. An appointment counts for as long as it lasts. */
export function useOfSessions(sessions: readonly Span[], over: Span): UseCurve {
  const edges = new Map<number, number>([
    [over.from, 0],
    [over.to, 0],
  ]);
  for (const { from, to } of sessions) {
    const [first, last] = [Math.max(from, over.from), Math.min(to, over.to)];
    if (first >= last) continue;
    edges.set(first, (edges.get(first) ?? 0) + 1);
    edges.set(last, (edges.get(last) ?? 0) - 1);
  }
  let running = 0;
  const sorted = [...edges].sort(([a], [b]) => a - b);
  return sorted.slice(0, -1).map(([from, change], i) => {
    running += change;
    return { from, to: sorted[i + 1]![0], perHour: running };
  });
}

/**
 * The desk's own contacts as a substitute for clinical use: the average of each hour of the week, over the days from which they were
 * taken, laid out over the time asked about. Hours are hours of the zone, so a clock change moves no clinic.
 * @param contacts when each contact of the affected organisations came
 */
export function useOfContacts(contacts: readonly Temporal.Instant[], history: Span, over: Span, zone: string): UseCurve {
  const [counted, hours] = [new Map<number, number>(), new Map<number, number>()];
  for (const hour of hoursOf(history, zone))
    hours.set(hour.slot, (hours.get(hour.slot) ?? 0) + (hour.to - hour.from) / 3_600_000);
  for (const at of contacts) {
    const ms = at.epochMilliseconds;
    if (ms < history.from || ms >= history.to) continue;
    const slot = slotOf(at.toZonedDateTimeISO(zone));
    counted.set(slot, (counted.get(slot) ?? 0) + 1);
  }
  return hoursOf(over, zone).map(({ from, to, slot }) => ({
    from,
    to,
    perHour: (counted.get(slot) ?? 0) / (hours.get(slot) ?? 1),
  }));
}

const slotOf = (when: Temporal.ZonedDateTime): number => (when.dayOfWeek - 1) * 24 + when.hour;

function hoursOf(over: Span, zone: string): readonly (Span & { readonly slot: number })[] {
  const hours: (Span & { slot: number })[] = [];
  for (let at = over.from; at < over.to;) {
    const when = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
    const next = Math.min(over.to, at + 3_600_000 - (when.minute * 60_000 + when.second * 1000 + when.millisecond));
    hours.push({ from: at, to: next, slot: slotOf(when) });
    at = next;
  }
  return hours;
}
