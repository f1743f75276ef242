import type { ScenarioEnvironment } from './types.ts';

const PRIVATE_HEADERS = new Set(['authorization', 'cookie', 'set-cookie', 'idempotency-signature', 'webhook-signature']);
const CONNECTION_HEADERS = new Set([
  'date',
  'connection',
  'keep-alive',
  'host',
  'content-length',
  'transfer-encoding',
  'user-agent',
  'accept-encoding',
]);

/** Replaces what differs from run to run, such as port numbers and MIME boundaries: the same plan and seed must give the same bytes. */
export function steady(text: string, { desk, other }: Pick<ScenarioEnvironment, 'desk' | 'other'>): string {
  const known = new Map([
    [new URL(other.supplier.access.url).host, 'lsp.example'],
    [new URL(other.telephone.access.url).host, 'telephone.example'],
  ]);
  if (desk.addresses.pages !== null) known.set(new URL(desk.addresses.pages).host, 'desk.example');
  return [...known]
    .reduce((replaced, [host, name]) => replaced.replaceAll(host, name), text)
    .replace(/\b(127\.0\.0\.1|localhost|\[::1\]):\d{2,5}\b/g, 'local.example')
    .replace(/-{2}_NmP-[0-9a-f]+-Part_/g, '--part_');
}

/** The headers an assessor reads: secrets masked, connection headers left out. */
export function evidenceHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !CONNECTION_HEADERS.has(name.toLowerCase()))
      .map(([name, value]): readonly [string, string] => [
        name.toLowerCase(),
        PRIVATE_HEADERS.has(name.toLowerCase()) ? '(kept out of the evidence)' : value,
      ])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
