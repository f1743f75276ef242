import { Refusal } from '../../../kernel/index.ts';
import { isObject, type Json } from '../model/ticket.ts';

const RESERVED = ['fields', 'offset', 'limit'];

const valuesAt = (value: unknown, [head, ...rest]: readonly string[]): readonly unknown[] => {
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, head === undefined ? [] : [head, ...rest]));
  if (head === undefined) return [value];
  return isObject(value) ? valuesAt(value[head], rest) : [];
};

/** TMF630 filters: attributes joined by and, values of one by or (a comma or repetition), inner attributes by dot, exact match. */
export function filtered(tickets: readonly Json[], query: URLSearchParams): readonly Json[] {
  const asked = [...new Set(query.keys())].filter((key) => !RESERVED.includes(key));
  return tickets.filter((ticket) =>
    asked.every((key) => {
      const wanted = query.getAll(key).flatMap((value) => value.split(','));
      return valuesAt(ticket, key.split('.')).some((value) => wanted.includes(String(value)));
    }),
  );
}

const count = (query: URLSearchParams, name: string, otherwise: number): number => {
  const text = query.get(name);
  if (text === null) return otherwise;
  if (!/^\d+$/.test(text)) throw new Refusal('invalidQuery', `${name} must be a whole number.`, 400);
  return Number(text);
};
/** Without a limit, all: a page that hides new tickets is the commonest fault of such interfaces. */
export const paged = (tickets: readonly Json[], query: URLSearchParams): readonly Json[] => {
  const offset = count(query, 'offset', 0);
  return tickets.slice(offset, offset + count(query, 'limit', tickets.length));
};

/** Exactly the first-level attributes asked for, and no others; without `fields`, all. */
export const onlyFields = (ticket: Json, query: URLSearchParams): Json => {
  const fields = query.get('fields')?.split(',');
  return fields ? Object.fromEntries(Object.entries(ticket).filter(([name]) => fields.includes(name))) : ticket;
};
