import type { DatabaseSync } from 'node:sqlite';
import type { Escalations } from '../areas/escalations.ts';

/** The table's check: exactly one of the two is set. */
type CallRow = { readonly n: number; readonly to: string } & (
  { readonly step: string; readonly handOff: null } | { readonly step: null; readonly handOff: number }
);

export function openEscalations(db: DatabaseSync): Escalations {
  const take = db.prepare('insert into escalation values (?, ?)');
  const called = db.prepare('insert into call values (?, ?, ?, ?, ?) on conflict do nothing');
  const byCall = db.prepare('select n, step, hand_off as "handOff", recipient as "to" from call where call_id = ?');
  const set = db.prepare('insert into alarm values (?, ?) on conflict (n) do update set due = excluded.due');
  const clear = db.prepare('delete from alarm where n = ?');
  const next = db.prepare('select min(due) as due from alarm');
  const ringing = db.prepare('select n from alarm where due <= ? order by due, n limit ?');
  return {
    take: (n, step) => void take.run(n, step),
    called: ({ callId, n, step = null, handOff = null, to }) => void called.run(callId, n, step, handOff, to),
    byCall: (callId) => {
      const row = byCall.get(callId) as CallRow | undefined;
      if (row === undefined) return null;
      const { n, to, step, handOff } = row;
      return step === null ? { n, to, handOff } : { n, to, step };
    },
    setDue: (n, due) => void (due === null ? clear.run(n) : set.run(n, due)),
    nextDue: () => (next.get() as { due: number | null }).due,
    due: (now, limit) => (ringing.all(now, limit) as unknown as readonly { n: number }[]).map(({ n }) => n),
  };
}
