import { OutOfReach } from '../../adapters/desk-under-test.ts';
import { HarnessFault } from './harness-fault.ts';
import type { RunContext } from './types.ts';

export const CAUSE_MEDIA_TYPE = 'application/vnd.deskproof.cause+json';
export const EVIDENCE_MEDIA_TYPE = 'application/vnd.deskproof.evidence+json';
export const SIMULATED_MEDIA_TYPE = 'application/vnd.deskproof.simulated+json';

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
  { simulators, adapter }: Pick<RunContext, 'simulators' | 'adapter'>,
): Promise<Judgement> {
  const message = firstLineOf(error);
  const lost = await lossOf(simulators);
  if (lost) return { ...lost, message: `${lost.message}; ${message}` };
  if (error instanceof OutOfReach) return { cause: 'out-of-reach', last: false, message };
  // Without the desk's process no other scenario can open a desk either.
  if (error instanceof HarnessFault) return { cause: 'harness', last: !alive(adapter.pid), message: withReason(error) };
  if (named(error, 'DeskDied') || named(error, 'PeerLost') || !alive(adapter.pid))
    return { cause: 'desk-died', last: true, message: `the desk died: ${message}` };
  return { cause: 'failed', last: false, message };
}

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
