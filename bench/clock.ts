import {
  compileCalendars,
  definitionOf,
  readClock,
  readClockSummary,
  type Calendars,
  type ClockDefinition,
} from '../service-levels/index.ts';
import { openEscalations } from '../desk/store/sqlite/escalations.ts';
import { realTime } from '../kernel/index.ts';
import { loadStandard, shippedStandard, type Standard } from '../standards/index.ts';
import { fullDesk, type Recomputed } from './full-desk.ts';
import { clockEvent, clockTable, FULL_SIZE, LONG, NOW, type ClockTable, type EventRow, type Size } from './clock-table.ts';

/** Milliseconds of each measurement, beside the raw sweep of the same rows right before it. */
export interface ClockRound {
  readonly fold: Pair;
  readonly sweep: Pair;
  readonly recompute: Recomputed;
}
export interface Pair {
  readonly ms: number;
  readonly rawMs: number;
}

/** Deadlines per transaction, as in the desk. */
const BATCH = 50;
const FOLDS = 200;
const AT = Temporal.Instant.fromEpochMilliseconds(NOW);

/** Measures the clock and a raw SQLite sweep of the same rows alternately, so that other load on the machine affects both. */
export async function measureClock({
  rounds,
  size = FULL_SIZE,
  onRound,
}: {
  readonly rounds: number;
  readonly size?: Size;
  readonly onRound: (n: number, round: ClockRound) => void;
}): Promise<readonly ClockRound[]> {
  const standard = await loadStandard(shippedStandard('nhs-lsd'));
  const table = clockTable(size);
  const desk = await fullDesk(standard, size.open);
  try {
    const measured: ClockRound[] = [];
    // The first round warms up the compiler and is not counted.
    for (let n = 0; n <= rounds; n++) {
      const round = {
        fold: folding(table, standard),
        sweep: sweeping(table, standard),
        recompute: await desk.recompute(n),
      };
      if (n === 0) continue;
      measured.push(round);
      onRound(n, round);
    }
    return measured;
  } finally {
    await desk.close();
    table.close();
  }
}

const timed = (work: () => unknown): number => {
  const started = realTime.elapsedMs();
  work();
  return realTime.elapsedMs() - started;
};
const logOf = ({ db }: ClockTable) => db.prepare('select at, facts from event where n = ? order by seq');
const definitionsOf = ({ tiers }: Standard): readonly ClockDefinition[] =>
  Object.values(tiers).map((tier) => definitionOf(tier, 'resolution'));

/** Both clocks of an incident with 200 events, segments included, from its rows. The floor only reads and parses the rows. */
function folding(table: ClockTable, { tiers, calendars }: Standard): Pair {
  const compiled = compileCalendars(calendars);
  const clocks = (['response', 'resolution'] as const).map((measures) => definitionOf(tiers['silver']!, measures));
  const log = logOf(table);
  const rows = () => log.all(LONG) as unknown as readonly EventRow[];
  const rawMs = timed(() => {
    for (let i = 0; i < FOLDS; i++) rows().map(({ facts }) => JSON.parse(facts) as unknown);
  });
  const ms = timed(() => {
    for (let i = 0; i < FOLDS; i++) {
      const events = rows().map(clockEvent);
      for (const clock of clocks) readClock(clock, compiled, events, AT);
    }
  });
  return { ms: ms / FOLDS, rawMs: rawMs / FOLDS };
}

/** Finds every due deadline, reads its clock from the log and sets the next one, by the desk's own statements. The floor leaves the clock out. */
function sweeping(table: ClockTable, standard: Standard): Pair {
  const { db, now, size } = table;
  const compiled = compileCalendars(standard.calendars);
  const definitions = definitionsOf(standard);
  const alarms = openEscalations(db);
  const log = logOf(table);
  const sweep = (next: (n: number, rows: readonly EventRow[]) => number) => {
    table.reset();
    let swept = 0;
    const ms = timed(() => {
      for (let due = alarms.due(now, BATCH); due.length > 0; due = alarms.due(now, BATCH)) {
        db.exec('begin immediate');
        for (const n of due) alarms.setDue(n, Math.max(now + 1, next(n, log.all(n) as unknown as readonly EventRow[])));
        db.exec('commit');
        swept += due.length;
      }
    });
    if (swept !== size.due)
      throw new Error(`${swept} deadlines were swept and ${size.due} were due: the figures would mean nothing`);
    return ms;
  };
  const rawMs = sweep((n, rows) => now + n + rows.length);
  const ms = sweep((n, rows) => dueOf(definitions[n % definitions.length]!, compiled, rows));
  return { ms, rawMs };
}

const dueOf = (definition: ClockDefinition, calendars: Calendars, rows: readonly EventRow[]): number =>
  readClockSummary(definition, calendars, rows.map(clockEvent), AT).due?.epochMilliseconds ?? NOW;
