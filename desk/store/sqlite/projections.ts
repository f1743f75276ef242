import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { IncidentState } from '../../domain/incident/contact.ts';
import { numberOf, referenceOf } from '../reference.ts';
import type { IncidentQuery } from '../../views/query.ts';
import type { Counts, IncidentSummary } from '../../views/types.ts';
import type { Severity } from '../../../standards/index.ts';
import type { Rows } from '../areas/projections.ts';

/** Number of the newest search candidates examined, so that a common word costs no more than a rare one. */
const SEARCH_CAP = 100;
const PAGE = { usual: 50, most: 200 };
const OPEN: readonly string[] = ['open', 'paused', 'with-supplier'] satisfies IncidentState[];
const COLUMNS = 'n, organisation, service, channel, type, summary, severity, state, opened_at';

type Row = Record<'organisation' | 'service' | 'channel' | 'type' | 'summary' | 'severity' | 'state' | 'opened_at', string> & {
  n: number;
};
const summaryOf = ({ n, opened_at, ...row }: Row) =>
  ({ reference: referenceOf(n), ...row, openedAt: opened_at }) as unknown as IncidentSummary;

/** One index word per organisation, so that a search by tenant is capped within the tenant. */
const tenantOf = (organisation: string): string => `t${Buffer.from(organisation).toString('hex')}`;

/** Every word must occur; the last may be a prefix. Null when there is no word. */
function matchOf(text: string, organisation: string | null): string | null {
  const words = text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return null;
  const asked = words.map((word, i) => `"${word}"${i === words.length - 1 ? '*' : ''}`).join(' AND ');
  const within = organisation === null ? '' : `tenant : "${tenantOf(organisation)}" AND `;
  return `${within}{reference summary description caller} : (${asked})`;
}

export function openProjections(db: DatabaseSync): Rows {
  const insert = db.prepare(`insert into incident (${COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const update = db.prepare('update incident set severity = ?, state = ?, summary = ? where n = ?');
  const count = db.prepare(
    'insert into counter values (?, ?, ?, ?) on conflict (organisation, severity, state) do update set incidents = incidents + excluded.incidents',
  );
  const index = db.prepare(
    'insert into search (rowid, tenant, reference, summary, description, caller) values (?, ?, ?, ?, ?, ?)',
  );
  const resummarise = db.prepare('update incident set summary = ? where n = ?');
  const unindex = db.prepare('delete from search where rowid = ?');
  const merge = db.prepare("insert into search (search) values ('optimize')");
  const found = db.prepare(
    `select ${COLUMNS} from incident where n in (select rowid from search where search match ? order by rowid desc limit ${SEARCH_CAP})
     and (?2 is null or organisation = ?2) order by n desc`,
  );
  const allCounters = db.prepare('select severity, state, sum(incidents) as incidents from counter group by severity, state');
  const counters = db.prepare('select severity, state, incidents from counter where organisation = ?');
  const unclosed = db.prepare(`select n from incident where state in ('open', 'paused', 'with-supplier', 'resolved') order by n`);
  const organisation = db.prepare('select organisation from incident where n = ?');
  const pages = new Map<string, StatementSync>();
  const page = (sql: string): StatementSync => {
    const statement = pages.get(sql) ?? db.prepare(sql);
    pages.set(sql, statement);
    return statement;
  };

  return {
    project(n, { before, organisation: of, severity, state, summary, ...row }) {
      if (before === null) {
        insert.run(n, of, row.service, row.channel, row.type, summary, severity, state, row.openedAt);
        index.run(n, tenantOf(of), row.reference, summary, row.description, row.caller);
        count.run(of, severity, state, 1);
      } else if (before.severity !== severity || before.state !== state) {
        update.run(severity, state, summary, n);
        count.run(of, before.severity, before.state, -1);
        count.run(of, severity, state, 1);
      }
    },
    rewrite(n, { organisation: of, reference, summary, description, caller }) {
      resummarise.run(summary, n);
      unindex.run(n);
      index.run(n, tenantOf(of), reference, summary, description, caller);
      // A deleted word stays in the index until its parts are merged.
      merge.run();
    },
    unclosed: () => (unclosed.all() as unknown as readonly { n: number }[]).map(({ n }) => n),
    organisationOf: (n) => (organisation.get(n) as { organisation: string } | undefined)?.organisation ?? null,
    page(query: IncidentQuery, scope) {
      const limit = Math.min(Math.max(1, Math.trunc(query.limit ?? PAGE.usual)), PAGE.most);
      // A query for another organisation's rows finds none, as if they did not exist.
      const wanted = { state: query.state, service: query.service, severity: query.severity };
      const conditions: [string, SQLInputValue][] = Object.entries(wanted).flatMap(([column, value]) =>
        value === undefined ? [] : [[`${column} = ?`, value]],
      );
      if (scope !== null) conditions.push(['organisation = ?', scope]);
      if (query.organisation !== undefined) conditions.push(['organisation = ?', query.organisation]);
      if (query.after !== undefined) conditions.push(['n < ?', numberOf(query.after) ?? 0]);
      const where = conditions.length === 0 ? '' : ` where ${conditions.map(([sql]) => sql).join(' and ')}`;
      const rows = page(`select ${COLUMNS} from incident${where} order by n desc limit ?`).all(
        ...conditions.map(([, value]) => value),
        limit + 1,
      ) as unknown as readonly Row[];
      const items = rows.slice(0, limit).map(summaryOf);
      return { items, next: rows.length > limit ? (items.at(-1)?.reference ?? null) : null };
    },
    counts(scope) {
      const rows = (scope === null ? allCounters.all() : counters.all(scope)) as unknown as readonly CounterRow[];
      return countsOf(rows);
    },
    search(text, scope) {
      const match = matchOf(text, scope);
      return match === null ? [] : (found.all(match, scope) as unknown as readonly Row[]).map(summaryOf);
    },
  };
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
