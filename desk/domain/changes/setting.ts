import { compileCalendar, type Calendar } from '../../../service-levels/index.ts';
import type { ChangePolicy, Freeze, Policy } from '../../../standards/index.ts';
import { dependenciesOf, type Dependencies } from './dependencies.ts';
import type { Span } from './spans.ts';

/** What a change is compared with besides other changes. Made from the standard, and from freezes declared at the desk. */
export interface Setting {
  readonly dependencies: Dependencies;
  /** Null: no window is agreed for the item. */
  readonly windowOf: (item: string) => Calendar | null;
  readonly freezes: readonly FrozenTime[];
  readonly noDowntime: readonly (Span & { readonly organisation: string; readonly name: string })[];
}

/** A freeze as instants. `items` and `organisations` null: all of them. */
export interface FrozenTime extends Span {
  readonly id: string;
  readonly name: string;
  readonly items: readonly string[] | null;
  readonly organisations: readonly string[] | null;
}

/** The zone is the file's, never the reader's: the same change gets the same answer wherever it is looked at. */
const instantOf = (local: string, zone: string): number =>
  Temporal.PlainDateTime.from(local.replace('T24:00', 'T00:00'))
    .add({ days: local.endsWith('T24:00') ? 1 : 0 })
    .toZonedDateTime(zone).epochMilliseconds;

export function settingOf(policy: Policy, change: ChangePolicy, declared: readonly Freeze[] = []): Setting {
  const { zone } = change;
  const dependencies = dependenciesOf(policy.services);
  const item = (text: string) => dependencies.itemOf(text) ?? text;
  const windows = change.windows.map(({ services, week, notBeforeClosureOf }) => ({
    items: services?.map(item) ?? null,
    calendar: compileCalendar({ zone, versions: [{ week, closures: eves(policy, notBeforeClosureOf) }] }),
  }));
  return {
    dependencies,
    windowOf: (of) =>
      (windows.find(({ items }) => items?.includes(of)) ?? windows.find(({ items }) => items === null))?.calendar ?? null,
    freezes: [...change.freezes, ...declared].map(({ id, name, from, to, services, organisations }) => ({
      id,
      name,
      from: instantOf(from, zone),
      to: instantOf(to, zone),
      items: services?.map(item) ?? null,
      organisations: organisations ?? null,
    })),
    noDowntime: change.customers.flatMap(({ organisation, noDowntime }) =>
      noDowntime.map(({ name, from, to }) => ({
        organisation,
        name,
        from: instantOf(from, zone),
        to: instantOf(to, zone),
      })),
    ),
  };
}

/** The days before the whole days on which a calendar is closed. */
function eves({ calendars }: Policy, name: string | undefined): readonly string[] {
  const closed = name === undefined ? [] : (calendars[name]?.versions ?? []).flatMap(({ closures = [] }) => closures);
  return closed.flatMap((closure) =>
    typeof closure === 'string' ? [Temporal.PlainDate.from(closure).subtract({ days: 1 }).toString()] : [],
  );
}
