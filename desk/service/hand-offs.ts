import type { Core } from './core.ts';
import type { UnitOfWork } from '../commands/unit-of-work.ts';
import { describe, type Dispatcher } from '../dispatch/index.ts';
import type { Actor } from '../domain/access/actor.ts';
import { readsNotes } from '../domain/access/index.ts';
import { healthOf, OWNERS } from '../domain/incident/hand-off/index.ts';
import { refuse } from '../domain/incident/index.ts';
import { mustBeAllowed } from '../domain/incident/permissions.ts';
import type { HandOffService } from './types.ts';
import { numberOf, referenceOf, type DeadLetter, type StoredHandOff } from '../store/index.ts';
import type { HandOffView, IncidentSummary } from '../views/types.ts';
import { Refusal } from '../../kernel/index.ts';

const PAGE = { usual: 50, most: 200 };
const MOST_LETTERS = 500;
const UNRESOLVED: readonly IncidentSummary['state'][] = ['open', 'paused', 'with-supplier'];

/** @param outbox how the circuit to a supplier is */
export function handOffServices({ store, units, commands, parts, clock }: Core, outbox: Pick<Dispatcher, 'circuit'>) {
  const now = () => clock.now().epochMilliseconds;
  const mustSee = (viewer: Actor) => {
    if (viewer.role !== 'system' && !readsNotes(viewer))
      throw refuse.forbidden("Only the desk's staff and its assessor see hand-offs.");
  };
  const isDown = (supplier: string) => outbox.circuit(supplier).state !== 'closed';
  const viewOf = ({ resolveBy, ...handOff }: StoredHandOff): HandOffView => ({
    ...handOff,
    health: healthOf({ ...handOff, resolveBy }, now(), isDown(handOff.supplier)),
    resolveBy: resolveBy === null ? null : Temporal.Instant.fromEpochMilliseconds(resolveBy).toString(),
    owners: OWNERS,
  });
  const letterOf = async (unit: UnitOfWork, id: number): Promise<DeadLetter> => {
    const letter = await store.outbox.deadOne(id);
    if (!letter)
      throw new Refusal('not-found', `There is no undelivered message ${id}. Somebody may have decided about it.`, 404);
    unit.rely({ on: 'dead-letter', id });
    return letter;
  };

  const service: HandOffService = {
    async suppliers(viewer) {
      mustSee(viewer);
      const counts = await store.handOffs.counts(now());
      const waiting = await store.outbox.waitingFor(now());
      return parts.policy.suppliers.map(({ id, name, contact }) => {
        const {
          going = 0,
          down = 0,
          silent = 0,
          late = 0,
          disagreeing = 0,
          broken = 0,
          mismatched = 0,
          refused = 0,
        } = counts.find(({ supplier }) => supplier === id) ?? {};
        const { state, used, since, nextTry, failuresInARow } = outbox.circuit(id);
        const line = { state, used, since, nextTry, failuresInARow, waiting: waiting[id] ?? 0 };
        return {
          id,
          name,
          telephone: contact.telephone,
          line,
          handOffs: { going, down, silent, late, disagreeing, broken, mismatched, refused },
        };
      });
    },
    async handOffs({ supplier, troubled, limit = PAGE.usual, after }, viewer) {
      mustSee(viewer);
      const most = Math.min(Math.max(1, Math.trunc(limit)), PAGE.most);
      const before = after === undefined ? null : numberOf(after);
      const rows = await store.handOffs.page({
        ...(supplier !== undefined && { supplier }),
        ...(troubled === true ? { troubled: { now: now() } } : { going: true }),
        ...(before !== null && { before }),
        limit: most + 1,
      });
      const items = rows.slice(0, most).map(viewOf);
      return { items, next: rows.length > most ? (items.at(-1)?.reference ?? null) : null };
    },
    async deadLetters(viewer) {
      mustSee(viewer);
      return (await store.outbox.dead(MOST_LETTERS)).map(({ id, n, item, why, reason, at, attempts }) => ({
        id,
        reference: item.kind === 'mail' && item.about !== undefined ? item.about.reference : referenceOf(n),
        what: describe(item),
        supplier: 'supplier' in item ? item.supplier : null,
        why,
        reason,
        at,
        attempts,
      }));
    },
    replayLetter: async (id, actor) =>
      units.run(async (unit) => {
        const { n, item } = await letterOf(unit, id);
        const replay = { do: 'replayLetter', letter: id, what: describe(item) } as const;
        mustBeAllowed(replay, actor);
        if (n === 0) return unit.write.outbox.requeue(id, now());
        // A hand-off the supplier did not accept returns to the desk: it is sent as a new hand-off, or refused like any other.
        if (item.kind === 'create')
          await commands.handleCommand(unit, n, { do: 'handOff', supplier: item.supplier, data: item.ticket.data }, actor);
        await commands.handleCommand(unit, n, replay, actor);
        if (item.kind === 'create') unit.write.outbox.discard(id);
        else unit.write.outbox.requeue(id, now());
      }),
    discardLetter: async (id, reason, actor) =>
      units.run(async (unit) => {
        const { n, item } = await letterOf(unit, id);
        const discard = { do: 'discardLetter', letter: id, what: describe(item), reason } as const;
        if (n === 0) mustBeAllowed(discard, actor);
        else await commands.handleCommand(unit, n, discard, actor);
        unit.write.outbox.discard(id);
      }),
  };
  const views = (rows: readonly StoredHandOff[], viewer: Actor): readonly HandOffView[] =>
    readsNotes(viewer) ? rows.map(viewOf) : [];
  const onRow = async (item: IncidentSummary): Promise<IncidentSummary> => {
    const rows = UNRESOLVED.includes(item.state) ? await store.handOffs.of(numberOf(item.reference)!) : [];
    const last = rows.at(-1);
    // What a supplier refused, or never stored, is the desk's again, and waits for somebody to hand it over once more.
    if (!last || (item.state !== 'with-supplier' && last.state !== 'refused' && last.state !== 'broken')) return item;
    const { supplier, state, health, theirs, theirSeverity, disagrees } = viewOf(last);
    return { ...item, handOff: { supplier, state, health, theirs, theirSeverity, disagrees } };
  };
  return {
    service,
    /** The hand-offs of one incident that `viewer` may see. */
    views,
    /** Rows of a list with the state of their last hand-off, for desk staff. */
    onRows: async (items: readonly IncidentSummary[], viewer: Actor): Promise<readonly IncidentSummary[]> =>
      readsNotes(viewer) ? Promise.all(items.map(onRow)) : items,
  };
}
