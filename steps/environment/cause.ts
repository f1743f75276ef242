import { OutOfReach } from '../../adapters/desk-under-test.ts';
import { findStorageFault, storageCodeOf, StorageFault } from '../../kernel/storage-fault.ts';
import { HarnessFault } from './harness-fault.ts';
import type { RunContext } from './types.ts';

export const CAUSE_MEDIA_TYPE = 'application/vnd.deskproof.cause+json';
export const EVIDENCE_MEDIA_TYPE = 'application/vnd.deskproof.evidence+json';
export const SIMULATED_MEDIA_TYPE = 'application/vnd.deskproof.simulated+json';
export const FINDING_MEDIA_TYPE = 'application/vnd.deskproof.finding+json';

/** Why a scenario did not pass. Whose fault it is decides the verdict. `blocked`: not started because of an earlier failure. */
export interface Cause {
  readonly cause: 'failed' | 'desk-died' | 'out-of-reach' | 'harness' | 'blocked';
  readonly message: string;
  /** Ends the run: the desk or a simulator is gone, so nothing more can be shown. */
  readonly last?: boolean;
}

export interface Judgement extends Cause {
  readonly last: boolean;
}

/** Finds the owner of a failure. A lost simulator comes first: a failure after that proves nothing about the desk. */
export async function causeOf(
  error: unknown,
  { simulators, adapter, folders = [] }: Pick<RunContext, 'simulators' | 'adapter' | 'folders'>,
): Promise<Judgement> {
  const message = firstLineOf(error).trim();
  const lost = await lossOf(simulators);
  if (lost) return { ...lost, message: `${lost.message}; ${message}` };
  const full = storageFaultOf(error, [...(adapter.storage === undefined ? [] : [adapter.storage]), ...folders]);
  if (full) return { cause: 'harness', last: true, message: full === error ? message : `${full.message} (${message})` };
  if (error instanceof OutOfReach) return { cause: 'out-of-reach', last: false, message };
  // Without the desk's process no other scenario can open a desk either.
  if (error instanceof HarnessFault) return { cause: 'harness', last: !alive(adapter.pid), message: withReason(error) };
  if (named(error, 'DeskDied') || named(error, 'PeerLost') || !alive(adapter.pid))
    return { cause: 'desk-died', last: true, message: `the desk died: ${message}` };
  return { cause: 'failed', last: false, message };
}

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
export async function lossOf(simulators: RunContext['simulators']): Promise<Judgement | null> {
  const lost = await simulators.lost();
  return lost.length ? { cause: 'harness', last: true, message: `the harness lost its own ${lost.join(' and ')}` } : null;
}

const named = (error: unknown, name: string): boolean =>
  error instanceof Error && (error.name === name || (error.cause !== undefined && named(error.cause, name)));

const firstLineOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split('\n')[0]!;

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
