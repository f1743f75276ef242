import type { Actor } from '../domain/access/actor.ts';
import type { CalendarEdit, CalendarView } from '../domain/calendars/index.ts';
import type { WrittenCase } from '../../service-levels/index.ts';
import type { DeskCommand, Command } from '../domain/incident/commands.ts';
import type { NewContact, StoredDocument } from '../domain/incident/contact.ts';
import type { SupplierEvent } from '../domain/incident/hand-off/types.ts';
import type { Turn } from '../domain/rota/index.ts';
import type { DeskOptions } from '../options.ts';
import type { TicketDesk } from '../partners/types.ts';
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
  /** Only those about which a person should know something. */
  readonly troubled?: boolean;
  readonly limit?: number;
  /** Reference of the last one of the page before. */
  readonly after?: string;
}
/** What the desk can be asked about its hand-offs and what did not arrive. */
export interface HandOffService {
  suppliers(viewer: Actor): Promise<readonly SupplierView[]>;
  handOffs(query: HandOffQuery, viewer: Actor): Promise<{ readonly items: readonly HandOffView[]; readonly next: string | null }>;
  /** Newest first; those that nobody has decided about. */
  deadLetters(viewer: Actor): Promise<readonly DeadLetterView[]>;
  /** Sends it once more: a hand-off as a new one, anything else as it was. Only the duty manager. */
  replayLetter(id: number, actor: Actor): Promise<void>;
  discardLetter(id: number, reason: string, actor: Actor): Promise<void>;
}

/** A hook for someone who watches the desk: pages that follow a queue by server-sent events. */
export interface Change {
  readonly reference: string;
  readonly organisation: string;
}

type AutomaticMail = Extract<DeskCommand, { do: 'receiveAutomaticMail' }>;

/** Contacts, and the incidents they become. Each verb that changes something resolves only after the durable commit. */
export interface Incidents {
  open(contact: NewContact, actor: Actor): Promise<IncidentView>;
  /** The incident this contact already made: by idempotency key, by call or by the mail's key. `open` answers with the same. */
  known(contact: NewContact, actor: Actor): Promise<string | null>;
  /** With `once`, a key, a command that was done under it is not done again. */
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

/** Why an incident's clocks and plan say what they say, and whether its record is whole. */
export interface Explanations {
  /** Why its clocks read what they read, and what its escalation plan did; as of `at`, when given: then nothing later is known. */
  explain(reference: string, viewer: Actor, at?: Temporal.Instant): Promise<Explanation>;
  /** The incident's clocks as clock cases, format 1, answered with what the desk reads: one for each policy its clocks were promised under. */
  clockCases(reference: string, viewer: Actor): Promise<readonly WrittenCase[]>;
  /** Which incidents the plan asks a step for within this time. For the desk's people and the assessor. */
  escalating(within: Temporal.Duration, viewer: Actor, limit?: number): Promise<EscalatingList>;
  /** Whether the chain is whole and every clock's snapshot is what the log says; `differs` has a sentence for each that is not. */
  verifyHistory(
    reference: string,
    viewer: Actor,
  ): Promise<{ readonly intact: boolean; readonly events: number; readonly differs?: readonly string[] }>;
  /** The signed end of each incident's chain, to be kept outside the store. Only for the assessor and the duty manager. */
  heads(viewer: Actor): Promise<readonly ChainHead[]>;
}

export interface Calendars {
  /** Who holds the roles of the rota between two instants, role by role, without a gap. */
  rota(from: Temporal.Instant, until: Temporal.Instant): Promise<readonly Turn[]>;
  /** Every calendar of the policy as it is now, with every edit. */
  calendars(): Promise<readonly CalendarView[]>;
  /** A new version of a calendar. Clocks that run are counted by it from its beginning on; those that have stopped stay as they were signed. */
  editCalendar(id: string, edit: CalendarEdit, actor: Actor): Promise<CalendarView>;
}

export interface Calls {
  /** The escalation call that the telephone network reports on. */
  escalationByCall(callId: string): Promise<{ readonly reference: string; readonly step: string; readonly to: string } | null>;
  /** The escalation call reached nobody: the plan goes on at once to whoever is next under the step. */
  unreached(reference: string, call: Omit<Extract<DeskCommand, { do: 'unreached' }>, 'do'>): Promise<void>;
  missedCall(call: { readonly callId: string; readonly from: string }): Promise<void>;
  missedCalls(viewer: Actor): Promise<readonly { readonly callId: string; readonly from: string; readonly at: string }[]>;
}

export interface SupplierEvents {
  /** An event of a supplier's, its signature checked. Resolves once what it changes is committed. */
  receiveSupplierEvent(supplier: string, heard: SupplierEvent): Promise<EventOutcome>;
}

export interface Changes {
  /** Called after each commit, once for each incident that changed. Returns its end. */
  subscribe(listener: (change: Change) => void): () => void;
}

/** Everything the desk can be asked. A caller takes the interfaces it needs. Each verb may reject with a `Refusal`. */
export interface DeskService
  extends Incidents, Explanations, Calendars, HandOffService, MailDesk, Calls, SupplierEvents, Changes {
  /** What other desks can ask, by the trouble-ticket interface. */
  readonly tickets: TicketDesk;
  /** Arms the timers again from the log and drains the outbox. */
  start(): void;
  close(): Promise<void>;
}

export type ServiceOptions = Pick<
  DeskOptions,
  'clock' | 'ids' | 'storeFile' | 'secret' | 'addresses' | 'partners' | 'partnersOnLoopback'
> &
  Partial<Pick<DeskOptions, 'suppliers'>> & {
    /** Where the record is kept: SQLite in this process when absent. */
    readonly openStore?: OpenStore;
  };
/** What the service is made of besides its store. */
export interface ServiceParts extends Rules {
  readonly reading: Reading;
  readonly viewOf: typeof viewOf;
  readonly outbound: Outbound;
}
export type OpenService = (options: ServiceOptions, parts: ServiceParts) => Promise<DeskService>;

/** What became of an event: its ticket was whole, or is read, or is remembered until we know it; or it was about nothing of ours. */
export type EventOutcome = 'taken' | 'to-be-read' | 'parked' | 'nothing-to-do';
