import type { Clock, Release } from '../../kernel/index.ts';
import type { UnitsOfWork } from '../commands/unit-of-work.ts';
import type { Store } from '../store/index.ts';

/** Interval at which a process that shares its store sends its heartbeat and looks for the others' writes. */
export const TOGETHER_MS = 5_000;
/** Interval at which a process that is alone looks for others. */
const ALONE_MS = 60_000;
/** A process is removed after this long without a heartbeat. Longer than a process that was alone takes to notice others. */
const DEAD_AFTER_MS = 150_000;

export interface PeerProcesses {
  start(): void;
  /** Call after each commit of this process: it costs nothing, and is the earliest chance to notice a new process. */
  check(): void;
  stop(): Promise<void>;
}

/**
 * Desk processes that share a store each set their own timers. A write by another process (an escalation, a message to send) is
 * seen here within `TOGETHER_MS`, so that it is handled even if that process has died. A process that is alone writes no
 * heartbeat and rarely looks. On a simulated clock it never looks, because every skipped hour would cost sixty looks; it notices
 * a new process at its next commit.
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
  /** Called when other processes have committed something. */
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
      process.emitWarning(`The other desk processes could not be checked: ${String(error)}`);
    }
    arm();
  };

  const check = async () => {
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
    check() {
      if (!together && !stopped) void clock.track(check());
    },
    async stop() {
      stopped = true;
      beat?.();
      await units.run(async ({ write }) => write.processes.leave());
    },
  };
}
