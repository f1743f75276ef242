import { layered, reduced, type Graph } from './layers.ts';
import { roomOf, type Structure } from './structure.ts';
import { arrow, picture, rectangle, WIDTH, words } from './svg.ts';

const IN_DESK = /^desk-/;
const ROW = 70;
const HEIGHT = 36;

/** Which room imports which, among the rooms that `isShown`; every other file counts to the room around it. */
export function graphOf(structure: Structure, isShown: (room: string) => boolean): Graph {
  const shown = structure.rooms.filter(({ name }) => isShown(name));
  const within = { ...structure, rooms: shown };
  const graph = new Map(shown.map(({ name }) => [name, new Set<string>()]));
  for (const [file, imported] of structure.imports)
    for (const other of imported) {
      const [from, to] = [roomOf(within, file)?.name, roomOf(within, other)?.name];
      if (from !== undefined && to !== undefined && from !== to) graph.get(from)!.add(to);
    }
  return graph;
}

/** The rooms of the repository, and below them those of the desk. */
export function roomsPicture(structure: Structure): string {
  const inDesk = (room: string) => IN_DESK.test(room);
  const house = panel(
    graphOf(structure, (room) => !inDesk(room)),
    'The repository',
    0,
  );
  const desk = panel(graphOf(structure, inDesk), 'Inside desk', house.bottom + 28);
  return picture('The rooms of the repository and of the desk: each imports only rooms below it', desk.bottom + 16, [
    ...house.parts,
    ...desk.parts,
  ]);
}

function panel(graph: Graph, title: string, top: number): { readonly parts: readonly string[]; readonly bottom: number } {
  const shortName = (room: string) => room.replace(IN_DESK, '');
  const widthOf = (room: string) => Math.max(96, shortName(room).length * 9 + 24);
  const { rows, routes } = layered(reduced(graph), widthOf, WIDTH - 40);
  const y = (row: number) => top + 44 + row * ROW;
  const arrows = [...graph.values()].reduce((sum, { size }) => sum + size, 0);
  const parts = [
    words(20, top + 26, title, 'head'),
    words(190, top + 26, `${graph.size} rooms, ${arrows} arrows, ${routes.length} of them drawn: the others follow from these`),
    ...routes.map((route) =>
      arrow(
        route.flatMap(({ x, row, name }, i): (readonly [number, number])[] => {
          if (name !== null) return [[x + 20, i === 0 ? y(row) + HEIGHT : y(row) - 1]];
          return [
            [x + 20, y(row)],
            [x + 20, y(row) + HEIGHT],
          ];
        }),
      ),
    ),
    ...rows.flat().flatMap(({ x, row, name, width }) => {
      if (name === null) return [];
      return [
        rectangle({ x: x + 20 - width / 2, y: y(row), width, height: HEIGHT }, 'box'),
        words(x + 20, y(row) + 23, shortName(name), 'name', 'middle'),
      ];
    }),
  ];
  return { parts, bottom: y(rows.length - 1) + HEIGHT };
}
