import type { Policy } from '../../../standards/index.ts';
import type { HandOffHealth, HandOffState } from '../../domain/incident/hand-off/index.ts';
import type { EscalationView, IncidentSummary, IncidentView, NamedReading } from '../types.ts';

/** Explains the readings of an incident's clocks and the actions of its escalation plan, as an assessor needs it. */
export interface Explanation extends Pick<IncidentSummary, 'reference' | 'service' | 'severity' | 'state' | 'openedAt'> {
  /** IANA zone of the times in its sentences. */
  readonly zone: string;
  /** The instant that is explained. */
  readonly at: string;
  /** The policy in force: its version, and the digest of the parts that define clocks. */
  readonly policy: { readonly id: Policy['id']; readonly version: string; readonly digest: string };
  readonly clocks: readonly ExplainedClock[];
  readonly majorIncident: IncidentView['majorIncident'];
  /** In order; only for staff and the assessor. */
  readonly handOffs: readonly ExplainedHandOff[];
  readonly escalations: readonly ExplainedStep[];
}

export interface ExplainedHandOff {
  readonly handOff: number;
  readonly supplier: string;
  readonly name: string;
  readonly ours: { readonly reference: string; readonly severity: string };
  /** The supplier's severity in its own terms, and on our scale where a mapping is agreed. */
  readonly theirs: {
    readonly reference: string | null;
    readonly status: string | null;
    readonly severity: string | null;
    readonly onOurScale: string | null;
  };
  readonly disagrees: boolean;
  readonly state: HandOffState;
  readonly health: HandOffHealth;
  readonly handedOffAt: string;
  readonly acceptedAt: string | null;
  /** The supplier's ticket was not created by our message: it was found under our reference. */
  readonly adopted: boolean;
  readonly heardAt: string | null;
  /** By the underpinning contract, at the incident's present severity. */
  readonly responseDue: string | null;
  readonly resolutionDue: string | null;
  /** Since when something for the supplier waits to be passed on by hand; null when nothing does. */
  readonly byHandSince: string | null;
  /** Start of each period in which messages could not be delivered, and the time at which a person was notified. */
  readonly unreachable: readonly { readonly since: string; readonly noticedAt: string }[];
  /** Times at which the supplier's service desk was telephoned instead. */
  readonly rungAt: readonly string[];
  readonly silentAt: readonly string[];
  /** Our people who were telephoned about it, by role. */
  readonly personRungAt: readonly { readonly role: string; readonly at: string }[];
  /** Further tickets at the supplier under our reference. */
  readonly others: readonly string[];
  readonly sentBack: number;
  /** The supplier reports a resolution that the caller has not confirmed. */
  readonly unconfirmed: boolean;
  /** Documents sent and withheld, with the reason. */
  readonly documents: readonly { readonly name: string; readonly state: string; readonly says: string }[];
  /** Names of the documents received from the supplier. */
  readonly received: readonly string[];
  /** All of the above in sentences, line by line. */
  readonly says: readonly string[];
}

export interface ExplainedClock extends NamedReading {
  /** Display name: `Response`, `Team Servers`, `Supplier BT Health`. */
  readonly name: string;
  /** The kind of agreement: with the caller (SLA), with another team of the house (OLA), or a supplier's with the desk (UC). */
  readonly kind: 'SLA' | 'OLA' | 'UC';
  readonly pausedBy: readonly string[];
  /** Each segment as a line of a statement; on a running clock also future segments, up to its deadline. */
  readonly statement: readonly StatementLine[];
  /** Derives the deadline from the target, line by line. */
  readonly arithmetic: readonly string[];
  /** The signed snapshot from which a stopped clock reads. `signed` is null where the signature could not be verified. */
  readonly frozen: {
    readonly event: number;
    readonly at: string;
    readonly policy: string;
    readonly signed: boolean | null;
  } | null;
}

export interface StatementLine {
  readonly from: string;
  readonly to: string;
  /** In the future, if nothing else happens. */
  readonly ahead: boolean;
  readonly counts: boolean;
  /** Its length, and the part of that which counted. Milliseconds. */
  readonly lengthMs: number;
  readonly countedMs: number;
  /** Total counted up to its end. */
  readonly totalMs: number;
  readonly why: string;
  /** The reason, as text. */
  readonly says: string;
  /** Easily misread facts: closed dates, and an hour lost or gained by a clock change. */
  readonly notes: readonly string[];
  readonly severity: string;
  readonly calendar: string | null;
  readonly version: number | null;
}

export interface ExplainedStep extends EscalationView {
  /** The plan's reason for the step, as text; empty when the plan no longer has the step. */
  readonly why: string;
  readonly addressee: { readonly title: string; readonly name: string | null };
  /** Delay against the plan; null for a future step. */
  readonly lateMs: number | null;
  /** Time of delivery on each channel; null where none was reported. */
  readonly deliveries: readonly Delivery[];
  /** Deputies called next, because nobody had acknowledged. */
  readonly deputies: readonly {
    readonly title: string;
    readonly name: string | null;
    readonly planned: string;
    readonly takenAt: string;
    readonly lateMs: number;
    /** Outcome of the previous call, as text. */
    readonly because: string;
    readonly deliveries: readonly Delivery[];
  }[];
}
export interface Delivery {
  readonly channel: string;
  readonly at: string | null;
  /** Since when it waits for a person, because the desk has no such channel. */
  readonly byHand?: string;
}
