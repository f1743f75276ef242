import type { OfficerRole } from './practices/safety.ts';
import type { Level, SafetyFlag, Severity } from '../standards/index.ts';

/*
 * What scenarios give to a desk and read from it, whichever desk it is.
 */

export type Route = 'direct' | 'national-desk';

/** Officers sign for duties of the standard. */
export type Role = 'requester' | 'analyst' | 'duty-manager' | 'change-manager' | 'assessor' | OfficerRole;

export interface Caller {
  readonly name: string;
  /** Organisation id of the standard. */
  readonly organisation: string;
  readonly telephone?: string;
  readonly mail?: string;
}

export interface ContactDetails {
  readonly caller: Caller;
  readonly service: string;
  readonly type?: 'incident' | 'request' | 'complaint' | 'enquiry';
  readonly summary: string;
  readonly description: string;
  readonly impact: Level;
  readonly urgency: Level;
  readonly safety?: readonly SafetyFlag[];
  /** Personal data may be affected. */
  readonly dataSecurity?: true;
  readonly location?: string;
}

/** The minimum data set of a hand-off. Fields are optional because scenarios leave some out. */
export interface HandOffDetails {
  readonly occurredAt?: string;
  readonly description?: string;
  readonly impact?: string;
  readonly affectedUsers?: number;
  readonly affectedService?: string;
  readonly location?: string;
  readonly workaround?: string;
  readonly stepsTaken?: string;
  readonly requesterContact?: string;
  readonly updateContact?: string;
  readonly errorText?: string;
}

export type IncidentState = 'open' | 'paused' | 'with-supplier' | 'resolved' | 'closed';

export interface ClockReading {
  readonly measures: 'response' | 'resolution';
  readonly state: 'not-started' | 'none' | 'running' | 'paused' | 'stopped' | 'cancelled';
  readonly breached: boolean;
  readonly elapsedMs: number;
  readonly remainingMs: number | null;
  readonly targetMs: number | null;
  readonly due: string | null;
  readonly segments: readonly {
    readonly from: string;
    readonly to: string;
    readonly counts: boolean;
    readonly why: string;
    readonly severity: string;
    readonly calendar: string | null;
    readonly version: number | null;
  }[];
}

export interface EscalationView {
  readonly step: string;
  readonly kind: 'functional' | 'hierarchical';
  readonly to: string;
  readonly planned: string;
  readonly takenAt: string | null;
  readonly channels: readonly string[];
  readonly acknowledgedAt: string | null;
  readonly acknowledgedBy: string | null;
  /** Deputies who were called because nobody had acknowledged, in order. */
  readonly passedOn: readonly { readonly to: string; readonly planned: string; readonly takenAt: string }[];
}

export interface EventView {
  readonly seq: number;
  readonly at: string;
  readonly type: string;
  readonly actor: string;
  /** The event in a sentence. */
  readonly says: string;
  readonly hash: string;
  readonly previous: string;
}

export interface DocumentView {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  /** Id of the supplier that attached it. Absent: it was attached otherwise. */
  readonly from?: string;
}

export interface IncidentSummary {
  readonly reference: string;
  readonly organisation: string;
  readonly service: string;
  /** `partner`: another organisation's desk logged it. */
  readonly channel: 'phone' | 'email' | 'fax' | 'portal' | 'walk-up' | 'partner';
  readonly type: string;
  readonly summary: string;
  readonly severity: Severity;
  readonly state: IncidentState;
  readonly openedAt: string;
}

export interface IncidentView extends IncidentSummary {
  readonly description: string;
  /** Where it happened, as the caller said; absent on a desk that does not store it, null where nobody said. */
  readonly location?: string | null;
  readonly caller: Caller;
  readonly impact: Level;
  readonly urgency: Level;
  readonly safety: readonly SafetyFlag[];
  readonly owner: string | null;
  /** The other desk that logged it, and its reference there. Absent on a desk that takes no tickets. */
  readonly loggedBy?: { readonly desk: string; readonly reference: string | null } | null;
  /** The incident that it is a part of, which escalates for both. */
  readonly parent: string | null;
  /** The incidents that are parts of it. */
  readonly children: readonly string[];
  /** Null unless it is a major incident. */
  readonly majorIncident: {
    readonly declaredAt: string;
    readonly managerDue: string;
    readonly manager: { readonly name: string; readonly at: string } | null;
    readonly breached: boolean;
  } | null;
  readonly supplier: { readonly id: string; readonly reference: string | null; readonly status: string | null } | null;
  /** Its hand-offs in order, with the severity on either side. Absent on a desk that does not store the severity of the supplier. */
  readonly handOffs?: readonly {
    readonly ours: Severity;
    readonly theirs: string | null;
    readonly disagrees: boolean;
    readonly unconfirmed?: boolean;
  }[];
  readonly clocks: readonly ClockReading[];
  readonly escalations: readonly EscalationView[];
  readonly documents: readonly DocumentView[];
  readonly timeline: readonly EventView[];
  /** What was removed before it was stored, by kind. */
  readonly redactions: readonly { readonly kind: string; readonly count: number }[];
}

/** The explanation of an incident's clocks, for an assessor. Instants are ISO. */
export interface ExplanationView {
  readonly reference: string;
  /** The instant that it explains. */
  readonly at: string;
  readonly clocks: readonly {
    /** `response`, `resolution`, or another that the desk keeps. */
    readonly measures: string;
    readonly state: ClockReading['state'];
    readonly targetMs: number | null;
    readonly due: string | null;
    /** One line for each stretch of time. A running clock also has the future ones up to its deadline. */
    readonly statement: readonly {
      readonly from: string;
      readonly to: string;
      readonly countedMs: number;
      /** Time counted up to the end of this line. */
      readonly totalMs: number;
      readonly says: string;
    }[];
    /** How the deadline follows from the target, line by line. */
    readonly arithmetic: readonly string[];
  }[];
}

export interface Counts {
  readonly open: number;
  readonly total: number;
  readonly bySeverity: Readonly<Partial<Record<Severity, number>>>;
  readonly byState: Readonly<Partial<Record<IncidentState, number>>>;
}

/** A span in which one person holds a role. */
export interface RotaTurn {
  readonly role: string;
  readonly name: string;
  readonly telephone: string;
  readonly from: string;
  readonly to: string;
}

/** The service catalogue. */
export type Catalogue = readonly {
  readonly id: string;
  readonly name: string;
  readonly tier: string;
  readonly hours: string;
  readonly owner: string;
  readonly supplier: string | null;
  readonly dependencies: readonly string[];
}[];

export interface OfferedProcedure {
  readonly id: string;
  readonly title: string;
  readonly version: string;
}

/** What the desk says of the hash chain of an incident. */
export interface HistoryCheck {
  readonly intact: boolean;
  readonly events: number;
}
