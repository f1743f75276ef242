import { view } from './model/ticket.ts';
import { API, createTenant, type SupplierTenantOptions } from './tenant.ts';
import type { SupplierNetwork } from './transport/network.ts';
import type { SupplierControl } from './types.ts';

/** Puts one supplier on the network, and gives the scenario its strings. `close` stops what it still meant to do. */
export function openSupplier(network: SupplierNetwork, options: SupplierTenantOptions): SupplierControl & { close(): void } {
  const tenant = createTenant(options);
  network.tenants.set(options.name, tenant);
  const root = `${network.url}/t/${options.name}`;
  return {
    access: {
      url: `${root}${API}`,
      tokenUrl: `${root}/oauth2/token`,
      clientId: tenant.client.id,
      clientSecret: tenant.client.secret,
      webhookSecret: tenant.webhookSecret,
    },
    behave: (behaviour) => tenant.behave(behaviour),
    get tickets() {
      return tenant.tickets.all().map(view);
    },
    journal: tenant.journal.entries,
    move: tenant.move,
    note: tenant.note,
    change: tenant.change,
    attach: tenant.attach,
    remove: tenant.remove,
    get stories() {
      return tenant.stories();
    },
    close() {
      tenant.close();
      network.tenants.delete(options.name);
    },
  };
}
