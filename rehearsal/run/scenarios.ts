import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { redactText } from '../../evidence/index.ts';
import { collector, type RanScenario } from './collect.ts';
import type { PlannedScenario } from './planned.ts';
import type { Runner } from './runner.ts';
import type { RunOrder } from './types.ts';

export interface ScenarioRun {
  readonly scenarios: readonly RanScenario[];
  /** Why it ended before its time, when it did; the harness is at fault then. */
  readonly fault: string | null;
  /** The desk's process died on the way. */
  readonly deskDied: boolean;
}

export interface RunWatcher {
  finished?(scenario: RanScenario, done: number): void;
  staged?(scenario: string, deskPid: number | null): void;
}

/**
 * Runs the planned scenarios and accounts for every one of them: what never started because something earlier failed is `blocked`,
 * what was under way when the harness broke is `error`. Cucumber's messages go to `messages`, redacted line by line.
 */
export async function runScenarios(runner: Runner, planned: readonly PlannedScenario[], order: RunOrder, messages: string | null, watcher: RunWatcher = {}): Promise<ScenarioRun> {
  const file = messages ? createWriteStream(messages) : null;
  let deskDied = false;
  let done = 0;
  const results = collector(planned, (scenario) => {
    deskDied ||= /\bdesk died\b|desk's process ended/.test(scenario.cause ?? '');
    watcher.finished?.(scenario, ++done);
  });
  const ending = await runner.run(order, {
    envelope(envelope) {
      file?.write(`${redactText(JSON.stringify(envelope)).value}\n`);
      results.take(envelope);
    },
    ...(watcher.staged ? { staged: watcher.staged } : {}),
  });
  if (file) await finished(file.end());
  const fault = faultOf(ending);
  const underWay = results.underWay();
  const ran = new Map(results.finished.map((s) => [s.id, s]));
  const scenarios = planned.map((scenario) => {
    const known = ran.get(scenario.id);
    if (known) return known;
    return scenario.id === underWay?.id
      ? unfinished(scenario, 'error', fault ?? 'It never ended.')
      : unfinished(scenario, 'blocked', fault ? `Not carried out: ${fault}` : 'Not carried out.');
  });
  return { scenarios, fault: fault ?? (done < planned.length ? `${planned.length - done} of ${planned.length} planned scenarios were not carried out.` : null), deskDied };
}

function faultOf(ending: Awaited<ReturnType<Runner['run']>>): string | null {
  switch (ending.is) {
    case 'done':
      return null;
    case 'stuck':
      return `a step spun for ${Math.round(ending.afterMs / 1000)} s without ending and was stopped`;
    case 'broken':
      return `the harness broke: ${ending.message.split('\n')[0]}`;
  }
}

function unfinished(scenario: PlannedScenario, verdict: 'error' | 'blocked', cause: string): RanScenario {
  const { id, name, feature, rule, file, line, tags, criteria } = scenario;
  const steps = scenario.steps.map(({ keyword, text }) => ({ keyword: keyword.trim(), text, status: 'skipped' as const, message: null, durationMs: 0 }));
  return { id, name, feature, rule, file, line, tags, criteria, verdict, cause, attempts: 0, steps, startedAt: '', durationMs: 0, simulated: null, items: [] };
}
