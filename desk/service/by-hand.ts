import type { Core } from './core.ts';
import type { ByHand } from './to-do-types.ts';
import type { UnitOfWork } from '../commands/unit-of-work.ts';
import { describe } from '../dispatch/index.ts';
import type { Actor } from '../domain/access/actor.ts';
import { readsNotes } from '../domain/access/index.ts';
import { outcomesOf, refuse, settlesTask, tasksByHand, type Incident } from '../domain/incident/index.ts';
import { mustBeAllowed } from '../domain/incident/permissions.ts';
import { warningDigest } from '../messages/digest.ts';
import { referenceOf, type HandRow } from '../store/index.ts';
import type { ByHandView } from '../views/types.ts';
import { Refusal } from '../../kernel/index.ts';
import { contactAt } from '../../standards/index.ts';

/** Rows listed at most; one page shows them all. */
const MOST = 500;

type Task = ReturnType<typeof tasksByHand>[number];

export function byHandServices(core: Core): ByHand {
  const { store, units, parts, clock, load } = core;
  const mustSee = (viewer: Actor) => {
    if (!readsNotes(viewer)) throw refuse.forbidden("Only the desk's staff and its assessor see what is to be done by hand.");
  };
  /** Incidents of a row: those of a letter of warnings, else its own. */
  const incidentsOf = async ({ id, n, item }: HandRow): Promise<readonly number[]> =>
    item.kind === 'digest' ? [...new Set((await store.digests.of(id)).map((warning) => warning.n))] : [n];

  const supplierOf = (id: string) => parts.policy.suppliers.find((each) => each.id === id);
  const personOf = (role: string, at: string) => {
    const contact = contactAt(parts.policy, role, Temporal.Instant.from(at));
    return contact ? `${contact.title}, ${contact.name}` : role;
  };
  const receiverOf = ({ item, at }: HandRow): { readonly who: string; readonly number: string } => {
    if (item.kind === 'call') return { who: personOf(item.role, at), number: item.to };
    if (item.kind === 'ring')
      return {
        who: item.role === undefined ? (supplierOf(item.bond.supplier)?.name ?? item.bond.supplier) : personOf(item.role, at),
        number: item.to,
      };
    if (item.kind === 'mail' || item.kind === 'digest')
      return { who: item.kind === 'digest' ? item.name : item.to, number: item.to };
    const supplier = 'supplier' in item ? supplierOf(item.supplier) : undefined;
    return { who: supplier?.name ?? ('supplier' in item ? item.supplier : ''), number: supplier?.contact.telephone ?? '' };
  };
  const wordsOf = async ({ id, item }: HandRow): Promise<string> => {
    switch (item.kind) {
      case 'call':
      case 'ring':
        return item.says;
      case 'mail':
        return `${item.subject}\n\n${item.text}`;
      case 'digest': {
        const { subject, text } = warningDigest(item.name, await store.digests.of(id));
        return `${subject}\n\n${text}`;
      }
      case 'create': {
        const { externalId, severity, description, data } = item.ticket;
        const fields = Object.entries(data).map(([name, value]) => `${name}: ${value}`);
        return [`Our reference ${externalId}, severity ${severity}: ${description}`, ...fields].join('\n');
      }
      case 'reclassify':
      case 'note':
      case 'close':
      case 'reopen':
      case 'cancel':
        return item.text;
      default:
        return describe(item);
    }
  };
  const triesOf = ({ events }: Incident, row: number) =>
    events.flatMap((event) =>
      event.type === 'doneByHand' && event.row === row ? [{ at: event.at, outcome: event.outcome }] : [],
    );

  const viewOf = async (row: HandRow): Promise<readonly ByHandView[]> => {
    const loaded = (await Promise.all((await incidentsOf(row)).map(load))).filter((each) => each !== null);
    const waiting = loaded.flatMap((incident) =>
      tasksByHand(incident).flatMap((task) => (task.row === row.id ? [{ incident, task }] : [])),
    );
    const [first] = waiting;
    if (!first) return [];
    const { task, incident } = first;
    return [
      {
        ...{ id: row.id, kind: task.kind, what: task.what, why: task.why, since: row.at },
        references: waiting.map((each) => each.incident.reference),
        severity: incident.severity,
        ...receiverOf(row),
        says: await wordsOf(row),
        outcomes: outcomesOf(task),
        needsReference: task.message === 'create',
        tried: triesOf(incident, row.id),
      },
    ];
  };

  const taken = async (unit: UnitOfWork, id: number): Promise<HandRow> => {
    const row = await store.outbox.handRow(id);
    if (!row)
      throw new Refusal('not-found', `There is no task ${id} to do by hand. Somebody may have recorded its outcome.`, 404);
    unit.rely({ on: 'by-hand', id });
    return row;
  };

  return {
    async byHandCount(viewer) {
      mustSee(viewer);
      return store.outbox.handCount();
    },
    async byHand(viewer) {
      mustSee(viewer);
      return (await Promise.all((await store.outbox.handRows(MOST)).map(viewOf))).flat();
    },
    async recordByHand(id, recorded, actor) {
      const command = { do: 'recordByHand', row: id, ...recorded } as const;
      mustBeAllowed(command, actor);
      await units.run(async (unit) => {
        const row = await taken(unit, id);
        const settled: Task[] = [];
        for (const n of await incidentsOf(row)) {
          const incident = await unit.load(n);
          const task = incident && tasksByHand(incident).find((each) => each.row === id);
          if (!task) continue;
          await core.handle(unit, n, command, actor);
          settled.push(task);
        }
        const [task] = settled;
        if (!task) throw refuse.invalid(`${referenceOf(row.n)} does not need ${describe(row.item)} any more.`);
        if (!settlesTask(task, recorded.outcome)) return;
        unit.write.outbox.doneByHand(id, `by hand: ${recorded.outcome}`);
        if (task.kind === 'supplier' && task.handOff !== undefined && recorded.outcome === 'answered')
          unit.write.handOffs.sent(row.n, task.handOff, String(clock.now()));
      });
    },
  };
}
