import type { Verdict } from '../types.ts';
import type { ExerciseHours, PeopleExercise } from './types.ts';

/** What a criterion asks of exercises with people. Durations are ISO 8601, in months. */
export interface ExercisesAsked {
  readonly hours: readonly ExerciseHours[];
  /** A record counts while it is younger. */
  readonly within: string;
  /** From this age on, the reader is warned. */
  readonly warnFrom: string;
}

export interface JudgedAt {
  /** Local date of the judgement. */
  readonly today: Temporal.PlainDate;
  readonly zone: string;
  /** Whether the plan's calendar is open. The hours of a record follow from its start, not from what it says. */
  readonly inHours: (at: Temporal.Instant) => boolean;
  /** The version of the plan's document that is in force. */
  readonly planVersion: string | null;
}

export interface ExercisesJudged {
  readonly verdict: Extract<Verdict, 'met' | 'not met' | 'needs review'>;
  readonly cause: string | null;
  /** The records that count, in a few words. */
  readonly counted: readonly string[];
  /** What the reader must know although it is met. */
  readonly warnings: readonly string[];
}

const REACHES: ReadonlySet<PeopleExercise['kind']> = new Set(['communications', 'live', 'activation']);
const IN_WORDS: Readonly<Record<ExerciseHours, string>> = { 'in-hours': 'in hours', 'out-of-hours': 'out of hours' };

/** Judges the exercises of a desk: for each of the hours asked, the latest attested record decides. Pure. */
export function judgeExercises(all: readonly PeopleExercise[], asked: ExercisesAsked, when: JudgedAt): ExercisesJudged {
  const each = asked.hours.map((hours) => forHours(hours, all, asked, when));
  const bad = each.find(({ verdict }) => verdict === 'not met') ?? each.find(({ verdict }) => verdict !== 'met');
  return {
    verdict: bad?.verdict ?? 'met',
    cause: bad?.cause ?? null,
    counted: each.flatMap(({ counted }) => counted),
    warnings: each.flatMap(({ warnings }) => warnings),
  };
}

function forHours(hours: ExerciseHours, all: readonly PeopleExercise[], asked: ExercisesAsked, when: JudgedAt): ExercisesJudged {
  const says = IN_WORDS[hours];
  const open = (cause: string): ExercisesJudged => ({ verdict: 'needs review', cause, counted: [], warnings: [] });
  const dateOf = ({ startedAt }: PeopleExercise) => Temporal.Instant.from(startedAt).toZonedDateTimeISO(when.zone).toPlainDate();
  const held = all
    .filter(({ startedAt }) => when.inHours(Temporal.Instant.from(startedAt)) === (hours === 'in-hours'))
    .filter((exercise) => Temporal.PlainDate.compare(dateOf(exercise), when.today) <= 0)
    .toSorted((a, b) => Temporal.Instant.compare(Temporal.Instant.from(a.startedAt), Temporal.Instant.from(b.startedAt)));
  const reaching = held.filter(({ kind }) => REACHES.has(kind));
  const latest = reaching.findLast(({ attested }) => attested !== null);
  if (!latest) {
    const waiting = reaching.at(-1);
    if (waiting)
      return open(
        waiting.closedAt === null
          ? `${waiting.id}, ${says}, is not closed. Close it with its lessons and actions, then attest its record.`
          : `Nobody has attested the record of ${waiting.id}, ${says}.`,
      );
    const other = held.at(-1);
    return open(
      `No exercise with people ${says} is on record${other ? ` (${other.id} is a ${other.kind} exercise, which reaches nobody)` : ''}. Hold one: deskproof exercise --live.`,
    );
  }
  const held_ = dateOf(latest);
  const after = (duration: string) => held_.add(Temporal.Duration.from(duration));
  if (Temporal.PlainDate.compare(when.today, after(asked.within)) >= 0)
    return open(
      `The last attested exercise ${says}, ${latest.id}, was on ${held_.toString()} and counted until ${after(asked.within).toString()}. Hold another: deskproof exercise --live.`,
    );
  const wrong = defectOf(latest);
  if (wrong) return { verdict: 'not met', cause: `${latest.id}, ${says}: ${wrong}`, counted: [], warnings: [] };
  return {
    verdict: 'met',
    cause: null,
    counted: [counted(latest, says, held_)],
    warnings: [
      ...(Temporal.PlainDate.compare(when.today, after(asked.warnFrom)) >= 0
        ? [`${latest.id}, ${says}, is from ${held_.toString()}: hold the next one before ${after(asked.within).toString()}.`]
        : []),
      ...latest.actions
        .filter(({ due, done }) => done === null && Temporal.PlainDate.compare(Temporal.PlainDate.from(due), when.today) < 0)
        .map(
          ({ id, owner, due }) => `Action ${id} of ${latest.id} (${owner}) was due on ${due}, and nothing shows that it is done.`,
        ),
      ...(when.planVersion !== null && latest.plan.version !== when.planVersion
        ? [`${latest.id} exercised version ${latest.plan.version} of the plan; version ${when.planVersion} is in force.`]
        : []),
    ],
  };
}

function counted({ id, kind, people, warned, attested }: PeopleExercise, says: string, on: Temporal.PlainDate): string {
  const told = people.filter(({ acknowledged }) => acknowledged !== null).length;
  const what = kind === 'activation' ? 'a real incident' : `${kind} exercise, ${warned ? 'warned' : 'not warned'}`;
  return `${id} ${says} on ${on.toString()} (${what}): ${told} of ${people.length} acknowledged; attested by ${attested!.by}`;
}

/** Why a record shows no exercised plan: what went wrong must have become an action with an owner and a date. Null: nothing. */
export function defectOf({ kind, people, findings, actions, lessons, startedAt }: PeopleExercise): string | null {
  if (kind === 'activation' && (lessons.length === 0 || actions.length === 0))
    return 'a real incident counts as an exercise only with its lessons and actions.';
  if (people.every(({ acknowledged }) => acknowledged === null))
    return 'nobody acknowledged, so it shows nobody who can be reached.';
  const early = actions.find(({ due }) => due < startedAt.slice(0, 10));
  if (early) return `action ${early.id} was due on ${early.due}, before the exercise.`;
  const covered = new Set(actions.flatMap(({ about }) => about));
  const open = [
    ...people
      .filter(({ acknowledged, id }) => acknowledged === null && !covered.has(id))
      .map(({ title }) => `the ${title} did not acknowledge`),
    ...findings
      .filter(({ id }) => !covered.has(id) && !people.some((person) => person.id === id))
      .map(({ what }) => what.replace(/\.$/, '')),
  ];
  return open.length ? `no action follows from this: ${open.join('; ')}.` : null;
}
