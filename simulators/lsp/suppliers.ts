import { UsageError, type Clock, type Ids } from '../../kernel/index.ts';
import type { Json } from '../../kernel/trouble-ticket/index.ts';
import type { SupplierPolicy } from './profile/types.ts';
import { openSupplier } from './control.ts';
import type { Resolver } from './national-desk/index.ts';
import { resolverOf } from './national-desk/resolver.ts';
import type { SupplierNetwork } from './transport/network.ts';
import type { SupplierControl } from './control-types.ts';

export interface SuppliersOptions {
  readonly name: string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly policy: SupplierPolicy;
  /** Base address of the desk's TMF621 listener for a supplier; '' while there is none. */
  readonly callback: (supplier: string) => string;
  /** The name of a supplier in its addresses. */
  readonly named?: (supplier: string) => string;
  /** Part of every ticket's id. Different in each run, where one desk may meet several runs. */
  readonly series?: string;
  readonly open?: boolean;
  /** Allows callbacks to listeners on this machine. */
  readonly loopback?: boolean;
}

/** Id streams of one supplier, so that the ids it draws shift none of another's. */
const namespacedIds = (ids: Ids, supplier: string): Ids => ({
  uuid: (purpose) => ids.uuid(`${purpose} of ${supplier}`),
  secret: (purpose, bytes) => ids.secret(`${purpose} of ${supplier}`, bytes),
});

/**
 * Opens every supplier of a policy on one network, by id. Unless `named` is given, the first supplier has the tenant's name and ids, the
 * others `<name>~<id>`, which is no valid tenant name.
 */
export function openSuppliers(
  network: SupplierNetwork,
  { name, named, clock, ids, policy, callback, series = '', open = false, loopback = false }: SuppliersOptions,
): { readonly byId: Readonly<Record<string, SupplierControl>>; close(): void } {
  const first = policy.suppliers[0]?.id;
  const nameOf = named ?? ((id: string) => (id === first ? name : `${name}~${id}`));
  const resolverFor = (sent: Json): Resolver | null => {
    const supplier = policy.suppliers.find(({ id }) => id === resolverOf(policy, sent));
    const tenant = supplier && network.tenants.get(nameOf(supplier.id));
    return supplier && tenant
      ? { ...supplier, take: tenant.take, patch: (id, body) => void tenant.tickets.patch(id, body) }
      : null;
  };
  const opened = policy.suppliers.map((supplier, at) => {
    const hours = supplier.hours === undefined ? undefined : policy.calendars?.[supplier.hours];
    if (supplier.hours !== undefined && policy.calendars && !hours)
      throw new UsageError(`Supplier ${supplier.id} refers to the calendar "${supplier.hours}", which does not exist.`);
    const control = openSupplier(network, {
      name: nameOf(supplier.id),
      clock,
      ids: at === 0 ? ids : namespacedIds(ids, supplier.id),
      supplier,
      hours,
      resolverFor,
      callback: () => callback(supplier.id),
      series,
      open,
      loopback,
    });
    return [supplier.id, control] as const;
  });
  return {
    byId: Object.fromEntries(opened),
    close() {
      for (const [, control] of opened) control.close();
    },
  };
}
