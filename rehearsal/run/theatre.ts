import { chromium, type Browser } from 'playwright';
import { openAdapter } from '../../adapters/index.ts';
import { openLedger } from '../../evidence/index.ts';
import { realTime } from '../../kernel/index.ts';
import { startSimulators } from '../../simulators/index.ts';
import { loadStandard } from '../../standards/index.ts';
import type { RunContext } from '../../steps/environment/types.ts';
import { scenarioId } from './planned.ts';
import type { News, RunnerOptions, RunOrder } from './types.ts';

/** A Monday morning in term: in hours, far from any holiday and any clock change. */
const START = '2026-11-23T09:30:00Z';

export interface OpenTheatre {
  forRun(order: RunOrder, tell: (news: News) => void): Promise<RunContext>;
  loseSupplier(): Promise<void>;
  close(): Promise<void>;
}

/** What the scenarios of a thread share: the simulators' ports, the process that hosts the desks, one browser. */
export async function openTheatre(options: RunnerOptions): Promise<OpenTheatre> {
  const standard = await loadStandard(options.standardDir);
  const simulators = await startSimulators();
  const adapter = openAdapter(options.adapter, { standardDir: options.standardDir });
  let browser: Promise<Browser> | undefined;
  return {
    loseSupplier: async () => simulators.close(),
    async forRun(order, tell) {
      const ledger = openLedger(order.ledgerDir, { now: realTime.now, simulated: () => null });
      return {
        adapter,
        simulators,
        standard,
        ledger: {
          keep: ({ content, ...exhibit }) =>
            ledger.put(typeof content === 'string' ? { ...exhibit, text: content } : { ...exhibit, bytes: content }),
        },
        browser: async () => {
          if (!order.browserEndpoint) throw new Error('none was started, since no scenario is tagged @browser');
          return (browser ??= chromium.connect(order.browserEndpoint));
        },
        seed: options.seed,
        faults: order.faults,
        supplierFaults: options.supplierFaults ?? {},
        startInstant: Temporal.Instant.from(START),
        scenarioId,
        onOpened: ({ name, desk }) =>
          tell({
            is: 'staged',
            scenario: name,
            desk: { name: desk.name, version: desk.version, reaches: [...desk.reaches], pid: adapter.pid },
          }),
        onUnhandledError: (scenario, error) =>
          tell({ is: 'stray', scenario, message: error instanceof Error ? error.message : String(error) }),
      };
    },
    async close() {
      await Promise.allSettled([browser?.then(async (b) => b.close()), adapter.close(), simulators.close()]);
    },
  };
}
