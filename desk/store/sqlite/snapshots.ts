import type { DatabaseSync } from 'node:sqlite';
import type { ClockPolicy } from '../../domain/incident/clock-policy.ts';
import type { Stop } from '../../domain/incident/stops.ts';
import { comparableJson, hmacSha256, sameBytes, sha256 } from '../../../kernel/index.ts';
import type { Snapshots } from '../areas/snapshots.ts';

/** Tables beside the log; created if missing, so that an older store gains them. */
const SNAPSHOT_TABLES = `
-- What clocks are made of, each time it was another: calendars, tiers, services.
create table if not exists clock_policy (
  id integer primary key, since text not null, digest text not null, content text not null
) strict;
-- What a clock read when it stopped, and the keyed signature over it.
create table if not exists clock_snapshot (
  n integer not null, seq integer not null, clock text not null, at text not null, policy text not null,
  calendars text not null, reading text not null, signature text not null, primary key (n, seq, clock)
) strict, without rowid;
`;

const signatureOf = (secret: string, reference: string, { clock, seq, at, calendars, reading }: Stop, policy: string): string =>
  hmacSha256(`clock:${secret}`, comparableJson({ reference, clock, seq, at, policy, calendars, reading })).toString('hex');

type Row = Record<'clock' | 'at' | 'policy' | 'calendars' | 'reading' | 'signature', string> & { seq: number };

/** @param secret null to read without verifying signatures */
export function openSnapshots(db: DatabaseSync, secret: string | null, to: 'write' | 'read' = 'write'): Snapshots {
  if (to === 'write') db.exec(SNAPSHOT_TABLES);
  const last = db.prepare('select digest from clock_policy order by id desc limit 1');
  const note = db.prepare('insert into clock_policy (since, digest, content) values (?, ?, ?)');
  const all = db.prepare('select since, digest, content from clock_policy order by id');
  const add = db.prepare('insert into clock_snapshot values (?, ?, ?, ?, ?, ?, ?, ?)');
  const of = db.prepare(
    'select seq, clock, at, policy, calendars, reading, signature from clock_snapshot where n = ? order by seq, clock',
  );
  return {
    policyIs(since, { digest, content }) {
      if ((last.get() as { digest: string } | undefined)?.digest !== digest) note.run(since, digest, content);
    },
    policies: () =>
      (all.all() as unknown as readonly { since: string; digest: string; content: string }[])
        .filter(({ digest, content }) => sha256(content) === digest)
        .map((row) => ({ ...row, content: JSON.parse(row.content) as ClockPolicy })),
    add(n, reference, stop, policy) {
      if (secret === null) throw new Error('Nothing can be signed without the secret.');
      const { seq, clock, at, calendars, reading } = stop;
      const signature = signatureOf(secret, reference, stop, policy);
      add.run(n, seq, clock, at, policy, comparableJson(calendars), comparableJson(reading), signature);
    },
    of: (n, reference) =>
      (of.all(n) as unknown as readonly Row[]).map((row) => {
        const stop = {
          ...row,
          calendars: jsonOr(row.calendars, {}) as Stop['calendars'],
          reading: jsonOr(row.reading, null) as Stop['reading'],
        };
        const signed = secret === null ? null : sameBytes(row.signature, signatureOf(secret, reference, stop, row.policy));
        return { ...stop, signed };
      }),
  };
}

/** A row altered outside the desk may hold anything; its signature detects that, not the parser. */
function jsonOr(text: string, otherwise: unknown): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return otherwise;
  }
}
