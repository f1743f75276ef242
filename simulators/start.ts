import { UsageError } from '../kernel/index.ts';
import { openSuppliers, servePort } from './lsp/index.ts';
import { openMailSimulator } from './mail/index.ts';
import { startTelephoneServer, subscribe } from './telephone/index.ts';
import type { SimulatedWorld, Simulators } from './types.ts';
import { answers } from './wire/listen.ts';

export interface SimulatorOptions {
  readonly host?: string;
  /** 0, or left out: any free port. */
  readonly ports?: { readonly supplier?: number; readonly telephone?: number };
}

/**
 * Starts the simulated world: one port for all suppliers, one for the telephone network, and a mail relay for each tenant. Tenants bring
 * their own clock and ids, so that a scenario moves only its own time. Rejects when a port is taken.
 */
export async function startSimulators({ host = '127.0.0.1', ports = {} }: SimulatorOptions = {}): Promise<Simulators> {
  const suppliers = await servePort({ host, port: ports.supplier });
  const telephones = await startTelephoneServer({ host, port: ports.telephone });
  const open = new Map<string, { readonly world: SimulatedWorld; readonly relayPort: number }>();

  return {
    ports: { supplier: suppliers.port!, telephone: telephones.port },
    async tenant(name, { clock, ids, desk, policy }) {
      const [first] = policy.suppliers;
      if (!first) throw new UsageError('A tenant needs at least one supplier, and the policy names none.');
      if (!/^[\w.-]+$/.test(name))
        throw new UsageError(`"${name}" cannot name a tenant: it is part of addresses. Use letters, digits, ".", "_" and "-".`);
      if (open.has(name)) throw new UsageError(`There is a tenant "${name}" already. Close it first, or choose another name.`);
      const mail = await openMailSimulator({ host, clock, ids, deskSmtp: () => desk.smtp() });
      const telephone = subscribe(telephones, {
        name,
        clock,
        ids,
        deskNumber: () => desk.telephone,
        deskEvents: () => desk.telephoneEvents(),
      });
      const controls = openSuppliers(suppliers, {
        name,
        clock,
        ids,
        policy,
        callback: (id) => desk.supplierCallback(id),
        loopback: true,
      });
      const world: SimulatedWorld = {
        telephone,
        mail,
        supplier: controls.byId[first.id]!,
        suppliers: controls.byId,
        async close() {
          if (!open.delete(name)) return;
          telephone.close();
          controls.close();
          await mail.close();
        },
      };
      open.set(name, { world, relayPort: mail.relay.port });
      return world;
    },
    async lost() {
      const asked = [
        { name: 'supplier', port: suppliers.port! },
        { name: 'telephone', port: telephones.port },
        ...[...open.values()].map(({ relayPort }) => ({ name: 'mail', port: relayPort })),
      ];
      const alive = await Promise.all(asked.map(async ({ port }) => answers(host, port)));
      return [...new Set(asked.filter((_, i) => !alive[i]).map(({ name }) => name))];
    },
    async close() {
      await Promise.all([...open.values()].map(async ({ world }) => world.close()));
      await Promise.all([suppliers.close(), telephones.close()]);
    },
  };
}
