import { check } from 'k6';
import http, { type RefinedResponse } from 'k6/http';
import { Counter } from 'k6/metrics';

const url = __ENV['DESK']!;

/** Contacts that the desk acknowledged. Each is looked up in its store afterwards. */
export const acknowledged = new Counter('acknowledged');
/** Incident rows read in lists, and those of another organisation among them. */
export const rowsRead = new Counter('rows_read');
export const foreignRows = new Counter('foreign_rows');

interface Row {
  readonly reference: string;
  readonly organisation: string;
}
type Answer = RefinedResponse<'text'>;

/** `name` groups the figures: without it each URL with a reference would be a time series. */
const params = (token: string, name: string, more: Record<string, string> = {}) => ({
  headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...more },
  tags: { name },
  responseType: 'text' as const,
});

const read = (token: string, path: string, name: string): Answer => http.get(`${url}${path}`, params(token, name));
const write = (token: string, path: string, name: string, body: object, more = {}): Answer =>
  http.post(`${url}${path}`, JSON.stringify(body), params(token, name, more));

/** Logs a contact. Acknowledgements are written to k6's console file, one per line: `ack <key> <reference>`. */
export function logContact(token: string, key: string, contact: object): string | null {
  const answer = write(token, '/api/contacts', 'POST /api/contacts', contact, { 'idempotency-key': key });
  if (!check(answer, { 'contact acknowledged': (r) => r.status === 201 || r.status === 200 })) return null;
  const { reference } = answer.json() as unknown as Row;
  acknowledged.add(1);
  console.log(`ack ${key} ${reference}`);
  return reference;
}

export function readIncident(token: string, reference: string): void {
  check(read(token, `/api/incidents/${reference}`, 'GET /api/incidents/:reference'), {
    'incident read': (r) => r.status === 200,
  });
}

/** Reads the list as one organisation, and counts rows of others. */
export function readOwnList(token: string, organisation: string): void {
  const answer = read(token, '/api/incidents?limit=20', 'GET /api/incidents');
  if (!check(answer, { 'list read': (r) => r.status === 200 })) return;
  const { items } = answer.json() as unknown as { items: Row[] };
  rowsRead.add(items.length);
  foreignRows.add(items.filter((row) => row.organisation !== organisation).length);
}

export function readCounts(token: string): void {
  check(read(token, '/api/counts', 'GET /api/counts'), { 'counts read': (r) => r.status === 200 });
}

export function search(token: string, words: string): void {
  check(read(token, `/api/search?q=${encodeURIComponent(words)}`, 'GET /api/search'), {
    'search answered': (r) => r.status === 200,
  });
}

export function act(token: string, reference: string, verb: string, body: object = {}): boolean {
  const answer = write(token, `/api/incidents/${reference}/${verb}`, `POST /api/incidents/:reference/${verb}`, body);
  return check(answer, { [`${verb} done`]: (r) => r.status === 200 });
}
