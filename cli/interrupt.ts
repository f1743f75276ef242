import { realTime } from '../kernel/index.ts';

/** A terminal, a parent process and a supervisor may each forward the same request: signals within this time count as one. */
const ONE_WISH_MS = 1000;

/** A signal that aborts at the first Ctrl-C, SIGTERM, or when the output's reader is gone. A second Ctrl-C ends the process at once. */
export function interruptible(): AbortSignal {
  const controller = new AbortController();
  let asked = 0;
  const stop = (signal: NodeJS.Signals) => {
    if (!controller.signal.aborted) {
      asked = realTime.elapsedMs();
      process.stderr.write('\nStopping: cleaning up. Press Ctrl-C again to stop at once.\n');
      controller.abort(new Interrupted());
    } else if (signal === 'SIGINT' && realTime.elapsedMs() - asked > ONE_WISH_MS) process.exit(130);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.stdout.on('error', () => controller.abort(new Interrupted()));
  return controller.signal;
}

export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  constructor() {
    super('Stopped before it was done. Nothing was written.');
  }
}
