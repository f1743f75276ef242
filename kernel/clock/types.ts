/** Ends a unit of open work, or cancels a timer. A second call does nothing. */
export type Release = () => void;

export interface SleepOptions {
  readonly signal?: AbortSignal;
  /** The sleeper runs inside another's open work (a handler whose caller waits): hand that unit back while asleep. */
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

/** What a clock reports to the clock it follows. */
export interface ClockState {
  /** Units of open work; negative while a sleeper has handed back another's. */
  readonly open: number;
  /** Grows with every unit begun or ended and every timer set. Two equal states mean that nothing happened between them. */
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
  /** Registers a listener for changes of open work. `notifyWhenIdle` chooses which; until it is called, the listener gets every change. */
  onChange(listener: () => void): void;
  /**
   * Asks for one notification, once the open units here and `others` add up to zero; at once if they do already. Null asks for every
   * change from now on.
   */
  notifyWhenIdle(others: number | null): void;
}

export interface VirtualClock extends Clock {
  readonly kind: 'virtual';
  /** Finishes all work that does not wait on the clock, moves to the next deadline, and repeats, until `duration` has passed. */
  advance(duration: Temporal.Duration): Promise<void>;
  advanceTo(when: Temporal.Instant): Promise<void>;
  /** Finishes all work that does not wait on the clock, here and in every follower. */
  settle(): Promise<void>;
  addFollower(follower: ClockFollower): Release;
  /** This clock as a follower of another: what a child process answers over its control channel. */
  readonly asFollower: ClockFollower;
}
