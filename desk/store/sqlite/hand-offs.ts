import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { referenceOf } from '../reference.ts';
import type { StoredHandOff, HandOffCounts, HandOffRows } from '../areas/hand-offs.ts';
import type { Outbox } from '../areas/outbox.ts';

const COLUMNS = `n, hand_off as handOff, supplier, ticket, state, status, ours, theirs, their_severity as theirSeverity, disagrees,
  handed_off as handedOffAt, heard as heardAt, sent as sentAt, unreachable as unreachableSince, silent as silentSince, mismatched as mismatchedSince,
  resolve_by as resolveBy, rung, sent_back as sentBack`;
const GOING = `state in ('sending', 'open', 'resolved')`;
const LATE = `(state = 'open' and resolve_by < ?1)`;
/** Refused, and nobody has done anything about it since: neither handed over once more, nor resolved. */
const REFUSED = `(state = 'refused' and hand_off = (select max(last.hand_off) from bond as last where last.n = bond.n)
  and exists (select 1 from incident where incident.n = bond.n and incident.state in ('open', 'paused')))`;
const TROUBLED = `(state = 'broken' or ${REFUSED} or (${GOING} and (unreachable is not null or silent is not null
  or mismatched is not null or disagrees = 1 or ${LATE})))`;

type Row = Omit<StoredHandOff, 'reference' | 'disagrees'> & { n: number; disagrees: number };
const stored = ({ n, disagrees, ...row }: Row): StoredHandOff => ({
  ...row,
  reference: referenceOf(n),
  disagrees: disagrees === 1,
});

export function openHandOffs(db: DatabaseSync, outbox: Pick<Outbox, 'add'>): HandOffRows {
  const put = db.prepare(
    `insert into bond (n, hand_off, supplier, ticket, state, status, ours, theirs, their_severity, disagrees, handed_off, heard,
       unreachable, silent, resolve_by, rung, sent_back, mismatched) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (n, hand_off) do update set ticket = excluded.ticket, state = excluded.state, status = excluded.status,
       ours = excluded.ours, theirs = excluded.theirs, their_severity = excluded.their_severity, disagrees = excluded.disagrees,
       heard = excluded.heard, unreachable = excluded.unreachable, silent = excluded.silent, resolve_by = excluded.resolve_by,
       rung = excluded.rung, sent_back = excluded.sent_back, mismatched = excluded.mismatched`,
  );
  const sent = db.prepare('update bond set sent = ? where n = ? and hand_off = ?');
  const of = db.prepare(`select ${COLUMNS} from bond where n = ? order by hand_off`);
  const byTicket = db.prepare(
    `select n, hand_off as handOff from bond where supplier = ? and ticket = ? order by ${GOING} desc, n desc, hand_off desc limit 1`,
  );
  const sending = db.prepare(`select 1 from bond where supplier = ? and state = 'sending' limit 1`);
  const counts = db.prepare(
    `select supplier, count(*) filter (where ${GOING}) as going, count(*) filter (where ${GOING} and unreachable is not null) as down,
       count(*) filter (where ${GOING} and silent is not null) as silent, count(*) filter (where ${LATE}) as late,
       count(*) filter (where ${GOING} and disagrees = 1) as disagreeing, count(*) filter (where state = 'broken') as broken,
       count(*) filter (where ${GOING} and mismatched is not null) as mismatched, count(*) filter (where ${REFUSED}) as refused
     from bond group by supplier order by supplier`,
  );
  const park = db.prepare('insert into parked values (?, ?, ?) on conflict do nothing');
  const unpark = db.prepare('delete from parked where supplier = ? and ticket = ?');
  return {
    put(n, row) {
      const { handOff, supplier, ticket, state, status, ours, theirs, theirSeverity, disagrees } = row;
      const { handedOffAt, heardAt, unreachableSince, silentSince, mismatchedSince, resolveBy, rung, sentBack } = row;
      const known = [n, handOff, supplier, ticket, state, status, ours, theirs, theirSeverity, disagrees ? 1 : 0];
      put.run(...known, handedOffAt, heardAt, unreachableSince, silentSince, resolveBy, rung, sentBack, mismatchedSince);
    },
    sent: (n, handOff, at) => void sent.run(at, n, handOff),
    of: (n) => (of.all(n) as unknown as readonly Row[]).map(stored),
    byTicket: (supplier, ticket) => {
      const row = byTicket.get(supplier, ticket) as { n: number; handOff: number } | undefined;
      return row ? { ...row } : null;
    },
    sending: (supplier) => sending.get(supplier) !== undefined,
    page({ supplier, going, troubled, limit, before }) {
      // The instant is always parameter 1, so that the condition for late hand-offs can refer to it.
      const conditions: [string, SQLInputValue[]][] = [['?1 is not null', [troubled?.now ?? 0]]];
      if (supplier !== undefined) conditions.push(['supplier = ?', [supplier]]);
      if (going === true) conditions.push([GOING, []]);
      if (troubled) conditions.push([TROUBLED, []]);
      if (before !== undefined) conditions.push(['n < ?', [before]]);
      const where = conditions.map(([sql]) => sql).join(' and ');
      const rows = db
        .prepare(`select ${COLUMNS} from bond where ${where} order by n desc, hand_off desc limit ?`)
        .all(...conditions.flatMap(([, values]) => values), limit);
      return (rows as unknown as readonly Row[]).map(stored);
    },
    counts: (now) => (counts.all(now) as unknown as readonly HandOffCounts[]).map((row) => ({ ...row })),
    park: (supplier, ticket, at) => void park.run(supplier, ticket, at),
    unpark(supplier, ticket, row) {
      if (Number(unpark.run(supplier, ticket).changes) > 0) outbox.add(row);
    },
  };
}
