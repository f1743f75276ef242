import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { fastify } from 'fastify';
import { outboundOf } from '../channels/outbound.ts';
import { callsOut } from '../channels/outgoing.ts';
import { isSigned } from '../channels/supplier/signature.ts';
import type { App } from '../http/app.ts';
import { answerErrors } from '../http/errors.ts';
import { countOpenWork } from '../http/guards.ts';
import { supplierRoutes } from '../http/routes/suppliers.ts';
import type { OutgoingLetter } from '../messages/ports.ts';
import type { DeskOptions } from '../options.ts';
import { shipped, testDesk } from './test-desk.ts';
import { seededIds, virtualClock } from '../../kernel/index.ts';
import { openSupplier, servePort } from '../../simulators/lsp/index.ts';

const bt = shipped.suppliers.find(({ id }) => id === 'bt-health')!;
const nothing = () => undefined;

/**
 * The desk's service connected to a simulated supplier, both ways over real ports and on one clock, without the desk's pages,
 * mail or sessions. For thousands of hand-offs; an end-to-end test opens a whole desk. For tests only.
 */
export async function bothSides({ seed, callbacks = 'full' }: { readonly seed: string; readonly callbacks?: 'full' | 'thin' }) {
  const clock = virtualClock(Temporal.Instant.from('2026-11-24T09:30:00Z'));
  const network = await servePort({ host: '127.0.0.1' });
  const app = fastify({ forceCloseConnections: true, logger: false }).withTypeProvider<TypeBoxTypeProvider>() as unknown as App;
  let url = '';
  const supplier = openSupplier(network, {
    name: 'both',
    clock,
    ids: seededIds(seed),
    supplier: { ...bt, callbacks },
    callback: () => `${url}/suppliers/bt-health/listener`,
  });
  const letters: OutgoingLetter[] = [];
  const suppliers: DeskOptions['suppliers'] = { 'bt-health': supplier.access };
  const outbound = outboundOf({
    suppliers,
    partners: new Map(),
    mail: { send: async (letter) => void letters.push(letter) },
    network: null,
    clock,
    ask: callsOut(clock),
    log: nothing,
    count: nothing,
  });
  const { desk, events } = await testDesk({ clock, wiring: (parts) => ({ ...parts, outbound }) });
  app.setValidatorCompiler(() => () => true);
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  countOpenWork(app, clock);
  answerErrors(app, nothing);
  supplierRoutes(app, { service: desk, clock }, { access: suppliers, isSigned }, nothing);
  url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    clock,
    supplier,
    desk,
    events,
    letters,
    async close() {
      await app.close();
      await desk.close();
      supplier.close();
      await network.close();
    },
  };
}
