import { clockSnapshotsOf } from '../commands/clock-snapshots.ts';
import { linkedIncidents } from '../commands/linked-incidents.ts';
import { incomingDocuments } from '../commands/incoming-document.ts';
import { commandHandler, type CommandResult } from '../commands/handle-command.ts';
import { dispatcher } from '../dispatch/index.ts';
import type { Actor } from '../domain/access/actor.ts';
import { readsNotes, scopeOf } from '../domain/access/index.ts';
import { SYSTEM } from '../domain/access/system.ts';
import { calendarViews, newVersion, reasonOf } from '../domain/calendars/index.ts';
import type { NewContact } from '../domain/incident/contact.ts';
import { refuse, type DeskCommand, type Redacted } from '../domain/incident/index.ts';
import { ticketDesk } from '../partners/index.ts';
import { escalationScheduler } from './escalation-scheduler.ts';
import { clockCasesOf } from './clock-cases.ts';
import { escalatingWithin } from './escalating.ts';
import { explainAt } from './explain-at.ts';
import { handOffs } from './hand-offs.ts';
import { withLivePolicy } from './live-policy.ts';
import { mailDesk } from './mail.ts';
import { peerProcesses } from './peer-processes.ts';
import { receiveSupplierEvent } from './supplier-events.ts';
import type { Change, DeskService, OpenService } from './types.ts';
import { digestOf, numberOf, openStore, referenceOf } from '../store/index.ts';

/** The desk's core: everything it can be asked, over one store. Nothing leaves and no timer runs before `start`. */
export const openService: OpenService = (options, given) => {
  const { clock, ids, secret } = options;
  const store = openStore({ file: options.storeFile, clock, ids, secret });
  const parts = withLivePolicy(given, store);
  const listeners = new Set<(change: Change) => void>();
  /** A store in memory is this process's alone. */
  const isShared = options.storeFile !== ':memory:';
  let started = false;
  let closed = false;

  const mailDomain = options.addresses.mail.split('@').at(-1) ?? 'desk.invalid';
  store.snapshots.policyIs(String(clock.now()), parts.policy);
  const clockSnapshots = clockSnapshotsOf(store.snapshots, parts);
  const { partners = [], suppliers = {}, partnersOnLoopback: loopback = false } = options;
  const core = commandHandler({ store, parts, clockSnapshots, clock, partners, mailDomain });
  const notifyListeners = (n: number, organisation = store.rows.organisationOf(n) ?? '') => {
    for (const listener of listeners) listener({ reference: referenceOf(n), organisation });
  };
  const changed = (n: number) => {
    notifyListeners(n);
    wake();
  };
  const incoming = incomingDocuments({ store, parts, ids, secret });
  const outbox = dispatcher({
    store,
    clock,
    outbound: parts.outbound,
    policy: parts.policy,
    commandHandler: core,
    changed,
    incoming,
  });
  const scheduler = escalationScheduler({ store, clock, parts, commandHandler: core, changed, onIdle: () => outbox.wake() });
  const peers = peerProcesses({ store, clock, wrote: () => wake() });
  const wake = () => {
    if (!started || closed) return;
    outbox.wake();
    scheduler.arm();
    if (isShared) peers.glance();
  };

  const handOffViews = handOffs({ store, core, parts, clock, outbox, changed });
  const linked = linkedIncidents({ core, parts, clock, existing });

  const view = ({ n, incident }: Pick<CommandResult, 'n' | 'incident'>, viewer: Actor) =>
    parts.viewOf(
      incident,
      store.documents.of(n),
      parts,
      clock.now(),
      viewer,
      clockSnapshots.stoppedClocks(n, incident),
      handOffViews.of(n, viewer),
    );
  /** The incident's number, when it exists and `viewer` may know that it does. */
  const visible = (reference: string, viewer: Actor): number => {
    const n = numberOf(reference);
    const organisation = n === null ? null : store.rows.organisationOf(n);
    if (n === null || organisation === null || !parts.reading.knows(viewer, organisation)) throw refuse.notFound(reference);
    return n;
  };
  /** One command and what it means for the incident's relatives, inside a transaction. */
  const handleCommand = (
    n: number | null,
    command: DeskCommand,
    actor: Actor,
    also: (done: CommandResult) => void = () => undefined,
    removed?: Pick<Redacted, 'count' | 'where'>,
  ) => {
    const parent = linked.before(n, command, actor);
    const result = core.handleCommand(n, command, actor, removed);
    also(result);
    return { ...result, also: [...parent, ...linked.after(result)] };
  };
  /** Commits one command; `also` writes what belongs to it into the same transaction. */
  const run = async (
    find: () => number | null,
    command: DeskCommand,
    actor: Actor,
    also?: (done: CommandResult) => void,
    removed?: Pick<Redacted, 'count' | 'where'>,
  ) => {
    const done = await store.write(() => handleCommand(find(), command, actor, also, removed));
    for (const n of done.events.length > 0 ? [done.n, ...done.also] : []) changed(n);
    return done;
  };
  const tickets = ticketDesk({
    ...{ store, clock, ids, parts, partners, suppliers, loopback, handleCommand, visible, changed, incoming },
    load: (n) => core.load(n),
  });

  const mail = mailDesk({ store, parts, clock, ids, handleCommand, incoming, changed, view });

  const service: DeskService = {
    tickets,
    known(contact, actor) {
      const n = firstMade(contact, actor);
      return n === null ? null : referenceOf(n);
    },
    async open(contact, actor) {
      const done = await store.write(() => {
        const n = firstMade(contact, actor);
        if (n !== null) return { n, incident: core.load(n)!, events: [] };
        const opened = core.handleCommand(null, { do: 'open', contact }, actor);
        store.contacts.keep(parts.keysOf(contact, actor), opened.n);
        return opened;
      });
      if (done.events.length > 0) changed(done.n);
      return view(done, actor);
    },
    async command(reference, command, actor, once) {
      const find = () => existing(reference);
      if (once === undefined) return view(await run(find, command, actor), actor);
      const done = await store.write(() => {
        const known = store.contacts.byKey([once]);
        if (known !== null) return { n: known, incident: core.load(known)!, events: [], also: [] };
        return handleCommand(find(), command, actor, ({ n }) => store.contacts.keep([once], n));
      });
      for (const n of done.events.length > 0 ? [done.n, ...done.also] : []) changed(n);
      return view(done, actor);
    },
    incident(reference, viewer) {
      const n = visible(reference, viewer);
      return view({ n, incident: core.load(n)! }, viewer);
    },
    ...handOffViews,
    incidents(query, viewer) {
      const { items, next } = parts.reading.incidents(store.rows, query, viewer);
      return { items: handOffViews.onRows(items, viewer), next };
    },
    counts: (viewer) => parts.reading.counts(store.rows, viewer),
    escalating: (within, viewer, limit) =>
      escalatingWithin({ store, parts, commandHandler: core }, clock.now(), within, viewer, limit),
    search: (text, viewer) => parts.reading.search(store.rows, text, viewer),
    ...mail,
    async attach(reference, file, actor) {
      const { document, command, removed, keep } = incoming(referenceOf(existing(reference)), file);
      await run(
        () => existing(reference),
        command,
        actor,
        ({ n }) => keep(n),
        removed,
      );
      return document;
    },
    document(reference, id, viewer) {
      const n = visible(reference, viewer);
      const meta = store.documents.of(n).find((each) => each.id === id);
      const content = store.documents.content(n, id);
      if (!meta || content === null) throw refuse.notFound(`${reference} with such a document`);
      return { meta, content };
    },
    verifyHistory(reference, viewer) {
      const n = visible(reference, viewer);
      const { intact, events } = store.log.verify(n);
      const documents = store.documents
        .contents(n)
        .every(
          ({ id, digest, content }) =>
            content === null || digest === digestOf(secret, { reference: referenceOf(n), seq: 0, name: id }, content),
        );
      const incident = core.load(n)!;
      const kept = incident.documents.length === store.documents.of(n).length;
      // A log that is broken is no measure of anything.
      const differs = intact ? clockSnapshots.differences(n, incident) : [];
      return { intact: intact && documents && kept && differs.length === 0, events, ...(differs.length > 0 && { differs }) };
    },
    clockCases(reference, viewer) {
      const n = visible(reference, viewer);
      // What teams and suppliers owe the desk is no business of callers.
      const clocks: typeof parts.clocks = readsNotes(viewer)
        ? parts.clocks
        : (incident, policy) => parts.clocks(incident, policy).filter(({ kind }) => kind === 'SLA');
      return clockCasesOf(n, core.load(n)!, clockSnapshots, { policy: parts.policy, clocks }, clock.now());
    },
    explain(reference, viewer, at) {
      const n = visible(reference, viewer);
      return explainAt({ n, incident: core.load(n)!, asked: at, now: clock.now(), parts, clockSnapshots, viewer });
    },
    rota: (from, until) => parts.turnsOf(parts.policy, from, until),
    calendars: () => calendarViews(parts.policy, store.calendarEdits.all(), clock.now()),
    async editCalendar(id, edit, actor) {
      if (actor.role !== 'duty-manager')
        throw refuse.forbidden(`Your role (${actor.role}) may not edit a calendar. Ask the duty manager.`);
      const reason = reasonOf(edit);
      await store.write(() => {
        const { calendars } = parts.policy;
        const calendar = calendars[id];
        if (!Object.hasOwn(calendars, id) || !calendar) throw refuse.noCalendar(id, Object.keys(calendars));
        const now = Temporal.Instant.fromEpochMilliseconds(clock.now().epochMilliseconds);
        store.calendarEdits.add({
          calendar: id,
          version: newVersion(id, calendar, edit, now),
          at: String(now),
          by: actor.name,
          reason,
        });
        store.snapshots.policyIs(String(now), parts.policy);
      });
      if (started) void clock.track(scheduler.rearm());
      return service.calendars().find((each) => each.id === id)!;
    },
    heads(viewer) {
      if (scopeOf(viewer) !== null) throw refuse.forbidden('The ends of the chains are for the desk and its assessor.');
      return store.log.heads();
    },
    escalationByCall(callId) {
      const call = store.escalations.byCall(callId);
      return call && { reference: referenceOf(call.n), step: call.step, to: call.to };
    },
    unreached: async (reference, call) => void (await run(() => existing(reference), { do: 'unreached', ...call }, SYSTEM)),
    receiveSupplierEvent: async (supplier, event) =>
      receiveSupplierEvent(
        {
          store,
          clock,
          policy: parts.policy,
          load: (n) => core.load(n),
          command: async (reference, command, actor, also) => run(() => existing(reference), command, actor, also),
          wake,
        },
        supplier,
        event,
      ),
    missedCall: async (call) => store.write(() => store.contacts.missed({ ...call, at: String(clock.now()) })),
    missedCalls(viewer) {
      if (scopeOf(viewer) !== null) throw refuse.forbidden("Missed calls are for the desk's people.");
      return store.contacts.missedCalls();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    start() {
      if (started) return;
      started = true;
      wake();
      void clock.track(scheduler.rearm());
      if (isShared) peers.start();
    },
    async close() {
      if (closed) return;
      store.flush();
      closed = true;
      outbox.stop();
      scheduler.stop();
      if (isShared && started) peers.stop();
      listeners.clear();
      store.close();
    },
  };

  function existing(reference: string): number {
    const n = numberOf(reference);
    if (n === null || store.rows.organisationOf(n) === null) throw refuse.notFound(reference);
    return n;
  }
  function firstMade(contact: NewContact, actor: Actor): number | null {
    return store.contacts.byKey(parts.keysOf(contact, actor));
  }
  return service;
};
