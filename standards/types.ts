/** The words of a standard: what a desk must prove, and the policy it runs on. Files under `standards/<id>/`, read by `loadStandard`. */

import type { HospitalNumbers } from '../kernel/index.ts';
import type { CalendarPolicy, Severity, Tier } from '../kernel/index.ts';
export type { CalendarPolicy, CalendarVersion, Severity, Tier, TierTarget, Weekday } from '../kernel/index.ts';

export type Level = '1' | '2' | '3' | '4' | '5';

/** One way of showing that a criterion is met. Every way the register lists must be met. */
export type Showing =
  | { readonly by: 'scenario' }
  | { readonly by: 'load'; readonly check: LoadCheckId }
  | { readonly by: 'document'; readonly check: DocumentCheckId }
  | { readonly by: 'attestation'; readonly ask: string };

export type LoadCheckId = 'nothing-lost' | 'one-supplier-ticket-each' | 'night-targets-kept' | 'isolation-under-load';
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
  /** What a contact gets that nobody has triaged yet (mail and fax), by channel. */
  readonly untriaged: { readonly impact: Level; readonly urgency: Level };
}
export type SafetyFlag = 'wrong-patient-data' | 'lost-patient-data' | 'possible-harm';

/** A resolver team of the house, and the operational-level agreement it works by. */
export interface Team {
  readonly id: string;
  readonly name: string;
  /** Calendar by which its time counts. */
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
  /** Id of a tier, or `none` where nothing is promised: such a service has no clocks. */
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
  /** Whether an event carries the whole ticket or only its id, to be read again. */
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
  /** Resolved although a known error was withheld: the workaround it has is not told. */
  readonly withholdsKnownError: Share;
  /** Time to resolve by severity, ISO durations: lognormal through both. A national desk: time until it has passed the incident on. */
  readonly resolves: Readonly<Record<Severity, { readonly median: string; readonly p90: string }>>;
  /** ISO duration from accepting to work begun. */
  readonly begins: string;
  /** ISO duration from resolving, after which it closes a ticket of which it has heard no word. Absent: it waits for one. */
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

/** Somebody the plan can reach, by role. `inHours` and `outOfHours` may name the same person. */
export interface Contact {
  readonly role: string;
  readonly title: string;
  readonly name: string;
  readonly telephone: string;
  readonly mail: string;
  /** Role of whoever is rung instead, in steps that say `then`. */
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
  readonly zone: string;
  /** Without a number or address of their own they use the role's. */
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
   * Whether the step exists for an incident is decided by the plan's calendar at the instant the step falls due. In hours: the calendar is
   * open. Out of hours: it is not, for whatever reason, so a bank holiday is out of hours too. Bank holiday: the local date is one of its closures.
   */
  readonly period: 'always' | 'in-hours' | 'out-of-hours' | 'bank-holiday';
  readonly to: string;
  /** The step exists only for incidents of these services (a supplier's service desk is not rung about a local fault). Absent: for all. */
  readonly services?: readonly string[];
  readonly channels: readonly ('telephone' | 'mail')[];
  /** The step is not taken once this has happened. `managed`: somebody is in charge, of a major incident its named manager, of any other its owner. */
  readonly unless: 'acknowledged' | 'managed' | 'responded' | 'handed-off' | 'resolved';
  /** Rung and not acknowledged for this long (ISO duration), the contact's deputy is rung under the same step, then the deputy's, nobody twice. */
  readonly then?: { readonly after: string };
  /** What the person hears or reads. `{reference} {service} {severity} {summary} {organisation}` are filled in. */
  readonly says: string;
}
/** How a major incident comes to have a named manager. */
export interface MajorIncidentPolicy {
  /** Severities that can be one: declared by the desk as soon as an incident has it, or by its people. Any other is none. */
  readonly declared: Readonly<Partial<Record<Severity, 'at-once' | 'by-hand'>>>;
  /** ISO duration from the declaration. A manager who is named later, or never, is a breach. */
  readonly managerWithin: string;
  /** Roles of the contacts who become the manager by acknowledging a call of the plan. */
  readonly managers: readonly string[];
}
export interface EscalationPlan {
  /** Null: the standard has no major incidents. */
  readonly majorIncident: MajorIncidentPolicy | null;
  /** ISO durations: while an incident of this severity is answered and not resolved, its caller hears something at least so often. */
  readonly updateEvery: Readonly<Partial<Record<Severity, string>>>;
  /** ISO duration. Warnings by mail alone that fall due for one person within it leave as one letter. */
  readonly digestWindow: string;
  /** Id of the controlled document that writes the plan out. */
  readonly document: string;
  /** Calendar whose open instants are in hours; the bank holidays are its closures. */
  readonly inHours: string;
  readonly steps: readonly EscalationStep[];
}

/** What the desk does when a supplier's interface is slow, silent or away. ISO durations of real time. */
export interface HandOffPolicy {
  /** Not sent for so long: the supplier's service desk is rung, and a person here is told. */
  readonly ringAfter: Readonly<Record<Severity, string>>;
  /** Of a hand-off that fails, this role is not only written to but rung, at these severities. */
  readonly ringPerson: {
    readonly role: string;
    /** Who is rung after the role's deputies when a call reaches nobody, in order. */
    readonly then?: readonly string[];
    readonly severities: readonly Severity[];
  };
  /** Accepted, and nothing heard for so long: is the ticket there at all? */
  readonly readBackAfter: string;
  /** With the supplier, and nothing heard for so long: its ticket is read again. */
  readonly lookEvery: Readonly<Record<Severity, string>>;
  readonly retry: {
    readonly first: string;
    readonly longest: string;
    /** The longest wait that a supplier can ask for. */
    readonly longestAsked: string;
    readonly attempts: number;
  };
  readonly breaker: {
    /** Failures in a row that open it. */
    readonly failures: number;
    /** So does this percentage of failures among the last `of` calls. */
    readonly share: number;
    readonly of: number;
    readonly rest: string;
    readonly longestRest: string;
  };
  /** Which of an incident's documents go along, and how much of them; the bounds hold for what a supplier attaches too. */
  readonly documents: {
    /**
     * By media type. `cleaned`: goes, with patients' numbers taken out; `released`: only once somebody has marked it as free of patients'
     * data. A type that is not here stays.
     */
    readonly types: Readonly<Record<string, 'cleaned' | 'read' | 'released'>>;
    readonly most: number;
    readonly bytesEach: number;
    readonly bytesInAll: number;
  };
}

/** What the desk does by itself with an incident that waits. Durations are open hours of the calendar beside them. */
export interface FollowUpPolicy {
  /** Absent: nothing is closed by itself. */
  readonly nightlyClose?: {
    /** `HH:MM`, local time of the calendar's zone. */
    readonly at: string;
    readonly calendar: string;
    /** Absent: only what the caller confirmed. */
    readonly unanswered?: { readonly askAgainAfter: string; readonly after: string };
  };
  /** By reason of a pause; one that is not here asks nobody again. */
  readonly chase: readonly {
    readonly reason: string;
    readonly calendar: string;
    readonly every: string;
    readonly atMost: number;
    /** What giving back to the shift does to the clocks: nothing, or it lets them run again. */
    readonly whenSilent: 'tell' | 'resume';
  }[];
}

/** What the front matter leaves out is '' or [] here: that is for the document check to find, not for the loader to refuse. */
export interface ControlledDocument {
  /** Path relative to the standard's folder. */
  readonly file: string;
  readonly id: string;
  readonly title: string;
  /** Which of the standard's `processes` it is the procedure of. */
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

export interface Standard {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  /** What the reader must know about where the criteria come from. */
  readonly notice: string;
  readonly dir: string;
  /** SHA-256 over the names and contents of every file of the standard. */
  readonly digest: string;
  /** Processes that must have an approved procedure. */
  readonly processes: readonly string[];
  /** Every policy file as it stands, by name, for findings that quote a line. */
  readonly texts: Readonly<Record<string, string>>;
  readonly criteria: readonly Criterion[];
  readonly severity: SeverityPolicy;
  readonly calendars: Readonly<Record<string, CalendarPolicy>>;
  readonly tiers: Readonly<Record<string, Tier>>;
  readonly teams: readonly Team[];
  readonly services: readonly Service[];
  /** Those that the catalogue names first, in its order; then the others by id. */
  readonly suppliers: readonly Supplier[];
  readonly organisations: readonly Organisation[];
  readonly contacts: readonly Contact[];
  readonly rota: RotaPolicy;
  readonly escalation: EscalationPlan;
  readonly handOff: HandOffPolicy;
  readonly followUp: FollowUpPolicy;
  /** Numbers by which the hospitals themselves know a patient. */
  readonly patientIdentifiers: { readonly hospitalNumbers: readonly HospitalNumbers[] };
  readonly documents: readonly ControlledDocument[];
}

/** What the desk needs of a standard: everything but the criteria and where they were read. */
export type Policy = Omit<Standard, 'criteria' | 'dir' | 'digest' | 'notice' | 'texts'>;

/** What an inspection of a document found. No finding means the check is met. */
export interface DocumentFinding {
  readonly check: DocumentCheckId;
  readonly file: string;
  readonly line: number;
  /** The line as it stands, so that the reader need not open the file. */
  readonly quote: string;
  readonly message: string;
}
