import type { Level, SafetyFlag, Severity } from '../standards/index.ts';
import type { Caller, Channel, ContactType, IncidentState, StoredDocument } from './types.ts';

/** What the desk shows of itself: the JSON of its REST API, and what its pages are made of. */
export interface ClockReading {
  readonly measures: 'response' | 'resolution';
  readonly state: 'not-started' | 'none' | 'running' | 'paused' | 'stopped' | 'cancelled';
  readonly breached: boolean;
  readonly elapsedMs: number;
  readonly remainingMs: number | null;
  readonly targetMs: number | null;
  /** The one that is worked to: while it lasts, the one that was set by hand. */
  readonly due: string | null;
  readonly byHand: HandSetView | null;
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

/** A deadline that the duty manager agreed. The rest of the reading is the promise, which is counted on and judged by itself. */
export interface HandSetView {
  readonly due: string;
  readonly setAt: string;
  readonly by: string;
  readonly reason: string;
  readonly missed: boolean;
  /** When the promise itself is due; null while that cannot be named. */
  readonly promised: string | null;
}

/** Any clock of an incident: what it owes its caller, and what teams and suppliers owe the desk. */
export interface NamedReading extends Omit<ClockReading, 'measures'> {
  readonly measures: 'response' | 'update' | 'resolution' | 'team' | 'supplier';
  /** The team or supplier whose clock it is. */
  readonly of: string | null;
}

/** A step of the plan, taken or still to come. */
export interface EscalationView {
  readonly step: string;
  readonly kind: 'functional' | 'hierarchical';
  readonly to: string;
  readonly planned: string;
  readonly takenAt: string | null;
  readonly channels: readonly string[];
  readonly acknowledgedAt: string | null;
  readonly acknowledgedBy: string | null;
  /** Deputies who were rung because nobody had acknowledged, in order. */
  readonly passedOn: readonly PassedOn[];
  /** Calls of the step that reached nobody. */
  readonly unreached: readonly { readonly to: string; readonly why: string; readonly at: string }[];
}
/** `because` is how the call before ended: `unacknowledged`, `busy`, `unanswered` or `failed`. */
export interface PassedOn {
  readonly to: string;
  readonly planned: string;
  readonly takenAt: string;
  readonly because: string;
}

/** What escalates next. `more`: there are others, or may be. */
export interface EscalatingList {
  readonly until: string;
  readonly items: readonly (Pick<IncidentSummary, 'reference' | 'service' | 'severity' | 'summary'> &
    Pick<EscalationView, 'step' | 'kind' | 'to' | 'planned'>)[];
  readonly more: boolean;
}

/** What the desk will do by itself, if nothing else happens. */
export interface FollowUpView {
  readonly what: 'ask-again' | 'give-back' | 'close' | 'remind';
  readonly at: string;
  /** What to be reminded of; null for the others. */
  readonly text: string | null;
}

/** `breached`: nobody was named in time. `at` is since when it has had a manager. */
export interface MajorIncidentView {
  readonly declaredAt: string;
  readonly by: 'plan' | 'desk';
  readonly managerDue: string;
  readonly manager: { readonly name: string; readonly role: string; readonly at: string } | null;
  readonly breached: boolean;
}

export interface EventView {
  readonly seq: number;
  readonly at: string;
  readonly type: string;
  readonly actor: string;
  /** What happened, in a sentence. */
  readonly says: string;
  readonly hash: string;
  readonly previous: string;
}

export type DocumentView = StoredDocument;

export interface IncidentSummary {
  readonly reference: string;
  readonly organisation: string;
  readonly service: string;
  readonly channel: Channel;
  readonly type: ContactType;
  readonly summary: string;
  readonly severity: Severity;
  readonly state: IncidentState;
  readonly openedAt: string;
}

export interface IncidentView extends IncidentSummary {
  readonly description: string;
  readonly caller: Caller;
  readonly impact: Level;
  readonly urgency: Level;
  readonly safety: readonly SafetyFlag[];
  readonly owner: string | null;
  /** The incident that it is a part of, and those that are a part of it. */
  readonly parent: string | null;
  readonly children: readonly string[];
  readonly supplier: { readonly id: string; readonly reference: string | null; readonly status: string | null } | null;
  readonly clocks: readonly ClockReading[];
  readonly escalations: readonly EscalationView[];
  /** For the desk's people and the assessor; empty for others. */
  readonly followUps: readonly FollowUpView[];
  /** Null: it is none. */
  readonly majorIncident: MajorIncidentView | null;
  readonly documents: readonly DocumentView[];
  readonly timeline: readonly EventView[];
  /** What was taken out before it was stored, by kind. */
  readonly redactions: readonly { readonly kind: string; readonly count: number }[];
}

export interface Counts {
  readonly open: number;
  readonly total: number;
  readonly bySeverity: Readonly<Partial<Record<Severity, number>>>;
  readonly byState: Readonly<Partial<Record<IncidentState, number>>>;
}
