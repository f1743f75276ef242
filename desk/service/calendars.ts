import type { Core } from './core.ts';
import type { Calendars } from './types.ts';
import { calendarViews, newVersion, reasonOf, withEdits } from '../domain/calendars/index.ts';
import { writtenPolicy } from '../domain/incident/clock-policy.ts';
import { refuse } from '../domain/incident/index.ts';

/**
 * Calendars that clocks count by, and the rota.
 * @param edited called after an edit is committed, because every clock may read differently
 */
export function calendarServices({ store, parts, clock, units, policy: live }: Core, edited: () => void): Calendars {
  const views = async () => {
    await live.refresh();
    return calendarViews(parts.policy, await store.calendarEdits.all(), clock.now());
  };
  return {
    rota: async (from, until) => parts.turnsOf(parts.policy, from, until),
    calendars: views,
    async editCalendar(id, edit, actor) {
      if (actor.role !== 'duty-manager')
        throw refuse.forbidden(`Your role (${actor.role}) may not edit a calendar. Ask the duty manager.`);
      const reason = reasonOf(edit);
      await live.refresh();
      await units.run(async ({ write }) => {
        const { policy } = parts;
        const calendar = policy.calendars[id];
        if (!Object.hasOwn(policy.calendars, id) || !calendar) throw refuse.noCalendar(id, Object.keys(policy.calendars));
        const now = Temporal.Instant.fromEpochMilliseconds(clock.now().epochMilliseconds);
        const kept = { calendar: id, version: newVersion(id, calendar, edit, now), at: String(now), by: actor.name, reason };
        write.calendarEdits.add(kept);
        write.snapshots.policyIs(String(now), writtenPolicy(withEdits(policy, [kept])));
      });
      const all = await views();
      edited();
      return all.find((each) => each.id === id)!;
    },
  };
}
