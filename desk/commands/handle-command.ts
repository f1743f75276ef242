import type { ClockSnapshots } from './clock-snapshots.ts';
import { partnerEvents } from './enqueue-partner-events.ts';
import { incidentRow } from './incident-row.ts';
import { queueForDigest } from './queue-for-digest.ts';
import type { Actor } from '../domain/access/actor.ts';
import { SYSTEM } from '../domain/access/system.ts';
import { nextUpdate } from '../domain/escalation/index.ts';
import { handOffRow, laneTo } from '../domain/incident/hand-off/index.ts';
import {
  apply,
  fold,
  tasksByHand,
  unreadAnswer,
  type DeskCommand,
  type Incident,
  type NewEvent,
  type Pseudonym,
  type RecordedEvent,
  type Redacted,
} from '../domain/incident/index.ts';
import { effectsOf } from '../messages/effects.ts';
import type { Effect } from '../messages/types.ts';
import type { Rules } from '../domain/rules.ts';
import { extend, referenceOf, type Store } from '../store/index.ts';
import type { UnitOfWork } from './unit-of-work.ts';
import type { Partner } from '../trouble-tickets/index.ts';
import { sha256, withoutPatientNumbers, type Clock, type HospitalNumbers } from '../../kernel/index.ts';

export interface CommandResult {
  readonly n: number;
  readonly incident: Incident;
  readonly events: readonly RecordedEvent[];
}
export interface CommandHandler {
  /**
   * Handles one command as part of `unit`: decides, records and projects it, and adds all its messages to the outbox. A `Refusal`
   * is thrown before anything of it is recorded. `n` null opens an incident. `removed` describes the text removed before the
   * command was made.
   */
  handleCommand(
    unit: UnitOfWork,
    n: number | null,
    command: DeskCommand,
    actor: Actor,
    removed?: Pick<Redacted, 'count' | 'where' | 'hospital'>,
  ): Promise<CommandResult>;
  /** The next instant at which the plan may require something, given what has happened. */
  wakeFor(incident: Incident): Temporal.Instant | null;
}

export interface CommandHandlerOptions {
  readonly store: Store;
  readonly parts: Rules;
  readonly clockSnapshots: ClockSnapshots;
  readonly clock: Clock;
  readonly partners: readonly Partner[];
  /** Domain part of the Message-IDs the desk generates. */
  readonly mailDomain: string;
  /** Signs chain heads, and keys the digests of texts. */
  readonly secret: string;
  readonly pseudonym: Pseudonym;
}

export function commandHandler(options: CommandHandlerOptions): CommandHandler {
  const { store, parts, clockSnapshots, clock, partners, mailDomain, secret, pseudonym } = options;
  /** A key that is the same on every computation, and unique to this desk. */
  const keyOf = (reference: string, seq: number, what: string) =>
    sha256(`${store.id}\0${reference}\0${seq}\0${what}`).slice(0, 32);

  const enqueuePartnerEvents = partnerEvents({ store, parts, partners, keyOf });

  const post = ({ write }: UnitOfWork, n: number, incident: Incident, event: RecordedEvent) => {
    for (const [i, item] of effectsOf(event, incident, parts.policy).entries()) {
      const key = keyOf(incident.reference, event.seq, `${item.kind} ${i}`);
      if (item.kind === 'warning') {
        queueForDigest({ write, parts, n, incident, at: event.at, warning: item, messageId: `<warnings.${key}@${mailDomain}>` });
        continue;
      }
      const messageId = `<${incident.reference}.${key}@${mailDomain}>`;
      if (item.kind === 'mail') write.contacts.keepMessage(messageId, n);
      const due = Temporal.Instant.from(event.at).epochMilliseconds;
      const later = 'at' in item ? Temporal.Instant.from(item.at).epochMilliseconds : due;
      const waits = 'supplier' in item ? { supplier: item.supplier } : {};
      write.outbox.add({
        n,
        lane: laneOf(item, n, key),
        item,
        key: item.kind === 'mail' ? messageId : key,
        due: later,
        ...waits,
      });
    }
  };

  /** An event may have named the ticket before its creation was answered; the ticket is read now. */
  const unpark = (
    { write }: UnitOfWork,
    n: number,
    { reference }: Incident,
    { seq, at, supplier, handOff, ticket }: Accepted,
  ) => {
    const item = { kind: 'read', supplier, handOff, at, because: 'event' } as const;
    const key = keyOf(reference, seq, 'read parked');
    const due = Temporal.Instant.from(at).epochMilliseconds;
    write.handOffs.unpark(supplier, ticket, { n, lane: laneOf(item, n, key), item, key, due, supplier });
  };

  const putHandOffs = ({ write }: UnitOfWork, n: number, before: Incident | null, after: Incident) => {
    for (const [i, handOff] of after.handOffs.entries()) {
      const reclassified = i === after.handOffs.length - 1 && before?.severity !== after.severity;
      if (reclassified || before?.handOffs[i] !== handOff) write.handOffs.put(n, handOffRow(handOff, after, parts.policy));
    }
  };

  const putUnread = ({ write }: UnitOfWork, n: number, before: Incident | null, after: Incident) => {
    const since = ({ events }: Incident) => unreadAnswer(events)?.at ?? null;
    const at = since(after);
    if (at !== (before && since(before))) write.unread.set(n, at);
  };

  /** A call to place by hand is obsolete once somebody acknowledged, or once its hand-off has ended. */
  const dropTasks = ({ write }: UnitOfWork, before: Incident | null, after: Incident) => {
    const left = tasksByHand(after).map(({ row }) => row);
    for (const { row, kind } of before === null ? [] : tasksByHand(before))
      if (kind !== 'letter' && !left.includes(row)) write.outbox.doneByHand(row, 'no longer needed');
  };

  const wakeFor = (incident: Incident): Temporal.Instant | null => {
    const clocks = parts.clocks(incident, parts.policy);
    const step = parts.dueSteps(incident, parts.policy, clocks)[0]?.planned ?? null;
    const followUp = parts.followUps(incident, parts.policy)[0]?.at ?? null;
    return earlier(earlier(step, nextUpdate(incident, parts.policy, clocks)), followUp);
  };

  return {
    wakeFor,
    async handleCommand(unit, known, command, who, removed = { count: 0, where: [] }) {
      const { write } = unit;
      const cleaned = parts.withoutPatients(command, pseudonym, parts.policy.patientIdentifiers);
      const actor = withoutNumbers(who, pseudonym, parts.policy.patientIdentifiers.hospitalNumbers);
      const before = known === null ? null : await unit.load(known);
      const now = nowAfter(clock, before);
      const decided = parts.decide(cleaned.command, before, parts.policy, now, actor);
      if (decided.length === 0 && known !== null && before !== null) return { n: known, incident: before, events: [] };

      const n = known ?? unit.newNumber();
      const all = [
        ...decided,
        ...governance(cleaned.count + removed.count, [...cleaned.where, ...removed.where]),
        ...governance(
          (cleaned.hospital?.count ?? 0) + (removed.hospital?.count ?? 0),
          [...(cleaned.hospital?.where ?? []), ...(removed.hospital?.where ?? [])],
          'hospital-number',
        ),
      ];
      const answered = all.map((event) => signed(event, isItsOwn(event) ? SYSTEM : actor));
      const { events, links, head } = extend(secret, n, before, String(now), answered);
      write.log.append(n, links, head);
      let incident = before;
      for (const event of events) {
        const last: Incident | null = incident;
        incident = last === null ? fold(referenceOf(n), [event])! : apply(last, event);
        if (event.type === 'escalated') write.escalations.take(n, event.step);
        if (event.type === 'escalationPassedOn') write.escalations.take(n, `${event.step} ${event.to}`);
        if (event.type === 'ticketDeleted') write.partners.deleteTicket(n);
        if (event.type === 'erased') write.log.erase(n, event.of, event.names);
        if ('messageId' in event && event.messageId !== undefined) write.contacts.keepMessage(event.messageId, n);
        post(unit, n, incident, event);
        await enqueuePartnerEvents(unit, n, last, incident, event);
        if (event.type === 'supplierAccepted') unpark(unit, n, incident, event);
      }
      const after = incident!;
      clockSnapshots.record(write, n, after, events);
      write.rows.project(n, incidentRow(before, after, parts, now));
      if (events.some(({ type }) => type === 'erased')) write.rows.rewrite(n, incidentRow(null, after, parts, now));
      putHandOffs(unit, n, before, after);
      putUnread(unit, n, before, after);
      dropTasks(unit, before, after);
      write.escalations.setDue(n, wakeFor(after)?.epochMilliseconds ?? null);
      unit.changed(n, after);
      return { n, incident: after, events };
    },
  };
}

export function earlier(a: Temporal.Instant | null, b: Temporal.Instant | null): Temporal.Instant | null {
  if (a === null || b === null) return a ?? b;
  return Temporal.Instant.compare(a, b) <= 0 ? a : b;
}

/** Now in milliseconds, but never before the incident's last event, even if the machine's clock was set back. */
function nowAfter(clock: Clock, before: Incident | null): Temporal.Instant {
  const now = Temporal.Instant.fromEpochMilliseconds(clock.now().epochMilliseconds);
  const last = before === null ? now : Temporal.Instant.from(before.lastAt);
  return Temporal.Instant.compare(now, last) < 0 ? last : now;
}

const governance = (count: number, where: readonly string[], kind = 'nhs-number'): readonly NewEvent[] =>
  count === 0 ? [] : [{ type: 'informationGovernance', kind, count, where }];

/** Staff sign their actions permanently. Names of callers can be erased, so they are stored apart, like their texts. */
const hasErasableName = (actor: Actor) => actor.role === 'requester' || actor.role === 'caller';
const nameInLog = (actor: Actor): string | null => (hasErasableName(actor) ? null : actor.name);
const signed = (event: NewEvent, actor: Actor) => ({
  actor: { id: actor.id, name: nameInLog(actor), role: actor.role },
  event: hasErasableName(actor) ? { ...event, texts: { ...event.texts, actor: actor.name } } : event,
});

/** An outside sender is recorded by address and by the name beside it, both cleaned of patients' numbers. */
const withoutNumbers = (actor: Actor, pseudonym: Pseudonym, shapes: readonly HospitalNumbers[]): Actor => ({
  ...actor,
  id: pseudonym(actor.id),
  name: withoutPatientNumbers(actor.name, shapes),
});

/** Events the desk adds by itself when a person acts; that person is not recorded as their actor. */
const isItsOwn = (event: NewEvent): boolean =>
  event.type === 'callerAsked' ||
  event.type === 'supplierMismatched' ||
  event.type === 'harmAsked' ||
  event.type === 'safetyOfficerTold' ||
  event.type === 'investigatorRemoved' ||
  (event.type === 'harmFlagged' && event.by === 'words') ||
  (event.type === 'reclassified' && event.floor === true) ||
  (event.type === 'majorIncidentDeclared' && event.by === 'plan');

type Accepted = Extract<RecordedEvent, { type: 'supplierAccepted' }>;

/**
 * Messages about one supplier's ticket share a lane, so that they are sent in order, the creation first. Every other message is
 * sent independently, and so is a read of the ticket.
 */
const laneOf = (item: Effect, n: number, key: string): string =>
  'supplier' in item && item.kind !== 'read' ? laneTo(n, item) : key;
