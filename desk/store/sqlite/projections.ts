import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { IncidentState } from '../../domain/incident/contact.ts';
import { dueColumn, listed, matchOf, tenantWords, valuesOf, whereOf, within } from './incident-queries.ts';
import { referenceOf } from '../reference.ts';
import type { RowQuery } from '../../views/query.ts';
import type { Counts, IncidentSummary } from '../../views/types.ts';
import type { Severity } from '../../../standards/index.ts';
import type { IncidentRow, Rows } from '../areas/projections.ts';
import type { Scope } from '../../domain/access/index.ts';

/** Number of the newest search candidates examined, so that a common word costs no more than a rare one. */
const SEARCH_CAP = 100;
const PAGE = { usual: 50, most: 200 };
const OPEN: readonly string[] = ['open', 'paused', 'with-supplier'] satisfies IncidentState[];
const COLUMNS = 'n, organisation, service, channel, type, summary, severity, state, opened_at, owner, team';

type Row = Record<'organisation' | 'service' | 'channel' | 'type' | 'summary' | 'severity' | 'state' | 'opened_at', string> & {
  n: number;
  owner: string | null;
  team: string | null;
};
const summaryOf = ({ n, opened_at, ...row }: Row) =>
  ({ reference: referenceOf(n), ...row, openedAt: opened_at }) as unknown as IncidentSummary;

export function openProjections(db: DatabaseSync): Rows {
  const insert = db.prepare(`insert into incident (${COLUMNS}, due) values (${'?, '.repeat(11)}?)`);
  const update = db.prepare(
    'update incident set service = ?, severity = ?, state = ?, summary = ?, owner = ?, team = ?, due = ? where n = ?',
  );
  const count = db.prepare(
    'insert into counter values (?, ?, ?, ?) on conflict (organisation, severity, state) do update set incidents = incidents + excluded.incidents',
  );
  const index = db.prepare(
    'insert into search (rowid, tenant, reference, summary, description, caller, further) values (?, ?, ?, ?, ?, ?, ?)',
  );
  const findBy = db.prepare('update search set further = ? where rowid = ?');
  const unindex = db.prepare('delete from search where rowid = ?');
  const merge = db.prepare("insert into search (search) values ('optimize')");
  const own = db.prepare('insert into incident_person values (?, ?) on conflict do nothing');
  const disown = db.prepare('delete from incident_person where n = ?');
  const due = db.prepare('update incident set due = ? where n = ?');
  const allCounters = db.prepare('select severity, state, sum(incidents) as incidents from counter group by severity, state');
  const counters = db.prepare('select severity, state, incidents from counter where organisation = ?');
  const unclosed = db.prepare(`select n from incident where state in ('open', 'paused', 'with-supplier', 'resolved') order by n`);
  const organisation = db.prepare('select organisation from incident where n = ?');
  const waiting = db.prepare("select value from meta where key = 'rows-to-rebuild-from'");
  const rebuilt = db.prepare("update meta set value = ? where key = 'rows-to-rebuild-from'");
  const noneWaits = db.prepare("delete from meta where key = 'rows-to-rebuild-from'");
  const prepared = new Map<string, StatementSync>();
  const made = (sql: string): StatementSync => {
    const statement = prepared.get(sql) ?? db.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };

  const setRow = (n: number, row: IncidentRow) =>
    update.run(row.service, row.severity, row.state, row.summary, row.owner, row.team, dueColumn(row.due), n);
  const putText = (n: number, { organisation: of, persons, reference, summary, description, caller, further }: IncidentRow) => {
    index.run(n, tenantWords(of, persons), reference, summary, description, caller, further ?? '');
    for (const person of persons) own.run(person, n);
  };
  const putTextAgain = (n: number, row: IncidentRow) => {
    disown.run(n);
    unindex.run(n);
    putText(n, row);
  };

  return {
    project(n, row) {
      const { before, organisation: of, service, channel, type, summary, severity, state, openedAt, owner, team } = row;
      if (before === null) {
        insert.run(n, of, service, channel, type, summary, severity, state, openedAt, owner, team, dueColumn(row.due));
        putText(n, row);
        count.run(of, severity, state, 1);
        return;
      }
      setRow(n, row);
      if (row.further !== null) findBy.run(row.further, n);
      if (before.severity === severity && before.state === state) return;
      count.run(of, before.severity, before.state, -1);
      count.run(of, severity, state, 1);
    },
    rewrite(n, row) {
      setRow(n, row);
      putTextAgain(n, row);
      // A deleted word stays in the index until its parts are merged.
      merge.run();
    },
    rebuild(n, row) {
      setRow(n, row);
      putTextAgain(n, row);
    },
    rebuiltTo: (n) => void (n === null ? noneWaits.run() : rebuilt.run(String(n))),
    setDue: (n, at) => void due.run(dueColumn(at), n),
    toRebuild() {
      const row = waiting.get() as { value: string } | undefined;
      return row === undefined ? null : Number(row.value);
    },
    unclosed: () => (unclosed.all() as unknown as readonly { n: number }[]).map(({ n }) => n),
    organisationOf: (n) => (organisation.get(n) as { organisation: string } | undefined)?.organisation ?? null,
    page(query: RowQuery, scope) {
      const limit = Math.min(Math.max(1, Math.trunc(query.limit ?? PAGE.usual)), PAGE.most);
      // A query for another organisation's rows finds none, as if they did not exist.
      const { conditions, order } = listed(query, scope);
      const rows = made(`select ${COLUMNS} from incident${whereOf(conditions)} order by ${order} limit ?`).all(
        ...valuesOf(conditions),
        limit + 1,
      ) as unknown as readonly Row[];
      const items = rows.slice(0, limit).map(summaryOf);
      return { items, next: rows.length > limit ? (items.at(-1)?.reference ?? null) : null };
    },
    counts(scope) {
      const rows =
        scope === null ? allCounters.all() : scope.persons === null ? counters.all(scope.organisation) : countOwn(scope);
      return countsOf(rows as unknown as readonly CounterRow[]);
    },
    search(text, scope) {
      const match = matchOf(text, scope);
      if (match === null) return [];
      const inIndex: readonly [string, ...SQLInputValue[]] = [
        `n in (select rowid from search where search match ? order by rowid desc limit ${SEARCH_CAP})`,
        match,
      ];
      const conditions = [inIndex, ...within(scope)];
      const rows = made(`select ${COLUMNS} from incident${whereOf(conditions)} order by n desc`).all(...valuesOf(conditions));
      return (rows as unknown as readonly Row[]).map(summaryOf);
    },
  };

  function countOwn(scope: Scope) {
    const conditions = within(scope);
    return made(`select severity, state, count(*) as incidents from incident${whereOf(conditions)} group by severity, state`).all(
      ...valuesOf(conditions),
    );
  }
}

interface CounterRow {
  severity: Severity;
  state: IncidentState;
  incidents: number;
}
function countsOf(rows: readonly CounterRow[]): Counts {
  const sum = (which: (row: CounterRow) => boolean) => rows.reduce((total, row) => total + (which(row) ? row.incidents : 0), 0);
  const by = (key: 'severity' | 'state') =>
    Object.fromEntries(
      [...new Set(rows.map((row) => row[key]))]
        .sort()
        .map((value) => [value, sum((row) => row[key] === value)] as const)
        .filter(([, incidents]) => incidents > 0),
    );
  return {
    open: sum(({ state }) => OPEN.includes(state)),
    total: sum(() => true),
    bySeverity: by('severity'),
    byState: by('state'),
  };
}
