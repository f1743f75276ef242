import { randomIds, realClock } from '../kernel/index.ts';
import { openSupplier, servePort, type SupplierAccess } from '../simulators/lsp/index.ts';
import { loadStandard, shippedStandard } from '../standards/index.ts';

/** The simulated supplier in a process of its own, on real time, without callbacks. */
export interface SupplierReady {
  readonly access: SupplierAccess;
}

const { suppliers } = await loadStandard(shippedStandard('nhs-lsd'));
const network = await servePort({ host: '127.0.0.1' });
const supplier = openSupplier(network, {
  name: 'bench',
  clock: realClock(),
  ids: randomIds(),
  supplier: suppliers.find(({ id }) => id === 'bt-health')!,
  callback: () => '',
});
process.send?.({ ready: { access: { ...supplier.access } } satisfies SupplierReady });
process.on('disconnect', () => process.exit(0));
