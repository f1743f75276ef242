import { view } from './model/ticket.ts';
import { journalAssertions } from './journal/verify.ts';
import { API, createTenant, type SupplierTenantOptions } from './tenant.ts';
import type { SupplierNetwork } from './transport/network.ts';
import type { SupplierControl } from './control-types.ts';

/** Adds one supplier to the network and returns its control. `close` cancels all its pending work. */
export function openSupplier(network: SupplierNetwork, options: SupplierTenantOptions): SupplierControl & { close(): void } {
  const tenant = createTenant(options, network.port === null ? 'in-process' : 'port');
  network.tenants.set(options.name, tenant);
  const root = `${network.url}/t/${options.name}`;
  return {
    access: {
      url: `${root}${API}`,
      tokenUrl: `${root}/oauth2/token`,
      clientId: tenant.client.id,
      clientSecret: tenant.client.secret,
      get webhookSecret() {
        return tenant.keys.current;
      },
    },
    behave: (behaviour) => tenant.behave(behaviour),
    get tickets() {
      return tenant.tickets.all().map(view);
    },
    journal: tenant.journal.entries,
    get evicted() {
      return tenant.journal.evicted;
    },
    verify: journalAssertions(tenant.journal),
    watch: (watcher) => tenant.journal.watch(watcher),
    get deliveries() {
      return tenant.deliveries.all;
    },
    faults: (list, seed) => tenant.faults.set('list', list, seed),
    get faultsListed() {
      return tenant.faults.listed;
    },
    get activeFaults() {
      return tenant.faults.atWork;
    },
    reset: () => tenant.reset(),
    isMended(ticketId) {
      const { status, statusChange } = tenant.tickets.find(ticketId);
      const resolutions = statusChange.filter((change) => change.status === 'resolved').length;
      return ['resolved', 'closed'].includes(status) && tenant.flags.isMended(ticketId, resolutions);
    },
    rotateSecret: (overlap) => tenant.keys.rotate(overlap),
    move: tenant.move,
    note: tenant.note,
    change: tenant.change,
    attach: tenant.attach,
    log: tenant.log,
    remove: tenant.remove,
    get scripts() {
      return tenant.scripts();
    },
    get passedOn() {
      return tenant.passedOn();
    },
    close() {
      tenant.close();
      network.tenants.delete(options.name);
    },
  };
}
