import Type from 'typebox';
import type { Static, TSchema } from 'typebox';
import type { RingingCall } from '../channels/telephone/types.ts';
import { DocumentView } from './document-schemas.ts';
import { Correspondence } from './mail-schemas.ts';
import { HandOff, RowHandOff } from './hand-off-schemas.ts';
import type * as views from '../views/types.ts';
export { DocumentBody, DocumentView } from './document-schemas.ts';

export const oneOf = <const T extends readonly string[]>(values: T, description?: string) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values], ...(description ? { description } : {}) });
const words = (maxLength: number) => Type.String({ minLength: 1, maxLength });
export const orNull = <T extends TSchema>(schema: T) => Type.Unsafe<Static<T> | null>({ anyOf: [schema, { type: 'null' }] });
/** What is sent is typed by the desk's own types; the schema describes it for OpenAPI, and a test holds the two together. */
export const shown = <T>(schema: TSchema) => Type.Unsafe<T>(schema);
/** Unknown keys are refused: a misspelt one must not pass for left out. */
const strict = { additionalProperties: false } as const;

export const LEVELS = ['1', '2', '3', '4', '5'] as const;
export const Level = oneOf(LEVELS);
const Channel = oneOf(['phone', 'email', 'fax', 'portal', 'walk-up', 'partner']);
const ContactType = oneOf(['incident', 'request', 'complaint', 'enquiry']);
export const State = oneOf(['open', 'paused', 'with-supplier', 'resolved', 'closed']);
const SafetyFlag = oneOf(['wrong-patient-data', 'lost-patient-data', 'possible-harm']);
const Role = oneOf(['requester', 'analyst', 'duty-manager', 'assessor']);
export const Instant = Type.String({ description: 'ISO 8601 instant' });

export const Failure = Type.Object(
  { code: Type.String(), message: Type.String() },
  { description: 'Why not. `code` is stable.' },
);

const Caller = Type.Object(
  {
    name: words(120),
    organisation: words(80),
    telephone: Type.Optional(words(40)),
    mail: Type.Optional(words(254)),
  },
  strict,
);

export const ContactBody = Type.Object(
  {
    channel: oneOf(['phone', 'walk-up', 'portal']),
    callId: Type.Optional(words(100)),
    caller: Type.Optional(Caller),
    service: words(80),
    type: Type.Optional(ContactType),
    summary: words(200),
    description: words(20_000),
    impact: Level,
    urgency: Level,
    safety: Type.Optional(Type.Array(SafetyFlag, { maxItems: 3 })),
    location: Type.Optional(words(200)),
  },
  strict,
);
export type ContactBody = Static<typeof ContactBody>;
export const IdempotencyHeader = Type.Object({ 'idempotency-key': Type.Optional(words(200)) });

export const Clock = Type.Object({
  measures: oneOf(['response', 'resolution']),
  state: oneOf(['not-started', 'none', 'running', 'paused', 'stopped', 'cancelled']),
  breached: Type.Boolean(),
  elapsedMs: Type.Number(),
  remainingMs: orNull(Type.Number()),
  targetMs: orNull(Type.Number()),
  due: orNull(Instant),
  byHand: orNull(
    Type.Object(
      {
        due: Instant,
        setAt: Instant,
        by: Type.String(),
        reason: Type.String(),
        missed: Type.Boolean(),
        promised: orNull(Instant),
      },
      { description: 'The deadline that the duty manager set; null when none was' },
    ),
  ),
  segments: Type.Array(
    Type.Object({
      from: Instant,
      to: Instant,
      counts: Type.Boolean(),
      why: Type.String(),
      severity: Type.String(),
      calendar: orNull(Type.String()),
      version: orNull(Type.Number()),
    }),
  ),
});
export const Escalation = Type.Object({
  step: Type.String(),
  kind: oneOf(['functional', 'hierarchical']),
  to: Type.String(),
  planned: Instant,
  takenAt: orNull(Instant),
  channels: Type.Array(Type.String()),
  acknowledgedAt: orNull(Instant),
  acknowledgedBy: orNull(Type.String()),
  passedOn: Type.Array(Type.Object({ to: Type.String(), planned: Instant, takenAt: Instant, because: Type.String() })),
  unreached: Type.Array(Type.Object({ to: Type.String(), why: Type.String(), at: Instant })),
});
export const MajorIncident = orNull(
  Type.Object({
    declaredAt: Instant,
    by: oneOf(['plan', 'desk']),
    managerDue: Instant,
    manager: orNull(Type.Object({ name: Type.String(), role: Type.String(), at: Instant })),
    breached: Type.Boolean({ description: 'Nobody was named in time' }),
  }),
);
export const EventView = shown<views.EventView>(
  Type.Object({
    seq: Type.Integer(),
    at: Instant,
    type: Type.String(),
    actor: Type.String(),
    says: Type.String({ description: 'What happened, in a sentence' }),
    hash: Type.String(),
    previous: Type.String(),
  }),
);
const summary = {
  reference: Type.String({ description: 'INC-000042' }),
  organisation: Type.String(),
  service: Type.String(),
  channel: Channel,
  type: ContactType,
  summary: Type.String(),
  severity: Level,
  state: State,
  openedAt: Instant,
};
export const IncidentSummary = shown<views.IncidentSummary>(Type.Object({ ...summary, handOff: Type.Optional(RowHandOff) }));
export const IncidentView = shown<views.IncidentView>(
  Type.Object({
    ...summary,
    description: Type.String(),
    caller: Type.Object({
      name: Type.String(),
      organisation: Type.String(),
      telephone: Type.Optional(Type.String()),
      mail: Type.Optional(Type.String()),
    }),
    impact: Level,
    urgency: Level,
    safety: Type.Array(SafetyFlag),
    owner: orNull(Type.String()),
    loggedBy: orNull(
      Type.Object(
        { desk: Type.String(), reference: orNull(Type.String()) },
        { description: 'The other desk that logged it, and its reference' },
      ),
    ),
    correspondence: Correspondence,
    parent: orNull(Type.String({ description: 'The incident that it is a part of' })),
    children: Type.Array(Type.String()),
    supplier: orNull(Type.Object({ id: Type.String(), reference: orNull(Type.String()), status: orNull(Type.String()) })),
    handOffs: Type.Array(HandOff),
    clocks: Type.Array(Clock),
    escalations: Type.Array(Escalation),
    followUps: Type.Array(
      Type.Object({
        what: oneOf(['ask-again', 'give-back', 'close', 'remind']),
        at: Instant,
        text: orNull(Type.String()),
        reminder: orNull(Type.Integer({ description: 'By which a reminder can be withdrawn' })),
      }),
      { description: 'What the desk will do by itself, if nothing else happens' },
    ),
    majorIncident: MajorIncident,
    documents: Type.Array(DocumentView),
    timeline: Type.Array(EventView),
    redactions: Type.Array(Type.Object({ kind: Type.String(), count: Type.Integer() })),
  }),
);

export const IncidentsQuery = Type.Object(
  {
    state: Type.Optional(State),
    service: Type.Optional(words(80)),
    severity: Type.Optional(Level),
    organisation: Type.Optional(words(80)),
    limit: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,2}$', description: 'at most this many, 1 to 200' })),
    after: Type.Optional(words(200)),
  },
  strict,
);
export const IncidentsPage = shown<{ readonly items: readonly views.IncidentSummary[]; readonly next: string | null }>(
  Type.Object({ items: Type.Array(IncidentSummary), next: orNull(Type.String()) }),
);
export const SearchQuery = Type.Object({ q: words(200) }, strict);
export const Found = shown<{ readonly items: readonly views.IncidentSummary[] }>(
  Type.Object({ items: Type.Array(IncidentSummary) }),
);
export const Counts = shown<views.Counts>(
  Type.Object({
    open: Type.Integer(),
    total: Type.Integer(),
    bySeverity: Type.Record(Type.String(), Type.Integer()),
    byState: Type.Record(Type.String(), Type.Integer()),
  }),
);

export const Reference = Type.Object({ reference: words(40) });
export const ReferenceAndId = Type.Object({ reference: words(40), id: words(100) });
export const Id = Type.Object({ id: words(100) });

const HandOffData = Type.Object(
  {
    occurredAt: Type.Optional(words(100)),
    description: Type.Optional(words(20_000)),
    impact: Type.Optional(words(500)),
    affectedUsers: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })),
    affectedService: Type.Optional(words(200)),
    location: Type.Optional(words(200)),
    workaround: Type.Optional(words(5000)),
    stepsTaken: Type.Optional(words(5000)),
    requesterContact: Type.Optional(words(300)),
    updateContact: Type.Optional(words(300)),
    errorText: Type.Optional(words(5000)),
  },
  strict,
);
/** Bodies of what can be asked of an incident; null: none is needed. */
export const COMMAND_BODIES = {
  acknowledge: null,
  respond: Type.Object({ text: words(20_000), channel: Type.Optional(oneOf(['phone', 'email', 'portal'])) }, strict),
  notes: Type.Object({ text: words(20_000) }, strict),
  pause: Type.Object({ reason: words(500) }, strict),
  resume: null,
  reclassify: Type.Object({ impact: Level, urgency: Level, reason: words(1000) }, strict),
  assign: Type.Object({ team: words(80) }, strict),
  deadline: Type.Object({ clock: oneOf(['response', 'resolution']), due: words(60), reason: words(1000) }, strict),
  remind: Type.Object({ at: words(60), text: words(5000) }, strict),
  'withdraw-reminder': Type.Object({ reminder: Type.Integer({ minimum: 1 }) }, strict),
  'withdraw-deadline': Type.Object({ clock: oneOf(['response', 'resolution']), reason: words(1000) }, strict),
  'hand-off': Type.Object({ supplier: Type.Optional(words(80)), data: HandOffData }, strict),
  'answer-supplier': Type.Object({ text: words(5000) }, strict),
  'take-back': Type.Object({ reason: words(1000) }, strict),
  'release-document': Type.Object({ document: words(100) }, strict),
  'major-incident': Type.Object({ reason: words(1000) }, strict),
  'stand-down': Type.Object({ reason: words(1000) }, strict),
  manager: Type.Object({ manager: words(80) }, strict),
  parent: Type.Object({ parent: Type.String({ pattern: '^INC-[0-9]{6,15}$' }) }, strict),
  unlink: Type.Object({ reason: words(1000) }, strict),
  resolve: Type.Object({ how: words(5000) }, strict),
  confirm: null,
  close: null,
  reopen: Type.Object({ reason: words(1000) }, strict),
} as const;

export const History = shown<{
  readonly intact: boolean;
  readonly events: readonly views.EventView[];
  readonly differs?: readonly string[];
}>(
  Type.Object({
    intact: Type.Boolean(),
    events: Type.Array(EventView),
    differs: Type.Optional(Type.Array(Type.String(), { description: 'Clocks whose signed snapshot is not what the log says' })),
  }),
);

/** Described in full by standards/clock-case.schema.json. */
export const ClockCase = shown<object>(
  Type.Object({ format: Type.Literal(1) }, { description: 'A clock case file, format 1', additionalProperties: true }),
);

export const SignIn = Type.Object({ username: words(120), password: words(200) }, strict);
const person = { name: Type.String(), role: Role, organisation: orNull(Type.String()) };
export const Me = Type.Object({ ...person, username: Type.String() });
export const SignedIn = Type.Object({ token: Type.String(), ...person });

export const RingingCalls = shown<readonly RingingCall[]>(
  Type.Array(Type.Object({ callId: Type.String(), from: Type.String(), since: Instant, state: oneOf(['ringing', 'answered']) })),
);
export const TelephoneEventBody = Type.Object({
  callId: words(100),
  direction: oneOf(['in', 'out']),
  event: oneOf(['ringing', 'answered', 'unanswered', 'busy', 'digits', 'abandoned', 'ended']),
  from: words(40),
  to: words(40),
  at: words(40),
  digits: Type.Optional(Type.String({ maxLength: 20, pattern: '^[0-9*#]*$' })),
});

export interface CatalogueEntry {
  readonly id: string;
  readonly name: string;
  readonly tier: string;
  readonly hours: string;
  readonly owner: string;
  readonly supplier: string | null;
  readonly dependencies: readonly string[];
}
export const Catalogue = shown<readonly CatalogueEntry[]>(
  Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      tier: Type.String(),
      hours: Type.String(),
      owner: Type.String(),
      supplier: orNull(Type.String()),
      dependencies: Type.Array(Type.String()),
    }),
  ),
);
export const Procedures = shown<readonly { readonly id: string; readonly title: string; readonly version: string }[]>(
  Type.Array(Type.Object({ id: Type.String(), title: Type.String(), version: Type.String() })),
);

export const Nothing = Type.Null({ description: 'Done' });
/** Answers of an operation: what it gives, and how it says no. */
export const answers = <const S extends number, T extends TSchema>(status: S, schema: T) =>
  ({ [status]: schema, '4xx': Failure }) as Record<S, T> & { '4xx': typeof Failure };
