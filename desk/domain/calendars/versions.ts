import type { CalendarPolicy, CalendarVersion, Policy } from '../../../standards/index.ts';
import type { CalendarVersionView, CalendarView, KeptEdit } from './types.ts';

type Begun = CalendarVersion & { readonly from: string };

/**
 * The policy's versions merged with those made at the desk, in order of time. Of two that begin at the same instant the later
 * edit wins. Pure.
 */
export function versionsWith(versions: readonly CalendarVersion[], made: readonly Begun[]): readonly CalendarVersion[] {
  return made.reduce<readonly CalendarVersion[]>((all, version) => {
    const others = all.filter(({ from }) => from === undefined || compare(from, version.from) !== 0);
    const after = others.findIndex(({ from }) => from !== undefined && compare(from, version.from) > 0);
    const place = after < 0 ? others.length : after;
    return [...others.slice(0, place), version, ...others.slice(place)];
  }, versions);
}

const compare = (a: string, b: string): number => Temporal.Instant.compare(a, b);

/** The policy with the desk's calendar edits applied. Edits of a calendar that the policy no longer has are ignored. Pure. */
export function withEdits(policy: Policy, edits: readonly KeptEdit[]): Policy {
  if (edits.length === 0) return policy;
  const byCalendar = Map.groupBy(edits, ({ calendar }) => calendar);
  const edited = ([id, calendar]: [string, CalendarPolicy]): [string, CalendarPolicy] => {
    const made = byCalendar.get(id);
    return [
      id,
      made
        ? {
            ...calendar,
            versions: versionsWith(
              calendar.versions,
              made.map(({ version }) => version),
            ),
          }
        : calendar,
    ];
  };
  return { ...policy, calendars: Object.fromEntries(Object.entries(policy.calendars).map(edited)) };
}

/** Every calendar of the policy: who made each version, which one is in force, and who uses it. Pure. */
export function calendarViews(policy: Policy, edits: readonly KeptEdit[], now: Temporal.Instant): readonly CalendarView[] {
  return Object.entries(policy.calendars).map(([id, { zone, versions }]) => {
    const inForce = versions.findLastIndex(({ from }) => from === undefined || Temporal.Instant.compare(from, now) <= 0);
    return {
      id,
      zone,
      usedBy: usersOf(id, policy),
      versions: versions.map((version, i): CalendarVersionView => {
        const edit = edits.findLast((each) => each.calendar === id && each.version.from === version.from);
        return {
          ...version,
          holds: i < inForce ? 'past' : i === inForce ? 'now' : 'to come',
          edited: edit ? { at: edit.at, by: edit.by, reason: edit.reason } : null,
        };
      }),
    };
  });
}

function usersOf(id: string, { tiers, teams, suppliers, escalation }: Policy): readonly string[] {
  const named = (what: string, names: readonly string[]) => (names.length === 0 ? [] : [`${what} ${names.join(', ')}`]);
  return [
    ...named(
      'tiers',
      Object.values(tiers)
        .filter(({ targets }) => Object.values(targets).some(({ calendar }) => calendar === id))
        .map(({ name }) => name),
    ),
    ...named(
      'teams',
      teams.filter(({ hours }) => hours === id).map(({ name }) => name),
    ),
    ...named(
      'suppliers',
      suppliers.filter(({ hours }) => hours === id).map(({ name }) => name),
    ),
    ...(escalation.inHours === id ? ['the escalation plan, for which it defines working hours'] : []),
  ];
}
