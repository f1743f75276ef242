import { UsageError } from '../../kernel/index.ts';

/** How a walk goes on from a file: to a file that it imports, over a port that both name, or over a wire address that both name. */
export type Link =
  | { readonly by: 'import' }
  /** `part` is the interface that the other side names, where the port consists of several. `out`: to a room above, against the imports. */
  | { readonly by: 'port'; readonly port: string; readonly part: string; readonly file: string; readonly out: boolean }
  | { readonly by: 'wire'; readonly address: string };

export interface Stop {
  readonly room: string;
  readonly file: string;
  /** What it asks on the way, each a chain of imports that begins at the file. */
  readonly asks: readonly (readonly string[])[];
  /** Null at the end. */
  readonly next: Link | null;
}
export interface Walk {
  readonly title: string;
  readonly stops: readonly Stop[];
}

const HEADER = '| room | file | asks on the way | goes on by |';

/** The walks of a page: the tables with the header above, titled by the nearest heading before them. */
export function walksIn(markdown: string): readonly Walk[] {
  const walks: { title: string; stops: Stop[] }[] = [];
  let heading = '';
  let inWalk = false;
  for (const line of markdown.split('\n')) {
    if (line.startsWith('#')) heading = line.replace(/^#+ /, '');
    if (line === HEADER) walks.push({ title: heading, stops: [] });
    if (line === HEADER) inWalk = true;
    else if (!line.startsWith('|')) inWalk = false;
    else if (inWalk && !line.startsWith('| ---')) walks.at(-1)!.stops.push(stopIn(line));
  }
  return walks;
}

function stopIn(line: string): Stop {
  const [room = '', file = '', asks = '', next = ''] = line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
  return { room: bare(room), file: bare(file), asks: asks === '' ? [] : asks.split('; ').map(chainIn), next: linkIn(next) };
}
const bare = (cell: string) => cell.replaceAll('`', '');
const chainIn = (cell: string) => cell.split(' → ').map(bare);

const PORT = /^(out by )?`(\w+)`(?: \(`(\w+)`\))? in `([^`]+)`$/;
const WIRE = /^`([^`]+)` on the wire$/;

function linkIn(cell: string): Link | null {
  if (cell === '–') return null;
  if (cell === 'import') return { by: 'import' };
  const wire = WIRE.exec(cell);
  if (wire) return { by: 'wire', address: wire[1]! };
  const [, out, port, part, file] = PORT.exec(cell) ?? [];
  if (port === undefined || file === undefined) throw new UsageError(`A walk goes on by "${cell}", which is no link.`);
  return { by: 'port', port, part: part ?? port, file, out: out !== undefined };
}
