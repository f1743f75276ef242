import type { Clock, Release } from '../../kernel/index.ts';
import type { UnitsOfWork } from '../commands/unit-of-work.ts';

/** Lease of a claimed row. The rows of a process that dies become due again after this time. */
export const LEASE_MS = 30_000;
/** Renewal interval for leases of rows in progress, however long the other side takes. */
const RENEWED_EVERY_MS = 10_000;

export interface Leases {
  /** Renews the leases of these claimed rows until they are freed. */
  hold(rows: readonly number[]): void;
  free(rows: readonly number[]): void;
  stop(): void;
}

/** Renews the leases of the rows that this process is sending. No timer runs while there are none. */
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
      // A row whose lease expires may be sent twice, under the same key, which the receiver recognises.
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
