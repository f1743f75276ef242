import { tmpdir } from 'node:os';
import { chromium, type Browser } from 'playwright';
import { limitsOf, openAdapter } from '../../adapters/index.ts';
import { openLedger } from '../../evidence/index.ts';
import { realTime } from '../../kernel/index.ts';
import { writingTo } from '../../kernel/storage-fault.ts';
import { startSimulators } from '../../simulators/index.ts';
import { loadStandard } from '../../standards/index.ts';
import type { RunContext } from '../../steps/environment/types.ts';
import { scenarioId } from './planned.ts';
import type { RunnerEvent, RunnerOptions, RunRequest } from './types.ts';

/** A Monday morning in hours, far from any holiday and clock change. */
const START = '2026-11-23T09:30:00Z';

export interface ThreadResources {
  forRun(request: RunRequest, emit: (event: RunnerEvent) => void): Promise<RunContext>;
  loseSupplier(): Promise<void>;
  close(): Promise<void>;
}

/** What the scenarios of a thread share: the simulators' ports, the desks' host process and one browser. */
export async function openThreadResources(options: RunnerOptions): Promise<ThreadResources> {
  const standard = await loadStandard(options.standardDir);
  const simulators = await startSimulators();
  const adapter = openAdapter(options.adapter, { standardDir: options.standardDir });
  adapter.start?.();
  let browser: Promise<Browser> | undefined;
  let connected: Browser | undefined;
  return {
    loseSupplier: async () => simulators.close(),
    async forRun(request, emit) {
      const ledger = openLedger(request.ledgerDir, { now: realTime.now, simulated: () => null });
      return {
        adapter,
        // Whatever a scenario sees after its browser is gone is not the desk's doing either.
        simulators: {
          ...simulators,
          lost: async () => [...(await simulators.lost()), ...(connected?.isConnected() === false ? ['browser'] : [])],
        },
        standard,
        ledger: {
          keep: async ({ content, ...exhibit }) =>
            writingTo(request.ledgerDir, () =>
              ledger.put(typeof content === 'string' ? { ...exhibit, text: content } : { ...exhibit, bytes: content }),
            ),
        },
        browser: async () => {
          if (!request.browserEndpoint) throw new Error('none was started, since no scenario is tagged @browser');
          browser ??= chromium.connect(request.browserEndpoint);
          return (connected = await browser);
        },
        folders: [request.ledgerDir, tmpdir()],
        seed: options.seed,
        faults: request.faults,
        supplierFaults: options.supplierFaults ?? {},
        startInstant: Temporal.Instant.from(START),
        scenarioId,
        onOpened: ({ name, desk }) =>
          emit({
            is: 'opened',
            scenario: name,
            desk: {
              name: desk.name,
              version: desk.version,
              reaches: [...desk.reaches],
              limits: limitsOf(desk),
              pid: adapter.pid,
              ...(desk.commissioning && { commissioning: desk.commissioning }),
            },
          }),
        onUnhandledError: (scenario, error) =>
          emit({ is: 'unhandled-error', scenario, message: error instanceof Error ? error.message : String(error) }),
      };
    },
    async close() {
      await Promise.allSettled([browser?.then(async (b) => b.close()), adapter.close(), simulators.close()]);
    },
  };
}
