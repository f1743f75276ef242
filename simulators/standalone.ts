import { didYouMean, randomIds, realClock, UsageError } from '../kernel/index.ts';
import type { SimulatedSupplier, SupplierPolicy } from './lsp/profile/types.ts';
import { openSuppliers, servePort, type SupplierAccess } from './lsp/index.ts';

export interface StandaloneOptions {
  readonly host?: string;
  /** 0: any free port. */
  readonly port: number;
  readonly policy: SupplierPolicy;
  /** Ids of the suppliers to run; without, or empty, all. */
  readonly only?: readonly string[] | undefined;
  /** Base address of a desk's TMF621 listener, `{supplier}` in it standing for the id; without one, desks register at the hub. */
  readonly callback?: string | undefined;
  /** The same seed and tickets, the same conduct. */
  readonly seed?: string | undefined;
  /** How many times as fast as their files say the suppliers work. */
  readonly pace?: number;
  /** No tokens and no minimum data set, and nothing done by itself: for conformance kits that know of neither. */
  readonly open?: boolean;
  /** Port of the control interface and its live page, 0 for any free one; without it, there is none. */
  readonly admin?: number | undefined;
  /** Deskproof's version, for archives of the wire. */
  readonly version?: string;
}
export interface Standalone {
  readonly suppliers: readonly {
    readonly supplier: SimulatedSupplier;
    readonly access: SupplierAccess;
    /** Where its events go, or '' for whoever registers. */
    readonly callback: string;
  }[];
  /** The control interface: whoever has the token may do everything there; `page` lets a browser look. */
  readonly admin: { readonly url: string; readonly page: string; readonly token: string } | null;
  readonly close: () => Promise<void>;
}

/** The suppliers of a standard on one port, on the machine's clock, with credentials made for this run. Rejects with `UsageError` when it cannot. */
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
  // Loaded for those who ask for it: scenarios use the same suppliers, and need no web server of their own.
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

/** A desk tells suppliers apart by where they call and by their signature: one address for several would mix them up. */
function checkCallback(callback: string, suppliers: readonly SimulatedSupplier[]): void {
  if (callback === '') return;
  if (!(URL.canParse(callback) && /^https?:/.test(callback)))
    throw new UsageError(`"${callback}" is not an address to call back. Give one that starts with http:// or https://.`);
  if (/[?#]/.test(callback))
    throw new UsageError(`"${callback}" has a "?" or a "#". Give an address that the type of each event can be written after.`);
  if (suppliers.length > 1 && !callback.includes('{supplier}'))
    throw new UsageError(
      `"${callback}" is one address for ${suppliers.length} suppliers. Write {supplier} where its id belongs, or choose one with --only.`,
    );
}
