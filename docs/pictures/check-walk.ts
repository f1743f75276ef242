import { reaches, roomOf, type Structure } from './structure.ts';
import type { Link, Stop, Walk } from './walks.ts';

/** The text of a file of the repository; undefined when there is none. */
export type Source = (file: string) => string | undefined;

/** What is wrong with a walk: a file that is not there, a step that the code does not take, a room that is entered twice, a hidden climb. */
export function problemsOfWalk({ title, stops }: Walk, structure: Structure, source: Source): readonly string[] {
  const problems = stops.flatMap((stop, i) => [
    ...problemsOfStop(stop, structure),
    ...(stops[i + 1] ? problemsOfStep(stop, stops[i + 1]!, structure, source) : stop.next === null ? [] : ['ends on the way']),
  ]);
  const rooms = stops.map(({ room }) => room).filter((room, i, all) => room !== all[i - 1]);
  const twice = rooms.filter((room, i) => rooms.indexOf(room) !== i).map((room) => `${room} is entered twice`);
  return [...problems, ...twice].map((problem) => `${title}: ${problem}`);
}

function problemsOfStop({ room, file, asks }: Stop, structure: Structure): readonly string[] {
  const there = structure.imports.has(file) ? [] : [`there is no ${file}`];
  const actual = roomOf(structure, file)?.name;
  const inRoom = actual === room ? [] : [`${file} is in ${actual ?? 'no room'}, not in ${room}`];
  const notAsked = asks.flatMap((chain) =>
    [file, ...chain].flatMap((from, i, all) => {
      const to = all[i + 1];
      return to === undefined || reaches(structure, from, to) ? [] : [`${from} does not import ${to}`];
    }),
  );
  return [...there, ...inRoom, ...notAsked];
}

function problemsOfStep(from: Stop, to: Stop, structure: Structure, source: Source): readonly string[] {
  const { next } = from;
  if (next === null) return [`${from.file} does not go on to ${to.file}`];
  const climbs = roomOf(structure, from.file)?.mayImport(to.file) === false;
  const isOut = next.by === 'port' && next.out;
  return [
    ...(isJoined(from.file, to.file, next, structure, source)
      ? []
      : [`${from.file} and ${to.file} are not joined by ${describe(next)}`]),
    ...(climbs && !isOut ? [`${from.file} climbs to ${to.file}`] : []),
    ...(isOut && !climbs ? [`${from.file} does not go out to ${to.file}: it may import it`] : []),
  ];
}

const describe = (link: Link): string =>
  link.by === 'import' ? 'an import' : link.by === 'wire' ? link.address : `${link.port} of ${link.file}`;

function isJoined(from: string, to: string, link: Link, structure: Structure, source: Source): boolean {
  if (link.by === 'import') return reaches(structure, from, to);
  if (link.by === 'wire') return [from, to].every((file) => source(file)?.includes(link.address));
  const { port, part, file } = link;
  return (
    [from, to].every((side) => side === file || reaches(structure, side, file)) &&
    names(source(from), port) &&
    names(source(to), part) &&
    isPartOf(source(file) ?? '', port, part)
  );
}

const names = (text: string | undefined, word: string): boolean => new RegExp(`\\b${word}\\b`).test(text ?? '');

/** Whether the port's file declares `port`, and `part` is it or one that it extends. */
function isPartOf(declaring: string, port: string, part: string): boolean {
  const declared = new RegExp(`export (?:interface|type) ${port}\\b([^{=]*)`).exec(declaring);
  return declared !== null && (part === port || names(declared[1], part));
}
