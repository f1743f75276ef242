import type { SuspectedView } from './suspicions.ts';
import type { DocumentFinding } from '../domain/documents/finding.ts';
import type { Caller, Channel, ContactType, IncidentState, StoredDocument } from '../domain/incident/contact.ts';
import type { HandOffDocument, HandOffHealth, HandOffState } from '../domain/incident/hand-off/index.ts';
import type { Sentence } from '../domain/incident/index.ts';
import type { Level, SafetyFlag, Severity } from '../../standards/index.ts';

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
  readonly byHand: AgreedDeadlineView | null;
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

/** A deadline that the duty manager agreed. The rest of the reading is the target's, which is counted on and judged by itself. */
export interface AgreedDeadlineView {
  readonly due: string;
  readonly setAt: string;
  readonly by: string;
  readonly reason: string;
  readonly missed: boolean;
  /** When the target itself is due; null while that cannot be named. */
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
  readonly passedOn: readonly DeputyCallView[];
  /** Calls of the step that reached nobody. */
  readonly unreached: readonly { readonly to: string; readonly why: string; readonly at: string }[];
}
/** `because` is how the call before ended: `unacknowledged`, `busy`, `unanswered` or `failed`. */
export interface DeputyCallView {
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
  /** By which a reminder can be withdrawn; null for the others. */
  readonly reminder: number | null;
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
  /** What happened, in a sentence; instants in ISO 8601. */
  readonly says: string;
  /** The same sentence with its instants as data; absent when it has none. */
  readonly parts?: Sentence;
  readonly hash: string;
  readonly previous: string;
}

export interface DocumentView extends StoredDocument {
  /** The supplier that attached it; absent: it came otherwise. */
  readonly from?: string;
  /** Somebody of the desk has marked it as free of patients' data. */
  readonly released?: true;
  /** Why it stays with the desk until somebody has released it. */
  readonly finding?: DocumentFinding;
  /** What became of it on each hand-off, in words as well; only for the desk's people and the assessor. */
  readonly handOffs?: readonly {
    readonly supplier: string;
    readonly handOff: number;
    readonly state: HandOffDocument['state'];
    readonly says: string;
  }[];
}

/** A hand-off as the desk's people see it: both references, where it stands and how it is, two severities side by side, and who owns what. */
export interface HandOffView {
  readonly reference: string;
  readonly supplier: string;
  readonly handOff: number;
  readonly ticket: string | null;
  readonly state: HandOffState;
  readonly status: string | null;
  readonly health: HandOffHealth;
  /** Our severity; theirs in their own words, and on our scale where they are agreed ones. */
  readonly ours: Severity;
  readonly theirs: string | null;
  readonly theirSeverity: Severity | null;
  readonly disagrees: boolean;
  readonly handedOffAt: string;
  readonly heardAt: string | null;
  readonly sentAt: string | null;
  readonly unreachableSince: string | null;
  readonly silentSince: string | null;
  /** When the supplier's contract has the resolution due. */
  readonly resolveBy: string | null;
  /** How often its service desk was rung, and how often the caller said no to its resolution. */
  readonly rung: number;
  readonly sentBack: number;
  readonly owners: Readonly<Record<string, string>>;
  /** The supplier says that it is over, and the caller has not; with its incident only, not in lists. */
  readonly unconfirmed?: boolean;
  /** What went along and what did not, and why; with its incident only, not in lists. */
  readonly documents?: readonly {
    readonly document: string;
    readonly name: string;
    readonly state: HandOffDocument['state'];
    readonly says: string;
  }[];
}

/** The circuit to one supplier: `open` tries nothing, `half-open` tries one thing to find out. */
export type CircuitState = 'closed' | 'half-open' | 'open';
/** A supplier, its line and how many hand-offs go on there and in which trouble. */
export interface SupplierView {
  readonly id: string;
  readonly name: string;
  readonly telephone: string;
  readonly line: {
    readonly state: CircuitState;
    readonly used: boolean;
    readonly since: string | null;
    readonly nextTry: string | null;
    readonly failuresInARow: number;
    readonly waiting: number;
  };
  readonly handOffs: Readonly<Record<'going' | 'down' | 'silent' | 'late' | 'disagreeing' | 'broken', number>>;
}

/** A message that was refused or given up, and that nobody has decided about. */
export interface DeadLetterView {
  readonly id: number;
  readonly reference: string;
  readonly what: string;
  readonly supplier: string | null;
  readonly why: 'refused' | 'given-up';
  readonly reason: string;
  readonly at: string;
  readonly attempts: number;
}

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
  /** How its hand-off is, while it is with a supplier; only for the desk's people and the assessor. */
  readonly handOff?: Pick<HandOffView, 'supplier' | 'state' | 'health' | 'theirs' | 'theirSeverity' | 'disagrees'>;
}

export interface IncidentView extends IncidentSummary {
  readonly description: string;
  readonly caller: Caller;
  readonly impact: Level;
  readonly urgency: Level;
  readonly safety: readonly SafetyFlag[];
  readonly owner: string | null;
  /** The other desk that logged it, by id, and its reference; null when none did. */
  readonly loggedBy: { readonly desk: string; readonly reference: string | null } | null;
  /** The incident that it is a part of, and those that are a part of it. */
  readonly parent: string | null;
  readonly children: readonly string[];
  readonly supplier: { readonly id: string; readonly reference: string | null; readonly status: string | null } | null;
  /** Its hand-offs, in order; only for the desk's people and the assessor. */
  readonly handOffs: readonly HandOffView[];
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
  /** What may be a patient's, for the desk's people to look at before anything leaves. */
  readonly suspected?: readonly SuspectedView[];
}

export interface Counts {
  readonly open: number;
  readonly total: number;
  readonly bySeverity: Readonly<Partial<Record<Severity, number>>>;
  readonly byState: Readonly<Partial<Record<IncidentState, number>>>;
}
