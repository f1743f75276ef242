import type { ChangeStore } from './change-store.ts';
import type { ChangeRequests } from './change-types.ts';
import type { Core } from './core.ts';
import { LONGEST_CALENDAR, plannedOf, spanOf, type Planned } from '../domain/changes/index.ts';
import { refuse } from '../domain/incident/index.ts';
import { didYouMean } from '../../kernel/index.ts';

/** Free times for a change, and the customers' calendars that they are found by. */
export function slotServices({ parts, clock }: Core, changes: ChangeStore): Pick<ChangeRequests, 'slots' | 'giveCalendar'> {
  const mustKnow = (organisation: string) => {
    const known = parts.policy.organisations.map(({ id }) => id);
    if (!known.includes(organisation))
      throw refuse.unknown(
        'organisation',
        `The desk serves no organisation "${organisation}".${didYouMean(organisation, known)}`,
      );
  };
  const raised = async (reference: string) => {
    const change = await changes.find(reference);
    if (change === null) throw refuse.invalid('There is no such change. Check its reference.', { field: 'reference' });
    return change;
  };
  return {
    async slots({ reference, services = [], organisations = [], minutes }, viewer) {
      if (viewer.role === 'requester' || viewer.role === 'partner') throw refuse.forbidden("This is for the desk's staff.");
      const { standing, others } = await changes.around();
      const change = reference === undefined ? asked(services, organisations) : plannedOf(await raised(reference));
      function asked(texts: readonly string[], affected: readonly string[]): Planned {
        for (const id of affected) mustKnow(id);
        const { dependencies } = standing.setting;
        const items = texts.map((text) => {
          const item = dependencies.itemOf(text);
          if (item === null)
            throw refuse.unknown('service', `The catalogue has no service "${text}".${dependencies.nearest(text)}`);
          return item;
        });
        if (items.length === 0) throw refuse.missing('Say which services the change is about.', { field: 'services' });
        const all = affected.length > 0 ? affected : parts.policy.organisations.map(({ id }) => id);
        return { reference: '', items, organisations: all, assignee: null, start: null, end: null, active: false };
      }
      const own = spanOf(change);
      const lengthMs = minutes > 0 ? minutes * 60_000 : own ? own.to - own.from : 0;
      if (lengthMs <= 0) throw refuse.missing('Say how long the change takes.', { field: 'minutes' });
      const since = clock.now().subtract({ hours: 24 * standing.rules.slots.historyDays });
      const [calendars, contacts] = await Promise.all([
        Promise.all(change.organisations.map(async (id) => [id, (await changes.calendars.find(id))?.file] as const)),
        Promise.all(
          change.organisations.map(async (id) => [id, await changes.openedSince(since, { organisation: id })] as const),
        ),
      ]);
      return parts.changes.propose(
        {
          ...{ change, others, lengthMs, now: clock.now() },
          calendars: new Map(calendars.flatMap(([id, file]) => (file === undefined ? [] : [[id, file] as const]))),
          contacts: new Map(contacts),
        },
        standing,
        parts.changes.slotsFor,
      );
    },
    async giveCalendar(organisation, file, actor) {
      const isOwn = actor.role === 'requester' && actor.organisation === organisation;
      if (!isOwn && actor.role !== 'analyst' && actor.role !== 'duty-manager')
        throw refuse.forbidden('A calendar is given by its own organisation, or by the desk.');
      mustKnow(organisation);
      if (file.trim() === '' || file.length > LONGEST_CALENDAR)
        throw refuse.invalid(`A calendar has between 1 and ${LONGEST_CALENDAR} characters. Give the clinics of fewer months.`, {
          field: 'file',
        });
      await changes.calendars.run(organisation, () => [{ type: 'given', texts: { file } }], actor);
    },
  };
}
