import { changeStore, type ChangeStore } from './change-store.ts';
import { freezeServices } from './change-freezes.ts';
import type { ChangeRequests } from './change-types.ts';
import type { Core } from './core.ts';
import type { Actor } from '../domain/access/actor.ts';
import { inSchedule, successReport, type Change, type ChangeCommand } from '../domain/changes/index.ts';
import { refuse } from '../domain/incident/index.ts';
import { incidentLane } from '../commands/unit-of-work.ts';
import { changeViewOf } from '../views/change-view.ts';
import { numberOf } from '../store/index.ts';
import { SYSTEM } from '../domain/access/system.ts';
import { hmacSha256, sameBytes } from '../../kernel/index.ts';
import { slotServices } from './change-slots.ts';

/** How long a change that was called off stays in the feed. */
const KEEP_CALLED_OFF_DAYS = 31;

/** Change and release over its registers. A standard without a change policy has none. */
export function changeServices(core: Core, mailDomain: string): ChangeRequests {
  const { parts, clock, pseudonym, units } = core;
  const changes = changeStore(core);
  const keyOf = (organisation: string) => hmacSha256(core.secret, `change feed ${organisation}`).toString('base64url');
  const view = async (change: Change, viewer: Actor) => {
    const { standing, others } = await changes.around();
    return changeViewOf(change, others, standing, viewer);
  };
  const seen = async (reference: string, viewer: Actor): Promise<Change> => {
    const change = await changes.find(reference);
    if (change === null || !concerns(change, viewer, pseudonym(viewer.id))) throw refuse.notFound(reference);
    return change;
  };
  const decided =
    (command: ChangeCommand, actor: Actor, { standing, others }: Awaited<ReturnType<ChangeStore['around']>>) =>
    (change: Change | null, now: Temporal.Instant) =>
      parts.changes.decide(change, command, {
        ...standing,
        others: others,
        now,
        by: { ...actor, id: pseudonym(actor.id) },
      });
  const scheduled = async (organisation: string | null, viewer: Actor): Promise<readonly Change[]> => {
    const own = scopeOf(organisation, viewer);
    const all = await changes.all(own === null ? {} : { organisation: own });
    return all.filter((change) => inSchedule(change.state) !== 'no');
  };

  return {
    ...slotServices(core, changes),
    ...freezeServices(core, changes),
    async raise(command, actor) {
      const around = await changes.around();
      const { entry } = await changes.register().run(null, decided(command, actor, around), actor);
      return view(entry, actor);
    },
    async command(reference, given, actor) {
      await seen(reference, actor);
      const around = await changes.around();
      const command = given.type === 'begin' ? { ...given, usual: await changes.usual(reference) } : given;
      if (command.type !== 'link-incident') {
        const { entry } = await changes.register().run(reference, decided(command, actor, around), actor);
        return view(entry, actor);
      }
      const n = numberOf(command.incident);
      if (n === null) throw refuse.notFound(command.incident);
      await core.seen(command.incident, actor);
      const entry = await units.run(
        async (unit) => {
          await core.handle(unit, n, { do: 'causedByChange', change: reference }, actor);
          return (await changes.register().inUnit(unit, reference, decided(command, actor, around), actor))!.entry;
        },
        { lane: incidentLane(n) },
      );
      return view(entry, actor);
    },
    one: async (reference, viewer) => view(await seen(reference, viewer), viewer),
    async list({ states, after }, viewer) {
      const own = scopeOf(null, viewer);
      const rows = await changes.register().list({
        ...(states && { states }),
        ...(after !== undefined && { after }),
        ...(own !== null && { organisation: own }),
      });
      return rows.map(({ reference, state, title, organisations }) => ({
        reference,
        state,
        title,
        organisations: own === null ? organisations : [own],
      }));
    },
    async schedule(organisation, viewer) {
      const [{ standing, others }, all] = await Promise.all([changes.around(), scheduled(organisation, viewer)]);
      return all
        .filter((change) => change.state === 'scheduled' || change.state === 'implementing')
        .sort((a, b) => ((a.start ?? '') < (b.start ?? '') ? -1 : 1))
        .map((change) => changeViewOf(change, others, standing, viewer));
    },
    feedKey(organisation, viewer) {
      if (scopeOf(organisation, viewer) !== organisation)
        throw refuse.forbidden('The address of a feed is for its own organisation.');
      return keyOf(organisation);
    },
    async feed(key) {
      const own = parts.policy.organisations.find(({ id }) => sameBytes(keyOf(id), key));
      if (own === undefined) throw refuse.notFound('feed');
      const [{ standing }, all] = await Promise.all([changes.around(), scheduled(own.id, SYSTEM)]);
      const { name } = own;
      return parts.changes.scheduleFeed(all, clock.now(), {
        host: mailDomain,
        name: `Changes: ${name}`,
        keepCalledOffDays: KEEP_CALLED_OFF_DAYS,
        itemName: (item) => standing.setting.dependencies.nameOf(item),
      });
    },
    async success(from, to, viewer) {
      if (scopeOf(null, viewer) !== null) throw refuse.forbidden("This is for the desk's staff.");
      const within = (at: string | null) =>
        at !== null && Temporal.Instant.compare(from, at) <= 0 && Temporal.Instant.compare(at, to) < 0;
      return successReport((await changes.all({ states: ['closed'] })).filter(({ endedAt }) => within(endedAt)));
    },
  };
}

/** The organisation whose changes a viewer asks for; null: everybody's. A customer sees its own, whatever is asked. */
function scopeOf(organisation: string | null, viewer: Actor): string | null {
  switch (viewer.role) {
    case 'analyst':
    case 'duty-manager':
    case 'officer':
    case 'assessor':
    case 'system':
      return organisation;
    default:
      return viewer.organisation ?? '';
  }
}

/** A customer sees what it asked for, and what will disturb it once that is decided. */
function concerns(change: Change, viewer: Actor, id: string): boolean {
  const own = scopeOf(null, viewer);
  return (
    own === null ||
    (change.organisations.includes(own) &&
      (change.raisedBy.id === id || change.requester.id === own || inSchedule(change.state) !== 'no'))
  );
}
