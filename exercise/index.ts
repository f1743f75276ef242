import { openAdapter, refuseUnknownFaults, requirePart } from '../adapters/index.ts';
import { UsageError, realTime } from '../kernel/index.ts';
import { startSimulators } from '../simulators/index.ts';
import type { Standard } from '../standards/index.ts';
import { loadStandard } from '../standards/load.ts';
import type { RunContext } from '../steps/environment/types.ts';
import type { Progress } from '../kernel/progress.ts';
import { drillsOf, type DrillChoice } from './drills.ts';
import { readPlan } from './expected.ts';
import { asFastAsPossible, inRealTime } from './pace.ts';
import { runDrill, dueWithin } from './run-drill.ts';
import { recordOf } from './record.ts';
import type { DrillResult, ExerciseRecord } from './types.ts';

export { printExercise } from './print.ts';
export { writeExercise } from './write.ts';
export * from './with-people/index.ts';
export { PERIODS, type ExerciseRecord, type Period } from './types.ts';

export interface ExerciseOptions extends DrillChoice {
  readonly standardDir: string;
  /** Name of the adapter of the desk that is exercised. */
  readonly adapter: string;
  readonly seed: string;
  /** Local date from which the drills' openings are sought. Null: today. */
  readonly on: string | null;
  readonly faults: readonly string[];
  /** Null: simulated, as fast as the work allows. */
  readonly live: { readonly speed: number; readonly within: Temporal.Duration } | null;
  readonly progress: Progress;
  readonly signal?: AbortSignal;
}

/**
 * Runs the escalation plan itself against the target and returns the record; writes nothing. Throws a `UsageError` for a target whose
 * adapter offers no exercise, an unknown fault, an invalid date, or a selection in which no step falls due. Rejects with the signal's reason when aborted.
 */
export async function exercise(options: ExerciseOptions): Promise<ExerciseRecord> {
  const { live, progress, seed, signal, faults } = options;
  const adapter = openAdapter(options.adapter, options);
  const { desk } = requirePart(adapter, 'exercise');
  refuseUnknownFaults(faults, adapter);
  const standard = await loadStandard(options.standardDir);
  const reading = readPlan(standard);
  const exercisedAt = realTime.now();
  const from = midnight(options.on, exercisedAt, reading.inHours.zone);
  const plan = drillsOf(standard, reading, from, options);
  const within = live?.within ?? null;
  const drills = plan.drills.filter((drill) => dueWithin(drill, reading, within).length > 0);
  if (drills.length === 0)
    throw new UsageError(
      'No step of the plan falls due in this selection. Choose another severity or period, or a longer time with --within.',
    );

  const started = realTime.elapsedMs();
  const simulators = await startSimulators();
  const phase = progress.phase('exercise');
  const results: DrillResult[] = [];
  try {
    const context = contextOf({ standard, adapter, simulators, seed, faults, from });
    const pace = live === null ? asFastAsPossible(signal) : inRealTime(live.speed, signal);
    for (const drill of drills) {
      results.push(await runDrill(drill, { context, reading, pace, live: within, signal }));
      phase.at(results.length, drills.length);
    }
  } finally {
    await Promise.allSettled([adapter.close(), simulators.close()]);
  }
  phase.done(`${results.length} drills`);
  return recordOf({
    mode: live === null ? 'SIMULATED' : 'LIVE (stand-ins)',
    speed: live?.speed ?? null,
    part: partOf(options),
    within,
    leftOut: plan.drills.reduce((sum, d) => sum + dueWithin(d, reading, null).length - dueWithin(d, reading, within).length, 0),
    exercisedAt,
    realSeconds: (realTime.elapsedMs() - started) / 1000,
    desk,
    faults,
    standard,
    from,
    seed,
    drills: results,
    // A live exercise is limited by people's time. The simulated exercise covers the steps that fall due later.
    notExercised: live === null ? plan.notExercised : [],
  });
}

function partOf({ severities, periods }: DrillChoice): string | null {
  const parts = [...(severities ? [`severity ${severities.join(', ')}`] : []), ...(periods ? [periods.join(', ')] : [])];
  return parts.length ? parts.join('; ') : null;
}

function midnight(on: string | null, today: Temporal.Instant, zone: string): Temporal.Instant {
  if (on === null) return today.toZonedDateTimeISO(zone).startOfDay().toInstant();
  if (!/^\d{4}-\d{2}-\d{2}$/.test(on)) throw new UsageError(`--on ${on}: write a date as YYYY-MM-DD, such as 2026-11-23.`);
  try {
    return Temporal.PlainDate.from(on).toZonedDateTime(zone).toInstant();
  } catch {
    throw new UsageError(`--on ${on}: there is no such date. Write a day that exists, such as 2026-11-23.`);
  }
}

type ContextParts = Pick<RunContext, 'adapter' | 'simulators' | 'seed' | 'faults'> & {
  readonly standard: Standard;
  readonly from: Temporal.Instant;
};

/** An exercise has no browser and no ledger: its record is its evidence. */
const contextOf = ({ from, ...parts }: ContextParts): RunContext => ({
  ...parts,
  ledger: { keep: async () => Promise.reject(new Error('an exercise keeps its own record')) },
  browser: async () => Promise.reject(new Error('an exercise has no browser')),
  startInstant: from,
});
