import type { Clock } from '../../kernel/index.ts';

/** Starts a queue's work, counted as open; at once, or when its turn has come. */
export type StartInOrder = (work: () => Promise<void>) => void;

const A_MOMENT = Temporal.Duration.from({ milliseconds: 1 });

/**
 * On a real clock queues leave side by side. While simulated time stands still nothing is won by that, and the order in which the network
 * brings answers back would be told as the order of events: there each waits for the one before it, or for time to pass, when that one does.
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
