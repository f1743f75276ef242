import type { CommandHandler } from '../commands/handle-command.ts';
import { describe, type Dispatcher } from '../dispatch/index.ts';
import type { Actor } from '../domain/access/actor.ts';
import { readsNotes } from '../domain/access/index.ts';
import { healthOf, OWNERS } from '../domain/incident/hand-off/index.ts';
import { refuse } from '../domain/incident/index.ts';
import { mustBeAllowed } from '../domain/incident/permissions.ts';
import type { Rules } from '../domain/rules.ts';
import type { HandOffService } from './types.ts';
import { numberOf, referenceOf, type DeadLetter, type Store, type StoredHandOff } from '../store/index.ts';
import type { HandOffView, IncidentSummary } from '../views/types.ts';
import { Refusal, type Clock } from '../../kernel/index.ts';

export interface HandOffsOptions {
  readonly store: Store;
  readonly core: CommandHandler;
  readonly parts: Rules;
  readonly clock: Clock;
  readonly outbox: Pick<Dispatcher, 'circuit'>;
  readonly changed: (n: number) => void;
}

const PAGE = { usual: 50, most: 200 };
const MOST_LETTERS = 500;

export function handOffs({ store, core, parts, clock, outbox, changed }: HandOffsOptions) {
  const now = () => clock.now().epochMilliseconds;
  const mustSee = (viewer: Actor) => {
    if (viewer.role !== 'system' && !readsNotes(viewer))
      throw refuse.forbidden("Hand-offs are for the desk's people and its assessor.");
  };
  const isDown = (supplier: string) => outbox.circuit(supplier).state !== 'closed';
  const viewOf = ({ resolveBy, ...handOff }: StoredHandOff): HandOffView => ({
    ...handOff,
    health: healthOf({ ...handOff, resolveBy }, now(), isDown(handOff.supplier)),
    resolveBy: resolveBy === null ? null : Temporal.Instant.fromEpochMilliseconds(resolveBy).toString(),
    owners: OWNERS,
  });
  const letterOf = (id: number): DeadLetter => {
    const letter = store.outbox.deadOne(id);
    if (!letter)
      throw new Refusal('not-found', `There is no undelivered message ${id}. Somebody may have decided about it.`, 404);
    return letter;
  };

  const asked: HandOffService = {
    suppliers(viewer) {
      mustSee(viewer);
      const counts = store.handOffs.counts(now());
      const waiting = store.outbox.waitingFor(now());
      return parts.policy.suppliers.map(({ id, name, contact }) => {
        const {
          going = 0,
          down = 0,
          silent = 0,
          late = 0,
          disagreeing = 0,
          broken = 0,
        } = counts.find(({ supplier }) => supplier === id) ?? {};
        const { state, used, since, nextTry, failuresInARow } = outbox.circuit(id);
        const line = { state, used, since, nextTry, failuresInARow, waiting: waiting[id] ?? 0 };
        return { id, name, telephone: contact.telephone, line, handOffs: { going, down, silent, late, disagreeing, broken } };
      });
    },
    handOffs({ supplier, troubled, limit = PAGE.usual, after }, viewer) {
      mustSee(viewer);
      const most = Math.min(Math.max(1, Math.trunc(limit)), PAGE.most);
      const before = after === undefined ? null : numberOf(after);
      const rows = store.handOffs.page({
        ...(supplier !== undefined && { supplier }),
        ...(troubled === true ? { troubled: { now: now() } } : { going: true }),
        ...(before !== null && { before }),
        limit: most + 1,
      });
      const items = rows.slice(0, most).map(viewOf);
      return { items, next: rows.length > most ? (items.at(-1)?.reference ?? null) : null };
    },
    deadLetters(viewer) {
      mustSee(viewer);
      return store.outbox.dead(MOST_LETTERS).map(({ id, n, item, why, reason, at, attempts }) => ({
        id,
        reference: referenceOf(n),
        what: describe(item),
        supplier: 'supplier' in item ? item.supplier : null,
        why,
        reason,
        at,
        attempts,
      }));
    },
    async replayLetter(id, actor) {
      const n = await store.write(() => {
        const letter = letterOf(id);
        const { item } = letter;
        const replay = { do: 'replayLetter', letter: id, what: describe(item) } as const;
        // Asked before anything is written: a refusal must leave nothing behind.
        mustBeAllowed(replay, actor);
        // What the supplier did not take is the desk's again: it goes out as a hand-off of its own, or is refused as any would be.
        if (item.kind === 'create')
          core.handleCommand(letter.n, { do: 'handOff', supplier: item.supplier, data: item.ticket.data }, actor);
        core.handleCommand(letter.n, replay, actor);
        if (item.kind === 'create') store.outbox.discard(id);
        else store.outbox.requeue(id, now());
        return letter.n;
      });
      changed(n);
    },
    async discardLetter(id, reason, actor) {
      const n = await store.write(() => {
        const letter = letterOf(id);
        core.handleCommand(letter.n, { do: 'discardLetter', letter: id, what: describe(letter.item), reason }, actor);
        store.outbox.discard(id);
        return letter.n;
      });
      changed(n);
    },
  };
  return {
    ...asked,
    /** The hand-offs of one incident, as `viewer` may see them. */
    of: (n: number, viewer: Actor): readonly HandOffView[] => (readsNotes(viewer) ? store.handOffs.of(n).map(viewOf) : []),
    /** Rows of a list with how their last hand-off is, for the desk's people. */
    onRows: (items: readonly IncidentSummary[], viewer: Actor): readonly IncidentSummary[] =>
      !readsNotes(viewer)
        ? items
        : items.map((item) => {
            const last = item.state === 'with-supplier' ? store.handOffs.of(numberOf(item.reference)!).at(-1) : undefined;
            if (!last) return item;
            const { supplier, state, health, theirs, theirSeverity, disagrees } = viewOf(last);
            return { ...item, handOff: { supplier, state, health, theirs, theirSeverity, disagrees } };
          }),
  };
}
