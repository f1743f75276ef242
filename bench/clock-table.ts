import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ClockEvent } from '../service-levels/index.ts';
import { SCHEMA } from '../desk/store/sqlite/schema.ts';

/** Fills the desk's own tables, so that the measured sweep is the desk's. */
export interface ClockTable {
  readonly db: DatabaseSync;
  readonly size: Size;
  readonly now: number;
  /** The first incidents are due at `now`, the others later. */
  reset(): void;
  close(): void;
}

export interface Size {
  /** Incidents with a future or due deadline. */
  readonly waiting: number;
  /** Of those, how many are due. */
  readonly due: number;
  /** Incidents with a log in the table; the others only have a deadline. */
  readonly open: number;
}
export const FULL_SIZE: Size = { waiting: 200_000, due: 10_000, open: 50_000 };
export const EVENTS = 200;
/** The number of the incident with the long log: `EVENTS` events. */
export const LONG = 0;

const OPENED = Date.UTC(2026, 10, 2, 9, 30);
const MINUTE = 60_000;
export const NOW = OPENED + 7 * 24 * 60 * MINUTE;

type Row = readonly [at: number, facts: object];

/** Pauses, resumptions and reclassifications in turn: every event changes the clock. */
const longLog = (): readonly Row[] =>
  Array.from({ length: EVENTS }, (_, i): Row => {
    const at = OPENED + i * 37 * MINUTE;
    if (i === 0) return [at, { type: 'opened', severity: '3' }];
    if (i % 3 === 0) return [at, { type: 'reclassified', severity: i % 2 === 0 ? '3' : '4' }];
    return [at, i % 3 === 1 ? { type: 'paused', reason: 'awaiting-caller' } : { type: 'resumed' }];
  });

/** The events of an ordinary incident in its first hours. */
const shortLog = (n: number): readonly Row[] => {
  const at = OPENED + (n % 5_000) * MINUTE;
  return [
    [at, { type: 'opened', severity: String(1 + (n % 5)) }],
    [at + 7 * MINUTE, { type: 'responded', by: 'analyst' }],
    [at + 30 * MINUTE, { type: 'paused', reason: 'awaiting-caller' }],
    [at + (90 + (n % 60)) * MINUTE, { type: 'resumed' }],
  ];
};

export function clockTable({ waiting, due: dueNow, open }: Size): ClockTable {
  const folder = mkdtempSync(path.join(tmpdir(), 'deskproof-bench-'));
  const db = new DatabaseSync(path.join(folder, 'clocks.db'));
  // Without syncing to disk: the ratios measure computation.
  db.exec(`pragma journal_mode = wal; pragma synchronous = off; ${SCHEMA} begin`);
  const event = db.prepare(`insert into event values (?, ?, ?, 'desk', null, 'system', ?, '{}', '', '')`);
  const alarm = db.prepare('insert into alarm values (?, ?)');
  const log = (n: number, rows: readonly Row[]) =>
    rows.forEach(([at, facts], seq) => event.run(n, seq, new Date(at).toISOString(), JSON.stringify(facts)));
  log(LONG, longLog());
  for (let n = 1; n <= open; n++) log(n, shortLog(n));
  for (let n = 1; n <= waiting; n++) alarm.run(n, 0);
  db.exec('commit');
  const due = db.prepare('update alarm set due = case when n <= ? then ? else ? + n end');
  return {
    db,
    size: { waiting, due: dueNow, open },
    now: NOW,
    reset() {
      due.run(dueNow, NOW - 1, NOW);
      // Checkpoints the WAL now, so that it does not happen during the measurement.
      db.exec('pragma wal_checkpoint(truncate)');
    },
    close() {
      db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface EventRow {
  readonly at: string;
  readonly facts: string;
}
export const clockEvent = ({ at, facts }: EventRow): ClockEvent =>
  ({ ...(JSON.parse(facts) as object), at: Temporal.Instant.from(at) }) as ClockEvent;
