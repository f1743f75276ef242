import { Refusal } from '../refusal.ts';
import { valuesAt, type Json } from './json.ts';
import { pattern } from './pattern.ts';
import { percentDecoded, type QueryParameter } from './query.ts';

export const OPERATORS = ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'regex'] as const;
type Operator = (typeof OPERATORS)[number];

/** Reads a first-level attribute by name, so that a list can be filtered without building every resource. */
export type Attributes = (name: string) => unknown;
export const attributesOf =
  (resource: Json): Attributes =>
  (name) =>
    Object.hasOwn(resource, name) ? resource[name] : undefined;

type Test = (values: readonly unknown[]) => boolean;
export interface Criterion {
  readonly path: readonly [string, ...string[]];
  readonly test: Test;
}

/** Query controls, and names that TMF621 v4 lacks. Taken as attributes, the latter would match nothing. */
const CONTROLS = ['fields', 'offset', 'limit'];
const NOT_IN_V4 = ['filter', 'sort', 'before', 'after'];

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
/** Tolerates a blank before the offset: an unencoded `+` in a query decodes to a blank. */
const instantIn = (text: string): Temporal.Instant | null => {
  try {
    return Temporal.Instant.from(text.replace(/ (?=\d\d:?\d\d$)/, '+'));
  } catch {
    return null;
  }
};

/** Compares as instants, else as numbers, else by code unit. Negative, zero or positive; undefined when the two are not comparable. */
function compared(value: unknown, wanted: string): number | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const [moment, then] = [instantIn(String(value)), instantIn(wanted)];
  if (moment ?? then) return moment && then ? Temporal.Instant.compare(moment, then) : undefined;
  const [number, bound] = [Number(value), Number(wanted)];
  if (typeof value === 'number' || (!Number.isNaN(number) && !Number.isNaN(bound)))
    return Number.isNaN(bound) ? undefined : Math.sign(number - bound);
  return value < wanted ? -1 : value > wanted ? 1 : 0;
}

const ORDER: Readonly<Record<'gt' | 'gte' | 'lt' | 'lte', (order: number) => boolean>> = {
  gt: (order) => order > 0,
  gte: (order) => order >= 0,
  lt: (order) => order < 0,
  lte: (order) => order <= 0,
};

function testOf(operator: Operator, wanted: readonly string[]): Test {
  switch (operator) {
    case 'eq':
      return (values) => values.some((value) => value !== undefined && wanted.includes(asText(value)));
    case 'ne':
      return (values) => values.every((value) => value === undefined || !wanted.includes(asText(value)));
    case 'regex': {
      const patterns = wanted.map(pattern);
      return (values) => values.some((value) => value !== undefined && patterns.some((found) => found(asText(value))));
    }
    default: {
      const fits = ORDER[operator];
      return (values) =>
        values.some((value) =>
          wanted.some((bound) => {
            const order = compared(value, bound);
            return order !== undefined && fits(order);
          }),
        );
    }
  }
}

const isOperator = (text: string | undefined): text is Operator => OPERATORS.some((operator) => operator === text);

/** Splits `note.author.regex` into the path `note.author` and its operator; `eq` when there is none. */
function named(name: string): { readonly path: readonly [string, ...string[]]; readonly operator: Operator } {
  const segments = name.split('.');
  if (!/^[@\w-]+(?:\.[@\w-]+)*$/.test(name))
    throw new Refusal('invalidQuery', `"${name}" is not an attribute. Write severity=1, note.author=x or creationDate.gt=…`, 400);
  const last = segments.at(-1);
  const [operator, path] = segments.length > 1 && isOperator(last) ? [last, segments.slice(0, -1)] : ['eq' as const, segments];
  return { path: path as [string, ...string[]], operator };
}

/**
 * Parses TMF630 filters. Attributes are joined by "and", the values of one attribute (comma or repetition) by "or". A dot reaches inner
 * attributes, also inside lists. `.gt .gte .lt .lte .eq .ne .regex` follow the attribute. Refuses with 400 an invalid filter.
 */
export function filterIn(query: readonly QueryParameter[]): readonly Criterion[] {
  const wanted = new Map<string, string[]>();
  for (const { name, raw, values } of query) {
    if (CONTROLS.includes(name)) continue;
    if (NOT_IN_V4.includes(name)) throw new Refusal('invalidQuery', `TMF621 v4 has no ${name}. Filter by attribute.`, 400);
    // A comma has a meaning of its own in a regular expression.
    wanted.set(name, [...(wanted.get(name) ?? []), ...(name.endsWith('.regex') ? [percentDecoded(raw)] : values)]);
  }
  return [...wanted].map(([name, values]) => {
    const { path, operator } = named(name);
    return { path, test: testOf(operator, values) };
  });
}

export const matches = (filter: readonly Criterion[], attributes: Attributes): boolean =>
  filter.every(({ path: [first, ...rest], test }) => test(valuesAt(attributes(first), rest)));
