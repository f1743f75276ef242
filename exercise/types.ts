import type { Contact, EscalationStep, Service, Severity } from '../standards/index.ts';

/** When a drill opens its incident. */
export const PERIODS = ['in-hours', 'out-of-hours', 'bank-holiday'] as const;
export type Period = (typeof PERIODS)[number];
export type Channel = EscalationStep['channels'][number];

/** One incident opened to see the plan run: nobody takes it unless the drill says so. */
export interface Drill {
  readonly id: string;
  readonly severity: Severity;
  readonly period: Period;
  readonly service: Service;
  readonly opensAt: Temporal.Instant;
  /** Somebody declares it a major incident as soon as it is opened: only where the plan leaves that to the desk. */
  readonly declared: boolean;
  /** The first of the plan's managers who is rung takes it, so that it is seen who is in command, and that the climb ends. */
  readonly managerAppointed: boolean;
  /** The step this drill was added for, since no ordinary opening makes it fall due; or that it opens shortly before the desk shuts. */
  readonly for: string | null;
}

/** One person to be told one thing by one channel. */
export interface ExpectedNotification {
  readonly step: EscalationStep;
  readonly contact: Contact;
  readonly channel: Channel;
  readonly planned: Temporal.Instant;
  /** Since when it is on time: `planned`, or for a deputy as soon as the call before it can have failed. */
  readonly earliest: Temporal.Instant;
  /** Until when it is on time: `planned`, or later by as much as the plan lets a warning by mail alone wait for others. */
  readonly latest: Temporal.Instant;
}

/** What a telephone heard or a mailbox received: seen at the other end, never read from the desk. */
export interface ReceivedNotification {
  readonly channel: Channel;
  /** Number or address as it was used. */
  readonly to: string;
  readonly at: Temporal.Instant;
  readonly says: string;
}

export type Outcome = 'reached' | 'not reached' | 'early' | 'late' | 'twice';

/** An answer that somebody gave to being told, and what came of it. */
export interface Reply {
  readonly by: 'key 1' | 'key 2' | 'link';
  readonly at: string;
  /** What should have come of it did: key 1 made this person the one who took the incident. Always true of the others. */
  readonly took: boolean;
}

/** Instants are ISO 8601, of the drill's own clock. */
export interface ComparedStep {
  readonly step: string;
  readonly kind: EscalationStep['kind'];
  readonly role: string;
  readonly title: string;
  /** Who held the role then. */
  readonly name: string;
  readonly channel: Channel;
  readonly planned: string;
  readonly latest: string;
  /** Every time that it came. */
  readonly at: readonly string[];
  readonly outcome: Outcome;
  /** Live only: how the person answered, or null when nobody did. */
  readonly answer?: Reply | null;
}

/**
 * Whether a major incident had a manager in time. `in time`: whoever took the call was named, within the plan's time. `breach shown`: the
 * drill let the plan climb past that time, and the desk said so. Everything else is a defect; `nobody took it`: the call did not come.
 */
export interface MajorIncidentOutcome {
  readonly due: string;
  /** Who pressed 1, as the telephone network saw it; null when nobody who may manage it did. */
  readonly taken: { readonly name: string; readonly title: string; readonly at: string } | null;
  /** Whom the desk names. */
  readonly manager: { readonly name: string; readonly at: string } | null;
  readonly outcome:
    | 'in time'
    | 'breach shown'
    | 'breach not shown'
    | 'not declared'
    | 'not named'
    | 'nobody took it'
    | 'wrong manager'
    | 'wrong time';
}

export interface DrillResult {
  readonly drill: string;
  readonly severity: Severity;
  readonly period: Period;
  readonly service: string;
  readonly opensAt: string;
  readonly for: string | null;
  /** The desk's reference, or null when the incident could not even be opened. */
  readonly reference: string | null;
  readonly steps: readonly ComparedStep[];
  /** Null: it was no major incident. */
  readonly command: MajorIncidentOutcome | null;
  /** Told to somebody of the plan, and asked for by no step of it. */
  readonly unplanned: readonly { readonly channel: Channel; readonly to: string; readonly at: string; readonly says: string }[];
  /** What kept the drill from running to its end. */
  readonly failure: string | null;
}

export type Mode = 'SIMULATED' | 'LIVE (stand-ins)';

/** The dated record of an exercise, format 1. `heading` says what kind it was, and stands first wherever the record is shown. */
export interface ExerciseRecord {
  readonly heading: string;
  readonly format: 1;
  readonly mode: Mode;
  readonly exercisedAt: string;
  /** `within`, live only: ISO duration after each opening for which the plan was watched, and how many steps fall due only later. */
  readonly took: {
    readonly realSeconds: number;
    readonly speed: number | null;
    readonly within: string | null;
    readonly leftOut: number;
  };
  readonly desk: string;
  readonly faults: readonly string[];
  readonly standard: { readonly id: string; readonly version: string; readonly digest: string; readonly document: string };
  readonly from: string;
  readonly seed: string;
  /** What the exercise is worth as evidence, in a sentence. */
  readonly worth: string;
  readonly drills: readonly DrillResult[];
  /** Steps of a severity that no drill made fall due, each with the reason. */
  readonly notExercised: readonly { readonly step: string; readonly severity: Severity; readonly why: string }[];
  readonly counts: Readonly<Record<Outcome, number>> & {
    readonly unplanned: number;
    readonly unanswered: number;
    readonly unmanaged: number;
  };
  readonly asPlanned: boolean;
  readonly actions: readonly string[];
}
