/** A graph without circles: each name with the names below it. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** Without the arrows that follow from others. */
export function reduced(graph: Graph): Graph {
  const below = (name: string, seen = new Set<string>()): ReadonlySet<string> => {
    for (const next of graph.get(name) ?? []) if (!seen.has(next)) below(next, seen.add(next));
    return seen;
  };
  return new Map(
    [...graph].map(([name, direct]) => [
      name,
      new Set([...direct].filter((to) => ![...direct].some((other) => other !== to && below(other).has(to)))),
    ]),
  );
}

/** How many arrows lead to each name at most, one after the other. @throws where the graph has a circle */
export function depths(graph: Graph): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const above = (name: string) => [...graph].filter(([, direct]) => direct.has(name)).map(([from]) => from);
  const depth = (name: string, path: readonly string[]): number => {
    if (path.includes(name)) throw new Error(`The rooms import each other in a circle: ${[...path, name].join(' → ')}`);
    const known = found.get(name) ?? Math.max(0, ...above(name).map((from) => depth(from, [...path, name]) + 1));
    found.set(name, known);
    return known;
  };
  for (const name of graph.keys()) depth(name, []);
  return found;
}

/** A name, or the place where an arrow crosses a row. */
export interface Place {
  readonly row: number;
  /** Null where an arrow crosses. */
  readonly name: string | null;
  readonly width: number;
  x: number;
  readonly up: Place[];
  readonly down: Place[];
}
/** An arrow as the places it passes. */
export type Route = readonly Place[];
export interface Layout {
  readonly rows: readonly (readonly Place[])[];
  readonly routes: readonly Route[];
}

const GAP = 22;
const SWEEPS = 24;

/** Rows by depth, in each row the order that crosses least; the same input gives the same layout. */
export function layered(graph: Graph, widthOf: (name: string) => number, width: number): Layout {
  const depth = depths(graph);
  const rows: Place[][] = Array.from({ length: Math.max(...depth.values()) + 1 }, () => []);
  const put = (row: number, name: string | null): Place => {
    const place = { row, name, width: name === null ? 6 : widthOf(name), x: 0, up: [], down: [] };
    rows[row]!.push(place);
    return place;
  };
  const byName = new Map([...graph.keys()].map((name) => [name, put(depth.get(name)!, name)]));
  const routes = [...graph].flatMap(([from, direct]) =>
    [...direct].map((to) => {
      const [start, end] = [byName.get(from)!, byName.get(to)!];
      const crossed = Array.from({ length: end.row - start.row - 1 }, (_, i) => put(start.row + 1 + i, null));
      const route = [start, ...crossed, end];
      for (const [i, place] of route.slice(0, -1).entries()) {
        place.down.push(route[i + 1]!);
        route[i + 1]!.up.push(place);
      }
      return route;
    }),
  );
  for (const row of rows) spread(row, width);
  for (let sweep = 0; sweep < SWEEPS; sweep++)
    for (const row of sweep % 2 === 0 ? rows : rows.toReversed()) arrange(row, sweep % 2 === 0 ? 'up' : 'down', width);
  const places = rows.flat();
  const left = Math.min(...places.map((place) => place.x - place.width / 2));
  const right = Math.max(...places.map((place) => place.x + place.width / 2));
  for (const place of places) place.x += (width - left - right) / 2;
  return { rows, routes };
}

/** From left to right with equal gaps, in the middle of the picture. */
function spread(row: readonly Place[], width: number): void {
  const total = row.reduce((sum, place) => sum + place.width + GAP, -GAP);
  let left = (width - total) / 2;
  for (const place of row) {
    place.x = left + place.width / 2;
    left += place.width + GAP;
  }
}

/** Puts each place of a row below (or above) the middle of its neighbours, as far as those beside it leave room. */
function arrange(row: Place[], towards: 'up' | 'down', width: number): void {
  const wanted = new Map(
    row.map((place) => {
      const near = place[towards];
      return [place, near.length === 0 ? place.x : near.reduce((sum, { x }) => sum + x, 0) / near.length] as const;
    }),
  );
  row.sort((a, b) => wanted.get(a)! - wanted.get(b)!);
  const apart = (a: Place, b: Place) => (a.width + b.width) / 2 + GAP;
  for (const [i, place] of row.entries()) {
    const before = row[i - 1];
    const least = before ? before.x + apart(before, place) : place.width / 2;
    place.x = Math.max(wanted.get(place)!, least);
  }
  for (const [i, place] of row.toReversed().entries()) {
    const after = row[row.length - i];
    place.x = Math.min(place.x, after ? after.x - apart(after, place) : width - place.width / 2);
  }
}
