import type { SafetyViews } from './safety.ts';
import type { SuspectedView } from './suspicions.ts';
import type { DocumentFinding } from '../domain/documents/finding.ts';
import type { Caller, Channel, ContactType, IncidentState, StoredDocument } from '../domain/incident/contact.ts';
import type { HandOffDocument, HandOffHealth, HandOffState } from '../domain/incident/hand-off/index.ts';
import type { ByHandKind, ByHandOutcome, Sentence, WhyByHand } from '../domain/incident/index.ts';
import type { Level, SafetyFlag, Severity } from '../../standards/index.ts';

/** The desk's views: the JSON of its REST API, and the data of its pages. */
export interface ClockReading {
  readonly measures: 'response' | 'resolution';
  readonly state: 'not-started' | 'none' | 'running' | 'paused' | 'stopped' | 'cancelled';
  readonly breached: boolean;
  readonly elapsedMs: number;
  readonly remainingMs: number | null;
  readonly targetMs: number | null;
  /** The deadline in force: the manually agreed one while it applies. */
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

/** A deadline agreed by the duty manager. The rest of the reading is the target's, which is counted and judged separately. */
export interface AgreedDeadlineView {
  readonly due: string;
  readonly setAt: string;
  readonly by: string;
  readonly reason: string;
  readonly missed: boolean;
  /** The target's own deadline; null while it cannot be computed. */
  readonly promised: string | null;
}

/** Any clock of an incident: the caller's targets, and those of teams and suppliers towards the desk. */
export interface NamedReading extends Omit<ClockReading, 'measures'> {
  readonly measures: 'response' | 'update' | 'resolution' | 'team' | 'supplier';
  /** The team or supplier that owns the clock. */
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
  /** Deputies called because nobody had acknowledged, in order. */
  readonly passedOn: readonly DeputyCallView[];
  /** Its channels that wait for a person, because the desk has no such channel; absent when none does. */
  readonly byHand?: readonly ('telephone' | 'mail')[];
  /** Calls of the step that reached nobody. */
  readonly unreached: readonly { readonly to: string; readonly why: string; readonly at: string }[];
}
/** `because` is the outcome of the previous call: `unacknowledged`, `busy`, `unanswered` or `failed`. */
export interface DeputyCallView {
  readonly to: string;
  readonly planned: string;
  readonly takenAt: string;
  readonly because: string;
}

/** The next escalations. `more`: further ones exist, or may exist. */
export interface EscalatingList {
  readonly until: string;
  readonly items: readonly (Pick<IncidentSummary, 'reference' | 'service' | 'severity' | 'summary'> &
    Pick<EscalationView, 'step' | 'kind' | 'to' | 'planned'>)[];
  readonly more: boolean;
}

/** An action that the desk will take by itself, if nothing else happens. */
export interface FollowUpView {
  readonly what: 'ask-again' | 'give-back' | 'close' | 'remind' | 'tell-deputy' | 'data-security';
  readonly at: string;
  /** The reminder's text; null for other actions. */
  readonly text: string | null;
  /** The id for withdrawing a reminder; null for other actions. */
  readonly reminder: number | null;
}

/** `breached`: no manager was named in time. `at` is the time since which it has had a manager. */
export interface MajorIncidentView {
  readonly declaredAt: string;
  readonly by: 'plan' | 'desk';
  readonly managerDue: string;
  readonly manager: { readonly name: string; readonly role: string; readonly at: string } | null;
  readonly breached: boolean;
}

/** State of the mail to and from the caller. */
export interface CorrespondenceView {
  /** A program logged it, so no automatic reply is sent. */
  readonly generated: boolean;
  /** The mail came from another source than the sender that it names. */
  readonly unverified: boolean;
  /** Address that receives letters instead of the sender's; null: the sender's. */
  readonly replyTo: string | null;
  /** A reply address that the sender gave outside their organisation. Nothing is sent there. */
  readonly replyToElsewhere: string | null;
  /** The last letter to the caller was not delivered, and nobody has written since; null: no loss is known. */
  readonly notReached: { readonly at: string; readonly address: string; readonly why: string } | null;
}

/** The reason that a mail is not a contact by itself: an automatic answer, a returned letter, a receipt, or the desk's own address. */
export type HeldBecause = 'automatic-answer' | 'returned-letter' | 'receipt' | 'own-address';
/** A received mail that awaits a person's decision. */
export interface HeldMailView {
  readonly id: string;
  readonly at: string;
  readonly why: HeldBecause;
  readonly from: string;
  readonly name: string;
  /** The sender's organisation, if known. */
  readonly organisation: string | null;
  readonly subject: string;
  readonly text: string;
  readonly notKept: string;
  readonly files: readonly { readonly name: string; readonly mediaType: string; readonly size: number }[];
}

/** A mail that somebody discarded. It can still be made an incident. */
export interface DismissedMailView extends HeldMailView {
  readonly dismissedAt: string;
  readonly dismissedBy: string;
  readonly reason: string;
}

export interface EventView {
  readonly seq: number;
  readonly at: string;
  readonly type: string;
  readonly actor: string;
  /** Describes the event in a sentence; instants in ISO 8601. */
  readonly says: string;
  /** The same sentence with its instants as data; absent when it has no instants. */
  readonly parts?: Sentence;
  readonly hash: string;
  readonly previous: string;
}

export interface DocumentView extends StoredDocument {
  /** The supplier that attached it; absent: it came from elsewhere. */
  readonly from?: string;
  /** Staff have marked it as free of patients' data. */
  readonly released?: true;
  /** The reason that it stays with the desk until staff release it. */
  readonly finding?: DocumentFinding;
  /** Its state on each hand-off, also as text; only for staff and the assessor. */
  readonly handOffs?: readonly {
    readonly supplier: string;
    readonly handOff: number;
    readonly state: HandOffDocument['state'];
    readonly says: string;
  }[];
}

/** A hand-off as staff see it: both references, its state and health, the two severities side by side, and the owner of each part. */
export interface HandOffView {
  readonly reference: string;
  readonly supplier: string;
  readonly handOff: number;
  readonly ticket: string | null;
  readonly state: HandOffState;
  readonly status: string | null;
  readonly health: HandOffHealth;
  /** Our severity; the supplier's in its own terms, and on our scale where a mapping is agreed. */
  readonly ours: Severity;
  readonly theirs: string | null;
  readonly theirSeverity: Severity | null;
  readonly disagrees: boolean;
  readonly handedOffAt: string;
  readonly heardAt: string | null;
  readonly sentAt: string | null;
  readonly unreachableSince: string | null;
  readonly silentSince: string | null;
  /** Since when the supplier answers with somebody else's ticket under the id of ours. */
  readonly mismatchedSince: string | null;
  /** The resolution deadline in the supplier's contract. */
  readonly resolveBy: string | null;
  /** Number of calls to its service desk, and of resolutions that the caller rejected. */
  readonly rung: number;
  readonly sentBack: number;
  readonly owners: Readonly<Record<string, string>>;
  /** The supplier reports a resolution that the caller has not confirmed. Only with its incident, not in lists. */
  readonly unconfirmed?: boolean;
  /** Documents sent and withheld, with the reason. Only with its incident, not in lists. */
  readonly documents?: readonly {
    readonly document: string;
    readonly name: string;
    readonly state: HandOffDocument['state'];
    readonly says: string;
  }[];
}

/** The circuit breaker of a supplier: `open` sends nothing, `half-open` lets one probe through. */
export type CircuitState = 'closed' | 'half-open' | 'open';
/** A supplier, its circuit breaker, and the number of current hand-offs, in total and by problem. */
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
  readonly handOffs: Readonly<
    Record<'going' | 'down' | 'silent' | 'late' | 'disagreeing' | 'broken' | 'mismatched' | 'refused', number>
  >;
}

/** A message that was refused or abandoned, and that awaits a decision. */
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
  readonly owner: string | null;
  readonly team: string | null;
  /** Since when an answer of the caller's waits for somebody of the desk; only for staff and the assessor. */
  readonly answeredAt?: string;
  /** Its hand-off while it is with a supplier, or was refused by it; only for staff and the assessor. */
  readonly handOff?: Pick<HandOffView, 'supplier' | 'state' | 'health' | 'theirs' | 'theirSeverity' | 'disagrees'>;
}

/** A message that the desk has no means to deliver, and that a person has to. */
export interface ByHandView {
  readonly id: number;
  readonly kind: ByHandKind;
  readonly what: string;
  readonly why: WhyByHand;
  readonly since: string;
  readonly references: readonly string[];
  readonly severity: Severity;
  readonly who: string;
  /** Telephone number, or address of a letter. */
  readonly number: string;
  readonly says: string;
  readonly outcomes: readonly ByHandOutcome[];
  readonly needsReference: boolean;
  readonly tried: readonly { readonly at: string; readonly outcome: ByHandOutcome }[];
}

/** A caller's answer that waits for somebody of the desk. */
export interface AnswerView extends Pick<IncidentSummary, 'reference' | 'organisation' | 'summary' | 'severity' | 'state'> {
  readonly owner: string | null;
  readonly at: string;
  readonly from: string;
  readonly text: string;
}

/** Suggested, chosen and finally right; `suggested` null: the desk was not asked. */
export interface IncidentKnowledge {
  readonly suggested: readonly string[] | null;
  readonly chosen: string;
  /** The service under which it was closed; null while it is open. */
  readonly finallyRight: string | null;
  /** References of known errors that were offered at first contact. */
  readonly offered: readonly string[];
  readonly used: readonly {
    readonly article: string;
    readonly version: number;
    readonly at: string;
    readonly helped: boolean | null;
  }[];
  readonly knownError: string | null;
}

export interface IncidentView extends IncidentSummary, SafetyViews {
  /** When the caller confirmed that it works again; null: they have not, or said something else since. */
  readonly confirmedAt: string | null;
  readonly description: string;
  /** Site, ward or room; null: nobody gave it. */
  readonly location: string | null;
  readonly caller: Caller;
  readonly impact: Level;
  readonly urgency: Level;
  /** Why its clocks are paused; null: they are not. */
  readonly pausedBy: string | null;
  /** It is with a supplier now, also while it is paused. */
  readonly withSupplier: boolean;
  readonly safety: readonly SafetyFlag[];
  /** The other desk that logged it, by id, and that desk's reference; null when no other desk did. */
  readonly loggedBy: { readonly desk: string; readonly reference: string | null } | null;
  readonly correspondence: CorrespondenceView;
  /** The parent incident, and the child incidents. */
  readonly parent: string | null;
  readonly children: readonly string[];
  readonly supplier: { readonly id: string; readonly reference: string | null; readonly status: string | null } | null;
  /** Its hand-offs, in order; only for staff and the assessor. */
  readonly handOffs: readonly HandOffView[];
  readonly clocks: readonly ClockReading[];
  readonly escalations: readonly EscalationView[];
  /** For staff and the assessor; empty for others. */
  readonly followUps: readonly FollowUpView[];
  /** Null: not a major incident. */
  readonly majorIncident: MajorIncidentView | null;
  readonly documents: readonly DocumentView[];
  readonly timeline: readonly EventView[];
  /** Data removed before it was stored, by kind. */
  /** What the desk offered and what was used; only for staff, absent for others. */
  readonly knowledge?: IncidentKnowledge;
  readonly redactions: readonly { readonly kind: string; readonly count: number }[];
  /** Possible patient data, for staff to check before anything leaves the desk. */
  readonly suspected?: readonly SuspectedView[];
}

export interface Counts {
  readonly open: number;
  readonly total: number;
  readonly bySeverity: Readonly<Partial<Record<Severity, number>>>;
  readonly byState: Readonly<Partial<Record<IncidentState, number>>>;
}
