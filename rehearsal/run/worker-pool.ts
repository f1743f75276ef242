import { needsBrowser } from '../tools/browser.ts';
import type { PlannedScenario } from './planned.ts';
import type { Runner } from './runner.ts';

/** Something for one runner to carry out. `cost` is in scenarios of the common kind. */
export interface Job {
  readonly cost: number;
}

interface Worker {
  stop(): Promise<void>;
}

/** Runners that carry out jobs side by side, kept for as long as there may be more: to start one costs more than a job does. */
export interface WorkerPool<W extends Worker = Runner> {
  /** The one that is there from the start. */
  readonly first: W;
  /**
   * Carries out the jobs and answers with what came of each, in their order. The most expensive go first, so that nobody is left alone with it at
   * the end. `perform` says whether its runner is `unfit` for another job, which then gets a fresh one, and null when the job was left out.
   */
  run<J extends Job, R extends { readonly unfit: boolean } | null>(
    jobs: readonly J[],
    perform: (runner: W, job: J, place: number) => Promise<R>,
  ): Promise<readonly R[]>;
  close(): Promise<void>;
}

/** As many threads as a machine of two cores keeps busy: a scenario is carried out by two processes in turn. */
const MOST = 2;
/** In scenarios of the common kind: for less a second thread is not worth its start. */
const WORTH_A_THREAD = 30;

const costOfOne = ({ tags }: Pick<PlannedScenario, 'tags'>): number =>
  tags.includes('@long') ? 40 : needsBrowser({ tags }) ? 10 : 1;

export const costOf = (scenarios: readonly Pick<PlannedScenario, 'tags'>[]): number =>
  scenarios.reduce((sum, scenario) => sum + costOfOne(scenario), 0);

/** A scenario that only those meet who name it. */
export const isExpensive = (scenario: Pick<PlannedScenario, 'tags'>): boolean => costOfOne(scenario) > 1;

export function createWorkerPool<W extends Worker = Runner>(create: () => W): WorkerPool<W> {
  const runners: W[] = [create()];
  return {
    first: runners[0]!,
    async run<J extends Job, R extends { readonly unfit: boolean } | null>(
      jobs: readonly J[],
      perform: (runner: W, job: J, place: number) => Promise<R>,
    ) {
      const results: R[] = [];
      const waiting = [...jobs.entries()].sort(([, a], [, b]) => b.cost - a.cost);
      const worth = Math.ceil(jobs.reduce((sum, { cost }) => sum + cost, 0) / WORTH_A_THREAD);
      const slots = Math.max(1, Math.min(MOST, worth, jobs.length));
      while (runners.length < slots) runners.push(create());
      await Promise.all(
        Array.from({ length: slots }, async (_, slot) => {
          for (let next = waiting.shift(); next; next = waiting.shift()) {
            const [place, job] = next;
            const result = await perform(runners[slot]!, job, place);
            results[place] = result;
            if (!result?.unfit) continue;
            // What brought down a desk or a thread must not be held against the next.
            await runners[slot]!.stop();
            runners[slot] = create();
          }
        }),
      );
      return results;
    },
    close: async () => void (await Promise.all(runners.map(async (runner) => runner.stop()))),
  };
}
