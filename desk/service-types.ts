import type { Clock } from '../kernel/index.ts';
import type { ControlledDocument, EscalationStep, Policy } from '../standards/index.ts';
import type { CalendarEdit, CalendarView } from './calendars/index.ts';
import type { ClockDefinition, WrittenCase } from './clock/index.ts';
import type { Redacted } from './incident/redact.ts';
import type { FollowUps } from './follow-up/index.ts';
import type { HeardEvent } from './channels/supplier/events.ts';
import type { SignedHeaders } from './channels/supplier/signature.ts';
import type { TicketDesk } from './partners/types.ts';
import type { EventFate } from './supplier-events.ts';
import type { HandOffs } from './hand-offs.ts';
import type { Explanation } from './explain/index.ts';
import type { Turn, TurnsOf } from './rota/index.ts';
import type { DeskCommand, Incident, NewEvent, PassedOnBecause } from './incident/types.ts';
import type { viewOf } from './view-of.ts';
import type { Actor, Command, DeskOptions, IncidentQuery, NewContact, Outbound, StoredDocument } from './types.ts';
import type { Counts, EscalatingList, IncidentSummary, IncidentView } from './views.ts';

/** A hook for someone who watches the desk: pages that follow a queue by server-sent events. */
export interface Change {
  readonly reference: string;
  readonly organisation: string;
}

/** Everything the desk can be asked. Each verb that changes something resolves only after the durable commit; each may throw a `Refusal`. */
export interface DeskService extends HandOffs {
  /** What other desks can ask, by the trouble-ticket interface. */
  readonly tickets: TicketDesk;
  open(contact: NewContact, actor: Actor): Promise<IncidentView>;
  /** The incident this contact already made: by idempotency key, by call or by Message-ID. `open` answers with the same. */
  known(contact: NewContact, actor: Actor): string | null;
  command(reference: string, command: Command, actor: Actor): Promise<IncidentView>;
  incident(reference: string, viewer: Actor): IncidentView;
  incidents(query: IncidentQuery, viewer: Actor): { readonly items: readonly IncidentSummary[]; readonly next: string | null };
  counts(viewer: Actor): Counts;
  search(text: string, viewer: Actor): readonly IncidentSummary[];
  /** Which incidents the plan asks a step for within this time. For the desk's people and the assessor. */
  escalating(within: Temporal.Duration, viewer: Actor, limit?: number): EscalatingList;
  /** The incident a mail belongs to: by a Message-ID the desk sent or received, else by `[INC-000042]` in the subject. */
  threadOf(mail: {
    readonly inReplyTo: string | null;
    readonly references: readonly string[];
    readonly subject: string;
  }): string | null;
  /** The incidents of the letter of warnings that a mail answers, by the letter's Message-ID; null when it answers none. */
  warnedOf(mail: { readonly inReplyTo: string | null; readonly references: readonly string[] }): readonly string[] | null;
  attach(
    reference: string,
    file: { readonly name: string; readonly mediaType: string; readonly content: Buffer },
    actor: Actor,
  ): Promise<StoredDocument>;
  document(reference: string, id: string, viewer: Actor): { readonly meta: StoredDocument; readonly content: Buffer };
  /** Whether the chain is whole and every clock's snapshot is what the log says; `differs` has a sentence for each that is not. */
  verifyHistory(
    reference: string,
    viewer: Actor,
  ): { readonly intact: boolean; readonly events: number; readonly differs?: readonly string[] };
  /** The incident's clocks as clock cases, format 1, answered with what the desk reads: one for each policy its clocks were promised under. */
  clockCases(reference: string, viewer: Actor): readonly WrittenCase[];
  /** Why its clocks read what they read, and what its escalation plan did; as of `at`, when given: then nothing later is known. */
  explain(reference: string, viewer: Actor, at?: Temporal.Instant): Explanation;
  /** Who holds the roles of the rota between two instants, role by role, without a gap. */
  rota(from: Temporal.Instant, until: Temporal.Instant): readonly Turn[];
  /** Every calendar of the policy as it is now, with every edit. */
  calendars(): readonly CalendarView[];
  /** A new version of a calendar. Clocks that run are counted by it from its beginning on; those that have stopped stay as they were signed. */
  editCalendar(id: string, edit: CalendarEdit, actor: Actor): Promise<CalendarView>;
  /** The signed end of each incident's chain, to be kept outside the store. Only for the assessor and the duty manager. */
  heads(viewer: Actor): readonly ChainHead[];
  /** The escalation call that the telephone network reports on. */
  escalationByCall(callId: string): { readonly reference: string; readonly step: string; readonly to: string } | null;
  /** The escalation call reached nobody: the plan goes on at once to whoever is next under the step. */
  unreached(reference: string, call: Omit<Extract<DeskCommand, { do: 'unreached' }>, 'do'>): Promise<void>;
  /** An event of a supplier's, its signature checked. Resolves once what it changes is committed. */
  supplierHeard(supplier: string, heard: HeardEvent): Promise<EventFate>;
  missedCall(call: { readonly callId: string; readonly from: string }): Promise<void>;
  missedCalls(viewer: Actor): readonly { readonly callId: string; readonly from: string; readonly at: string }[];
  /** Called after each commit, once for each incident that changed. */
  subscribe(listener: (change: Change) => void): () => void;
  /** Arms the timers again from the log and drains the outbox. */
  start(): void;
  close(): Promise<void>;
}

export interface ChainHead {
  readonly reference: string;
  readonly seq: number;
  readonly hash: string;
  readonly signature: string;
}

/** Pure. Answers with what happens, or throws a `Refusal`. `state` is null before the incident is opened. */
export type Decide = (
  command: DeskCommand,
  state: Incident | null,
  policy: Policy,
  now: Temporal.Instant,
  actor: Actor,
) => readonly NewEvent[];

/** Which clocks an incident has: only `response` and `resolution` are shown. Pure. */
export type ClocksOf = (incident: Incident, policy: Policy) => readonly ClockDefinition[];

/** A step of the plan with the instant at which it falls due if nothing else happens. Steps already taken are left out. */
export interface PlannedStep {
  readonly step: EscalationStep;
  readonly planned: Temporal.Instant;
  /** The deputy who is rung, by role, when the step was taken and nobody acknowledges it. Absent: the step itself. */
  readonly deputy?: { readonly role: string; readonly because: PassedOnBecause };
}
/** What the plan asks of an incident from here on, earliest first. Pure. */
export type DueSteps = (incident: Incident, policy: Policy, clocks: readonly ClockDefinition[]) => readonly PlannedStep[];

/** Rows of the projections. `organisation` null means all of them: who may ask that is `Reading`'s business. */
export interface Projections {
  page(
    query: IncidentQuery,
    organisation: string | null,
  ): { readonly items: readonly IncidentSummary[]; readonly next: string | null };
  counts(organisation: string | null): Counts;
  search(text: string, organisation: string | null): readonly IncidentSummary[];
}
/** What is kept of a file that somebody attached, and what was taken out of it. Pure. */
export type CleanFile = (file: { readonly name: string; readonly mediaType: string; readonly content: Buffer }) => {
  readonly content: Buffer;
  readonly removed: Pick<Redacted, 'count' | 'where'>;
};

/** Who sees what of the projections. */
export interface Reading {
  /** Whether `viewer` may know that an incident of `organisation` exists. */
  knows(viewer: Actor, organisation: string): boolean;
  incidents(
    rows: Projections,
    query: IncidentQuery,
    viewer: Actor,
  ): { readonly items: readonly IncidentSummary[]; readonly next: string | null };
  counts(rows: Projections, viewer: Actor): Counts;
  search(rows: Projections, text: string, viewer: Actor): readonly IncidentSummary[];
  /** The procedures that `viewer` is offered; null when they are not for `viewer`. */
  procedures(policy: Policy, now: Temporal.Instant, viewer: Actor): readonly ControlledDocument[] | null;
}

export type KeysOf = (contact: NewContact, actor: Actor) => readonly string[];

export interface ParsedMail {
  readonly messageId: string;
  readonly from: string;
  /** The name beside the address, when the sender gave one. */
  readonly fromName?: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  readonly attachments: readonly { readonly name: string; readonly mediaType: string; readonly content: Buffer }[];
  /** Set when the mail is an Internet fax: the number of the sending machine. */
  readonly fax: { readonly from: string } | null;
}
export type ParseMail = (raw: Buffer) => Promise<ParsedMail>;

/** Whether these bytes were signed with `secret`, a moment ago by the desk's clock: what a supplier's word is believed by. */
export type IsSigned = (signed: SignedHeaders, body: Buffer, secret: string, clock: Clock) => boolean;

/** The seams. A `Wiring` may replace any of them; that is how faulty desks are made, from outside `desk/`. */
export interface DeskParts {
  readonly policy: Policy;
  /** Takes patients' numbers out of what people wrote, before anything of it is stored. Pure. */
  readonly withoutPatients: (command: DeskCommand) => Redacted;
  readonly cleanFile: CleanFile;
  readonly decide: Decide;
  readonly clocks: ClocksOf;
  readonly dueSteps: DueSteps;
  readonly followUps: FollowUps;
  readonly reading: Reading;
  readonly turnsOf: TurnsOf;
  readonly outbound: Outbound;
  readonly parseMail: ParseMail;
  /** An incident as somebody at the desk, or its assessor, is shown it. Pure. */
  readonly viewOf: typeof viewOf;
  /** What a contact is known by, so that one that comes twice is one. Pure. */
  readonly keysOf: KeysOf;
  readonly isSigned: IsSigned;
}
export type Wiring = (parts: DeskParts) => DeskParts;

/** `openService(options, parts)` in `service.ts`; `defaultParts({ policy, outbound, parseMail })` in `parts.ts`. */
export type ServiceOptions = Pick<
  DeskOptions,
  'clock' | 'ids' | 'storeFile' | 'secret' | 'addresses' | 'partners' | 'partnersOnLoopback'
> &
  Partial<Pick<DeskOptions, 'suppliers'>>;
export type OpenService = (options: ServiceOptions, parts: DeskParts) => DeskService;
export type DefaultParts = (edge: Pick<DeskParts, 'policy' | 'outbound' | 'parseMail'>) => DeskParts;
