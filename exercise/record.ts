import { localTimes } from '../kernel/index.ts';
import type { Standard } from '../standards/index.ts';
import { actionsFrom, isUnanswered, isUnmanaged } from './actions.ts';
import type { DrillResult, ExerciseRecord, Mode, Outcome } from './types.ts';

const WORTH: Readonly<Record<Mode, string>> = {
  SIMULATED:
    'It shows that the tool does what the plan says. No person was called or mailed: it is not the exercise with people that ESC-02 asks for.',
  'LIVE (stand-ins)':
    'It shows that the plan can be exercised live, and that the tool takes the answers. Simulated telephones and mailboxes stood in for the people of the plan: it is not the exercise with people that ESC-02 asks for.',
};

export interface RecordOptions {
  readonly mode: Mode;
  /** How many times faster than real time a live exercise ran. Null: simulated. */
  readonly speed: number | null;
  /** The selection in words; null: the whole plan. */
  readonly part: string | null;
  readonly within: Temporal.Duration | null;
  readonly leftOut: number;
  readonly exercisedAt: Temporal.Instant;
  readonly realSeconds: number;
  readonly desk: string;
  readonly faults: readonly string[];
  readonly standard: Pick<Standard, 'id' | 'version' | 'digest' | 'zone' | 'escalation'>;
  readonly from: Temporal.Instant;
  readonly seed: string;
  readonly drills: readonly DrillResult[];
  readonly notExercised: ExerciseRecord['notExercised'];
}

/**
 * Pure. `asPlanned` is true when every step of every drill was reached once and on time and was answered where that was agreed, nothing
 * unplanned came, and every major incident had its manager in time or showed the breach.
 */
export function recordOf(options: RecordOptions): ExerciseRecord {
  const { mode, speed, exercisedAt, standard, drills, notExercised } = options;
  const steps = drills.flatMap((drill) => drill.steps);
  const count = (outcome: Outcome) => steps.filter((step) => step.outcome === outcome).length;
  const counts = {
    reached: count('reached'),
    'not reached': count('not reached'),
    early: count('early'),
    late: count('late'),
    twice: count('twice'),
    unplanned: drills.reduce((sum, { unplanned }) => sum + unplanned.length, 0),
    unanswered: steps.filter(isUnanswered).length,
    unmanaged: drills.filter(isUnmanaged).length,
  };
  const at = exercisedAt.round('second').toString();
  return {
    heading: `${headingOf(mode, speed)}${options.part === null ? '' : `; only ${options.part}`}`,
    format: 1,
    mode,
    exercisedAt: at,
    took: {
      realSeconds: Math.round(options.realSeconds * 10) / 10,
      speed,
      within: options.within?.toString() ?? null,
      leftOut: options.leftOut,
    },
    desk: options.desk,
    faults: options.faults,
    standard: {
      id: standard.id,
      version: standard.version,
      digest: standard.digest,
      zone: standard.zone,
      document: standard.escalation.document,
    },
    from: options.from.toString(),
    seed: options.seed,
    worth: WORTH[mode],
    drills,
    notExercised,
    counts,
    asPlanned:
      steps.length > 0 &&
      counts.reached === steps.length &&
      counts.unplanned === 0 &&
      counts.unanswered === 0 &&
      counts.unmanaged === 0 &&
      notExercised.length === 0 &&
      drills.every(({ failure }) => failure === null),
    actions: actionsFrom({ drills, notExercised, mode, exercisedOn: localTimes(standard.zone).dateOf(exercisedAt) }),
  };
}

function headingOf(mode: Mode, speed: number | null): string {
  if (mode === 'SIMULATED')
    return 'SIMULATED exercise of the escalation plan: virtual clock, simulated telephones and mailboxes, nobody answers';
  const pace = speed === 1 ? 'in real time' : `the clock sped up ${speed} times`;
  return `LIVE (stand-ins) exercise of the escalation plan: ${pace}, simulated telephones and mailboxes answer in place of people`;
}
