import type { Clock, Release } from '../../kernel/index.ts';
import type { UnitsOfWork } from '../commands/unit-of-work.ts';
import type { Store } from '../store/index.ts';

/** How often a process that shares its store says that it lives, and looks at what the others have written. */
export const TOGETHER_MS = 5_000;
/** How often one that is alone looks whether it still is. */
const ALONE_MS = 60_000;
/** After so long without a sign a process is forgotten. Longer than one takes that was alone to see that it no longer is. */
const DEAD_AFTER_MS = 150_000;

export interface PeerProcesses {
  start(): void;
  /** Call after each commit of this process: it costs nothing, and is when a newcomer is noticed first. */
  glance(): void;
  stop(): Promise<void>;
}

/**
 * Desk processes that share a store each set their own timers. What another one writes (an escalation, something to send) is seen here within
 * `TOGETHER_MS`, so that it is taken even when that process is gone by then. A process that is alone writes nothing and hardly looks; by a
 * clock that stands still it does not even look, or every hour that is skipped would cost sixty looks: there a newcomer is noticed
 * at the next commit.
 */
export function peerProcesses({
  store,
  units,
  clock,
  wrote,
}: {
  readonly store: Store;
  readonly units: UnitsOfWork;
  readonly clock: Clock;
  /** Others have committed something. */
  readonly wrote: () => void;
}): PeerProcesses {
  let beat: Release | undefined;
  let together = false;
  let stopped = false;
  const now = () => clock.now().epochMilliseconds;

  const arm = () => {
    beat?.();
    const wait = together ? TOGETHER_MS : clock.kind === 'real' ? ALONE_MS : null;
    beat = stopped || wait === null ? undefined : clock.at(clock.now().add({ milliseconds: wait }), look);
  };
  const look = async () => {
    if (stopped) return;
    try {
      if ((await store.processes.others()) > 0)
        await units.run(async ({ write }) => write.processes.beat(now(), now() - DEAD_AFTER_MS));
      if (stopped) return;
      together = (await store.processes.others()) > 0;
      if (await store.processes.haveWritten()) wrote();
    } catch (error) {
      process.emitWarning(`The other desk processes could not be looked at: ${String(error)}`);
    }
    arm();
  };

  const glance = async () => {
    if (await store.processes.haveWritten()) await look();
  };

  return {
    start() {
      void clock.track(
        units
          .run(async ({ write }) => write.processes.join(now()))
          .then(look, (error: unknown) => process.emitWarning(`This desk process could not be registered: ${String(error)}`)),
      );
    },
    glance() {
      if (!together && !stopped) void clock.track(glance());
    },
    async stop() {
      stopped = true;
      beat?.();
      await units.run(async ({ write }) => write.processes.leave());
    },
  };
}
