import type { Clock, Release } from '../../kernel/index.ts';

export interface OneTimer {
  /** Sets the timer anew to what is stored; call after each commit. */
  readonly arm: () => void;
  readonly stopped: boolean;
  readonly stop: () => void;
}

/**
 * The only timer of a scheduler, at the earliest stored instant. Setting it counts as open work, so that the clock does not pass its instant.
 * @param nextDue epoch ms; null: nothing is due
 * @param onDue is called once for each setting; it arms again when it is done
 */
export function oneTimer(clock: Clock, nextDue: () => Promise<number | null>, onDue: () => Promise<void>): OneTimer {
  let armed: { readonly due: number; readonly cancel: Release } | undefined;
  let stopped = false;
  let arming = false;
  let changedMeanwhile = false;
  const fire = async () => {
    armed = undefined;
    if (!stopped) await onDue();
  };
  const setTimer = async () => {
    while (changedMeanwhile && !stopped) {
      changedMeanwhile = false;
      const due = await nextDue();
      if (stopped || due === armed?.due) continue;
      armed?.cancel();
      armed = due === null ? undefined : { due, cancel: clock.at(Temporal.Instant.fromEpochMilliseconds(due), fire) };
    }
  };
  return {
    arm() {
      changedMeanwhile = true;
      if (stopped || arming) return;
      arming = true;
      void clock.track(setTimer()).finally(() => (arming = false));
    },
    get stopped() {
      return stopped;
    },
    stop() {
      stopped = true;
      armed?.cancel();
    },
  };
}
