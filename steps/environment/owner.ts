import type { Owner } from '../../evidence/types.ts';
import { HarnessFault } from './harness-fault.ts';
import { TimedOut } from './limits.ts';

/** The rooms whose code throws for a reason of their own. The first one on the stack owns the error. */
const ROOMS: readonly (readonly [room: RegExp, owner: Owner])[] = [
  [/[/\\]adapters[/\\](?!contract[/\\])/, 'adapter'],
  [/[/\\]simulators[/\\]/, 'simulator'],
  [/[/\\](?:steps|kernel|rehearsal|standards|evidence)[/\\]/, 'harness'],
];
/** An adapter that answers something else than its interface allows. */
const OF_ADAPTERS: readonly string[] = ['InvalidAnswer'];
/** Time-outs of cucumber and of the browser. A slow machine causes them as well as a slow desk. */
const TIMED_OUT = /^function timed out|Timeout \d+ms exceeded/;

/** Who has to act on an error that does not convict the desk. */
export function ownerOf(error: unknown): Owner {
  if (error instanceof HarnessFault) return error.owner;
  if (error instanceof TimedOut || TIMED_OUT.test(messageOf(error))) return 'unknown';
  if (!(error instanceof Error)) return 'unknown';
  if (OF_ADAPTERS.includes(error.name)) return 'adapter';
  for (const line of (error.stack ?? '').split('\n').slice(1)) {
    if (line.includes('node_modules') || line.includes('node:')) continue;
    const room = ROOMS.find(([pattern]) => pattern.test(line));
    if (room) return room[1];
  }
  return 'unknown';
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).replace(/^\w*Error: /, '');
