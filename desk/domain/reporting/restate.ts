import type { Report } from './report-types.ts';

/** A number that reads otherwise today than in the report that was issued. References. */
export interface Restated {
  readonly id: string;
  readonly title: string;
  readonly was: number;
  readonly now: number;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/**
 * What today's knowledge changes in an issued report. Only facts that are dated back can, for what happened after the period is no part of
 * it. Pure.
 */
export function restated(issued: Report, today: Report): readonly Restated[] {
  const now = new Map(countsIn(today).map((each) => [each.id, each]));
  const before = countsIn(issued);
  const gone = [...now.values()]
    .filter(({ id }) => !before.some((each) => each.id === id))
    .map((each) => ({ ...each, counted: [] as readonly string[] }));
  return [...before, ...gone].flatMap(({ id, title, counted }) => {
    const then = now.get(id)?.counted ?? [];
    const [added, removed] = [without(then, counted), without(counted, then)];
    return added.length + removed.length === 0 ? [] : [{ id, title, was: counted.length, now: then.length, added, removed }];
  });
}

/** Every number of a report, by an id of its own, with what it counts. */
export interface Counted {
  readonly id: string;
  readonly title: string;
  readonly counted: readonly string[];
}

export function countsIn({ figures, breakdowns, levels }: Report): readonly Counted[] {
  return [
    ...figures,
    ...breakdowns.flatMap(({ id, title, rows }) =>
      rows.map(({ key, counted }) => ({ id: `${id}/${key}`, title: `${title}: ${key}`, counted })),
    ),
    ...levels.flatMap(({ measures, of, kept, missed }) => {
      const name = [measures, of].filter(Boolean).join(' ');
      return [
        { id: `${name}/kept`, title: `${name}: kept`, counted: kept },
        { id: `${name}/missed`, title: `${name}: missed`, counted: missed },
      ];
    }),
  ];
}

/** The references of `list` that `other` has fewer times. */
function without(list: readonly string[], other: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const each of other) left.set(each, (left.get(each) ?? 0) + 1);
  return list.filter((each) => {
    const count = left.get(each) ?? 0;
    left.set(each, count - 1);
    return count <= 0;
  });
}
