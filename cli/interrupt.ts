/** A signal that aborts at the first Ctrl-C; the second ends the process at once. */
export function interruptible(): AbortSignal {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(130);
    process.stderr.write('\nStopping: cleaning up. Press Ctrl-C again to stop at once.\n');
    controller.abort(new Interrupted());
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return controller.signal;
}

export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  constructor() {
    super('Stopped before it was done. Nothing was written.');
  }
}
