import { didYouMean, randomIds, realClock, UsageError } from '../kernel/index.ts';
import type { SimulatedSupplier, SupplierPolicy } from './lsp/profile/types.ts';
import { openSuppliers, servePort, type SupplierAccess } from './lsp/index.ts';

/** Length of the part of a ticket's id that is new in each run. */
const SERIES = 6;

export interface StandaloneOptions {
  readonly host?: string;
  /** 0: any free port. */
  readonly port: number;
  readonly policy: SupplierPolicy;
  /** Ids of the suppliers to run; all when absent or empty. */
  readonly only?: readonly string[] | undefined;
  /** Base address of a desk's TMF621 listener, with `{supplier}` for the id. Without it, desks register at the hub. */
  readonly callback?: string | undefined;
  /** The same seed and tickets give the same behaviour. */
  readonly seed?: string | undefined;
  /** How many times faster than their profiles the suppliers work. */
  readonly pace?: number;
  /** No tokens, no minimum data set, no autonomous behaviour: for conformance kits, which expect neither. */
  readonly open?: boolean;
  /** Port of the control interface and its live page; 0 for any free port. Without it there is no control interface. */
  readonly admin?: number | undefined;
  /** Deskproof's version, recorded in HTTP archives. */
  readonly version?: string;
}
export interface Standalone {
  readonly suppliers: readonly {
    readonly supplier: SimulatedSupplier;
    readonly access: SupplierAccess;
    /** Where its events go; '' when desks register at the hub. */
    readonly callback: string;
  }[];
  /** The control interface. The token grants every operation; `page` gives a browser read access. */
  readonly admin: { readonly url: string; readonly page: string; readonly token: string } | null;
  readonly close: () => Promise<void>;
}

/** Serves a standard's suppliers on one port, on the machine's clock, with new credentials for this run. Rejects with `UsageError` on bad options. */
export async function openSuppliersAlone({
  host = '127.0.0.1',
  port,
  policy,
  only = [],
  callback = '',
  seed,
  pace = 1,
  open = false,
  admin: adminPort,
  version = '0',
}: StandaloneOptions): Promise<Standalone> {
  const chosen = choose(policy, only);
  const suppliers = open ? chosen.map((supplier) => ({ ...supplier, minimumDataSet: [] })) : chosen;
  checkCallback(callback, suppliers);
  const callbackOf = (id: string) => callback.replaceAll('{supplier}', id).replace(/\/$/, '');
  const network = await servePort({ host, port });
  const [clock, ids] = [realClock(), randomIds()];
  const running = openSuppliers(network, {
    name: suppliers[0]!.id,
    named: (id) => id,
    clock,
    ids,
    policy: { ...policy, suppliers },
    callback: callbackOf,
    series: ids.uuid('ticket series').replaceAll('-', '').slice(0, SERIES).toUpperCase(),
    open,
    loopback: true,
  });
  const close = async () => {
    running.close();
    await network.close();
  };
  try {
    for (const { id, conduct } of open ? [] : suppliers)
      if (conduct) running.byId[id]!.behave({ profile: seed === undefined ? { pace } : { seed, pace } });
  } catch (error) {
    await close();
    throw error;
  }
  const token = ids.secret('suppliers-admin');
  const administered = suppliers.map(({ id, name }) => ({ id, name, control: running.byId[id]! }));
  const options = { host, token, clock, suppliers: administered, version };
  // Loaded only on request: scenarios use the same suppliers without this web server.
  const admin =
    adminPort === undefined
      ? null
      : await import('./lsp/admin/index.ts')
          .then(async ({ openAdmin }) => openAdmin({ ...options, port: adminPort }))
          .catch(async (error: unknown) => {
            await close();
            throw error;
          });
  return {
    admin: admin && { url: admin.url, page: admin.page, token },
    suppliers: suppliers.map((supplier) => ({
      supplier,
      access: running.byId[supplier.id]!.access,
      callback: callbackOf(supplier.id),
    })),
    async close() {
      await admin?.close();
      await close();
    },
  };
}

function choose({ suppliers }: SupplierPolicy, only: readonly string[]): readonly SimulatedSupplier[] {
  const ids = suppliers.map(({ id }) => id);
  const [unknown] = only.filter((id) => !ids.includes(id));
  if (unknown !== undefined)
    throw new UsageError(
      `There is no supplier "${unknown}".${didYouMean(unknown, ids) || ` There ${ids.length === 1 ? 'is' : 'are'} ${ids.join(', ')}.`}`,
    );
  return only.length ? suppliers.filter(({ id }) => only.includes(id)) : suppliers;
}

/** A desk identifies a supplier by callback address and signature, so several suppliers must not share one address. */
function checkCallback(callback: string, suppliers: readonly SimulatedSupplier[]): void {
  if (callback === '') return;
  if (!(URL.canParse(callback) && /^https?:/.test(callback)))
    throw new UsageError(`"${callback}" is not a callback address. Give one that starts with http:// or https://.`);
  if (/[?#]/.test(callback))
    throw new UsageError(`"${callback}" has a "?" or a "#". Give an address that the type of each event can be written after.`);
  if (suppliers.length > 1 && !callback.includes('{supplier}'))
    throw new UsageError(
      `"${callback}" is one address for ${suppliers.length} suppliers. Write {supplier} where its id belongs, or choose one with --only.`,
    );
}
