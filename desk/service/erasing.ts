import type { Core } from './core.ts';
import type { CommandResult } from '../commands/handle-command.ts';
import { incidentLane, type UnitOfWork } from '../commands/unit-of-work.ts';
import type { Actor } from '../domain/access/actor.ts';
import { mustBeAllowed } from '../domain/incident/permissions.ts';
import { refuse, type CopiesLeft, type Incident } from '../domain/incident/index.ts';
import type { OutboxItem } from '../messages/types.ts';
import { digestOf, referenceOf, type RowOfIncident } from '../store/index.ts';
import type { IncidentView } from '../views/types.ts';
import { heldMailsWithout } from './held-mail-erasure.ts';
import { fileWithoutPassage } from './without-passage.ts';
import { passageRefused, sha256, valueWithoutPassage } from '../../kernel/index.ts';

/** Of one organisation: more months than a desk lives. */
const MOST_REPORTS = 10_000;

/** Who has a copy of a row's text; null when nobody outside the desk has. */
function receiverOf(item: OutboxItem, { caller }: Incident): CopiesLeft | null {
  if (item.kind === 'tell') return 'partner';
  if (item.kind === 'mail') return item.to === caller.mail ? 'caller' : 'staff';
  if (item.kind === 'call' || item.kind === 'ring' || item.kind === 'digest') return 'staff';
  return 'supplier' in item && item.kind !== 'read' ? 'supplier' : null;
}

function copiesLeft(rows: readonly RowOfIncident[], passage: string, incident: Incident): readonly CopiesLeft[] {
  const held = rows.filter(
    ({ item, isSent }) => isSent && JSON.stringify(item) !== JSON.stringify(valueWithoutPassage(item, passage)),
  );
  const to = held.flatMap(({ item }) => receiverOf(item, incident) ?? []);
  return [...new Set([...to, ...(incident.partner === null ? [] : (['partner'] as const))])];
}

/** Removes what staff have marked as a patient's from everything that the desk holds about an incident. */
export function erasingServices(core: Core, view: (done: CommandResult, viewer: Actor) => Promise<IncidentView>) {
  const { store, units, secret } = core;

  /** Text files are rewritten. Those that a library reads are withheld when they hold it; a picture is erased as a whole, when staff name it. */
  const documentsWithout = async (n: number, passage: string) => {
    const documents = await store.documents.of(n);
    const seen = documents.map(async (document) => {
      const before = await store.documents.content(n, document.id);
      if (before === null) return [];
      const { name, content, isRewritten, holdsIt } = await fileWithoutPassage({ ...document, content: before }, passage);
      const digest = digestOf(secret, { reference: referenceOf(n), seq: 0, name: document.id }, content);
      const left = { ...document, name, size: content.byteLength, sha256: sha256(content) };
      return [{ document: left, digest, content, isRewritten, holdsIt, isRenamed: name !== document.name }];
    });
    return (await Promise.all(seen)).flat();
  };

  /** Letters with reports quote the causes that people wrote into incidents of their organisation. */
  const eraseInReports = async (unit: UnitOfWork, { caller }: Incident, passage: string, actor: Actor) => {
    const register = core.registers.get('reports')?.();
    if (!register) return;
    const issued = await store.registers.list('reports', { organisation: caller.organisation, limit: MOST_REPORTS });
    for (const { reference, state } of issued)
      if (state !== 'frozen') await core.registerCommands.erase(unit, register, reference, passage, actor);
  };

  const onIncident = async (
    reference: string,
    actor: Actor,
    work: (unit: UnitOfWork, n: number, incident: Incident) => Promise<CommandResult>,
  ) => {
    const { n } = await core.seen(reference, actor);
    const run = async (unit: UnitOfWork) => {
      const incident = await unit.load(n);
      if (incident === null) throw refuse.notFound(reference);
      return work(unit, n, incident);
    };
    return view(await units.run(run, { lane: incidentLane(n) }), actor);
  };

  return {
    async erase(reference: string, passage: string, actor: Actor) {
      mustBeAllowed({ do: 'erase', passage }, actor);
      const refused = passageRefused(passage);
      if (refused !== null) throw refuse.invalid(refused);
      return onIncident(reference, actor, async (unit, n, incident) => {
        const seen = await documentsWithout(n, passage);
        const mails = await heldMailsWithout(store, incident, passage);
        const left = copiesLeft(await store.outbox.of(n), passage, incident);
        const documents = seen
          .filter(({ isRewritten }) => isRewritten)
          .map(({ document, digest }) => ({ document: document.id, digest }));
        const holding = seen.filter(({ holdsIt }) => holdsIt).map(({ document }) => document.id);
        const command = { do: 'erase', passage, documents, holding, mails: mails.length, left } as const;
        return core.handle(unit, n, command, actor, async ({ write }) => {
          for (const { document, digest, content, isRewritten, isRenamed } of seen)
            if (isRewritten || isRenamed) write.documents.replace(n, document, digest, content);
          for (const mail of mails) write.heldMails.rewrite(mail);
          write.outbox.erase(n, passage);
          write.contacts.erase(n, passage);
          write.partners.erase(incident.reference, passage);
          await eraseInReports(unit, incident, passage, actor);
        });
      });
    },
    async eraseDocument(reference: string, id: string, actor: Actor) {
      mustBeAllowed({ do: 'eraseDocument', document: id }, actor);
      return onIncident(reference, actor, async (unit, n) => {
        const document = (await store.documents.of(n)).find((each) => each.id === id);
        if (document === undefined) throw refuse.notFound(`${reference} with such a document`);
        const empty = { ...document, name: 'erased document', size: 0, sha256: sha256('') };
        return core.handle(unit, n, { do: 'eraseDocument', document: id }, actor, ({ write }) => {
          write.documents.replace(n, empty, '', null);
          write.outbox.erase(n, document.name);
        });
      });
    },
  };
}
