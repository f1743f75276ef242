import type { OpenStore, Store } from '../store/index.ts';

/** A random number from 0 to 1, the same sequence for a seed. */
function sequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * A store behind a slow connection: each read and each commit is delayed by 0 to `mostMs` of real time, as in a thread or on a
 * server. Commits keep the order in which they were sent, as the port requires. For tests only.
 */
export function slowStore(open: OpenStore, seed: number, mostMs = 20): OpenStore {
  const random = sequence(seed);
  const delay = async () => new Promise((resolve) => setTimeout(resolve, random() * mostMs)); // eslint-disable-line no-restricted-globals
  return async (options) => {
    const store = await open(options);
    let sent: Promise<unknown> = Promise.resolve();
    const slowly = (area: object) =>
      Object.fromEntries(
        Object.entries(area).map(([verb, read]: [string, (...args: unknown[]) => Promise<unknown>]) => [
          verb,
          async (...args: unknown[]) => {
            await delay();
            return read(...args);
          },
        ]),
      );
    const { id, commit, close, ...areas } = store;
    return {
      ...(Object.fromEntries(Object.entries(areas).map(([name, area]) => [name, slowly(area)])) as Omit<
        Store,
        'id' | 'commit' | 'close'
      >),
      id,
      commit: async (batch) => {
        const mine = sent.then(delay).then(async () => commit(batch));
        sent = mine.catch(() => undefined);
        return mine;
      },
      async close() {
        await sent;
        await close();
      },
    };
  };
}
