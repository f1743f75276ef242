import { DeskFailed, DeskRefusal, DeskSilent, OutOfReach } from '../../adapters/desk-under-test.ts';
import type { Owner } from '../../evidence/types.ts';
import { findStorageFault, storageCodeOf, StorageFault } from '../../kernel/storage-fault.ts';
import { DeskAnswered } from '../../simulators/wire/desk-answered.ts';
import { ExpectationFailed } from '../expectation.ts';
import { HarnessFault } from './harness-fault.ts';
import { ownerOf } from './owner.ts';
import type { RunContext } from './types.ts';

export const CAUSE_MEDIA_TYPE = 'application/vnd.deskproof.cause+json';
export const EVIDENCE_MEDIA_TYPE = 'application/vnd.deskproof.evidence+json';
export const SIMULATED_MEDIA_TYPE = 'application/vnd.deskproof.simulated+json';
export const FINDING_MEDIA_TYPE = 'application/vnd.deskproof.finding+json';
/** Which steps read which evidence: `[place of the item in the scenario, places of the steps][]`. */
export const SHOWS_MEDIA_TYPE = 'application/vnd.deskproof.shows+json';

/** So many scenarios in a row that lose their desk end the run: the desk is gone. */
export const LOST_IN_A_ROW = 3;

/** Why a scenario did not pass. Whose fault it is decides the verdict. `blocked`: not started because of an earlier failure. */
export interface Cause {
  readonly cause: 'failed' | 'desk-died' | 'lost-act' | 'out-of-reach' | 'error' | 'blocked';
  readonly message: string;
  /** Of an error. */
  readonly owner?: Owner;
  /** Ends the run: a simulator is gone or a disk is full, so nothing more can be shown. */
  readonly last?: boolean;
  /** The scenario lost its desk. Several in a row end the run. */
  readonly lost?: boolean;
  /** The act that was lost, and whether the desk answered another request right after. */
  readonly act?: string;
  readonly answers?: boolean;
}

type Context = Pick<RunContext, 'simulators' | 'adapter' | 'folders'>;

/**
 * Finds the owner of a failure. A lost simulator comes first: a failure after that proves nothing about the desk. `answers` asks the desk
 * something else, to tell an act that was lost from a desk that is silent.
 */
export async function causeOf(
  error: unknown,
  { simulators, adapter, folders = [] }: Context,
  answers: () => Promise<boolean> = async () => false,
): Promise<Cause> {
  const message = firstLineOf(error).trim();
  const lost = await lossOf(simulators);
  if (lost) return { ...lost, message: `${lost.message}; ${message}` };
  const full = storageFaultOf(error, [...(adapter.storage === undefined ? [] : [adapter.storage]), ...folders]);
  if (full) {
    const told = full === error ? message : `${full.message} (${message})`;
    return { cause: 'error', owner: 'environment', last: true, message: told };
  }
  if (error instanceof OutOfReach) return { cause: 'out-of-reach', message };
  const silent = silenceIn(error);
  // A desk that is silent while it is opened has lost an act too.
  if (error instanceof HarnessFault && silent)
    return { cause: 'lost-act', owner: 'unknown', act: silent.act, answers: false, lost: true, message: withReason(error) };
  if (error instanceof HarnessFault) {
    const gone = isLoss(error) || !alive(adapter.pid);
    return { cause: 'error', owner: gone ? 'unknown' : ownerOf(error), lost: gone, message: withReason(error) };
  }
  if (named(error, 'DeskDied') || named(error, 'PeerLost') || !alive(adapter.pid))
    return { cause: 'desk-died', lost: true, message: `the desk died: ${message}` };
  if (silent) {
    const reachable = await answers();
    return { cause: 'lost-act', owner: 'unknown', act: silent.act, answers: reachable, lost: !reachable, message };
  }
  if (convicts(error)) return { cause: 'failed', message };
  return { cause: 'error', owner: ownerOf(error), message };
}

/** Whether the error is something that the desk did: it showed something else, refused, or failed at a valid request. */
export const convicts = (error: unknown): boolean =>
  error instanceof ExpectationFailed ||
  error instanceof DeskRefusal ||
  error instanceof DeskFailed ||
  error instanceof DeskAnswered;

/**
 * A desk whose disk is full says only that it failed, so the folders are tried. An error of our own tells it by itself.
 */
function storageFaultOf(error: unknown, folders: readonly string[]): StorageFault | null {
  if (error instanceof StorageFault) return error;
  const found = findStorageFault(folders);
  const code = found ? null : storageCodeOf(error);
  return code === null ? found : new StorageFault(pathOf(error) ?? folders[0] ?? 'the temporary folder', code, error);
}

const pathOf = (error: unknown): string | undefined =>
  error instanceof Error ? ((error as NodeJS.ErrnoException).path ?? pathOf(error.cause)) : undefined;

/** Whether a simulator was lost. Then a pass proves nothing either: nothing observed what the desk did. */
export async function lossOf(simulators: RunContext['simulators']): Promise<Cause | null> {
  const lost = await simulators.lost();
  if (lost.length === 0) return null;
  const owner = lost.every((name) => name === 'browser') ? 'environment' : 'simulator';
  return { cause: 'error', owner, last: true, message: `the harness lost its own ${lost.join(' and ')}` };
}

const named = (error: unknown, name: string): boolean =>
  error instanceof Error && (error.name === name || (error.cause !== undefined && named(error.cause, name)));

const silenceIn = (error: unknown): DeskSilent | null =>
  error instanceof DeskSilent ? error : error instanceof Error && error.cause !== undefined ? silenceIn(error.cause) : null;

const isLoss = (error: unknown): boolean => named(error, 'DeskDied') || named(error, 'PeerLost') || silenceIn(error) !== null;

/** Cucumber gives an error that it caught itself as text, which begins with the name of its class. */
const firstLineOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error).replace(/^\w*Error: /, '')).split('\n')[0]!;

/** An error from another process arrives as its stack, so its first line begins with the name of its class. */
const withReason = (error: Error) =>
  error.cause instanceof Error ? `${error.message}: ${firstLineOf(error.cause).replace(/^\w*Error: /, '')}` : error.message;

function alive(pid: number | null): boolean {
  if (pid === null) return true;
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
