/** Types of a standard: what a desk must prove, and the policy it runs on. Read by `loadStandard` from `standards/<id>/`. */

import type { HospitalNumbers } from '../kernel/index.ts';
import type { ChangePolicy } from './change-types.ts';
import type { CalendarPolicy, Severity, Tier } from '../kernel/index.ts';
import type { ClinicalSafetyPolicy, InformationGovernancePolicy, SafetyFlag } from './safety-types.ts';
export type * from './safety-types.ts';
import type { KnowledgePolicy, TriagePolicy } from './knowledge-types.ts';
export type * from './knowledge-types.ts';
export type { CalendarPolicy, CalendarVersion, Severity, Tier, TierTarget, Weekday } from '../kernel/index.ts';

export type * from './change-types.ts';

export type Level = '1' | '2' | '3' | '4' | '5';

/** One way of showing that a criterion is met. Every way the register lists must be met. */
export type Showing =
  { readonly by: 'scenario' } | LoadShowing | { readonly by: 'document'; readonly check: DocumentCheckId } | AttestationShowing;

export interface AttestationShowing {
  readonly by: 'attestation';
  /** What people are asked to stand for. */
  readonly ask: string;
  /**
   * Attested records of exercises with people answer it: one held in each of these hours. A record counts while it is younger than `within`, and
   * from `warnFrom` on the reader is warned. ISO 8601 durations in months.
   */
  readonly exercised?: {
    readonly hours: readonly ('in-hours' | 'out-of-hours')[];
    readonly within: string;
    readonly warnFrom: string;
  };
}

export interface LoadShowing {
  readonly by: 'load';
  readonly check: LoadCheckId;
  /** The time that the statement gives for 95 of 100 answers, such as `PT1S`. Without it no time is judged. */
  readonly answeredWithin?: string;
}

export type LoadCheckId =
  'nothing-lost' | 'one-supplier-ticket-each' | 'night-targets-kept' | 'isolation-under-load' | 'no-number-kept';
export type DocumentCheckId = 'document-control' | 'escalation-plan' | 'service-catalogue' | 'evidence-index';

export interface Criterion {
  readonly id: string;
  readonly area: string;
  readonly title: string;
  readonly statement: string;
  readonly sources: readonly string[];
  readonly mustPass: boolean;
  readonly shownBy: readonly Showing[];
}

export interface SeverityPolicy {
  readonly impacts: Readonly<Record<Level, string>>;
  readonly urgencies: Readonly<Record<Level, string>>;
  /** `matrix[impact][urgency]`. A table: it is not symmetric. */
  readonly matrix: Readonly<Record<Level, Readonly<Record<Level, Severity>>>>;
  /** A safety flag lifts the severity to at least this, however few are affected. */
  readonly floors: Readonly<Record<SafetyFlag, Severity>>;
  /** Impact and urgency of mail and fax before triage. */
  readonly untriaged: { readonly impact: Level; readonly urgency: Level };
}

/** An internal resolver team and its operational-level agreement (OLA). */
export interface Team {
  readonly id: string;
  readonly name: string;
  /** Calendar on which its targets count. */
  readonly hours: string;
  /** ISO durations: how long an incident of this severity may stay with it. */
  readonly targets: Readonly<Partial<Record<Severity, string>>>;
  readonly pausedBy: readonly string[];
}

export interface Service {
  readonly id: string;
  readonly name: string;
  /** Other names that callers use, for recognising it in a mail's subject. */
  readonly aliases: readonly string[];
  readonly national: boolean;
  readonly owner: string;
  /** Id of a tier, or `none` for a service without service levels: it has no clocks. */
  readonly tier: string;
  readonly hours: string;
  /** Supplier id, or null when the desk's own teams resolve it. */
  readonly supplier: string | null;
  readonly route: 'direct' | 'local';
  readonly dependencies: readonly string[];
}

export interface Supplier {
  readonly id: string;
  readonly name: string;
  readonly contact: { readonly telephone: string; readonly mail: string };
  /** Fields a hand-off must carry before it is sent. */
  readonly minimumDataSet: readonly MinimumDataField[];
  /** How an incident reaches it: straight from the desk, or by the national service desk. */
  readonly route: 'direct' | 'national-desk';
  /** Catalogue services it answers for (ids), and the calendar its desk keeps. */
  readonly services: readonly string[];
  readonly hours: string;
  /** The underpinning contract: ISO durations by our severity, counted on `hours`. */
  readonly targets: Readonly<Partial<Record<Severity, { readonly response: string; readonly resolution: string }>>>;
  /** Our severity as it is written in its tickets, e.g. `{ '1': 'Critical', … }`; one to one. */
  readonly severities: Readonly<Record<Severity, string>>;
  /** Whether its events carry the whole ticket or only its id, so that the desk reads it. */
  readonly callbacks: 'full' | 'thin';
  /** Rates of the simulated supplier only; the desk never reads them. */
  readonly conduct: SupplierConduct;
}

/** Shares from 0 to 1 by our severity; a severity left out has none. */
export type Share = Readonly<Partial<Record<Severity, number>>>;

/** What a simulated supplier does by itself with the tickets it takes. */
export interface SupplierConduct {
  /** Sent back as a local cause. */
  readonly localCause: Share;
  /** Taken at a lower severity than was asked. */
  readonly downgrades: Share;
  /** Answered with a question for more data. */
  readonly asksForMore: Share;
  /** Resolved without telling the workaround of a known error. */
  readonly withholdsKnownError: Share;
  /** Time to resolve by severity, ISO durations: lognormal through both. A national desk: time until it has passed the incident on. */
  readonly resolves: Readonly<Record<Severity, { readonly median: string; readonly p90: string }>>;
  /** ISO duration from accepting to work begun. */
  readonly begins: string;
  /** ISO duration after which it closes a resolved ticket that nobody confirmed. Absent: it never does. */
  readonly closes?: string;
}
export type MinimumDataField =
  | 'occurredAt'
  | 'description'
  | 'impact'
  | 'affectedUsers'
  | 'affectedService'
  | 'location'
  | 'workaround'
  | 'stepsTaken'
  | 'requesterContact'
  | 'updateContact'
  | 'errorText';

export interface Organisation {
  readonly id: string;
  readonly name: string;
  readonly kind: 'trust' | 'university-hospital' | 'primary-care-trust' | 'mental-health-trust' | 'social-services';
  readonly nhs: boolean;
  readonly mailDomains: readonly string[];
  readonly users: number;
}

/** A person or desk that the plan can reach, by role. */
export interface Contact {
  readonly role: string;
  readonly title: string;
  readonly name: string;
  readonly telephone: string;
  readonly mail: string;
  /** Role that is rung instead, in steps with `then`. */
  readonly deputy?: string;
}

/** `after` counts real time from opening, `declared` from the declaration as a major incident; a step of the latter exists only once there is one. */
export type Trigger =
  | { readonly after: string }
  | { readonly declared: string }
  | { readonly clock: 'response' | 'resolution'; readonly percent: number };

/** Who holds a role when. The week covers every minute of it once; `from` and `to` are like `fri 18:00`, those of exceptions local times. */
export interface Rota {
  readonly role: string;
  readonly week: readonly { readonly from: string; readonly to: string; readonly who: string }[];
  readonly exceptions?: readonly { readonly from: string; readonly to: string; readonly who: string }[];
}
export interface RotaPolicy {
  /** The standard's, unless the file names another. */
  readonly zone: string;
  /** A person without a number or address uses the role's. */
  readonly people: readonly { readonly id: string; readonly name: string; readonly telephone?: string; readonly mail?: string }[];
  readonly rotas: readonly Rota[];
}

export interface EscalationStep {
  readonly id: string;
  readonly severities: readonly Severity[];
  readonly kind: 'functional' | 'hierarchical';
  /** Real elapsed time since opening, or a share of a service-level clock. */
  readonly trigger: Trigger;
  /**
   * When the step applies, by the plan's calendar at the instant the step falls due. In hours: the calendar is open. Out of hours: it is
   * not, so a bank holiday is out of hours too. Bank holiday: the local date is one of the calendar's closures.
   */
  readonly period: 'always' | 'in-hours' | 'out-of-hours' | 'bank-holiday';
  readonly to: string;
  /** The step applies only to incidents of these services, so that a supplier's service desk is not rung about a local fault. Absent: to all. */
  readonly services?: readonly string[];
  readonly channels: readonly ('telephone' | 'mail')[];
  /** The step is skipped once this has happened. `managed`: a major incident has its named manager, any other incident an owner. */
  readonly unless: 'acknowledged' | 'managed' | 'responded' | 'handed-off' | 'resolved';
  /** ISO duration without acknowledgement after which the contact's deputy is rung under the same step, then the deputy's; nobody twice. */
  readonly then?: { readonly after: string };
  /** The message. `{reference} {service} {severity} {summary} {organisation}` are filled in. */
  readonly says: string;
}
/** How a major incident gets a named manager. */
export interface MajorIncidentPolicy {
  /** Severities that can be a major incident, declared by the desk at once or by staff. */
  readonly declared: Readonly<Partial<Record<Severity, 'at-once' | 'by-hand'>>>;
  /** ISO duration from the declaration. Naming a manager later, or never, is a breach. */
  readonly managerWithin: string;
  /** Roles of the contacts who become the manager by acknowledging a call of the plan. */
  readonly managers: readonly string[];
}
export interface EscalationPlan {
  /** Null: the standard has no major incidents. */
  readonly majorIncident: MajorIncidentPolicy | null;
  /** ISO durations: how often, at least, the caller is updated between response and resolution, by severity. */
  readonly updateEvery: Readonly<Partial<Record<Severity, string>>>;
  /** The most by which calls and mails of a desk with a declared cadence may be late. ISO duration. */
  readonly lateness: string;
  /** ISO duration. Mail-only warnings that fall due for one person within it are sent as one digest. */
  readonly digestWindow: string;
  /** Id of the controlled document with the written plan. */
  readonly document: string;
  /** Calendar whose open instants are in hours. Its closures are the bank holidays. */
  readonly inHours: string;
  readonly steps: readonly EscalationStep[];
}

/** Handling of a supplier interface that is slow, silent or down. ISO durations of real time. */
export interface HandOffPolicy {
  /** How long a hand-off may stay unsent before the supplier's service desk is rung and a person here is notified. */
  readonly ringAfter: Readonly<Record<Severity, string>>;
  /** At these severities the role is rung about a failing hand-off, besides the mail. */
  readonly ringPerson: {
    readonly role: string;
    /** Roles rung in order after the role's deputies when a call reaches nobody. */
    readonly then?: readonly string[];
    readonly severities: readonly Severity[];
  };
  /** How long after acceptance, without an event, the desk verifies that the ticket exists. */
  readonly readBackAfter: string;
  /** How long without an event before the desk reads the supplier's ticket again. */
  readonly lookEvery: Readonly<Record<Severity, string>>;
  readonly retry: {
    readonly first: string;
    readonly longest: string;
    /** The longest `Retry-After` that is obeyed. */
    readonly longestAsked: string;
    readonly attempts: number;
  };
  readonly breaker: {
    /** Consecutive failures that open the breaker. */
    readonly failures: number;
    /** Percentage of failures among the last `of` calls that opens it too. */
    readonly share: number;
    readonly of: number;
    readonly rest: string;
    readonly longestRest: string;
  };
  /** Which documents of an incident are passed on, and size limits, which hold for a supplier's attachments too. */
  readonly documents: {
    /**
     * By media type. `cleaned`: passed on with patients' numbers removed. `released`: passed on after somebody marked it free of patients'
     * data. Other types are never passed on.
     */
    readonly types: Readonly<Record<string, 'cleaned' | 'read' | 'released'>>;
    readonly most: number;
    readonly bytesEach: number;
    readonly bytesInAll: number;
  };
}

/** The room of a major incident, complaints, and functional escalation: `room.yaml`. Durations are ISO 8601. */
export interface RoomPolicy {
  /** Audiences that are promised notices. `to`: roles, suppliers, or `supplier-of-service`. */
  readonly communications: readonly {
    readonly id: string;
    readonly name: string;
    readonly sender: string;
    readonly to: readonly string[];
    readonly first: string;
    readonly every: Readonly<Partial<Record<Severity, string>>>;
  }[];
  /** In whole days or longer. */
  readonly report: {
    readonly within: string;
    readonly remindBefore: string;
    readonly chaseEvery: string;
    readonly above: string;
  };
  readonly complaints: { readonly keptFor: string };
  /** To whom an incident goes that is still with the first line after so long of its service's hours. */
  readonly moves: readonly {
    readonly services: readonly string[];
    readonly team: string;
    readonly after: Readonly<Partial<Record<Severity, string>>>;
  }[];
}

/** Automatic follow-up of waiting incidents. Durations count on the calendar beside them. */
export interface FollowUpPolicy {
  /** Absent: no automatic closing. */
  readonly nightlyClose?: {
    /** `HH:MM`, local time of the calendar's zone. */
    readonly at: string;
    readonly calendar: string;
    /** Absent: only incidents that the caller confirmed are closed. */
    readonly unanswered?: { readonly askAgainAfter: string; readonly after: string };
  };
  /** Reminders by reason of a pause. Other reasons have none. */
  readonly chase: readonly {
    readonly reason: string;
    readonly calendar: string;
    readonly every: string;
    readonly atMost: number;
    /** What a return to the shift does to the clocks: `tell` nothing, `resume` restarts them. */
    readonly whenSilent: 'tell' | 'resume';
  }[];
}

/** What the reports of the desk count by, and when they leave. ISO durations. */
export interface ReportingPolicy {
  /** A month's report leaves on this working day of the calendar after its end, at `HH:MM` local time. Absent: none is mailed. */
  readonly send?: { readonly workingDay: number; readonly at: string; readonly calendar: string };
  readonly recipients: readonly { readonly organisation: string; readonly name: string; readonly mail: string }[];
  /** How long a first contact by letter may take, in time of the calendar. */
  readonly firstContact: { readonly within: string; readonly calendar: string };
  /** Ascending bounds between the bands of the backlog's age. */
  readonly ageBounds: readonly string[];
  /** A call is answered in time within `within`; one given up before `short` is left out of one of the rates. */
  readonly answering: { readonly within: string; readonly short: string };
}

/** Fields that the front matter leaves out are '' or []: the document check reports them, not the loader. */
export interface ControlledDocument {
  /** Path relative to the standard's folder. */
  readonly file: string;
  readonly id: string;
  readonly title: string;
  /** The process it describes, one of the standard's `processes`. */
  readonly process: string;
  readonly owner: string;
  readonly version: string;
  readonly status: 'draft' | 'approved' | 'withdrawn';
  readonly approver: string;
  readonly approved: string;
  readonly reviewers: readonly string[];
  readonly reviewBy: string;
  /** First and last line of the body. */
  readonly header: string;
  readonly footer: string;
  /** The whole file, for findings that quote a line. */
  readonly text: string;
  readonly body: string;
}

/** Who does an operation, in relation to the incident: its caller, somebody of another organisation, the desk's people, or nobody. */
export type Who = 'requester-own' | 'requester-other' | 'analyst' | 'duty-manager' | 'assessor' | 'signed-out';

/** Something that can be done with an incident. Everybody who is not in `may` is refused. */
export interface Operation {
  readonly id: string;
  readonly says: string;
  readonly may: readonly Who[];
}

export interface Standard {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  /** IANA zone of the times in pages, letters, forms and reports. Calendars have their own. */
  readonly zone: string;
  /** Where the criteria come from, for the report's first page. */
  readonly notice: string;
  readonly dir: string;
  /** SHA-256 over the names and contents of every file of the standard. */
  readonly digest: string;
  /** Their paths in the folder of the standard, sorted. */
  readonly files: readonly string[];
  /** Processes that must have an approved procedure. */
  readonly processes: readonly string[];
  /** What each role of a portal user reads: their own incidents, or all of their organisation. A role not here: their own. */
  readonly portal: Readonly<Record<string, 'own' | 'organisation'>>;
  /** Every policy file as it stands, by name, for findings that quote a line. */
  readonly texts: Readonly<Record<string, string>>;
  readonly criteria: readonly Criterion[];
  readonly severity: SeverityPolicy;
  readonly calendars: Readonly<Record<string, CalendarPolicy>>;
  readonly tiers: Readonly<Record<string, Tier>>;
  readonly teams: readonly Team[];
  readonly services: readonly Service[];
  /** Those of the catalogue first, in its order; then the others by id. */
  readonly suppliers: readonly Supplier[];
  readonly organisations: readonly Organisation[];
  readonly contacts: readonly Contact[];
  readonly rota: RotaPolicy;
  readonly escalation: EscalationPlan;
  readonly handOff: HandOffPolicy;
  readonly followUp: FollowUpPolicy;
  /** Null: the standard says nothing about changes. */
  readonly change: ChangePolicy | null;
  readonly reporting: ReportingPolicy;
  /** Numbers by which the hospitals themselves know a patient. */
  readonly patientIdentifiers: { readonly hospitalNumbers: readonly HospitalNumbers[] };
  /** Null: the standard has no clinical safety officer. */
  readonly clinicalSafety: ClinicalSafetyPolicy | null;
  /** Null: the standard states nothing about data security, identity and access. */
  readonly informationGovernance: InformationGovernancePolicy | null;
  readonly triage: TriagePolicy;
  readonly knowledge: KnowledgePolicy;
  readonly documents: readonly ControlledDocument[];
  /** Null where the standard has none. */
  readonly room: RoomPolicy | null;
  /** Empty where the standard states none. */
  readonly operations: readonly Operation[];
}

/** The part of a standard that the desk needs: all but the criteria and the source files. */
export type Policy = Omit<Standard, 'criteria' | 'dir' | 'digest' | 'notice' | 'texts' | 'operations'>;

/** A finding of a document inspection. A check without findings is met. */
export interface DocumentFinding {
  readonly check: DocumentCheckId;
  readonly file: string;
  readonly line: number;
  /** The text of the line. */
  readonly quote: string;
  readonly message: string;
}
