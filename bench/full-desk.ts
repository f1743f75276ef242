import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { watchHolds, type Holds } from './holds.ts';
import type { Actor } from '../desk/domain/access/actor.ts';
import type { NewContact } from '../desk/domain/incident/contact.ts';
import { defaultParts } from '../desk/parts.ts';
import { openService } from '../desk/service/service.ts';
import type { DeskService } from '../desk/service/types.ts';
import { seededIds, virtualClock, realTime } from '../kernel/index.ts';
import type { Level, Standard } from '../standards/index.ts';

/** Measures how the desk recomputes every open clock after a calendar edit, and a raw sweep of the same rows. */
export interface Recomputed extends Holds {
  readonly ms: number;
  readonly rawMs: number;
  /** The longest durable write of a note meanwhile, and the number of notes. */
  readonly longestRequestMs: number;
  readonly requests: number;
}
export interface FullDesk {
  /** Edits the calendar as the duty manager; resolves when the alarm of the last incident is recomputed. */
  recompute(round: number): Promise<Recomputed>;
  close(): Promise<void>;
}

/** Incidents that the desk itself creates. The others are copies of their rows under other numbers. */
const MADE = 50;
const BATCH = 50;
const AT = Temporal.Instant.from('2026-11-09T10:00:00Z');
const actor = (role: Actor['role']): Actor => ({ id: role, name: role, role, organisation: null });
const contact = (i: number, services: readonly { readonly id: string }[], organisation: string): NewContact => ({
  channel: 'phone',
  caller: { name: 'Ward 4F', organisation, telephone: '020 7946 0123' },
  service: services[i % services.length]!.id,
  type: 'incident',
  summary: 'Records do not open',
  description: 'Since seven.',
  impact: String(1 + (i % 5)) as Level,
  urgency: '3',
  safety: [],
});

/** A desk on a file with `open` incidents that are owned, answered and not resolved. Its messages are discarded. */
export async function fullDesk(standard: Standard, open: number): Promise<FullDesk> {
  const folder = mkdtempSync(path.join(tmpdir(), 'deskproof-bench-'));
  const file = path.join(folder, 'desk.db');
  const clock = virtualClock(AT);
  const nobody = async () => Promise.resolve();
  const serve = async (): Promise<DeskService> =>
    openService(
      {
        clock,
        ids: seededIds('bench'),
        storeFile: file,
        secret: 'a secret of the bench',
        addresses: { mail: 'desk@desk.example', fax: 'fax@desk.example', telephone: '020 7946 0100' },
      },
      defaultParts({
        policy: standard,
        parseMail: () => Promise.reject(new Error('no mail comes in here')),
        outbound: {
          mail: nobody,
          telephone: async () => Promise.resolve({ callId: crypto.randomUUID() }),
          partner: () => {
            throw new Error('nothing is told to other desks here');
          },
          supplier: () => {
            throw new Error('nothing is handed off here');
          },
        },
      }),
    );

  const first = await serve();
  first.start();
  for (let i = 0; i < MADE; i++) {
    const { reference } = await first.open(contact(i, standard.services, standard.organisations[0]!.id), actor('analyst'));
    await first.command(reference, { do: 'acknowledge' }, actor('analyst'));
    await first.command(reference, { do: 'respond', text: 'On it.', channel: 'phone' }, actor('analyst'));
  }
  await clock.settle();
  await first.close();

  const db = new DatabaseSync(file, { timeout: 60_000 });
  multiply(db, open);
  const desk = await serve();
  desk.start();
  await clock.settle();

  return {
    async recompute(round) {
      const rawMs = rawSweep(db, open);
      const stop = watchHolds();
      const asking = askMeanwhile(desk);
      const started = realTime.elapsedMs();
      const hour = String(8 + (round % 2)).padStart(2, '0');
      const week = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [`${hour}:30-17:30`]]));
      await desk.editCalendar('office', { week, reason: `Round ${round}` }, actor('duty-manager'));
      await asking.until(clock.settle());
      const ms = realTime.elapsedMs() - started;
      return { ms, rawMs, ...(await stop()), ...asking.found() };
    },
    async close() {
      await desk.close();
      db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Copies the desk's incidents with log, texts and alarm until there are enough. */
function multiply(db: DatabaseSync, open: number): void {
  db.exec('begin immediate');
  for (const [table, columns] of COPIED) {
    const copy = db.prepare(
      `insert into ${table} (n, ${columns}) select n + ?1, ${columns} from ${table} where n <= ?2 and n + ?1 <= ?3`,
    );
    for (let by = MADE; by < open; by += MADE) copy.run(by, MADE, open);
  }
  db.exec('commit');
}
const COPIED = [
  ['event', 'seq, at, actor_id, actor_name, actor_role, facts, digests, previous, hash'],
  ['words', 'seq, name, content'],
  ['head', 'seq, hash, signature'],
  ['incident', 'organisation, service, channel, type, summary, severity, state, opened_at'],
  ['alarm', 'due'],
] as const;

/** The floor: reads every log and writes every alarm as durably as the desk, without computing anything. */
function rawSweep(db: DatabaseSync, open: number): number {
  const log = db.prepare('select at, facts from event where n = ? order by seq');
  const set = db.prepare('insert into alarm values (?, ?) on conflict (n) do update set due = excluded.due');
  const started = realTime.elapsedMs();
  for (let n = 1; n <= open;) {
    db.exec('begin immediate');
    for (const end = n + BATCH; n < end && n <= open; n++) set.run(n, AT.epochMilliseconds + 86_400_000 + log.all(n).length);
    db.exec('commit');
  }
  return realTime.elapsedMs() - started;
}

/** A colleague at another workplace who adds notes one after the other. */
function askMeanwhile(desk: DeskService) {
  let [longestRequestMs, requests] = [0, 0];
  return {
    async until(done: Promise<unknown>): Promise<void> {
      let working = true;
      const note = async () => {
        const started = realTime.elapsedMs();
        const reference = `INC-${String(1 + (requests % MADE)).padStart(6, '0')}`;
        await desk.command(reference, { do: 'note', text: 'Rang the ward.' }, actor('analyst'));
        longestRequestMs = Math.max(longestRequestMs, realTime.elapsedMs() - started);
        requests += 1;
      };
      const asking = (async () => {
        while (working) await note();
      })();
      await done;
      working = false;
      await asking;
    },
    found: () => ({ longestRequestMs, requests }),
  };
}
