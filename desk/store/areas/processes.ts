export interface ProcessesReads {
  /** Number of other registered processes. */
  others(): number;
  /** Whether another process has committed anything since the last call. */
  haveWritten(): boolean;
}

export interface ProcessesWrites {
  /**
   * Registers this process at `now` (epoch ms), and restarts every other process's time to show a heartbeat. Inside a
   * transaction.
   */
  join(now: number): void;
  /** Records this process's heartbeat, and removes processes without one since `deadBefore`. Inside a transaction. */
  beat(now: number, deadBefore: number): void;
  leave(): void;
}

export type Processes = ProcessesReads & ProcessesWrites;
