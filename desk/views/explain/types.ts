import type { Policy } from '../../../standards/index.ts';
import type { HandOffHealth, HandOffState } from '../../domain/incident/hand-off/index.ts';
import type { EscalationView, IncidentSummary, IncidentView, NamedReading } from '../types.ts';

/** Why an incident's clocks read what they read, and what its escalation plan did: the account that an assessor asks for. */
export interface Explanation extends Pick<IncidentSummary, 'reference' | 'service' | 'severity' | 'state' | 'openedAt'> {
  /** IANA zone of the times in its sentences. */
  readonly zone: string;
  /** The instant it is told for. */
  readonly at: string;
  /** The policy in force: its version, and the digest of what clocks are made of. */
  readonly policy: { readonly id: Policy['id']; readonly version: string; readonly digest: string };
  readonly clocks: readonly ExplainedClock[];
  readonly majorIncident: IncidentView['majorIncident'];
  /** In order; only for the desk's people and the assessor. */
  readonly handOffs: readonly ExplainedHandOff[];
  readonly escalations: readonly ExplainedStep[];
}

export interface ExplainedHandOff {
  readonly handOff: number;
  readonly supplier: string;
  readonly name: string;
  readonly ours: { readonly reference: string; readonly severity: string };
  /** Their severity in their own words, and on our scale where they are agreed ones. */
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
  /** Their ticket was not made by our message: it was found under our reference. */
  readonly adopted: boolean;
  readonly heardAt: string | null;
  /** By the underpinning contract, at the severity it has now. */
  readonly responseDue: string | null;
  readonly resolutionDue: string | null;
  /** Since when what should leave did not, and when a person was told. */
  readonly unreachable: readonly { readonly since: string; readonly noticedAt: string }[];
  /** When their service desk was rung instead. */
  readonly rungAt: readonly string[];
  readonly silentAt: readonly string[];
  /** Who of ours was rung about it, by role. */
  readonly personRungAt: readonly { readonly role: string; readonly at: string }[];
  /** Further tickets there under our reference. */
  readonly others: readonly string[];
  readonly sentBack: number;
  /** The supplier says that it is over, and the caller has not. */
  readonly unconfirmed: boolean;
  /** What went along and what did not, and why. */
  readonly documents: readonly { readonly name: string; readonly state: string; readonly says: string }[];
  /** Names of the documents that came from them. */
  readonly received: readonly string[];
  /** All of it in words, line by line. */
  readonly says: readonly string[];
}

export interface ExplainedClock extends NamedReading {
  /** Whose it is, in words: `Response`, `Team Servers`, `Supplier BT Health`. */
  readonly name: string;
  /** To whom it was promised: the caller, another team of the house, or by a supplier to the desk. */
  readonly kind: 'SLA' | 'OLA' | 'UC';
  readonly pausedBy: readonly string[];
  /** Every segment as a line of a statement; on a running clock also those still to come, up to its deadline. */
  readonly statement: readonly StatementLine[];
  /** How the deadline follows from the target, line by line. */
  readonly arithmetic: readonly string[];
  /** The signed snapshot that a stopped clock reads from. `signed` is null where the signature could not be checked. */
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
  /** Still to come, if nothing else happens. */
  readonly ahead: boolean;
  readonly counts: boolean;
  /** How long it is, and how much of that counted. Milliseconds. */
  readonly lengthMs: number;
  readonly countedMs: number;
  /** Everything counted up to its end. */
  readonly totalMs: number;
  readonly why: string;
  /** The reason in words. */
  readonly says: string;
  /** What is easily misread: closed dates, and an hour that a clock change took or gave. */
  readonly notes: readonly string[];
  readonly severity: string;
  readonly calendar: string | null;
  readonly version: number | null;
}

export interface ExplainedStep extends EscalationView {
  /** Why the plan asks for it, in words; empty when the plan no longer has it. */
  readonly why: string;
  readonly addressee: { readonly title: string; readonly name: string | null };
  /** How much later than planned it was taken; null while it is to come. */
  readonly lateMs: number | null;
  /** When each channel took it; null where that has not been reported. */
  readonly deliveries: readonly Delivery[];
  /** Who was rung next, because nobody had acknowledged. */
  readonly deputies: readonly {
    readonly title: string;
    readonly name: string | null;
    readonly planned: string;
    readonly takenAt: string;
    readonly lateMs: number;
    /** How the call before ended, in words. */
    readonly because: string;
    readonly deliveries: readonly Delivery[];
  }[];
}
export interface Delivery {
  readonly channel: string;
  readonly at: string | null;
}
