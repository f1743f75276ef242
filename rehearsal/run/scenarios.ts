import type { Envelope } from '@cucumber/messages';
import type { Owner } from '../../evidence/index.ts';
import { realTime } from '../../kernel/index.ts';
import { collector, resultOf, type Ended, type RanScenario } from './collect.ts';
import type { PlannedScenario } from './planned.ts';
import type { Runner } from './runner.ts';
import type { RunRequest, OpenedDesk } from './types.ts';

export interface ScenarioRun {
  /** Every planned scenario, in the order of the plan. */
  readonly scenarios: readonly RanScenario[];
  /** Why the run ended early, when it did; the harness is at fault then. */
  readonly fault: string | null;
  /** An error of the harness that belongs to no scenario; no scenario proves anything then. */
  readonly unhandledError: string | null;
  /** Ids of the scenarios in which the desk died. */
  readonly died: readonly string[];
  /** Why the scenarios after a desk that was lost for good, or a lost simulator, are blocked. */
  readonly ended: Ended | null;
  /** The desk under test, once one was opened. */
  readonly desk: OpenedDesk | null;
}

export interface RunWatcher {
  /** Cucumber's messages as they come, unredacted. */
  envelope?(envelope: Envelope): void;
  finished?(scenario: RanScenario, done: number): void;
  opened?(scenario: string, deskPid: number | null): void;
}

/**
 * Runs the planned scenarios and accounts for every one of them: what never started because something earlier failed is `blocked`,
 * what the harness broke in is `error`.
 */
export async function runScenarios(
  runner: Runner,
  planned: readonly PlannedScenario[],
  request: RunRequest,
  watcher: RunWatcher = {},
): Promise<ScenarioRun> {
  let done = 0;
  let desk: OpenedDesk | null = null;
  const results = collector(planned, (scenario) => watcher.finished?.(scenario, ++done));
  const ending = await runner.run(request, {
    envelope(envelope) {
      watcher.envelope?.(envelope);
      results.take(envelope);
    },
    opened(scenario, opened) {
      desk ??= opened;
      watcher.opened?.(scenario, opened.pid);
    },
    unhandledError: results.takeUnhandledError,
  });
  const ran = new Map(results.finished.map((s) => [s.id, s]));
  const missing = planned.filter(({ id }) => !ran.has(id));
  const fault = faultOf(ending, missing.length, planned.length);
  const brokenIn = results.underWay() ?? missing[0];
  const scenarios = planned.map(
    (scenario) =>
      ran.get(scenario.id) ??
      (scenario.id === brokenIn?.id
        ? unfinished(scenario, 'error', `${fault}`, ending.is === 'stuck' ? 'unknown' : 'harness')
        : unfinished(scenario, 'blocked', `Not run: ${fault}`)),
  );
  return { scenarios, fault, unhandledError: results.unhandledError(), died: results.died, ended: results.ended(), desk };
}

function faultOf(ending: Awaited<ReturnType<Runner['run']>>, missing: number, planned: number): string | null {
  switch (ending.is) {
    case 'done':
      return missing ? `cucumber did not run ${missing} of ${planned} planned scenarios` : null;
    case 'stuck':
      return `a step spun for ${Math.round(ending.afterMs / 1000)} s without ending and was stopped`;
    case 'broken':
      return `the harness broke: ${ending.message.split('\n')[0]}`;
  }
}

/** The result of a planned scenario that did not run to its end. */
export function unfinished(scenario: PlannedScenario, verdict: 'error' | 'blocked', cause: string, owner?: Owner): RanScenario {
  const steps = scenario.steps.map(({ keyword, text }) => ({
    keyword: keyword.trim(),
    text,
    status: 'skipped' as const,
    message: null,
    durationMs: 0,
  }));
  const startedAt = String(realTime.now());
  const of = { attempts: 0, steps, startedAt, durationMs: 0, simulated: null, items: [] };
  return resultOf(scenario, { verdict, cause, ...(owner && { owner }), ...of });
}
