import { AsyncLocalStorage } from 'node:async_hooks';
import type { Scene } from './scene.ts';

/**
 * A rejection that nobody awaits is told to whoever happens to run when it surfaces. Each step and hook therefore runs in a
 * storage that names its scene, and strays are booked on the scene that let them loose.
 */
const owner = new AsyncLocalStorage<Scene>();
/** Strays of no scene: the harness's own. */
export const orphans: unknown[] = [];

export const ownedBy = <T>(scene: Scene, work: () => T): T => owner.run(scene, work);

const book = (error: unknown) => {
  const scene = owner.getStore();
  if (!scene) orphans.push(error);
  else if (scene.late) scene.late(error);
  else scene.strays.push(error);
};

let watching = false;

/**
 * Watches for as long as the thread lives. A throw outside any promise is captured before it becomes an event: cucumber would hold it
 * against the step under way, whosever it is.
 */
export function watchStrays(): void {
  if (watching) return;
  watching = true;
  process.on('unhandledRejection', book);
  process.setUncaughtExceptionCaptureCallback(book);
}
