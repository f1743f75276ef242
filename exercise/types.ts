import type { Contact, EscalationStep, Service, Severity } from '../standards/index.ts';

/** When a drill opens its incident. */
export const PERIODS = ['in-hours', 'out-of-hours', 'bank-holiday'] as const;
export type Period = (typeof PERIODS)[number];
export type Channel = EscalationStep['channels'][number];

/** One incident opened to exercise the plan. Nobody takes it unless the drill says so. */
export interface Drill {
  readonly id: string;
  readonly severity: Severity;
  readonly period: Period;
  readonly service: Service;
  readonly opensAt: Temporal.Instant;
  /** Declared a major incident on opening; only where the plan leaves the declaration to the desk. */
  readonly declared: boolean;
  /** The first manager who is called takes it, to show who manages it and that the escalation ends. */
  readonly managerAppointed: boolean;
  /** The step that this drill was added for, `closing-time` or `manager`; null for an ordinary drill. */
  readonly for: string | null;
}

/** One planned notification: one person, one channel, one text. */
export interface ExpectedNotification {
  readonly step: EscalationStep;
  readonly contact: Contact;
  readonly channel: Channel;
  readonly planned: Temporal.Instant;
  /** From when it is on time: `planned`, or for a deputy as soon as the previous call can have failed. */
  readonly earliest: Temporal.Instant;
  /** Until when it is on time: `planned`, or later by the digest window for a warning sent by mail alone. */
  readonly latest: Temporal.Instant;
}

/** A call or mail as the telephone network or the mailbox received it, never read from the desk. */
export interface ReceivedNotification {
  readonly channel: Channel;
  /** Number or address as used. */
  readonly to: string;
  readonly at: Temporal.Instant;
  readonly says: string;
}

export type Outcome = 'reached' | 'not reached' | 'early' | 'late' | 'twice';

/** A person's reply to a notification. */
export interface Reply {
  readonly by: 'key 1' | 'key 2' | 'link';
  readonly at: string;
  /** For key 1: whether the desk recorded this person as the taker. Always true for the others. */
  readonly took: boolean;
}

/** A planned notification compared with what came. Instants are ISO 8601, of the drill's own clock. */
export interface ComparedStep {
  readonly step: string;
  readonly kind: EscalationStep['kind'];
  readonly role: string;
  readonly title: string;
  /** The person who held the role then. */
  readonly name: string;
  readonly channel: Channel;
  readonly planned: string;
  readonly latest: string;
  /** Every time it came. */
  readonly at: readonly string[];
  readonly outcome: Outcome;
  /** Live only: how the person answered, or null when nobody did. */
  readonly answer?: Reply | null;
}

/**
 * Whether a major incident had a manager in time. `in time`: the person who took the call was named within the plan's time. `breach shown`:
 * the drill let that time pass, and the desk showed the breach. All others are defects; `nobody took it`: the call did not come.
 */
export interface MajorIncidentOutcome {
  readonly due: string;
  /** The manager who pressed 1, as the telephone network recorded it; null when none did. */
  readonly taken: { readonly name: string; readonly title: string; readonly at: string } | null;
  /** The manager that the desk names. */
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
  /** The desk's reference, or null when the incident could not be opened. */
  readonly reference: string | null;
  readonly steps: readonly ComparedStep[];
  /** Null: not a major incident. */
  readonly command: MajorIncidentOutcome | null;
  /** Received by somebody of the plan and required by no step. */
  readonly unplanned: readonly { readonly channel: Channel; readonly to: string; readonly at: string; readonly says: string }[];
  /** Why the drill could not run to its end. */
  readonly failure: string | null;
}

export type Mode = 'SIMULATED' | 'LIVE (stand-ins)';

/** The dated record of an exercise, format 1. `heading` names its kind and comes first wherever the record is shown. */
export interface ExerciseRecord {
  readonly heading: string;
  readonly format: 1;
  readonly mode: Mode;
  readonly exercisedAt: string;
  /** Live only: `within` is the ISO duration that each drill ran, `leftOut` the number of steps that fall due only later. */
  readonly took: {
    readonly realSeconds: number;
    readonly speed: number | null;
    readonly within: string | null;
    readonly leftOut: number;
  };
  readonly desk: string;
  readonly faults: readonly string[];
  /** `zone` is that of all local times; absent in older records, whose times are of London. */
  readonly standard: {
    readonly id: string;
    readonly version: string;
    readonly digest: string;
    readonly zone?: string;
    readonly document: string;
  };
  readonly from: string;
  readonly seed: string;
  /** One sentence on the exercise's value as evidence. */
  readonly worth: string;
  readonly drills: readonly DrillResult[];
  /** Steps of a severity that fell due in no drill, each with the reason. */
  readonly notExercised: readonly { readonly step: string; readonly severity: Severity; readonly why: string }[];
  readonly counts: Readonly<Record<Outcome, number>> & {
    readonly unplanned: number;
    readonly unanswered: number;
    readonly unmanaged: number;
  };
  readonly asPlanned: boolean;
  readonly actions: readonly string[];
}
