import { spawn } from 'node:child_process';
import { realTime } from './clock/index.ts';

/** What a program gets to end in before it is killed. */
const GRACE_MS = 2_000;
const WINDOWS = process.platform === 'win32';

export interface GroupOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** `inherit`: what it prints goes where ours goes. */
  readonly output: 'inherit' | 'kept';
  readonly signal?: AbortSignal | undefined;
}

export interface GroupEnd {
  /** Null when it could not be started, or was ended by a signal. */
  readonly code: number | null;
  /** The end of what it wrote to standard error, or why it could not be started. */
  readonly errors: string;
}

/**
 * Runs a program in a process group of its own. When `signal` aborts, the whole group is ended, killed after a moment, and the promise
 * rejects with the signal's reason. A terminal's Ctrl-C does not reach the group, so the caller has to pass such a signal.
 */
export async function runGroup(program: string, argv: readonly string[], options: GroupOptions): Promise<GroupEnd> {
  const { cwd, env, output, signal } = options;
  signal?.throwIfAborted();
  const child = spawn(program, argv, {
    ...(cwd !== undefined && { cwd }),
    ...(env && { env }),
    stdio: output === 'inherit' ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'ignore', 'pipe'],
    detached: !WINDOWS,
  });
  let late: () => void = () => undefined;
  const end = (by: NodeJS.Signals) => {
    try {
      if (child.pid !== undefined) process.kill(WINDOWS ? child.pid : -child.pid, by);
    } catch {
      // All of it has ended.
    }
  };
  const stop = () => {
    end('SIGTERM');
    late = realTime.after(GRACE_MS, () => end('SIGKILL'), { keepAlive: true });
  };
  signal?.addEventListener('abort', stop);
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (errors = `${errors}${chunk}`.slice(-2000)));
  const code = await new Promise<number | null>((resolve) => {
    child.on('error', (error) => {
      errors = error.message;
      resolve(null);
    });
    child.on('exit', resolve);
  });
  signal?.removeEventListener('abort', stop);
  late();
  if (signal?.aborted) end('SIGKILL');
  signal?.throwIfAborted();
  return { code, errors };
}
