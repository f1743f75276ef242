import { needsBrowser } from '../tools/browser.ts';
import type { PlannedScenario } from './planned.ts';
import type { Runner } from './runner.ts';

/** Work for one runner. `cost` is measured in ordinary scenarios. */
export interface Job {
  readonly cost: number;
}

interface Worker {
  stop(): Promise<void>;
}

/** Runners that run jobs in parallel. They are kept between jobs, since starting one costs more than a job. */
export interface WorkerPool<W extends Worker = Runner> {
  /** The runner that exists from the start. */
  readonly first: W;
  /**
   * Runs the jobs and returns their results in the order of the jobs. The most expensive start first, so that none is left running alone at
   * the end. `perform` reports a runner as `unfit` for another job, which then gets a new one, and returns null when it skipped the job.
   */
  run<J extends Job, R extends { readonly unfit: boolean } | null>(
    jobs: readonly J[],
    perform: (runner: W, job: J, place: number) => Promise<R>,
  ): Promise<readonly R[]>;
  close(): Promise<void>;
}

/** Two threads keep two cores busy: a scenario alternates between two processes. */
const MOST = 2;
/** Cost in ordinary scenarios below which a second thread does not pay for its start. */
const WORTH_A_THREAD = 30;

const costOfOne = ({ tags }: Pick<PlannedScenario, 'tags'>): number =>
  tags.includes('@long') ? 40 : needsBrowser({ tags }) || tags.includes('@sweep') ? 10 : 1;

export const costOf = (scenarios: readonly Pick<PlannedScenario, 'tags'>[]): number =>
  scenarios.reduce((sum, scenario) => sum + costOfOne(scenario), 0);

/** An expensive scenario runs against a fault only when the fault names it. */
export const isExpensive = (scenario: Pick<PlannedScenario, 'tags'>): boolean => costOfOne(scenario) > 1;

export function createWorkerPool<W extends Worker = Runner>(create: () => W): WorkerPool<W> {
  const runners: W[] = [create()];
  let ended = false;
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
      // After a failure the other slots finish first: a runner that one of them starts later would never be stopped.
      const outcomes = await Promise.allSettled(
        Array.from({ length: slots }, async (_, slot) => {
          for (let next = waiting.shift(); next && !ended; next = waiting.shift()) {
            const [place, job] = next;
            const result = await perform(runners[slot]!, job, place).catch((error: unknown) => {
              ended = true;
              throw error;
            });
            results[place] = result;
            if (!result?.unfit || ended) continue;
            // A runner whose desk or thread died must not affect the next job.
            await runners[slot]!.stop();
            if (!ended) runners[slot] = create();
          }
        }),
      );
      for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
      return results;
    },
    async close() {
      ended = true;
      await Promise.all(runners.map(async (runner) => runner.stop()));
    },
  };
}
