import type { Clock, VirtualClock } from '../kernel/index.ts';
import type { Level, SafetyFlag, Severity } from '../standards/index.ts';

/** What an adapter can reach of its desk. What it cannot reach becomes `needs review`, never a pass. */
export const REACHES = [
  'phone',
  'email',
  'fax',
  'portal',
  'pages',
  'api',
  'clock',
  'escalation',
  'rota',
  'family',
  'agreements',
  'explain',
  'supplier',
  'tickets',
  'documents',
  'audit',
  'search',
] as const;
export type Reach = (typeof REACHES)[number];

export type Route = 'direct' | 'national-desk';

export type Role = 'requester' | 'analyst' | 'duty-manager' | 'assessor';

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
  readonly location?: string;
}

/** The minimum data set of a hand-off. Every field optional here: that some are missing is what scenarios are about. */
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
  /** Deputies who were rung because nobody had acknowledged, in order. */
  readonly passedOn: readonly { readonly to: string; readonly planned: string; readonly takenAt: string }[];
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

export interface DocumentView {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  /** The supplier that attached it, by id; absent: it came otherwise. */
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
  readonly caller: Caller;
  readonly impact: Level;
  readonly urgency: Level;
  readonly safety: readonly SafetyFlag[];
  readonly owner: string | null;
  /** The other desk that logged it, and its reference there; a desk that takes no tickets has none. */
  readonly loggedBy?: { readonly desk: string; readonly reference: string | null } | null;
  /** The incident that it is a part of, which escalates for both; and those that are parts of it. */
  readonly parent: string | null;
  readonly children: readonly string[];
  /** Null: it is no major incident. */
  readonly majorIncident: {
    readonly declaredAt: string;
    readonly managerDue: string;
    readonly manager: { readonly name: string; readonly at: string } | null;
    readonly breached: boolean;
  } | null;
  readonly supplier: { readonly id: string; readonly reference: string | null; readonly status: string | null } | null;
  /** Its hand-offs in order, with the severity on either side; a desk that does not keep theirs has none. */
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
  /** What was taken out before it was stored, by kind. */
  readonly redactions: readonly { readonly kind: string; readonly count: number }[];
}

/** Why the clocks read what they read: the account an assessor asks for. Instants are ISO. */
export interface ExplanationView {
  readonly reference: string;
  /** The instant it is told for. */
  readonly at: string;
  readonly clocks: readonly {
    /** `response`, `resolution`, or another that the desk keeps. */
    readonly measures: string;
    readonly state: ClockReading['state'];
    readonly targetMs: number | null;
    readonly due: string | null;
    /** A line for each stretch of time; on a running clock also those still to come, up to its deadline. */
    readonly statement: readonly {
      readonly from: string;
      readonly to: string;
      readonly countedMs: number;
      /** Everything counted up to its end. */
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

/** A desk said no. `code` is stable (`missing-data`, `forbidden`, `not-found`, `patient-data`, `wrong-state` …). */
export class DeskRefusal extends Error {
  override readonly name = 'DeskRefusal';
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
/** The desk no longer answers at all: the scenario is `not met`, and those after it `blocked`. */
export class DeskDied extends Error {
  override readonly name = 'DeskDied';
}
/** The adapter has no way to do this: the scenario is `needs review`. */
export class OutOfReach extends Error {
  override readonly name = 'OutOfReach';
  readonly reach: Reach;
  constructor(reach: Reach) {
    super(`this adapter cannot reach "${reach}" of its desk`);
    this.reach = reach;
  }
}

/** What one person can do at the desk. Every verb rejects with `DeskRefusal` when the desk says no. */
export interface DeskSession {
  readonly role: Role;
  readonly organisation: string;
  /** Bearer token, for what scenarios do by the desk's own API or pages. */
  readonly token: string;
  /** An analyst takes the ringing call `callId` and logs it while the caller waits; or logs a walk-up when there is no call. */
  logCall(callId: string | null, details: ContactDetails): Promise<IncidentView>;
  /** By the portal's API; scenarios that name the page use the browser. */
  report(details: Omit<ContactDetails, 'caller'>): Promise<IncidentView>;
  incident(reference: string): Promise<IncidentView>;
  incidents(): Promise<readonly IncidentSummary[]>;
  counts(): Promise<Counts>;
  search(text: string): Promise<readonly IncidentSummary[]>;
  /** Takes the incident and stops the escalation plan's "until acknowledged". */
  acknowledge(reference: string): Promise<void>;
  /** What the plan leaves to the desk: a major incident has to have a named manager. */
  declareMajorIncident(reference: string, reason: string): Promise<void>;
  respond(reference: string, text: string): Promise<void>;
  note(reference: string, text: string): Promise<void>;
  pause(reference: string, reason: string): Promise<void>;
  resume(reference: string): Promise<void>;
  /** Agreed by hand, by the duty manager: it stands whatever moves the clock. `due` is an ISO instant. */
  setDeadline(reference: string, clock: 'response' | 'resolution', due: string, reason: string): Promise<void>;
  /** Whoever owns it is told by mail at `at`, an ISO instant, or when the hours of the service next begin. */
  remind(reference: string, at: string, text: string): Promise<void>;
  /** By the duty manager: nobody works by `calendar` (its id) from one ISO instant to the other, and clocks do not count it. */
  shut(calendar: string, closed: { readonly from: string; readonly to: string }, reason: string): Promise<void>;
  reclassify(reference: string, to: { impact: Level; urgency: Level; reason: string }): Promise<void>;
  handOff(reference: string, details: HandOffDetails): Promise<void>;
  /** Tells the supplier that has the incident what it asked for. */
  answerSupplier(reference: string, text: string): Promise<void>;
  resolve(reference: string, how: string): Promise<void>;
  /** The caller said that it works again. */
  confirm(reference: string): Promise<void>;
  close(reference: string): Promise<void>;
  reopen(reference: string, reason: string): Promise<void>;
  /** Makes it a part of another incident, which escalates for both. */
  linkToParent(reference: string, parent: string): Promise<void>;
  unlinkFromParent(reference: string, reason: string): Promise<void>;
  explain(reference: string): Promise<ExplanationView>;
  attach(reference: string, file: { name: string; mediaType: string; content: Buffer }): Promise<DocumentView>;
  document(reference: string, id: string): Promise<Buffer>;
  /** It shows nothing of a patient's: it may go to whoever has the incident. */
  releaseDocument(reference: string, id: string): Promise<void>;
  /** The catalogue as this person is offered it. */
  catalogue(): Promise<
    readonly {
      id: string;
      name: string;
      tier: string;
      hours: string;
      owner: string;
      supplier: string | null;
      dependencies: readonly string[];
    }[]
  >;
  /** Who holds each role of the rota from one date (London, `2026-12-25`) until another, not included. Instants are ISO 8601. */
  rota(from: string, until: string): Promise<readonly RotaTurn[]>;
  /** The procedures offered to staff: only current ones. */
  procedures(): Promise<readonly { id: string; title: string; version: string }[]>;
  /** Asks the desk to recompute the hash chain of an incident. */
  verifyHistory(reference: string): Promise<{ readonly intact: boolean; readonly events: number }>;
}

export interface DeskUnderTest {
  readonly name: string;
  readonly version: string;
  readonly reaches: ReadonlySet<Reach>;
  readonly addresses: {
    readonly mail: string;
    readonly fax: string;
    readonly telephone: string;
    /** Base URL of the desk's pages, or null. */
    readonly pages: string | null;
  };
  /** One of the desk's example people. Without an organisation: the desk's own. */
  as(role: Role, organisation?: string): Promise<DeskSession>;
  /** The name and password the same person signs in with on the pages. */
  credentials(role: Role, organisation?: string): { readonly username: string; readonly password: string };
  /** Every incident the desk holds, for counting; by the assessor. */
  everything(): Promise<readonly IncidentSummary[]>;
  close(): Promise<void>;
}

export interface DeskRequest {
  /** Unique in the run; names the desk's store and the simulators' tenant. */
  readonly name: string;
  /** The harness's clock. An adapter that can make its desk follow it does so; one that cannot says so by lacking `clock`. */
  readonly clock: VirtualClock | Clock;
  readonly seed: string;
  /** What the desk is told about the world. */
  readonly world: {
    readonly relay: { readonly host: string; readonly port: number };
    readonly telephone: { readonly url: string; readonly token: string };
    readonly suppliers: Readonly<
      Record<
        string,
        {
          url: string;
          tokenUrl: string;
          clientId: string;
          clientSecret: string;
          webhookSecret: string;
          /** The one before, good as well while the supplier changes to the new one. */
          previousWebhookSecret?: string;
        }
      >
    >;
  };
  /**
   * How the desk passes on incidents of national applications: straight to their supplier, unless a scenario compares the routes. An
   * adapter that cannot set up its desk for the other route rejects with `OutOfReach('supplier')`.
   */
  readonly route?: Route;
  /** Names of faults to inject: only the built-in adapter has any. */
  readonly faults: readonly string[];
}

/** A desk's own TMF621 interface, and the credentials of one other desk there. */
export interface TicketAccess {
  /** `${url}/troubleTicket`. */
  readonly url: string;
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** `whsec_…`: its events are signed with it. */
  readonly webhookSecret: string;
}

/** How to get a desk for a scenario. `open` may be called many times side by side; `close` ends what all of them share. */
export interface DeskAdapter {
  readonly name: string;
  readonly reaches: ReadonlySet<Reach>;
  open(request: DeskRequest): Promise<
    DeskUnderTest & {
      readonly wire: {
        telephoneEvents: string;
        /** Base address of the TMF621 listener for the events of one supplier. */
        supplierCallback(supplier: string): string;
        smtp: { host: string; port: number };
        /** How the service desk of another organisation logs incidents with this one (reach `tickets`); absent or null where it cannot. */
        tickets?(organisation: string): TicketAccess | null;
      };
    }
  >;
  /** Process id of the desk's process, when there is one of its own. */
  readonly pid: number | null;
  close(): Promise<void>;
}
