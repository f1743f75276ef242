/** Ends a unit of open work, or cancels a timer. Calling it again does nothing. */
export type Release = () => void;

export interface SleepOptions {
  readonly signal?: AbortSignal;
  /** The sleeper runs inside somebody's open work (a handler whose caller waits): hand that unit back while asleep. */
  readonly lend?: boolean;
}

/** The time that everything under `desk/`, `simulators/` and `steps/` reads. */
export interface Clock {
  readonly kind: 'real' | 'virtual';
  now(): Temporal.Instant;
  /** Runs `work` once at `when` (at the next turn when that is past). Returns its cancel. */
  at(when: Temporal.Instant, work: () => unknown): Release;
  sleep(duration: Temporal.Duration, options?: SleepOptions): Promise<void>;
  /** Opens a unit of work: a virtual clock does not move while any is open. */
  begin(): Release;
  /** Counts `work` as open until it settles. Every outgoing call is tracked. */
  track<T>(work: Promise<T>): Promise<T>;
}

/** What a clock tells the one it follows. */
export interface ClockState {
  /** Units of open work; negative while a sleeper has lent somebody else's back. */
  readonly open: number;
  /** Grows with every unit begun or ended, so that two equal pulses mean nothing happened between them. */
  readonly epoch: number;
  /** ISO instant of the earliest timer, or null. */
  readonly next: string | null;
}

/** A clock in another process that moves with this one. Its methods reject with `PeerLost` once the process is gone. */
export interface ClockFollower {
  state(): Promise<ClockState>;
  setNow(iso: string): Promise<void>;
  /** Moves to `iso` and starts every timer that is due; does not wait for its work. */
  fire(iso: string): Promise<void>;
  /** The listener is called after the changes of open work that the leader asked for; after every one, until it has asked. */
  onChange(listener: () => void): void;
  /**
   * What the leader waits for: the moment when the units here and `others` come to nothing, told once, at once if it has come; null for
   * every change from now on.
   */
  notifyWhenIdle(others: number | null): void;
}

export interface VirtualClock extends Clock {
  readonly kind: 'virtual';
  /** Finishes all work that does not wait on the clock, moves to the next deadline, and repeats, until `duration` has passed. */
  advance(duration: Temporal.Duration): Promise<void>;
  advanceTo(when: Temporal.Instant): Promise<void>;
  /** Finishes all work that does not wait on the clock, here and in every peer. */
  settle(): Promise<void>;
  addFollower(peer: ClockFollower): Release;
  /** This clock as a peer of another: what a child process answers over its control channel. */
  readonly asFollower: ClockFollower;
}
