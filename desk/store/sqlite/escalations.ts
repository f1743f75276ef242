import type { DatabaseSync } from 'node:sqlite';
import type { Escalations } from '../areas/escalations.ts';

export function openEscalations(db: DatabaseSync): Escalations {
  const take = db.prepare('insert into escalation values (?, ?)');
  const called = db.prepare('insert into call values (?, ?, ?, ?) on conflict do nothing');
  const byCall = db.prepare('select n, step, recipient as "to" from call where call_id = ?');
  const set = db.prepare('insert into alarm values (?, ?) on conflict (n) do update set due = excluded.due');
  const clear = db.prepare('delete from alarm where n = ?');
  const next = db.prepare('select min(due) as due from alarm');
  const ringing = db.prepare('select n from alarm where due <= ? order by due, n limit ?');
  return {
    take: (n, step) => void take.run(n, step),
    called: ({ callId, n, step, to }) => void called.run(callId, n, step, to),
    byCall: (callId) => (byCall.get(callId) as { n: number; step: string; to: string } | undefined) ?? null,
    setDue: (n, due) => void (due === null ? clear.run(n) : set.run(n, due)),
    nextDue: () => (next.get() as { due: number | null }).due,
    due: (now, limit) => (ringing.all(now, limit) as unknown as readonly { n: number }[]).map(({ n }) => n),
  };
}
