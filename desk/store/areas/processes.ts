export interface ProcessesReads {
  /** How many others are registered. */
  others(): number;
  /** Whether another process has committed anything since this was last asked. */
  haveWritten(): boolean;
}

export interface ProcessesWrites {
  /** Registers this process at `now` (epoch ms), and gives every other as long as it has to show that it lives. Inside a transaction. */
  join(now: number): void;
  /** Says that this process lives, and forgets those that have not said so since `deadBefore`. Inside a transaction. */
  beat(now: number, deadBefore: number): void;
  leave(): void;
}

export type Processes = ProcessesReads & ProcessesWrites;
