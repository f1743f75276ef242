import type { Clock, Release } from '../../kernel/index.ts';
import type { UnitsOfWork } from '../commands/unit-of-work.ts';

/** How long a row that was taken stays its taker's. A process that dies gives back what it had within this time. */
export const LEASE_MS = 30_000;
/** How often the lease of what is still under way is renewed, however long the other side takes. */
const RENEWED_EVERY_MS = 10_000;

export interface Leases {
  /** These rows were claimed and are under way: their leases are renewed until they are freed. */
  hold(rows: readonly number[]): void;
  free(rows: readonly number[]): void;
  stop(): void;
}

/** Keeps what this process has in hand its own while it works on it. Nothing beats while nothing is in hand. */
export function leases({ units, clock }: { readonly units: UnitsOfWork; readonly clock: Clock }): Leases {
  const inHand = new Set<number>();
  let beat: Release | undefined;
  let stopped = false;

  const arm = () => {
    beat?.();
    beat = stopped || inHand.size === 0 ? undefined : clock.at(clock.now().add({ milliseconds: RENEWED_EVERY_MS }), renew);
  };
  const renew = async () => {
    if (stopped) return;
    try {
      const until = clock.now().epochMilliseconds + LEASE_MS;
      await units.run(async ({ write }) => {
        for (const row of inHand) write.outbox.extend(row, until);
      });
    } catch (error) {
      // Not renewed in time, a row may be sent a second time, under its key: that is allowed for.
      process.emitWarning(`Leases in the outbox could not be renewed: ${String(error)}`);
    }
    arm();
  };

  return {
    hold(rows) {
      for (const row of rows) inHand.add(row);
      if (!beat) arm();
    },
    free(rows) {
      for (const row of rows) inHand.delete(row);
      if (inHand.size === 0) arm();
    },
    stop() {
      stopped = true;
      beat?.();
    },
  };
}
