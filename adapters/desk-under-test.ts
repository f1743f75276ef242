import type { Clock, VirtualClock } from '../kernel/index.ts';
import type { Level, Severity } from '../standards/index.ts';
import type { Commissioning } from './commissioning.ts';
import type { AdapterParts } from './parts.ts';
import type { KnowledgeSession } from './practices/knowledge.ts';
import type { ReportsSession } from './practices/reporting.ts';
import type { RoomSession } from './practices/room.ts';
import type { DeskWording } from './wording.ts';
import type {
  Catalogue,
  ContactDetails,
  Counts,
  DocumentView,
  ExplanationView,
  HandOffDetails,
  HistoryCheck,
  IncidentSummary,
  IncidentView,
  OfferedProcedure,
  Role,
  RotaTurn,
  Route,
} from './views.ts';
import type { SafetySession } from './practices/safety.ts';
import type { Answering } from './answers/unknown.ts';
import type { ChangesSession } from './practices/changes.ts';
import type { Declarations, Reach } from './declarations.ts';

export type * from './commissioning.ts';
export type * from './practices/safety.ts';
export type * from './practices/knowledge.ts';
export * from './wording.ts';
export type * from './views.ts';
export type * from './practices/reporting.ts';
export type { RoomSession, RoomState } from './practices/room.ts';
export * from './declarations.ts';
export type * from './practices/changes.ts';
export { unknown, type Answer } from './answers/unknown.ts';

/** The desk refused. `code` is stable (`missing-data`, `forbidden`, `not-found`, `patient-data`, `wrong-state` …). */
export class DeskRefusal extends Error {
  override readonly name = 'DeskRefusal';
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
/** The desk failed at a valid request: it answered with a fault of its own (5xx), or with half an answer. The scenario is `not met`. */
export class DeskFailed extends Error {
  override readonly name = 'DeskFailed';
}
/**
 * One act was not answered: its connection was refused, reset or timed out. The scenario is tried once more alone: a desk that loses the
 * same act again and answers other requests is `not met`, one that answers nothing is an `error`.
 */
export class DeskSilent extends Error {
  override readonly name = 'DeskSilent';
  /** What was asked, such as a verb or `POST /api/contacts`. */
  readonly act: string;
  constructor(act: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.act = act;
  }
}
/** The desk's process ended: the scenario is `not met`. */
export class DeskDied extends Error {
  override readonly name = 'DeskDied';
}
/** The adapter cannot reach this part of its desk, or cannot tell: the scenario is `needs review`. */
export class OutOfReach extends Error {
  override readonly name: string = 'OutOfReach';
  constructor(reach: Reach, reason?: string) {
    super(`this adapter cannot reach "${reach}" of its desk${reason === undefined ? '' : `: ${reason}`}`);
  }
}
/** A field was read that the adapter cannot tell, or that a person entered: it shows nothing of the desk. */
export class Unknowable extends OutOfReach {
  override readonly name = 'Unknowable';
  constructor(field: string, reason: string) {
    super('record');
    this.message = `${field} shows nothing of the desk: ${reason}`;
  }
}
/** The adapter answered something else than its interface allows. The adapter is at fault, so the scenario is an `error`. */
export class InvalidAnswer extends Error {
  override readonly name = 'InvalidAnswer';
}

/** What one person can do at the desk. Every method rejects with `DeskRefusal` when the desk refuses. */
export interface DeskSession {
  readonly role: Role;
  readonly organisation: string;
  /** Bearer token, for scenarios that use the desk's own API or pages. */
  readonly token: string;
  /** Takes the ringing call `callId` and logs it while the caller waits. Null: logs a walk-up. */
  logCall(callId: string | null, details: ContactDetails): Promise<IncidentView>;
  /** Reports by the portal's API. Scenarios that name the page use the browser. */
  report(details: Omit<ContactDetails, 'caller'>): Promise<IncidentView>;
  incident(reference: string): Promise<IncidentView>;
  incidents(): Promise<readonly IncidentSummary[]>;
  counts(): Promise<Counts>;
  search(text: string): Promise<readonly IncidentSummary[]>;
  /** Takes the incident, which ends the plan's steps that run until acknowledgement. */
  acknowledge(reference: string): Promise<void>;
  /** Declares a major incident, which needs a named manager. */
  declareMajorIncident(reference: string, reason: string): Promise<void>;
  respond(reference: string, text: string): Promise<void>;
  note(reference: string, text: string): Promise<void>;
  pause(reference: string, reason: string): Promise<void>;
  resume(reference: string): Promise<void>;
  /** Sets an agreed deadline, as the duty manager. It overrides the clock. `due` is an ISO instant. */
  setDeadline(reference: string, clock: 'response' | 'resolution', due: string, reason: string): Promise<void>;
  /** Has the owner reminded by mail at `at`, an ISO instant, or when the service's hours next begin. */
  remind(reference: string, at: string, text: string): Promise<void>;
  /** Closes the calendar with this id between two ISO instants, as the duty manager. Clocks do not count that time. */
  shut(calendar: string, closed: { readonly from: string; readonly to: string }, reason: string): Promise<void>;
  /** Files it under another service of the catalogue, whose targets and supplier count from then on. */
  changeService(reference: string, service: string, reason: string): Promise<void>;
  reclassify(reference: string, to: { impact: Level; urgency: Level; reason: string }): Promise<void>;
  handOff(reference: string, details: HandOffDetails): Promise<void>;
  /** Answers the question of the supplier that has the incident. */
  answerSupplier(reference: string, text: string): Promise<void>;
  resolve(reference: string, how: string): Promise<void>;
  /** Records the caller's confirmation that it works again. */
  confirm(reference: string): Promise<void>;
  close(reference: string): Promise<void>;
  reopen(reference: string, reason: string): Promise<void>;
  /** Links it to a parent incident, which escalates for both. */
  linkToParent(reference: string, parent: string): Promise<void>;
  unlinkFromParent(reference: string, reason: string): Promise<void>;
  explain(reference: string): Promise<ExplanationView>;
  attach(reference: string, file: { name: string; mediaType: string; content: Buffer }): Promise<DocumentView>;
  document(reference: string, id: string): Promise<Buffer>;
  /** Marks the document as free of patients' data, so that it may go to the supplier. */
  releaseDocument(reference: string, id: string): Promise<void>;
  /** Marks a passage as patient data, which removes it from everything the desk holds about the incident. */
  erase(reference: string, passage: string): Promise<void>;
  /** Confirms that no text flagged by the desk is patient data. */
  clearFlags(reference: string): Promise<void>;
  /** The service catalogue as this person sees it. */
  catalogue(): Promise<Catalogue>;
  /** The turns of each role from one date (London, `2026-12-25`) up to another, which is excluded. Instants are ISO 8601. */
  rota(from: string, until: string): Promise<readonly RotaTurn[]>;
  /** The current procedures, which are the only ones offered to staff. */
  procedures(): Promise<readonly OfferedProcedure[]>;
  /** Clinical safety and information governance. */
  readonly safety: SafetySession;
  readonly reports: ReportsSession;
  /** Asks the desk to recompute the hash chain of an incident. */
  verifyHistory(reference: string): Promise<HistoryCheck>;
  /** Change and release. */
  readonly changes: ChangesSession;
  /** Articles, suggestions, competence and tests. */
  readonly knowledge: KnowledgeSession;
  /** The room of a major incident, and complaints (reach `room`). */
  readonly room: RoomSession;
}

export interface DeskUnderTest extends Declarations {
  readonly name: string;
  readonly version: string;
  readonly wording: DeskWording;
  /**
   * How often the desk looks for what is due: an ISO duration. Its calls and mails may be late by so much, as far as the standard allows.
   * Absent: a desk that acts at the instant, and is held to it.
   */
  readonly cadence?: string;
  /** Who configured the desk, and with what. Absent: nobody knows. */
  readonly commissioning?: Commissioning;
  readonly addresses: {
    readonly mail: string;
    readonly fax: string;
    readonly telephone: string;
    /** Base URL of the desk's pages, or null. */
    readonly pages: string | null;
  };
  /** Signs in one of the desk's example people. Without an organisation: one of the desk's own. */
  as(role: Role, organisation?: string): Promise<DeskSession>;
  /** A session of somebody who is not signed in. The desk refuses everything. */
  signedOut(): DeskSession;
  /** The same person's name and password for the pages. */
  credentials(role: Role, organisation?: string): { readonly username: string; readonly password: string };
  /** Every incident the desk holds, read as the assessor. */
  everything(): Promise<readonly IncidentSummary[]>;
  close(): Promise<void>;
}

export interface DeskRequest {
  /** Unique in the run; names the desk's store and the simulators' tenant. */
  readonly name: string;
  /** The harness's clock. An adapter that cannot make its desk follow it does not declare `follows-time`. */
  readonly clock: VirtualClock | Clock;
  readonly seed: string;
  /** The addresses and credentials that the desk is given. */
  readonly endpoints: {
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
          /** The previous secret, also valid while the supplier rotates it. */
          previousWebhookSecret?: string;
        }
      >
    >;
  };
  /**
   * The route of incidents with national applications: directly to their supplier, unless a scenario compares the routes. An adapter
   * that cannot set up the other route rejects with `OutOfReach('supplier')`.
   */
  readonly route?: Route;
  /** Names of the faults to inject. Only the built-in adapter has any. */
  readonly faults: readonly string[];
  /**
   * What the adapter's person is to enter, whatever is right. Where the desk derives the severity this changes nothing, which the contract
   * checks. An adapter whose person enters nothing ignores it.
   */
  readonly entering?: { readonly severity: Severity };
}

/** A desk's TMF621 interface, and one other desk's credentials for it. */
export interface TicketAccess {
  /** `${url}/troubleTicket`. */
  readonly url: string;
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** `whsec_…`, which signs the events. */
  readonly webhookSecret: string;
}

/** How long a desk may take, in real milliseconds. Slower than that is an `error`, never `not met`. */
export interface Pace {
  /** To open a desk for a scenario. */
  readonly openMs: number;
  /** For one act, such as logging a call. */
  readonly actMs: number;
}

/** Addresses at which the simulators reach a desk. */
export interface Wire {
  readonly telephoneEvents: string;
  /** Base address of the TMF621 listener for the events of one supplier. */
  supplierCallback(supplier: string): string;
  readonly smtp: { readonly host: string; readonly port: number };
  /** How another organisation's desk logs incidents with this one (reach `tickets`). Absent or null where it cannot. */
  tickets?(organisation: string): TicketAccess | null;
}

/** Opens a desk for each scenario. Several may be open at once; `close` ends what they share. Until `start` or the first `open` it starts nothing. */
export interface DeskAdapter extends Declarations, AdapterParts {
  readonly name: string;
  /** Absent: 30 s to open, 10 s for an act. */
  readonly pace?: Pace;
  open(request: DeskRequest): Promise<DeskUnderTest & { readonly wire: Wire }>;
  /** Starts what its desks share, such as a process, so that the first scenario does not wait for it. */
  start?(): void;
  /** The folder in which its desks store, when it is on this machine: a desk cannot be blamed for a full disk. */
  readonly storage?: string;
  /** Id of the process of the desk opened last, or null if it has none of its own. A desk opened after its death has a new one. */
  readonly pid: number | null;
  close(): Promise<void>;
}

/** A session as its adapter implements it: fields of an answer may be `unknown(reason)`. */
export type AnsweringSession = Answering<DeskSession>;

/** A desk as its adapter implements it. What it declares is its adapter's. */
export interface AnsweringDesk extends Omit<Answering<DeskUnderTest>, keyof Declarations | 'as' | 'signedOut'> {
  readonly wire: Wire;
  signedOut(): AnsweringSession;
  as(role: Role, organisation?: string): Promise<AnsweringSession>;
}

/** What an adapter implements. `checked` makes a `DeskAdapter` of it, whose answers have been checked. */
export interface AnsweringAdapter extends Omit<DeskAdapter, 'open'> {
  open(request: DeskRequest): Promise<AnsweringDesk>;
}
