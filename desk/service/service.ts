import { accessServices } from './access.ts';
import { answerServices } from './answers.ts';
import { byHandServices } from './by-hand.ts';
import { calendarServices } from './calendars.ts';
import { callServices } from './calls.ts';
import { changeServices } from './change-requests.ts';
import { openCore } from './core.ts';
import { escalationScheduler } from './escalation-scheduler.ts';
import { explanationServices } from './explanations.ts';
import { handOffServices } from './hand-offs.ts';
import { incidentServices } from './incidents.ts';
import { knowledgeServices } from './knowledge/index.ts';
import { mailServices } from './mail.ts';
import { peerProcesses } from './peer-processes.ts';
import { reportingService } from './reporting/index.ts';
import { registerScheduler } from './registers.ts';
import { safetyServices } from './safety.ts';
import { signOutServices } from './sign-outs.ts';
import { supplierEvents } from './supplier-events.ts';
import type { Change, OpenService } from './types.ts';
import { directoryOf } from '../domain/access/directory.ts';
import { concernedBy } from '../domain/incident/index.ts';
import { dispatcher, sealedTickets } from '../dispatch/index.ts';
import { ticketDesk } from '../partners/index.ts';

/** The desk's core: all its operations over one store. Nothing is sent and no timer runs before `start`. */
export const openService: OpenService = async (options, given) => {
  const { clock } = options;
  const listeners = new Set<(change: Change) => void>();
  /** An in-memory store belongs to this process alone. */
  const isShared = options.storeFile !== ':memory:';
  let started = false;
  let closed = false;

  const core = await openCore(options, given, (changed) => {
    for (const incident of changed.values()) {
      knowledge.changed(incident.reference);
      const change = { reference: incident.reference, concerned: concernedBy(incident) };
      for (const listener of listeners) listener(change);
    }
    wake();
  });
  const { store, pseudonym, parts, units, commands, incoming, load } = core;
  const tickets = sealedTickets(core.secret);
  const outbox = await dispatcher({
    store,
    pseudonym,
    units,
    clock,
    outbound: { ...parts.outbound, supplier: (id) => tickets.client(parts.outbound.supplier(id)) },
    policy: parts.policy,
    commands,
    incoming,
    load,
    entries: core.registerCommands,
  });
  const entries = registerScheduler({ store, units, clock, commands: core.registerCommands, registers: core.registers });
  const plan = escalationScheduler({ store, units, clock, parts, commands, onIdle: () => outbox.wake() });
  const others = peerProcesses({ store, units, clock, wrote: () => wake() });
  const wake = () => {
    if (!started || closed) return;
    outbox.wake();
    plan.arm();
    entries.arm();
    if (isShared) others.check();
  };
  const rearm = () => started && void clock.track(plan.rearm());

  const handOffs = handOffServices(core, outbox);
  const answers = answerServices(core);
  const safety = safetyServices(core);
  const incidents = incidentServices(core, handOffs, answers, {
    linkHazard: async (...given) => safety.linkHazard(...given),
    offeredFor: async (contact) => knowledge.atFirstContact(contact),
    directory: directoryOf(options.accounts ?? [], parts.policy.contacts),
  });
  const knowledge = knowledgeServices(core, incidents.after);
  const reporting = reportingService(core, options.storeFile);
  const { partners = [], suppliers = {}, partnersOnLoopback: loopback = false } = options;
  return {
    tickets: ticketDesk({ ...core, partners, suppliers, loopback }),
    safety: safety.service,
    access: accessServices(core, core.readings, options.accounts ?? []),
    knowledge: knowledge.service,
    reporting: reporting.service,
    ...incidents.service,
    ...handOffs.service,
    ...answers.service,
    ...byHandServices(core),
    ...explanationServices(core),
    ...calendarServices(core, rearm),
    ...mailServices(core, incidents.after),
    ...callServices(core),
    changeRequests: changeServices(core, options.addresses.mail.split('@').at(-1) ?? 'desk.invalid'),
    ...signOutServices(core),
    ...supplierEvents(core, wake, tickets.sealed),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    start() {
      if (started) return;
      started = true;
      wake();
      rearm();
      reporting.issuing.start();
      if (isShared) others.start();
    },
    async close() {
      if (closed) return;
      closed = true;
      plan.stop();
      reporting.issuing.stop();
      entries.stop();
      await outbox.stop();
      if (isShared && started) await others.stop();
      listeners.clear();
      await core.readings.stored();
      await store.close();
    },
  };
};
