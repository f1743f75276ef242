import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { realTime } from '../kernel/index.ts';

const GROUP = 20;

/** The floor for durable creation: one row and two audit rows a contact, 20 contacts a transaction, WAL, synchronous FULL. Contacts a second. */
export function groupedInserts(durationMs: number): number {
  const folder = mkdtempSync(path.join(tmpdir(), 'deskproof-bench-'));
  const db = new DatabaseSync(path.join(folder, 'floor.db'));
  try {
    db.exec(`pragma journal_mode = wal; pragma synchronous = full;
      create table incident (id integer primary key, reference text unique, organisation text, body text) strict;
      create table audit (id integer primary key, incident integer references incident(id), body text) strict;
      create index by_incident on audit(incident);`);
    const incident = db.prepare('insert into incident (reference, organisation, body) values (?, ?, ?)');
    const audit = db.prepare('insert into audit (incident, body) values (?, ?)');
    const body = 'x'.repeat(400);
    const started = realTime.elapsedMs();
    let contacts = 0;
    while (realTime.elapsedMs() - started < durationMs) {
      db.exec('begin immediate');
      for (let i = 0; i < GROUP; i++) {
        const { lastInsertRowid } = incident.run(`INC-${++contacts}`, 'st-elsewhere', body);
        audit.run(lastInsertRowid, body);
        audit.run(lastInsertRowid, body);
      }
      db.exec('commit');
    }
    return (contacts / (realTime.elapsedMs() - started)) * 1000;
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
