import { localTimes, type LocalTimes } from '../kernel/index.ts';
import { isCorrect } from './major-incident.ts';
import { CLOSING, MANAGER } from './drills.ts';
import type { MajorIncidentOutcome, DrillResult, ExerciseRecord, ComparedStep } from './types.ts';

const PERIOD = { 'in-hours': 'in hours', 'out-of-hours': 'out of hours', 'bank-holiday': 'bank holiday' } as const;

/** `Mon 23 Nov 09:00:00`, in the standard's zone. */
type Written = (instant: string) => string;

/** The record's local times. Older records name no zone; their plans are of London. */
export const timesOf = ({ standard }: ExerciseRecord): LocalTimes => localTimes(standard.zone ?? 'Europe/London');

export const answered = ({ answer }: ComparedStep): string =>
  answer === undefined ? '' : answer === null ? 'no answer' : `${answer.by}${answer.took ? '' : ', not taken'}`;

export const drillTitle = ({ severity, period, service, opensAt, for: step }: DrillResult, written: Written): string =>
  `Severity ${severity}, ${PERIOD[period]}, ${service}, opened ${written(opensAt)}${step === null ? '' : step === CLOSING ? ', shortly before the desk closes' : step === MANAGER ? ', and the first manager called takes command' : ` (for ${step})`}`;

/** One sentence on the manager of a major incident: who, since when, and whether in time. */
export function describeMajorIncident({ due, taken, manager, outcome }: MajorIncidentOutcome, written: Written): string {
  const named =
    manager === null ? 'nobody was named as manager' : `${manager.name} was named as manager at ${written(manager.at)}`;
  const took = taken === null ? 'nobody took command' : `${taken.title} (${taken.name}) took command at ${written(taken.at)}`;
  return `Manager: ${outcome}. Due by ${written(due)}; ${took}; ${named}.`;
}

export const summaryOf = ({ drills, counts, asPlanned }: ExerciseRecord): string => {
  const steps = drills.reduce((sum, drill) => sum + drill.steps.length, 0);
  const wrong = (['not reached', 'late', 'early', 'twice', 'unplanned', 'unanswered', 'unmanaged'] as const)
    .filter((what) => counts[what] > 0)
    .map((what) => `${counts[what]} ${what}`);
  const summary = `${counts.reached} of ${steps} reached on time in ${drills.length} drills${wrong.length ? `; ${wrong.join(', ')}` : ''}`;
  return `${asPlanned ? 'As the plan says' : 'NOT as the plan says'}: ${summary}.`;
};

/** The record as a table for a terminal. Its first line names the kind of exercise. */
export function printExercise(record: ExerciseRecord): string {
  const written = (instant: string) => timesOf(record).dayStamp(instant);
  // A time of the repeated hour is wider: it carries its offset.
  const width = Math.max(19, ...record.drills.flatMap(({ steps }) => steps.map(({ planned }) => written(planned).length)));
  const lines = record.drills.flatMap((drill) => [
    '',
    drillTitle(drill, written),
    ...drill.steps.map((step) => {
      const mark = step.outcome === 'reached' ? '✓' : '✗';
      const came = step.at.length ? step.at.map((at) => written(at)).join(' and ') : '–';
      const cells = [
        step.step.padEnd(6),
        step.channel.padEnd(9),
        (step.name === step.title ? step.title : `${step.title} (${step.name})`).padEnd(44),
        written(step.planned).padEnd(width),
        came.padEnd(width),
        step.outcome.padEnd(11),
        answered(step),
      ];
      return ` ${mark} ${cells.join('  ')}`.trimEnd();
    }),
    ...(drill.command === null
      ? []
      : [` ${isCorrect(drill.command) ? '✓' : '✗'} ${describeMajorIncident(drill.command, written)}`]),
    ...drill.unplanned.map(({ channel, to, at }) => ` ✗ unplanned ${channel} to ${to} at ${written(at)}`),
    ...(drill.failure === null ? [] : [` ✗ ${drill.failure}`]),
  ]);
  const actions = record.actions.map((action, i) => ` ${i + 1}. ${action}`);
  return [record.heading, '', summaryOf(record), ...lines, '', 'Actions', ...actions, ''].join('\n');
}
