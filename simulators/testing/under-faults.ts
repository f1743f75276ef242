import type { ActiveFault } from '../lsp/faults/types.ts';
import { openTestSupplier, TICKET, type Mode } from './supplier.ts';

/** A supplier under these faults, with a token that was issued before they began. */
export async function supplierUnderFaults(
  t: Parameters<typeof openTestSupplier>[0],
  mode: Mode,
  faults: readonly ActiveFault[],
  seed?: string,
) {
  const set = await openTestSupplier(t, mode);
  const token = String((await set.login()).json?.['access_token']);
  set.supplier.faults(faults, seed);
  const ask = async (method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) =>
    set.call(method, `${set.supplier.access.url}${path}`, body, { authorization: `Bearer ${token}`, ...headers });
  const create = async (more: object = {}, key?: string) =>
    ask('POST', '/troubleTicket', { ...TICKET, ...more }, key === undefined ? {} : { 'idempotency-key': `"${key}"` });
  /** The faults of the last exchange. */
  const lastFaults = () => set.supplier.journal.at(-1)!.happened.map(({ says }) => says.split(':')[0]);
  return { ...set, ask, create, lastFaults };
}
export type SupplierUnderFaults = Awaited<ReturnType<typeof supplierUnderFaults>>;
