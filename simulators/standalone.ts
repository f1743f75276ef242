import { didYouMean, randomIds, realClock, UsageError } from '../kernel/index.ts';
import type { SimulatedSupplier, SupplierPolicy } from './lsp/conduct/types.ts';
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
}
export interface Standalone {
  readonly suppliers: readonly {
    readonly supplier: SimulatedSupplier;
    readonly access: SupplierAccess;
    /** Where its events go, or '' for whoever registers. */
    readonly callback: string;
  }[];
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
}: StandaloneOptions): Promise<Standalone> {
  const chosen = choose(policy, only);
  const suppliers = open ? chosen.map((supplier) => ({ ...supplier, minimumDataSet: [] })) : chosen;
  checkCallback(callback, suppliers);
  const callbackOf = (id: string) => callback.replaceAll('{supplier}', id).replace(/\/$/, '');
  const network = await servePort({ host, port });
  const several = openSuppliers(network, {
    name: suppliers[0]!.id,
    named: (id) => id,
    clock: realClock(),
    ids: randomIds(),
    policy: { ...policy, suppliers },
    callback: callbackOf,
    open,
    loopback: true,
  });
  const close = async () => {
    several.close();
    await network.close();
  };
  try {
    for (const { id, conduct } of open ? [] : suppliers)
      if (conduct) several.byId[id]!.behave({ conduct: seed === undefined ? { pace } : { seed, pace } });
  } catch (error) {
    await close();
    throw error;
  }
  return {
    suppliers: suppliers.map((supplier) => ({
      supplier,
      access: several.byId[supplier.id]!.access,
      callback: callbackOf(supplier.id),
    })),
    close,
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
  if (suppliers.length > 1 && !callback.includes('{supplier}'))
    throw new UsageError(
      `"${callback}" is one address for ${suppliers.length} suppliers. Write {supplier} where its id belongs, or choose one with --only.`,
    );
}
