import { seededIds } from '../../kernel/index.ts';
import { startSimulators } from '../../simulators/index.ts';
import { loadStandard, shippedStandard } from '../../standards/index.ts';
import type { ContractSetup } from '../contract/index.ts';
import type { AnsweringAdapter } from '../desk-under-test.ts';

/** The shipped standard and real simulators around an adapter that drives the built-in desk. */
export async function contractSetup(
  open: (options: { readonly standardDir: string }) => AnsweringAdapter,
): Promise<ContractSetup> {
  const standardDir = shippedStandard('nhs-lsd');
  const standard = await loadStandard(standardDir);
  const simulators = await startSimulators();
  return {
    openAdapter: () => open({ standardDir }),
    standard,
    fault: { id: 'transposed-matrix', impact: '1', urgency: '4' },
    outside: async (name, clock, desk) =>
      simulators.tenant(name, {
        clock,
        ids: seededIds(name),
        policy: standard,
        desk: {
          telephoneEvents: () => desk().wire.telephoneEvents,
          smtp: () => desk().wire.smtp,
          supplierCallback: (supplier) => desk().wire.supplierCallback(supplier),
          get telephone() {
            return desk().addresses.telephone;
          },
          get fax() {
            return desk().addresses.fax;
          },
        },
      }),
    close: async () => simulators.close(),
  };
}
