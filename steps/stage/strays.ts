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
  (scene ? scene.strays : orphans).push(error);
};

/** Listens until the returned function is called. */
export function watchStrays(): () => void {
  process.on('unhandledRejection', book);
  process.on('uncaughtException', book);
  return () => {
    process.off('unhandledRejection', book);
    process.off('uncaughtException', book);
  };
}
