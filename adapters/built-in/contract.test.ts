import { seededIds } from '../../kernel/index.ts';
import { startSimulators } from '../../simulators/index.ts';
import { loadStandard, shippedStandard } from '../../standards/index.ts';
import { contractOf } from '../contract/index.ts';
import { builtInAdapter } from './index.ts';

const standardDir = shippedStandard('nhs-lsd');
const standard = await loadStandard(standardDir);
const simulators = await startSimulators();

contractOf('the built-in desk', {
  openAdapter: () => builtInAdapter({ standardDir }),
  standard,
  fault: 'transposed-matrix',
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
});
