import type { MajorIncidentOutcome, DrillResult, ExerciseRecord, ComparedStep, Outcome } from './types.ts';

import { isCorrect } from './major-incident.ts';

const CHANNEL = { telephone: 'telephone call', mail: 'mail' } as const;
/** Remedies for steps that did not go as planned. */
const REMEDY: Readonly<Record<Exclude<Outcome, 'reached'>, string>> = {
  'not reached':
    'Find out whether the desk sent it: read its record, then those of the telephone network and the mail relay. Correct the cause, and exercise the step again before anybody relies on it.',
  early: 'Find out which time the desk counts from and by which calendar, and compare it with the plan.',
  late: 'Find out what delayed it: the timer of the desk, its outbox or the line. Then exercise the step again.',
  twice: 'Find out what sent it again: people who are notified twice stop answering.',
};

/** The actions that follow from an exercise: one for each failure, then what an exercise of this kind leaves open. */
export function actionsFrom({
  drills,
  notExercised,
  mode,
  exercisedOn,
}: Pick<ExerciseRecord, 'drills' | 'notExercised' | 'mode'> & { readonly exercisedOn: Temporal.PlainDate }): readonly string[] {
  const wrong = drills.flatMap((drill) =>
    drill.steps.filter(({ outcome }) => outcome !== 'reached').map((step) => ({ drill, step })),
  );
  const byStep = Map.groupBy(wrong, ({ step }) => `${step.step}, ${CHANNEL[step.channel]} to the ${step.title}: ${step.outcome}`);
  const unanswered = Map.groupBy(
    drills.flatMap((drill) => drill.steps.filter((step) => isUnanswered(step)).map((step) => ({ drill, step }))),
    ({ step }) => `${step.title}, ${CHANNEL[step.channel]}`,
  );
  return [
    ...drills.flatMap(({ drill, failure }) =>
      failure === null ? [] : [`${drill}: the drill did not run to its end: ${failure}`],
    ),
    ...[...byStep].map(([what, all]) => `${what} in ${inDrills(all)}. ${REMEDY[all[0]!.step.outcome as keyof typeof REMEDY]}`),
    ...drills.flatMap(({ drill, unplanned }) =>
      unplanned.map(
        ({ channel, to, at }) =>
          `${drill}: a ${CHANNEL[channel]} to ${to} at ${at} matches no step of the plan. Find out what sent it.`,
      ),
    ),
    ...[...unanswered].map(
      ([who, all]) =>
        `${who}: reached and did not answer as agreed in ${inDrills(all)}. Check the contact with the person, then exercise again.`,
    ),
    ...drills.filter(isUnmanaged).map(({ drill, command }) => `${drill}: ${COMMAND_REMEDY[command!.outcome as Unmanaged]}`),
    ...breached(drills),
    ...notExercised.map(
      ({ step, severity, why }) =>
        `${step} at severity ${severity} was not exercised: ${why}. Change its trigger or period, or take the severity out of the step.`,
    ),
    `Exercise the plan live with the people it names, in and out of hours, by ${dueBy(exercisedOn)}: ${
      mode === 'SIMULATED'
        ? 'this exercise was simulated and does not show whether they can be reached.'
        : 'stand-ins answered in this exercise, so it does not show whether they can be reached.'
    }`,
  ];
}

type Unmanaged = Exclude<MajorIncidentOutcome['outcome'], 'in time' | 'breach shown'>;
const COMMAND_REMEDY: Readonly<Record<Unmanaged, string>> = {
  'breach not shown':
    'nobody was named as manager in time, and the desk did not show the breach. Correct how it counts the time for naming a manager.',
  'not declared':
    'the desk did not declare a major incident. Correct that: without a major incident nobody is asked to manage it.',
  'not named':
    'a manager of the plan pressed 1, and the desk names no manager. Find out what happened to the answer to the call.',
  'nobody took it': 'nobody took command in time, because the first call to a manager was not made or not answered.',
  'wrong manager': 'the desk names a manager who did not take the call. Find out which person it records for the answer.',
  'wrong time': 'the desk counts the time for naming a manager incorrectly. Compare it with the plan.',
};
/** A major incident whose manager, or lack of one, the desk shows wrongly. */
export const isUnmanaged = ({ command }: DrillResult): boolean => command !== null && !isCorrect(command);

/** The drill may let the time pass on purpose. With real people it would be a breach, so it becomes an action. */
function breached(drills: readonly DrillResult[]): readonly string[] {
  const all = drills.filter(({ command }) => command?.outcome === 'breach shown');
  if (all.length === 0) return [];
  const late = all.filter(({ command }) => command!.taken !== null).length;
  return [
    `No manager was named in time in ${inDrills(all.map((drill) => ({ drill })))}${late ? ` (${late} of them got one late)` : ''}: in these drills nobody took command, the plan escalated, and the desk showed the breach. Agree with the people on call that the first manager called takes command.`,
  ];
}

/** Live: somebody was reached and gave no answer, or one that the desk did not accept. Simulated, nobody is expected to answer. */
export const isUnanswered = ({ answer, at }: ComparedStep): boolean =>
  answer !== undefined && at.length > 0 && (answer === null || !answer.took);

/** ESC-02 asks for an exercise every twelve months. */
const dueBy = (exercisedOn: Temporal.PlainDate) => exercisedOn.add({ months: 12 }).toString();

function inDrills(all: readonly { readonly drill: DrillResult }[]): string {
  const names = [...new Set(all.map(({ drill }) => drill.drill))];
  const shown = names.slice(0, 3).join(', ');
  return names.length === 1 ? shown : `${names.length} drills (${shown}${names.length > 3 ? ', …' : ''})`;
}
