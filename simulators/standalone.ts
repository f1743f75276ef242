import { randomIds, realClock, UsageError } from '../kernel/index.ts';
import { openSupplier, servePort, type Behaviour, type SupplierAccess } from './lsp/index.ts';

export interface StandaloneOptions {
  readonly host?: string;
  /** 0: any free port. */
  readonly port: number;
  readonly suppliers: readonly { readonly id: string; readonly name: string; readonly minimumDataSet: readonly string[] }[];
  /** Base address of a desk's TMF621 listener; without one, desks register at the hub. */
  readonly callback?: string | undefined;
  /** No tokens and no minimum data set: for conformance kits that know of neither. */
  readonly open?: boolean;
}
export interface Standalone {
  readonly suppliers: readonly { readonly id: string; readonly name: string; readonly access: SupplierAccess }[];
  readonly close: () => Promise<void>;
}

/** What a supplier does with a ticket while nobody directs it. */
const BY_ITSELF: Behaviour = {
  walk: [
    { after: 'PT30S', to: 'inProgress', note: 'An engineer is looking at it.' },
    { after: 'PT5M', to: 'resolved', note: 'Service restored. Please confirm.' },
  ],
};

/** The suppliers of a standard on one port, on the machine's clock, with credentials made for this run. Rejects with `UsageError` when it cannot. */
export async function openSuppliersAlone({
  host = '127.0.0.1',
  port,
  suppliers,
  callback = '',
  open = false,
}: StandaloneOptions): Promise<Standalone> {
  if (callback !== '' && !(URL.canParse(callback) && /^https?:/.test(callback)))
    throw new UsageError(`"${callback}" is not an address to call back. Give one that starts with http:// or https://.`);
  const network = await servePort({ host, port });
  const [clock, ids] = [realClock(), randomIds()];
  const opened = suppliers.map((supplier) => {
    const control = openSupplier(network, {
      name: supplier.id,
      clock,
      ids,
      supplier: open ? { ...supplier, minimumDataSet: [] } : supplier,
      callback: () => callback.replace(/\/$/, ''),
      open,
      loopback: true,
    });
    if (!open) control.behave(BY_ITSELF);
    return { id: supplier.id, name: supplier.name, control };
  });
  return {
    suppliers: opened.map(({ id, name, control }) => ({ id, name, access: control.access })),
    async close() {
      for (const { control } of opened) control.close();
      await network.close();
    },
  };
}
