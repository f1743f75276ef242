import type { RecordedEvent } from '../../incident/index.ts';

/*
 * Counts a report's figures a second time, sharing no code with it: text comparisons of UTC instants, and each clock minute by minute. For
 * severities 2 to 4 of a platinum service, whose calendar is always open, and events on whole minutes.
 */

const MINUTE = 60_000;
/** Minutes, by severity: what the platinum tier promised when this was written. */
const TARGETS = { response: { '2': 30, '3': 120, '4': 480 }, resolution: { '2': 240, '3': 1440, '4': 4320 } } as const;

export interface Log {
  readonly reference: string;
  readonly events: readonly RecordedEvent[];
}

/** The figures of [from, to), ISO instants of one length, from every log's events before `to`. */
export function recount(logs: readonly Log[], from: string, to: string): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {
    logged: 0,
    resolved: 0,
    withdrawn: 0,
    reopened: 0,
    openAtStart: 0,
    openAtEnd: 0,
    firstContact: 0,
    'response kept': 0,
    'response missed': 0,
    'resolution kept': 0,
    'resolution missed': 0,
  };
  const add = (name: string, more: number) => (sums[name] = (sums[name] ?? 0) + more);
  for (const { events } of logs) {
    const before = events.filter(({ at }) => at < to);
    if (before.length === 0) continue;
    add(
      before[0]!.at >= from ? 'logged' : 'openAtStart',
      isOpen(events.filter(({ at }) => at < from)) || before[0]!.at >= from ? 1 : 0,
    );
    add('openAtEnd', isOpen(before) ? 1 : 0);
    before.forEach((event, i) => {
      if (event.at < from) return;
      const wasOpen = isOpen(before.slice(0, i));
      if (event.type === 'resolved' && wasOpen) add(event.withdrawn ? 'withdrawn' : 'resolved', 1);
      if (event.type === 'reopened' && !wasOpen) add('reopened', 1);
    });
    const ends = before.filter(({ type }) => type === 'resolved' || type === 'reopened');
    if (before[0]!.at >= from && ends.length === 1 && ends[0]!.type === 'resolved' && ends[0]!.firstContact)
      add('firstContact', 1);
    for (const clock of ['response', 'resolution'] as const) {
      const verdict = verdictOf(clock, before, from, to);
      if (verdict !== null) add(`${clock} ${verdict}`, 1);
    }
  }
  return sums;
}

function isOpen(events: readonly RecordedEvent[]): boolean {
  const last = events.findLast(({ type }) => type === 'opened' || type === 'resolved' || type === 'reopened');
  return last !== undefined && last.type !== 'resolved';
}

/** Walks the clock minute by minute. Missed wins over kept within the period; a run that missed once never counts again. */
function verdictOf(
  clock: keyof typeof TARGETS,
  events: readonly RecordedEvent[],
  from: string,
  to: string,
): 'kept' | 'missed' | null {
  const [start, first, end] = [Date.parse(events[0]!.at), Date.parse(from), Date.parse(to)];
  const byMinute = Map.groupBy(events, ({ at }) => Date.parse(at));
  let [running, paused, overdue, elapsed, severity] = [true, false, false, 0, '3'];
  let found: 'kept' | 'missed' | null = null;
  for (let now = start; now <= end; now += MINUTE) {
    const inPeriod = now >= first && now < end;
    if (running && !paused && now > start) elapsed += 1;
    let stopped = false;
    for (const event of byMinute.get(now) ?? []) {
      if (event.type === 'opened' || event.type === 'reclassified') severity = event.severity;
      if (event.type === 'paused') paused = true;
      if (event.type === 'resumed' || event.type === 'resolved') paused = false;
      if (running && stops(clock, event)) {
        [running, stopped] = [false, true];
        const withdrawn = event.type === 'resolved' && event.withdrawn === true;
        if (!overdue && !withdrawn && inPeriod) found ??= 'kept';
      }
      if (clock === 'resolution' && event.type === 'reopened') running = true;
    }
    const target = TARGETS[clock][severity as '2' | '3' | '4'];
    // A target that is used up in this minute has passed, unless the clock stopped in it. A shorter one passes when it comes.
    const shorter = byMinute.get(now)?.some(({ type }) => type === 'reclassified') === true && elapsed > target;
    if (running && !overdue && ((!paused && !stopped && elapsed >= target) || shorter))
      [overdue, found] = [true, inPeriod ? 'missed' : found];
  }
  return found;
}

const stops = (clock: keyof typeof TARGETS, { type }: RecordedEvent): boolean =>
  type === 'resolved' || (clock === 'response' && type === 'responded');
