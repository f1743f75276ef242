import { realTime } from '../kernel/index.ts';

/** A terminal, a parent process and a supervisor may each forward the same request: signals within this time count as one. */
const ONE_WISH_MS = 1000;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const EXIT_CODES: Readonly<Partial<Record<NodeJS.Signals, number>>> = { SIGHUP: 129, SIGINT: 130, SIGPIPE: 141, SIGTERM: 143 };

/**
 * A signal that aborts at the first Ctrl-C or SIGTERM, when the terminal is closed, or when the output's reader is gone. A second Ctrl-C ends
 * the process at once.
 */
export function interruptible(says = '\nStopping: cleaning up. Press Ctrl-C again to stop at once.\n'): AbortSignal {
  const controller = new AbortController();
  let asked = 0;
  const stop = (signal: NodeJS.Signals) => {
    if (!controller.signal.aborted) {
      asked = realTime.elapsedMs();
      if (says) process.stderr.write(says);
      controller.abort(new Interrupted(signal));
    } else if (signal === 'SIGINT' && realTime.elapsedMs() - asked > ONE_WISH_MS) process.exit(130);
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  process.stdout.on('error', () => controller.abort(new Interrupted('SIGPIPE')));
  return controller.signal;
}

/** Resolves when the process is asked to end, for a command that serves until then. A second Ctrl-C ends the process at once. */
export const interrupted = async (): Promise<void> => {
  const signal = interruptible('');
  return new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
};

export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  /** As a shell gives it: 128 and the number of the signal. */
  readonly exitCode: number;
  constructor(signal: NodeJS.Signals) {
    super('Stopped before it was done. Nothing was written.');
    this.exitCode = EXIT_CODES[signal] ?? 130;
  }
}
