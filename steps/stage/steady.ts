import type { Stage } from './stage.ts';

const PRIVATE_HEADERS = new Set(['authorization', 'cookie', 'set-cookie', 'idempotency-signature', 'webhook-signature']);
const PASSING_HEADERS = new Set([
  'date',
  'connection',
  'keep-alive',
  'host',
  'content-length',
  'transfer-encoding',
  'user-agent',
  'accept-encoding',
]);

/** Takes out of a text what chance or the machine put in: port numbers, MIME boundaries. The same plan and seed must give the same bytes. */
export function steady(text: string, { desk, other }: Pick<Stage, 'desk' | 'other'>): string {
  const named = new Map([
    [new URL(other.supplier.access.url).host, 'lsp.example'],
    [new URL(other.telephone.access.url).host, 'telephone.example'],
  ]);
  if (desk.addresses.pages !== null) named.set(new URL(desk.addresses.pages).host, 'desk.example');
  return [...named]
    .reduce((known, [host, name]) => known.replaceAll(host, name), text)
    .replace(/\b(127\.0\.0\.1|localhost|\[::1\]):\d{2,5}\b/g, 'local.example')
    .replace(/-{2}_NmP-[0-9a-f]+-Part_/g, '--part_');
}

/** Headers worth an assessor's eye: without secrets, and without what only describes the connection. */
export function tellingHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !PASSING_HEADERS.has(name.toLowerCase()))
      .map(([name, value]): readonly [string, string] => [
        name.toLowerCase(),
        PRIVATE_HEADERS.has(name.toLowerCase()) ? '(kept out of the evidence)' : value,
      ])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
