import type { Core } from './core.ts';
import type { answerServices } from './answers.ts';
import { erasingServices } from './erasing.ts';
import type { handOffServices } from './hand-offs.ts';
import type { Incidents } from './types.ts';
import type { CommandResult } from '../commands/handle-command.ts';
import { incidentLane, type UnitOfWork } from '../commands/unit-of-work.ts';
import type { Actor } from '../domain/access/actor.ts';
import type { NewContact, Offered } from '../domain/incident/contact.ts';
import { refuse } from '../domain/incident/index.ts';
import { numberOf, referenceOf, type IncidentRecord } from '../store/index.ts';
import type { SafetyServices } from './safety.ts';
import { requestsOfContacts } from './contact-requests.ts';

/** Contacts, and the incidents they open. */
export function incidentServices(
  core: Core,
  handOffs: ReturnType<typeof handOffServices>,
  answers: ReturnType<typeof answerServices>,
  practices: Pick<SafetyServices, 'linkHazard'> & {
    /** What the desk offers for a contact while it is logged. */
    readonly offeredFor: (contact: NewContact) => Promise<Offered>;
  },
) {
  const { store, parts, units, clock, commands, snapshots } = core;

  const viewed = (incident: CommandResult['incident'], record: Omit<IncidentRecord, 'events'>, viewer: Actor) =>
    parts.viewOf(
      incident,
      record.documents,
      parts,
      clock.now(),
      viewer,
      snapshots.stoppedClocks(record.snapshots, incident),
      handOffs.views(record.handOffs, viewer),
    );
  /** As it stands after its own commit, without later changes by others. */
  const after = async ({ n, incident }: CommandResult, viewer: Actor) =>
    viewed(incident, await store.records.withoutEvents(n), viewer);

  const erasing = erasingServices(core, after);
  const requests = requestsOfContacts(core.secret);
  const firstMade = async (unit: UnitOfWork, contact: NewContact, actor: Actor, asked: unknown): Promise<number | null> =>
    requests.firstMade(unit, contact, parts.keysOf(contact, actor), asked);

  const service: Incidents = {
    async known(contact, actor, asked) {
      const n = await units.run(async (unit) => firstMade(unit, contact, actor, asked));
      return n === null ? null : referenceOf(n);
    },
    async open(contact, actor, asked) {
      const keys = parts.keysOf(contact, actor);
      const [key] = keys;
      const make = async (unit: UnitOfWork): Promise<CommandResult> => {
        const n = await firstMade(unit, contact, actor, asked);
        if (n !== null) return { n, incident: (await unit.load(n))!, events: [] };
        const offered = await practices.offeredFor(contact);
        const opened = await commands.handleCommand(unit, null, { do: 'open', contact: { ...contact, offered } }, actor);
        unit.write.contacts.keep([...keys, ...requests.keysOf(keys, asked)], opened.n);
        return opened;
      };
      // Of two copies of a contact at the same time, the first opens the incident and the second finds it.
      const done = await units.run(make, key === undefined ? {} : { lane: `contact ${key}` });
      return after(done, actor);
    },
    async command(reference, command, actor, once) {
      if (command.do === 'erase') return erasing.erase(reference, command.passage, actor);
      if (command.do === 'eraseDocument') return erasing.eraseDocument(reference, command.document, actor);
      if (command.do === 'linkHazard') return after(await practices.linkHazard(reference, command.hazard, actor), actor);
      const n = numberOf(reference);
      if (once === undefined || n === null) return after(await core.run(reference, command, actor), actor);
      const make = async (unit: UnitOfWork): Promise<CommandResult> => {
        const known = await unit.byKey([once]);
        if (known !== null) return { n: known, incident: (await unit.load(known))!, events: [] };
        if ((await unit.load(n)) === null) throw refuse.notFound(reference);
        return core.handle(unit, n, command, actor, ({ write }) => write.contacts.keep([once], n));
      };
      return after(await units.run(make, { lane: incidentLane(n) }), actor);
    },
    async incident(reference, viewer) {
      await core.policy.refresh();
      const { incident, record } = await core.seen(reference, viewer);
      return viewed(incident, record, viewer);
    },
    async incidents(query, viewer) {
      const { items, next } = await parts.reading.incidents(store.rows, query, viewer);
      return { items: await answers.onRows(await handOffs.onRows(items, viewer), viewer), next };
    },
    counts: async (viewer) => parts.reading.counts(store.rows, viewer),
    search: async (text, viewer) => parts.reading.search(store.rows, text, viewer),
    async attach(reference, file, actor) {
      const { document, command, removed, keep } = await core.incoming(referenceOf(numberOf(reference) ?? 0), file);
      await core.run(reference, command, actor, ({ write }, { n }) => keep(write, n), removed);
      return document;
    },
    async document(reference, id, viewer) {
      const { n, record } = await core.seen(reference, viewer);
      const meta = record.documents.find((each) => each.id === id);
      const content = await store.documents.content(n, id);
      if (!meta || content === null) throw refuse.notFound(`${reference} with such a document`);
      return { meta, content };
    },
  };
  return { service, after };
}
