import type { ChangeStore } from './change-store.ts';
import type { ChangeRequests } from './change-types.ts';
import type { Core } from './core.ts';
import { SYSTEM } from '../domain/access/system.ts';
import type { Actor } from '../domain/access/actor.ts';
import { freezesHit, spanOf, type ChangeCommand } from '../domain/changes/index.ts';
import { refuse } from '../domain/incident/index.ts';

const LOCAL = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/;

/** Freezes declared at the desk. One holds every approved change that it meets; lifted, it releases those that nobody else holds. */
export function freezeServices(
  { parts }: Core,
  changes: ChangeStore,
): Pick<ChangeRequests, 'freezes' | 'declareFreeze' | 'liftFreeze'> {
  const mustBeManager = ({ role, duties = [] }: Actor) => {
    const roles = parts.policy.change?.approvers.normal ?? [];
    if (role !== 'duty-manager' && !roles.some((duty) => duties.includes(duty)))
      throw refuse.forbidden('Freezes are declared and lifted by those who approve changes.');
  };
  const each = async (references: readonly string[], command: ChangeCommand) => {
    const { standing, others } = await changes.around();
    for (const reference of references)
      await changes
        .register()
        .run(reference, (change, now) => parts.changes.decide(change, command, { ...standing, others, now, by: SYSTEM }), SYSTEM);
  };
  return {
    async freezes(viewer) {
      if (viewer.role === 'requester' || viewer.role === 'partner') throw refuse.forbidden("This is for the desk's staff.");
      const rows = await changes.freezes.list({});
      return (await Promise.all(rows.map(async ({ reference }) => changes.freezes.find(reference)))).filter(
        (one) => one !== null,
      );
    },
    async declareFreeze({ name, from, to, services, organisations }, actor) {
      mustBeManager(actor);
      if (name.trim() === '') throw refuse.missing('Say what the freeze is for.', { field: 'name' });
      if (![from, to].every((text) => LOCAL.test(text)) || from >= to)
        throw refuse.invalid('Give two local times such as 2026-12-19T00:00, the end after the beginning.', { field: 'from' });
      const { standing } = await changes.around();
      const unknown = services?.find((text) => standing.setting.dependencies.itemOf(text) === null);
      if (unknown !== undefined)
        throw refuse.unknown(
          'service',
          `The catalogue has no service "${unknown}".${standing.setting.dependencies.nearest(unknown)}`,
        );
      const { reference: freeze } = await changes.freezes.run(
        null,
        () => [
          {
            type: 'declared',
            from,
            to,
            services: services ?? null,
            organisations: organisations ?? null,
            texts: { name: name.trim() },
          },
        ],
        actor,
      );
      const { standing: frozen, standingChanges } = await changes.around();
      const hit = standingChanges
        .filter((change) => change.state === 'scheduled' && change.type !== 'emergency')
        .filter((change) => {
          const span = spanOf(change);
          return span !== null && freezesHit(change, span, frozen.setting).some((one) => one.freeze === freeze);
        })
        .map(({ reference }) => reference);
      await each(hit, { type: 'hold', reason: `${name.trim()} (${freeze})`, freeze });
      return { freeze, held: hit };
    },
    async liftFreeze(freeze, reason, actor) {
      mustBeManager(actor);
      await changes.freezes.run(
        freeze,
        (entry) => {
          if (entry === null) throw refuse.notFound(freeze);
          if (reason.trim() === '') throw refuse.missing('Say why it is lifted.', { field: 'reason' });
          return entry.lifted ? [] : [{ type: 'lifted', texts: { reason: reason.trim() } }];
        },
        actor,
      );
      const held = (await changes.around()).standingChanges.filter(({ holds }) => holds.some(({ id }) => id === freeze));
      await each(
        held.map(({ reference }) => reference),
        { type: 'release', freeze },
      );
    },
  };
}
