/**
 * An independent oracle that counts minute by minute. It imports nothing from the clock and shares no method with it: calendars become one
 * flag per minute, a run becomes one record per minute, and every answer is a count of records.
 */
import type { CalendarPolicy } from '../../kernel/index.ts';

export const MINUTE = 60_000;

/** For each minute after the origin: which version of the calendar is in force, and whether it is open. */
export interface Minutes {
  readonly version: readonly number[];
  readonly open: readonly boolean[];
}

export function minutesOf({ zone, versions }: CalendarPolicy, origin: number, length: number): Minutes {
  const version = new Array<number>(length).fill(0);
  const open = new Array<boolean>(length).fill(false);
  const instant = (date: Temporal.PlainDate, time: string) => {
    const [day, clock] = time === '24:00' ? [date.add({ days: 1 }), '00:00'] : [date, time];
    return day.toPlainDateTime(clock).toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
  };
  const mark = (flags: boolean[], from: number, to: number, as: boolean) => {
    for (let m = Math.max(0, (from - origin) / MINUTE); m < Math.min(length, (to - origin) / MINUTE); m++) flags[m] = as;
  };
  const first = Temporal.Instant.fromEpochMilliseconds(origin).toZonedDateTimeISO(zone).toPlainDate().subtract({ days: 3 });
  versions.forEach(({ from, week, closures }, index) => {
    const flags = new Array<boolean>(length).fill(false);
    for (let i = 0; i < length / 1440 + 6; i++) {
      const date = first.add({ days: i });
      for (const window of week[(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const)[date.dayOfWeek - 1]!] ?? []) {
        const [start, end] = window.split('-') as [string, string];
        mark(flags, instant(date, start), instant(end > start ? date : date.add({ days: 1 }), end), true);
      }
    }
    for (const closure of closures ?? []) {
      const [a, b] = typeof closure === 'string' ? [`${closure}T00:00`, `${closure}T24:00`] : [closure.from, closure.to];
      const local = (text: string) => instant(Temporal.PlainDate.from(text.slice(0, 10)), text.slice(11));
      mark(flags, local(a), local(b), false);
    }
    const since = from === undefined ? 0 : Math.max(0, (Temporal.Instant.from(from).epochMilliseconds - origin) / MINUTE);
    for (let m = since; m < length; m++) [version[m], open[m]] = [index, flags[m]!];
  });
  return { version, open };
}

export interface PlainClock {
  readonly measures: 'response' | 'update' | 'resolution' | 'team' | 'supplier';
  readonly of: string | null;
  readonly targets: Readonly<Record<string, { readonly minutes: number; readonly calendar: string }>>;
  readonly pausedBy: readonly string[];
  readonly reclassify: 'forward' | 'retroactive' | 'reset';
  readonly reopen: 'continue' | 'fresh';
  readonly by: readonly string[];
  readonly internal: boolean;
}
export interface PlainEvent {
  readonly minute: number;
  readonly type: string;
  /** Severity, team, supplier, reason or responder: whatever the type carries. */
  readonly value: string;
  readonly internal: boolean;
}
export interface PlainAnswer {
  readonly state: string;
  readonly elapsed: number;
  readonly target: number | null;
  /** A minute, or null; `beyond` when the counted time ends first. */
  readonly due: number | null | 'beyond';
  readonly segments: readonly (readonly [
    from: number,
    to: number,
    counts: boolean,
    why: string,
    severity: string,
    calendar: string | null,
    version: number | null,
  ])[];
}

/** One minute of a run: under which severity, and why it did not count (empty: it may count). */
interface MinuteRecord {
  severity: string;
  readonly held: string;
}

export function recount(
  clock: PlainClock,
  calendars: Readonly<Record<string, Minutes>>,
  events: readonly PlainEvent[],
  question: number,
): PlainAnswer {
  let [severity, phase, pause, supplier, team] = ['', 'new', '', '', ''];
  let everAnswered = false;
  let status = 'never' as 'never' | 'on' | 'stopped' | 'cancelled';
  let [start, notBefore] = [0, -1];
  let frozenDue: PlainAnswer['due'] = null;
  let lastSeverity = '';
  let records: MinuteRecord[] = [];

  const held = () =>
    pause && clock.pausedBy.includes(pause)
      ? `paused: ${pause}`
      : supplier && clock.pausedBy.includes('supplier')
        ? 'paused: supplier'
        : '';
  const counts = (record: MinuteRecord, minute: number) => {
    const target = clock.targets[record.severity];
    return target !== undefined && record.held === '' && calendars[target.calendar]!.open[minute]!;
  };
  const begin = (minute: number) => {
    [status, start, notBefore, records, lastSeverity] = ['on', minute, -1, [], severity];
  };
  const dueNow = (): PlainAnswer['due'] => {
    const target = clock.targets[severity];
    if (!target || held()) return null;
    let counted = 0;
    for (let i = 0; ; i++) {
      if (counted === target.minutes) return Math.max(notBefore, start + i);
      if (start + i >= calendars[target.calendar]!.open.length) return 'beyond';
      if (counts(records[i] ?? { severity, held: '' }, start + i)) counted++;
    }
  };
  const finish = (how: 'stopped' | 'cancelled') => {
    frozenDue = how === 'stopped' ? dueNow() : null;
    status = how;
  };

  const apply = ({ minute, type, value, internal }: PlainEvent) => {
    const counting = type === 'responded' && clock.by.includes(value) && (!internal || clock.internal);
    const m = clock.measures;
    const ends = type === 'resolved' || type === 'closed';
    if (status === 'on') {
      const leavesTeam = (type === 'assigned' && value !== clock.of) || type === 'handedOff';
      const leavesSupplier = (type === 'handedOff' && value !== clock.of) || type === 'returned';
      const stop = ends || (m === 'response' && counting) || (m === 'team' && leavesTeam) || (m === 'supplier' && leavesSupplier);
      if (stop) finish('stopped');
    }
    if (type === 'merged' && (status === 'on' || status === 'never')) finish('cancelled');
    const [teamBefore, supplierBefore] = [team, supplier];
    if (type === 'opened') [phase, severity] = ['open', value];
    if (type === 'paused') pause = value;
    if (type === 'resumed') pause = '';
    if (type === 'assigned') team = value;
    if (type === 'handedOff') [supplier, team] = [value, ''];
    if (type === 'returned') supplier = '';
    if (ends) [phase, pause, supplier, team] = [type, '', '', ''];
    if (type === 'reopened') phase = 'open';
    if (type === 'reclassified') {
      severity = value;
      if (status === 'on') {
        lastSeverity = value;
        if (clock.reclassify === 'forward') notBefore = minute;
        if (clock.reclassify === 'reset') begin(minute);
        if (clock.reclassify === 'retroactive') for (const record of records) record.severity = value;
      }
    }
    if (m === 'response' && type === 'opened') begin(minute);
    if (m === 'resolution' && type === 'opened') begin(minute);
    if (m === 'resolution' && type === 'reopened') {
      if (clock.reopen === 'fresh') begin(minute);
      else {
        while (start + records.length < minute) records.push({ severity, held: 'resolved' });
        status = 'on';
      }
    }
    if (m === 'update' && ((counting && phase === 'open') || (type === 'reopened' && everAnswered))) begin(minute);
    if (m === 'team' && type === 'assigned' && value === clock.of && teamBefore !== value) begin(minute);
    if (m === 'supplier' && type === 'handedOff' && value === clock.of && supplierBefore !== value) begin(minute);
    everAnswered ||= counting;
  };

  const queue = events.filter((event) => event.minute <= question);
  for (let minute = 0; minute <= question; minute++) {
    while (queue[0]?.minute === minute) apply(queue.shift()!);
    if (status === 'on' && minute < question) records.push({ severity, held: held() });
  }

  const none = status !== 'never' && start >= 0 && lastSeverity !== '' && clock.targets[lastSeverity] === undefined;
  const elapsed = none ? 0 : records.filter((record, i) => counts(record, start + i)).length;
  const segments: [number, number, boolean, string, string, string | null, number | null][] = [];
  records.forEach((record, i) => {
    const minute = start + i;
    const target = clock.targets[record.severity];
    const minutes = target && calendars[target.calendar]!;
    const why = !minutes ? 'no target' : record.held || (minutes.open[minute] ? 'open' : 'closed');
    const row = [
      !none && counts(record, minute),
      why,
      record.severity,
      target?.calendar ?? null,
      minutes?.version[minute] ?? null,
    ] as const;
    const last = segments.at(-1);
    if (last && JSON.stringify(last.slice(2)) === JSON.stringify(row)) last[1] = minute + 1;
    else segments.push([minute, minute + 1, ...row]);
  });
  if (status === 'never' || status === 'cancelled') {
    return {
      state: status === 'never' ? 'not-started' : status,
      elapsed: status === 'never' ? 0 : elapsed,
      target: null,
      due: null,
      segments,
    };
  }
  if (none) return { state: 'none', elapsed: 0, target: null, due: null, segments };
  const state = status === 'stopped' ? 'stopped' : held() ? 'paused' : 'running';
  return {
    state,
    elapsed,
    target: clock.targets[lastSeverity]!.minutes,
    due: status === 'stopped' ? frozenDue : dueNow(),
    segments,
  };
}
