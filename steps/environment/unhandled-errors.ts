import { AsyncLocalStorage } from 'node:async_hooks';

/** Where the unhandled errors of one scenario go. */
interface Owner {
  readonly unhandledErrors: unknown[];
  /** Set once the scenario has ended. */
  afterEnd: ((error: unknown) => void) | null;
}

/**
 * An unhandled rejection surfaces while some other step may be running. Each step and hook therefore runs in a storage that names its
 * scenario, and the error is recorded for the scenario that caused it.
 */
const owner = new AsyncLocalStorage<Owner>();
/** Unhandled errors of no scenario: the harness's own. */
export const ownerlessErrors: unknown[] = [];

export const ownedBy = <T>(world: Owner, work: () => T): T => owner.run(world, work);

const record = (error: unknown) => {
  const world = owner.getStore();
  if (!world) ownerlessErrors.push(error);
  else if (world.afterEnd) world.afterEnd(error);
  else world.unhandledErrors.push(error);
};

let watching = false;

/**
 * Watches for as long as the thread lives. A throw outside any promise is captured before it becomes an event, because Cucumber would
 * hold it against the current step, whichever scenario caused it.
 */
export function watchUnhandledErrors(): void {
  if (watching) return;
  watching = true;
  process.on('unhandledRejection', record);
  process.setUncaughtExceptionCaptureCallback(record);
}
