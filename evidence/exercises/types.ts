/** When an exercise is held, by the calendar of the escalation plan. */
export type ExerciseHours = 'in-hours' | 'out-of-hours';

export const EXERCISE_KINDS = ['communications', 'live', 'activation', 'command-post', 'table-top'] as const;
/**
 * `communications`: people are told and answer; `live`: they also act; `activation`: a real incident that used the plan; `command-post` and
 * `table-top` reach nobody by the plan's own ways.
 */
export type ExerciseKind = (typeof EXERCISE_KINDS)[number];

export interface ExercisePerson {
  /** The role in the plan's contacts. */
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly telephone: string;
  readonly mail: string;
}

/** `link`, `key` and `spoken` acknowledge, given by the person who was meant. Nothing else does: voicemail answers too. */
export const HOW_ANSWERED = ['link', 'key', 'spoken', 'voicemail', 'nobody', 'busy', 'wrong-person'] as const;
export type HowAnswered = (typeof HOW_ANSWERED)[number];

export interface ExerciseAction {
  readonly id: string;
  readonly what: string;
  readonly owner: string;
  /** ISO date. */
  readonly due: string;
  /** What it mends: ids of people who did not acknowledge, ids of faults, or nothing in particular. */
  readonly about: readonly string[];
}

export interface ExerciseFault {
  readonly id: string;
  readonly what: string;
}

/** One thing that happened in an exercise. Who and when are those of the answer that carries it. */
export type ExerciseEvent =
  | {
      readonly event: 'opened';
      readonly kind: ExerciseKind;
      readonly hours: ExerciseHours;
      /** Whether people knew beforehand. */
      readonly warned: boolean;
      readonly aim: string;
      readonly scope: string;
      readonly startedAt: string;
      readonly endsAt: string;
      readonly director: string;
      readonly initiatedBy: string;
      readonly observers: readonly string[];
      readonly plan: { readonly document: string; readonly version: string };
      readonly people: readonly ExercisePerson[];
      /** Of an activation: the reference of the incident. */
      readonly incident?: string;
    }
  /** `sending` is written before a mail leaves and `sent` after, so that a restart knows which may have left. */
  | {
      readonly event: 'sending' | 'sent';
      readonly person: string;
      readonly to: string;
      readonly subject: string;
      readonly messageId: string;
    }
  /** It could not be sent, or must not be. */
  | { readonly event: 'not-sent'; readonly person: string; readonly to: string; readonly why: string }
  | { readonly event: 'called'; readonly person: string; readonly number: string; readonly by: 'hand' | 'exchange' }
  | {
      readonly event: 'answered';
      readonly person: string;
      readonly how: HowAnswered;
      readonly key?: string;
      /** When it was answered, if that was before it was written down. */
      readonly answeredAt?: string;
    }
  | { readonly event: 'stopped' }
  | {
      readonly event: 'closed';
      readonly faults: readonly ExerciseFault[];
      readonly lessons: readonly string[];
      readonly actions: readonly ExerciseAction[];
      readonly debriefs: { readonly hot: string; readonly cold?: string };
    }
  | { readonly event: 'action-done'; readonly action: string }
  | { readonly event: 'attested' };

export interface PersonReached extends ExercisePerson {
  readonly outcome: 'acknowledged' | 'wrong person' | 'not acknowledged' | 'nothing heard';
  /** The answer that acknowledged. */
  readonly acknowledged: { readonly at: string; readonly how: HowAnswered } | null;
  /** Everything heard from or about them, in order. */
  readonly answers: readonly { readonly at: string; readonly how: HowAnswered; readonly key?: string; readonly by: string }[];
}

/** The dated record of an exercise with people. */
export interface PeopleExercise extends Omit<Extract<ExerciseEvent, { event: 'opened' }>, 'event' | 'people'> {
  readonly id: string;
  readonly people: readonly PersonReached[];
  readonly wentOut: readonly {
    readonly at: string;
    readonly person: string;
    readonly to: string;
    readonly what: string;
    readonly state: string;
  }[];
  readonly stopped: { readonly at: string; readonly by: string; readonly why: string } | null;
  /** What went wrong: wrong persons who answered, and what was written down at the close. */
  readonly findings: readonly ExerciseFault[];
  readonly lessons: readonly string[];
  readonly actions: readonly (ExerciseAction & { readonly done: string | null })[];
  readonly debriefs: { readonly hot: string; readonly cold?: string } | null;
  readonly closedAt: string | null;
  /** Null as well after the record was changed since. */
  readonly attested: { readonly by: string; readonly at: string; readonly words: string } | null;
}
