import Type from 'typebox';
import { Clock, Escalation, MajorIncident } from './clocks.ts';
import { Channel, ContactType, Instant, Level, SafetyFlag, State, oneOf, orNull, shown, strict, words } from './common.ts';
import { DocumentView } from './documents.ts';
import { HandOff, RowHandOff } from './hand-offs.ts';
import { Correspondence } from './mail.ts';
import { DataSecurity, SafetyCase } from './safety.ts';
import type * as views from '../../views/types.ts';

export const EventView = shown<views.EventView>(
  Type.Object({
    seq: Type.Integer(),
    at: Instant,
    type: Type.String(),
    actor: Type.String(),
    says: Type.String({ description: 'What happened, in a sentence' }),
    parts: Type.Optional(
      Type.Array(Type.Union([Type.String(), Type.Object({ instant: Instant })]), {
        description: 'The same sentence with its instants as data; absent when it names none',
      }),
    ),
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
  owner: orNull(Type.String({ description: 'Its owner; null: none' })),
  team: orNull(Type.String({ description: 'The team it was given to' })),
};

const answeredAt = Type.Optional({
  ...Instant,
  description: "Since when an answer of the caller's waits for somebody of the desk",
});

export const IncidentSummary = shown<views.IncidentSummary>(
  Type.Object({ ...summary, answeredAt, handOff: Type.Optional(RowHandOff) }),
);

export const IncidentView = shown<views.IncidentView>(
  Type.Object({
    ...summary,
    answeredAt,
    confirmedAt: orNull({ ...Instant, description: 'When the caller confirmed; null when they have answered otherwise since' }),
    description: Type.String(),
    location: orNull(Type.String({ description: 'Site, ward or room' })),
    caller: Type.Object({
      name: Type.String(),
      organisation: Type.String(),
      telephone: Type.Optional(Type.String()),
      mail: Type.Optional(Type.String()),
    }),
    impact: Level,
    urgency: Level,
    pausedBy: orNull(Type.String({ description: 'Why its clocks are paused' })),
    withSupplier: Type.Boolean({ description: 'It is with a supplier now, also while it is paused' }),
    safety: Type.Array(SafetyFlag),
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
        what: oneOf(['ask-again', 'give-back', 'close', 'remind', 'tell-deputy', 'data-security']),
        at: Instant,
        text: orNull(Type.String()),
        reminder: orNull(Type.Integer({ description: 'Id with which a reminder is withdrawn' })),
      }),
      { description: 'What the desk will do by itself, if nothing else happens' },
    ),
    majorIncident: MajorIncident,
    documents: Type.Array(DocumentView),
    timeline: Type.Array(EventView),
    safetyCase: Type.Optional(SafetyCase),
    dataSecurity: Type.Optional(DataSecurity),
    redactions: Type.Array(Type.Object({ kind: Type.String(), count: Type.Integer() })),
    knowledge: Type.Optional(
      Type.Object(
        {
          suggested: orNull(Type.Array(Type.String())),
          chosen: Type.String(),
          finallyRight: orNull(Type.String()),
          offered: Type.Array(Type.String()),
          used: Type.Array(
            Type.Object({
              article: Type.String(),
              version: Type.Integer(),
              at: Instant,
              helped: orNull(Type.Boolean()),
            }),
          ),
          knownError: orNull(Type.String()),
        },
        {
          description: 'Services suggested at first contact, chosen and finally right; articles offered and used. Only for staff',
        },
      ),
    ),
    suspected: Type.Optional(
      Type.Array(
        Type.Object(
          { kind: Type.Enum(['date-of-birth', 'name']), event: Type.Integer(), field: Type.String() },
          { description: 'Text that may identify a patient: check it before the incident is handed off' },
        ),
      ),
    ),
  }),
);

export const IncidentsQuery = Type.Object(
  {
    state: Type.Optional(State),
    service: Type.Optional(words(80)),
    severity: Type.Optional(Level),
    organisation: Type.Optional(words(80)),
    stage: Type.Optional(
      Type.Enum(['to-do', 'resolved', 'closed'], {
        description: 'to-do: open, paused or with a supplier; resolved: waiting for the caller to confirm; closed',
      }),
    ),
    owner: Type.Optional(Type.Enum(['mine', 'nobody'], { description: 'mine: you are the owner; nobody: it has no owner' })),
    team: Type.Optional(words(80)),
    order: Type.Optional(
      Type.Enum(['newest', 'deadline'], {
        description: 'newest (usual): last opened first; deadline: next due first, so missed ones lead; without a deadline last',
      }),
    ),
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

export const History = shown<{
  readonly intact: boolean;
  readonly events: readonly views.EventView[];
  readonly differs?: readonly string[];
}>(
  Type.Object({
    intact: Type.Boolean(),
    events: Type.Array(EventView),
    differs: Type.Optional(Type.Array(Type.String(), { description: 'Clocks whose signed snapshot differs from the log' })),
  }),
);

/** Specified in full by standards/clock-case.schema.json. */
export const ClockCase = shown<object>(
  Type.Object({ format: Type.Literal(1) }, { description: 'A clock case file, format 1', additionalProperties: true }),
);
