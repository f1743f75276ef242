import type { ClockSnapshots } from './clock-snapshots.ts';
import { partnerEvents } from './enqueue-partner-events.ts';
import { queueForDigest } from './queue-for-digest.ts';
import type { Actor } from '../domain/access/actor.ts';
import { SYSTEM } from '../domain/access/system.ts';
import { nextUpdate } from '../domain/escalation/index.ts';
import { handOffRow, laneTo } from '../domain/incident/hand-off/index.ts';
import {
  apply,
  fold,
  type DeskCommand,
  type Incident,
  type NewEvent,
  type RecordedEvent,
  type Redacted,
} from '../domain/incident/index.ts';
import { effectsOf } from '../messages/effects.ts';
import type { Effect } from '../messages/types.ts';
import type { Rules } from '../domain/rules.ts';
import { referenceOf, type Store } from '../store/index.ts';
import type { Partner } from '../trouble-tickets/index.ts';
import { sha256, type Clock } from '../../kernel/index.ts';

export interface CommandResult {
  readonly n: number;
  readonly incident: Incident;
  readonly events: readonly RecordedEvent[];
}
export interface CommandHandler {
  /**
   * One command, whole: decided, recorded, projected, and everything it sends put into the outbox. Inside a transaction; a `Refusal` is
   * thrown before anything is written. `n` null opens an incident. `removed` says what was taken out before the command was made.
   */
  handleCommand(n: number | null, command: DeskCommand, actor: Actor, removed?: Pick<Redacted, 'count' | 'where'>): CommandResult;
  load(n: number): Incident | null;
  /** When the plan next asks for something, given what has happened. */
  wakeFor(incident: Incident): Temporal.Instant | null;
}

export interface CommandHandlerOptions {
  readonly store: Store;
  readonly parts: Rules;
  readonly clockSnapshots: ClockSnapshots;
  readonly clock: Clock;
  readonly partners: readonly Partner[];
  /** Right-hand side of the Message-IDs the desk makes. */
  readonly mailDomain: string;
}

export function commandHandler({
  store,
  parts,
  clockSnapshots,
  clock,
  partners,
  mailDomain,
}: CommandHandlerOptions): CommandHandler {
  const load = (n: number) => fold(referenceOf(n), store.log.load(n));
  /** A key that is the same whenever it is computed, and no other desk's. */
  const keyOf = (reference: string, seq: number, what: string) =>
    sha256(`${store.id}\0${reference}\0${seq}\0${what}`).slice(0, 32);

  const enqueuePartnerEvents = partnerEvents({ store, parts, partners, keyOf });

  const post = (n: number, incident: Incident, event: RecordedEvent) => {
    for (const [i, item] of effectsOf(event, incident, parts.policy).entries()) {
      const key = keyOf(incident.reference, event.seq, `${item.kind} ${i}`);
      if (item.kind === 'warning') {
        queueForDigest({ store, parts, n, incident, at: event.at, warning: item, messageId: `<warnings.${key}@${mailDomain}>` });
        continue;
      }
      const messageId = `<${incident.reference}.${key}@${mailDomain}>`;
      if (item.kind === 'mail') store.contacts.keepMessage(messageId, n);
      const due = Temporal.Instant.from(event.at).epochMilliseconds;
      const later = 'at' in item ? Temporal.Instant.from(item.at).epochMilliseconds : due;
      const waits = 'supplier' in item ? { supplier: item.supplier } : {};
      store.outbox.add({
        n,
        lane: laneOf(item, n, key),
        item,
        key: item.kind === 'mail' ? messageId : key,
        due: later,
        ...waits,
      });
    }
  };

  /** An event may have named the ticket before the answer to its creation did: now it is read. */
  const unpark = (n: number, { reference }: Incident, { seq, at, supplier, handOff, ticket }: Accepted) => {
    if (!store.handOffs.unpark(supplier, ticket)) return;
    const item = { kind: 'read', supplier, handOff, at, because: 'event' } as const;
    const key = keyOf(reference, seq, 'read parked');
    store.outbox.add({ n, lane: laneOf(item, n, key), item, key, due: Temporal.Instant.from(at).epochMilliseconds, supplier });
  };

  const putHandOffs = (n: number, before: Incident | null, after: Incident) => {
    for (const [i, handOff] of after.handOffs.entries()) {
      const reclassified = i === after.handOffs.length - 1 && before?.severity !== after.severity;
      if (reclassified || before?.handOffs[i] !== handOff) store.handOffs.put(n, handOffRow(handOff, after, parts.policy));
    }
  };

  const wakeFor = (incident: Incident): Temporal.Instant | null => {
    const clocks = parts.clocks(incident, parts.policy);
    const step = parts.dueSteps(incident, parts.policy, clocks)[0]?.planned ?? null;
    const followUp = parts.followUps(incident, parts.policy)[0]?.at ?? null;
    return earlier(earlier(step, nextUpdate(incident, parts.policy, clocks)), followUp);
  };

  return {
    load,
    wakeFor,
    handleCommand(known, command, actor, removed = { count: 0, where: [] }) {
      const cleaned = parts.withoutPatients(command);
      const before = known === null ? null : load(known);
      const now = nowAfter(clock, before);
      const decided = parts.decide(cleaned.command, before, parts.policy, now, actor);
      if (decided.length === 0 && known !== null && before !== null) return { n: known, incident: before, events: [] };

      const n = known ?? store.log.nextNumber();
      const all = [...decided, ...governance(cleaned.count + removed.count, [...cleaned.where, ...removed.where])];
      const events = store.log.append(
        n,
        before,
        String(now),
        all.map((event) => signed(event, isItsOwn(event) ? SYSTEM : actor)),
      );
      let incident = before;
      for (const event of events) {
        const last: Incident | null = incident;
        incident = last === null ? fold(referenceOf(n), [event])! : apply(last, event);
        if (event.type === 'escalated') store.escalations.take(n, event.step);
        if (event.type === 'escalationPassedOn') store.escalations.take(n, `${event.step} ${event.to}`);
        if (event.type === 'ticketDeleted') store.partners.deleteTicket(n);
        if ('messageId' in event && event.messageId !== undefined) store.contacts.keepMessage(event.messageId, n);
        post(n, incident, event);
        enqueuePartnerEvents(n, last, incident, event);
        if (event.type === 'supplierAccepted') unpark(n, incident, event);
      }
      clockSnapshots.record(n, incident!, events);
      store.rows.project(n, before, incident!);
      putHandOffs(n, before, incident!);
      store.escalations.setDue(n, wakeFor(incident!)?.epochMilliseconds ?? null);
      return { n, incident: incident!, events };
    },
  };
}

export function earlier(a: Temporal.Instant | null, b: Temporal.Instant | null): Temporal.Instant | null {
  if (a === null || b === null) return a ?? b;
  return Temporal.Instant.compare(a, b) <= 0 ? a : b;
}

/** Milliseconds, and never before what has already happened, whatever the machine's clock does. */
function nowAfter(clock: Clock, before: Incident | null): Temporal.Instant {
  const now = Temporal.Instant.fromEpochMilliseconds(clock.now().epochMilliseconds);
  const last = before === null ? now : Temporal.Instant.from(before.lastAt);
  return Temporal.Instant.compare(now, last) < 0 ? last : now;
}

const governance = (count: number, where: readonly string[]): readonly NewEvent[] =>
  count === 0 ? [] : [{ type: 'informationGovernance', kind: 'nhs-number', count, where }];

/** The desk's people sign what they do. The names of callers can be erased, so they are kept aside like their words. */
const hasErasableName = (actor: Actor) => actor.role === 'requester' || actor.role === 'caller';
const nameInLog = (actor: Actor): string | null => (hasErasableName(actor) ? null : actor.name);
const signed = (event: NewEvent, actor: Actor) => ({
  actor: { id: actor.id, name: nameInLog(actor), role: actor.role },
  event: hasErasableName(actor) ? { ...event, texts: { ...event.texts, actor: actor.name } } : event,
});

/** What the desk does by itself when somebody does something: it is not theirs to answer for. */
const isItsOwn = (event: NewEvent): boolean =>
  event.type === 'callerAsked' || (event.type === 'majorIncidentDeclared' && event.by === 'plan');

type Accepted = Extract<RecordedEvent, { type: 'supplierAccepted' }>;

/** What concerns one supplier's ticket leaves in order, its creation first; every other message goes by itself, and so does a look at the ticket. */
const laneOf = (item: Effect, n: number, key: string): string =>
  'supplier' in item && item.kind !== 'read' ? laneTo(n, item) : key;
