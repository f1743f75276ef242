/**
 * The log, its texts stored apart, and the projections. Instants that are compared in rows are epoch milliseconds; those inside
 * an event are ISO text. `n` is the incident's number: INC-000042 is 42.
 */
export const SCHEMA_VERSION = 10;

/** The deadline of an incident that has none: it comes after all others. */
export const NEVER = 8_640_000_000_000_000;

/** The states of incidents that somebody has to work on, as an index condition: a query must repeat it to use the index. */
export const TO_DO = "state in ('open', 'paused', 'with-supplier')";

/** Lists by deadline, of everybody and of one owner; and whose an incident is, as digests. */
export const BY_DEADLINE = `
create index incident_due on incident (due, n) where ${TO_DO};
create index incident_owner_due on incident (owner, due, n) where ${TO_DO};
create index incident_owner on incident (owner, n);
create table incident_person (person text not null, n integer not null, primary key (person, n)) strict, without rowid;
create index person_of_incident on incident_person (n);`;

/** `tenant` holds a word for the organisation and one for each person whose incident it is, so that a search is capped within them. */
export const SEARCH = 'create virtual table search using fts5 (tenant, reference, summary, description, caller, further);';

/** A call is about a step of the plan or about a hand-off. */
export const CALL = `create table call (
  call_id text primary key, n integer not null, step text, hand_off integer, recipient text not null,
  check ((step is null) <> (hand_off is null))
) strict, without rowid;`;

/** Registers beside the incident log. An entry's `number` is null where it has a name of its own. */
/** Who read which incident. `ms`: epoch milliseconds of `at`. A change of this table is a migration of its own. */
export const READINGS = `
create table reading (
  id integer primary key, ms integer not null, at text not null, reader text not null, role text not null, n integer not null
) strict;
create index reading_of on reading (n, id);
create index reading_at on reading (ms, id);`;

export const REGISTERS = `
create table register_fact (
  register text not null, reference text not null, seq integer not null, at text not null,
  actor_id text not null, actor_name text, actor_role text not null,
  facts text not null, digests text not null, previous text not null, hash text not null,
  primary key (register, reference, seq)
) strict, without rowid;
create table register_words (
  register text not null, reference text not null, seq integer not null, name text not null, content text,
  primary key (register, reference, seq, name)
) strict, without rowid;
create table register_head (
  register text not null, reference text not null, number integer, seq integer not null, hash text not null, signature text not null,
  primary key (register, reference)
) strict, without rowid;
create index register_numbered on register_head (register, number) where number is not null;
create table register_row (
  register text not null, reference text not null, state text not null, title text not null, organisations text, due integer,
  primary key (register, reference)
) strict, without rowid;
create index register_due on register_row (due) where due is not null;
create index register_state on register_row (register, state, reference);`;

export const SCHEMA = `
create table meta (key text primary key, value text not null) strict, without rowid;

create table event (
  n integer not null, seq integer not null, at text not null,
  actor_id text not null, actor_name text, actor_role text not null,
  facts text not null, digests text not null, previous text not null, hash text not null,
  primary key (n, seq)
) strict, without rowid;

-- Erasable: what people wrote and who they are.
create table words (
  n integer not null, seq integer not null, name text not null, content text,
  primary key (n, seq, name)
) strict, without rowid;
create table document (
  id text primary key, n integer not null, name text not null, media_type text not null,
  size integer not null, sha256 text not null, digest text not null, content blob
) strict;
create index document_of on document (n);

create table head (n integer primary key, seq integer not null, hash text not null, signature text not null) strict;

-- Projections, written in the transaction of their events.
create table incident (
  n integer primary key, organisation text not null, service text not null, channel text not null, type text not null,
  summary text not null, severity text not null, state text not null, opened_at text not null
, owner text, team text, due integer not null default ${NEVER}) strict;
create index incident_organisation on incident (organisation, n);
create index incident_state on incident (state, n);
create index incident_severity on incident (severity, n);
create index incident_service on incident (service, n);
${BY_DEADLINE}
create table counter (
  organisation text not null, severity text not null, state text not null, incidents integer not null,
  primary key (organisation, severity, state)
) strict, without rowid;
${SEARCH}

-- What a contact is known by, so that it makes one incident however often it arrives.
create table contact_key (key text primary key, n integer not null) strict, without rowid;
create table message (message_id text not null, n integer not null, primary key (message_id, n)) strict, without rowid;
-- Mail that is no contact and belongs to no incident, until somebody has decided about it. Erasable.
create table held_mail (
  id text primary key, key text unique, at text not null, why text not null, organisation text,
  address text not null, name text not null, subject text not null, content text not null, not_kept text not null, message_id text,
  decided text, decided_by text, reason text, incident integer
) strict;
create index held_mail_waiting on held_mail (at) where decided is null;
create table held_file (
  mail text not null, place integer not null, name text not null, media_type text not null, content blob not null, finding text,
  primary key (mail, place)
) strict;
create index held_mail_dismissed on held_mail (decided, id) where decided is not null and incident is null;
-- Incidents with an answer of the caller's that nobody of the desk has acted on since.
create table unread (n integer primary key, at text not null) strict;
create index unread_since on unread (at, n);
create table missed_call (call_id text primary key, number text not null, at text not null) strict, without rowid;

-- The plan's steps, each once; calls to our people, each about a step or a hand-off; when to look again.
create table escalation (n integer not null, step text not null, primary key (n, step)) strict, without rowid;
${CALL}
create table alarm (n integer primary key, due integer not null) strict;
create index alarm_due on alarm (due, n);

-- What must leave the desk. Rows of one lane leave one after the other. A row that a desk process has taken is its own until it falls due again.
create table outbox (
  id integer primary key, n integer not null, lane text not null, item text not null, key text not null unique,
  attempts integer not null default 0, due integer not null, done text, outcome text,
  claimed text, recipient text, sealed integer,
  supplier text, dead text
) strict;
create index outbox_due on outbox (due, id) where done is null;
create index outbox_lane on outbox (lane, id) where done is null;
-- What waits on a supplier's interface; and what was refused or given up, until somebody has decided about it.
create index outbox_supplier on outbox (supplier, due) where done is null and supplier is not null;
create index outbox_dead on outbox (id) where dead is not null;
create index outbox_claimed on outbox (claimed) where claimed is not null;

-- One row for each hand-off: what binds our record to the supplier's. 'sent' is when anything last left for it.
create table bond (
  n integer not null, hand_off integer not null, supplier text not null, ticket text, state text not null, status text,
  ours text not null, theirs text, their_severity text, disagrees integer not null,
  handed_off text not null, heard text, sent text, unreachable text, silent text, resolve_by integer,
  rung integer not null, sent_back integer not null, mismatched text,
  primary key (n, hand_off)
) strict, without rowid;
create index bond_ticket on bond (supplier, ticket) where ticket is not null;
create index bond_state on bond (supplier, state);
-- Tickets that an event named before the answer to their creation did.
create table parked (supplier text not null, ticket text not null, at text not null, primary key (supplier, ticket)) strict, without rowid;

-- Letters that gather warnings: 'recipient' is set, and 'sealed' is when the letter was closed to more of them.
create index outbox_gathering on outbox (recipient) where recipient is not null and sealed is null;
create index outbox_sealed on outbox (recipient, sealed) where recipient is not null;
create table warning (
  letter integer not null, place integer not null, n integer not null, step text not null, subject text not null, says text not null,
  primary key (letter, place)
) strict, without rowid;
${REGISTERS}
${READINGS}
`;
