import type { SQLInputValue } from 'node:sqlite';
import { NEVER, TO_DO } from './schema.ts';
import { numberOf } from '../reference.ts';
import type { Scope } from '../../domain/access/index.ts';
import { withTelephoneWords } from '../../../kernel/index.ts';
import type { RowQuery } from '../../views/query.ts';

type Condition = readonly [sql: string, ...values: SQLInputValue[]];
const STAGE: Readonly<Record<NonNullable<RowQuery['stage']>, string>> = {
  'to-do': TO_DO,
  resolved: "state = 'resolved'",
  closed: "state = 'closed'",
};

/** What a scope adds to a query of incidents. */
export function within(scope: Scope): readonly Condition[] {
  if (scope === null) return [];
  const { organisation, persons } = scope;
  const own: readonly Condition[] =
    persons === null
      ? []
      : [[`n in (select n from incident_person where person in (${persons.map(() => '?').join(', ')}))`, ...persons]];
  return [['organisation = ?', organisation], ...own];
}
export const whereOf = (conditions: readonly Condition[]): string =>
  conditions.length === 0 ? '' : ` where ${conditions.map(([sql]) => sql).join(' and ')}`;
export const valuesOf = (conditions: readonly Condition[]): readonly SQLInputValue[] =>
  conditions.flatMap(([, ...values]) => values);

/** The condition and order of a list. By deadline it has what is to do, unless the query names other states. */
export function listed(query: RowQuery, scope: Scope): { readonly conditions: readonly Condition[]; readonly order: string } {
  const byDeadline = query.order === 'deadline';
  const stage = query.stage ?? (byDeadline && query.state === undefined ? 'to-do' : undefined);
  const { state, service, severity, organisation, team } = query;
  const conditions: Condition[] = Object.entries({ state, service, severity, organisation, team }).flatMap(
    ([column, value]): Condition[] => (value === undefined ? [] : [[`${column} = ?`, value]]),
  );
  if (stage !== undefined) conditions.push([STAGE[stage]]);
  if (query.ownedBy !== undefined) conditions.push(query.ownedBy === null ? ['owner is null'] : ['owner = ?', query.ownedBy]);
  conditions.push(...within(scope));
  if (query.after !== undefined) {
    const after = numberOf(query.after) ?? 0;
    conditions.push(byDeadline ? ['(due, n) > (select i.due, i.n from incident i where i.n = ?)', after] : ['n < ?', after]);
  }
  return { conditions, order: byDeadline ? 'due, n' : 'n desc' };
}

export const dueColumn = (due: number | null): number => due ?? NEVER;

/** One index word per organisation and per person, so that a search is capped within what the viewer sees. */
const tenantWord = (organisation: string): string => `t${Buffer.from(organisation).toString('hex')}`;
const personWord = (person: string): string => `p${person}`;
export const tenantWords = (organisation: string, persons: readonly string[]): string =>
  [tenantWord(organisation), ...persons.map(personWord)].join(' ');

const COLUMNS = '{reference summary description caller further}';

/** Every word must occur; the last may be a prefix. A telephone number counts as one word, and also as it was written. Null: no word. */
export function matchOf(text: string, scope: Scope): string | null {
  const asked = allOf(text);
  if (asked === null) return null;
  const asNumbers = allOf(withTelephoneWords(text));
  const found = asNumbers === null || asNumbers === asked ? asked : `(${asked}) OR (${asNumbers})`;
  const mine =
    scope === null ? [] : [[tenantWord(scope.organisation)], ...(scope.persons ? [scope.persons.map(personWord)] : [])];
  const tenants = mine.map((words) => `tenant : (${words.map((word) => `"${word}"`).join(' OR ')}) AND `).join('');
  return `${tenants}${COLUMNS} : (${found})`;
}

function allOf(text: string): string | null {
  const words = text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length === 0 ? null : words.map((word, i) => `"${word}"${i === words.length - 1 ? '*' : ''}`).join(' AND ');
}
