import type { Clock } from '../../kernel/index.ts';

/** Starts a queue's work, counted as open work: at once, or when its turn comes. */
export type StartInOrder = (work: () => Promise<void>) => void;

const A_MOMENT = Temporal.Duration.from({ milliseconds: 1 });

/**
 * On a real clock queues are sent concurrently. While simulated time stands still that gains nothing, and the network's order of
 * answers would become the order of events. There each queue waits for the one before it, or until time passes if that one waits
 * for time.
 */
export function startInOrder(clock: Clock): StartInOrder {
  if (clock.kind === 'real') return (work) => void clock.track(work());
  let before: Promise<void> = Promise.resolve();
  return (work) => {
    before = before.then(
      async () =>
        new Promise<void>((next) => {
          const cancel = clock.at(clock.now().add(A_MOMENT), () => next());
          void clock.track(work()).finally(() => {
            cancel();
            next();
          });
        }),
    );
  };
}
