import type { ChangeRequests } from './change-types.ts';
import type { AccessService } from './access-types.ts';
import type { SafetyService } from './safety-types.ts';
import type { Reporting } from './reporting/types.ts';
import type { Answers, ByHand } from './to-do-types.ts';
import type { Actor } from '../domain/access/actor.ts';
import type { Concerned } from '../domain/access/index.ts';
import type { CalendarEdit, CalendarView } from '../domain/calendars/index.ts';
import type { WrittenCase } from '../../service-levels/index.ts';
import type { DeskCommand, Command } from '../domain/incident/commands.ts';
import type { NewContact, StoredDocument } from '../domain/incident/contact.ts';
import type { CallAbout, Unreached } from '../domain/incident/escalation-types.ts';
import type { SupplierEvent } from '../domain/incident/hand-off/types.ts';
import type { KnowledgeRules } from '../domain/knowledge/index.ts';
import type { Turn } from '../domain/rota/index.ts';
import type { DeskOptions } from '../options.ts';
import type { TicketDesk } from '../partners/types.ts';
import type { Knowledge } from './knowledge/types.ts';
import type { MailDesk } from './mail-types.ts';
import type { Rules } from '../domain/rules.ts';
import type { Outbound } from '../messages/ports.ts';
import type { viewOf } from '../views/incident-view.ts';
import type { IncidentsPage, Reading } from '../views/reading.ts';
import type { ChainHead, OpenStore } from '../store/index.ts';
import type { Explanation } from '../views/explain/index.ts';
import type { IncidentQuery } from '../views/query.ts';
import type {
  DeadLetterView,
  HandOffView,
  SupplierView,
  Counts,
  EscalatingList,
  IncidentSummary,
  IncidentView,
} from '../views/types.ts';

export interface HandOffQuery {
  readonly supplier?: string;
  /** Only those that need a person's attention. */
  readonly troubled?: boolean;
  readonly limit?: number;
  /** Reference of the last item on the previous page. */
  readonly after?: string;
}
/** The desk's operations on hand-offs and undelivered messages. */
export interface HandOffService {
  suppliers(viewer: Actor): Promise<readonly SupplierView[]>;
  handOffs(query: HandOffQuery, viewer: Actor): Promise<{ readonly items: readonly HandOffView[]; readonly next: string | null }>;
  /** Newest first; only those still undecided. */
  deadLetters(viewer: Actor): Promise<readonly DeadLetterView[]>;
  /** Sends it once more: a hand-off as a new one, any other message unchanged. Only the duty manager. */
  replayLetter(id: number, actor: Actor): Promise<void>;
  discardLetter(id: number, reason: string, actor: Actor): Promise<void>;
}

/** A change for observers of the desk, such as pages that follow a queue by server-sent events. */
export interface Change {
  readonly reference: string;
  /** Whom it concerns: an observer who may not see the incident is not notified. */
  readonly concerned: Concerned;
}

type AutomaticMail = Extract<DeskCommand, { do: 'receiveAutomaticMail' }>;

/** Contacts, and the incidents they open. Each operation that changes something resolves only after the durable commit. */
export interface Incidents {
  /** `asked` is the request as it came. The same request under the same keys returns the first one's incident; another is refused. */
  open(contact: NewContact, actor: Actor, asked?: unknown): Promise<IncidentView>;
  /** The incident this contact already opened: by idempotency key, by call or by the mail's key. `open` returns the same one. */
  known(contact: NewContact, actor: Actor, asked?: unknown): Promise<string | null>;
  /** With `once`, a key, a command already applied under it is not applied again. */
  command(reference: string, command: Command | AutomaticMail, actor: Actor, once?: string): Promise<IncidentView>;
  incident(reference: string, viewer: Actor): Promise<IncidentView>;
  incidents(query: IncidentQuery, viewer: Actor): Promise<IncidentsPage>;
  counts(viewer: Actor): Promise<Counts>;
  search(text: string, viewer: Actor): Promise<readonly IncidentSummary[]>;
  attach(
    reference: string,
    file: { readonly name: string; readonly mediaType: string; readonly content: Buffer },
    actor: Actor,
  ): Promise<StoredDocument>;
  document(reference: string, id: string, viewer: Actor): Promise<{ readonly meta: StoredDocument; readonly content: Buffer }>;
}

/** Explains an incident's clocks and plan, and verifies its record. */
export interface Explanations {
  /** Explains its clocks' readings and its escalation plan's steps; with `at`, without anything later. */
  explain(reference: string, viewer: Actor, at?: Temporal.Instant): Promise<Explanation>;
  /**
   * The incident's clocks as clock cases, format 1, with the desk's readings as answers: one for each policy that set its clocks'
   * targets.
   */
  clockCases(reference: string, viewer: Actor): Promise<readonly WrittenCase[]>;
  /** Incidents for which the plan requires a step within this time. For desk staff and the assessor. */
  escalating(within: Temporal.Duration, viewer: Actor, limit?: number): Promise<EscalatingList>;
  /**
   * Whether the chain is intact and every clock's snapshot agrees with the log; `differs` has a sentence for each that does not.
   */
  verifyHistory(
    reference: string,
    viewer: Actor,
  ): Promise<{ readonly intact: boolean; readonly events: number; readonly differs?: readonly string[] }>;
  /** The signed end of each incident's chain, for storage outside the store. Only for the assessor and the duty manager. */
  heads(viewer: Actor): Promise<readonly ChainHead[]>;
}

export interface Calendars {
  /** The holders of the rota's roles between two instants, role by role, without a gap. */
  rota(from: Temporal.Instant, until: Temporal.Instant): Promise<readonly Turn[]>;
  /** Every calendar of the present policy, with all edits. */
  calendars(): Promise<readonly CalendarView[]>;
  /** Adds a new version of a calendar. Running clocks count by it from its start; stopped clocks keep their signed readings. */
  editCalendar(id: string, edit: CalendarEdit, actor: Actor): Promise<CalendarView>;
}

/** A call to one of our people; `to` is the role. */
export type EscalationCall = { readonly reference: string; readonly to: string } & CallAbout;
type UnreachedCall = { readonly to: string; readonly why: Unreached; readonly callId: string } & CallAbout;

export interface Calls {
  /** The call to one of our people that a report of the telephone network is about. */
  escalationByCall(callId: string): Promise<EscalationCall | null>;
  /** The call reached nobody: the next person for the step, or for the hand-off, is called at once. */
  unreached(reference: string, call: UnreachedCall): Promise<void>;
  missedCall(call: { readonly callId: string; readonly from: string }): Promise<void>;
  missedCalls(viewer: Actor): Promise<readonly { readonly callId: string; readonly from: string; readonly at: string }[]>;
}

export interface SupplierEvents {
  /** Receives a supplier's event after its signature is verified. Resolves once its changes are committed. */
  receiveSupplierEvent(supplier: string, event: SupplierEvent): Promise<EventOutcome>;
}

export interface Changes {
  /** Calls `listener` after each commit, once for each changed incident. Returns a function that unsubscribes. */
  subscribe(listener: (change: Change) => void): () => void;
}

/** Sessions that ended before they expired, by the digest of their token; for every process on the store. */
export interface SignOuts {
  isSignedOut(session: string): Promise<boolean>;
  /** @param expiry @param now epoch seconds */
  signOut(session: string, expiry: number, now: number): Promise<void>;
}

/** All of the desk's operations. A caller takes the interfaces it needs. Each operation may reject with a `Refusal`. */
export interface DeskService
  extends
    Incidents,
    Explanations,
    Calendars,
    HandOffService,
    MailDesk,
    Calls,
    SupplierEvents,
    Answers,
    ByHand,
    SignOuts,
    Changes {
  readonly safety: SafetyService;
  readonly access: AccessService;
  /** Operations for other desks, by the trouble-ticket interface. */
  readonly tickets: TicketDesk;
  readonly changeRequests: ChangeRequests;
  readonly reporting: Reporting;
  readonly knowledge: Knowledge;
  /** Rearms the timers from the log and sends what the outbox holds. */
  start(): void;
  close(): Promise<void>;
}

export type ServiceOptions = Pick<
  DeskOptions,
  'clock' | 'ids' | 'storeFile' | 'secret' | 'addresses' | 'partners' | 'partnersOnLoopback'
> &
  Partial<Pick<DeskOptions, 'suppliers' | 'accounts'>> & {
    /** Opens the store for the record; absent: SQLite in this process. */
    readonly openStore?: OpenStore;
  };
/** The service's components besides its store. */
export interface ServiceParts extends Rules {
  readonly knowledge: KnowledgeRules;
  readonly reading: Reading;
  readonly viewOf: typeof viewOf;
  readonly outbound: Outbound;
}
export type OpenService = (options: ServiceOptions, parts: ServiceParts) => Promise<DeskService>;

/**
 * Outcome of an event: its ticket was complete, will be read, or is remembered until the desk knows it; or the event did not
 * concern the desk.
 */
export type EventOutcome = 'taken' | 'to-be-read' | 'parked' | 'nothing-to-do';
