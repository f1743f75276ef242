import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

/** A room as a rule of `.dependency-cruiser.cjs` has it: which files are in it, and whether one may import another file. */
export interface Room {
  readonly name: string;
  readonly holds: (file: string) => boolean;
  readonly mayImport: (file: string) => boolean;
}
/** The rooms of the rules and the imports of the code, tests left out. */
export interface Structure {
  readonly rooms: readonly Room[];
  readonly imports: ReadonlyMap<string, readonly string[]>;
}

interface Condition {
  readonly path?: string;
  readonly pathNot?: string;
}
interface Cruised {
  readonly modules: readonly { readonly source: string; readonly dependencies: readonly { readonly resolved: string }[] }[];
  readonly summary: {
    readonly ruleSetUsed: {
      readonly forbidden: readonly { readonly name: string; readonly from: Condition; readonly to: Condition }[];
    };
  };
}

const ROOM_RULE = /^(.+)-imports-only-below$/;
const CODE = /\.(ts|mjs)$/;
const FOR_TESTS = /\.test\.ts$|\/testing\//;
const matches = ({ path: yes, pathNot: no }: Condition, file: string): boolean =>
  (yes === undefined || new RegExp(yes).test(file)) && (no === undefined || !new RegExp(no).test(file));

/** Reads rooms and imports from dependency-cruiser's own output. */
export async function readStructure(root: string): Promise<Structure> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [path.join(root, 'node_modules', '.bin', 'depcruise'), '--config', '.dependency-cruiser.cjs', '--output-type', 'json', '.'],
    { cwd: root, maxBuffer: 64 * 1024 * 1024 },
  );
  const { modules, summary } = JSON.parse(stdout) as Cruised;
  const isOurs = (file: string) => CODE.test(file) && !file.includes('node_modules') && !FOR_TESTS.test(file);
  const rooms = summary.ruleSetUsed.forbidden.flatMap(({ name, from, to }): Room[] => {
    const room = ROOM_RULE.exec(name)?.[1];
    return room === undefined
      ? []
      : [{ name: room, holds: (file) => matches(from, file), mayImport: (file) => !matches(to, file) }];
  });
  const imports = new Map(
    modules
      .filter(({ source }) => isOurs(source))
      .map(({ source, dependencies }) => [source, [...new Set(dependencies.map((each) => each.resolved))].filter(isOurs)]),
  );
  return { rooms, imports };
}

/** The innermost room of a file: a room of the desk rather than the desk. */
export const roomOf = ({ rooms }: Structure, file: string): Room | undefined => rooms.findLast((room) => room.holds(file));

/** Whether `from` imports `to`, itself or by doors (`index.ts`) that pass it on. */
export function reaches({ imports }: Structure, from: string, to: string, passed: ReadonlySet<string> = new Set()): boolean {
  const found = imports.get(from) ?? [];
  const doors = found.filter((file) => path.basename(file) === 'index.ts' && !passed.has(file));
  return found.includes(to) || doors.some((door) => reaches({ rooms: [], imports }, door, to, new Set([...passed, door])));
}
