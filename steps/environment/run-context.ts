import type { RunContext } from './types.ts';

let current: RunContext | undefined;

/** Sets the context of one run. The engine closes what it lends. */
export function setRunContext(context: RunContext): void {
  current = context;
}

/** The context of the current run. Throws when scenarios are started by anything but the engine. */
export function runContext(): RunContext {
  if (!current)
    throw new Error(
      'No run is in progress: scenarios are run by `deskproof rehearse`, which lends them a desk, simulators and a browser.',
    );
  return current;
}
