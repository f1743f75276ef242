import { fold, type Incident } from '../domain/incident/index.ts';
import { referenceOf, type Batch, type Reliance, type Store, type Write, type Writes } from '../store/index.ts';
import { Refusal, type Clock } from '../../kernel/index.ts';

/** Attempts at one unit of work. More conflicts in a row mean that the store is contended, not bad luck. */
const MOST_ATTEMPTS = 8;
/** Retry-After, in seconds, for a caller that was refused as busy. */
const RETRY_AFTER_S = 1;

/** Records writes instead of making them: `write.contacts.keep(keys, n)`. */
export type Recorder = {
  readonly [A in keyof Writes]: {
    readonly [V in keyof Writes[A]]: Writes[A][V] extends (...args: infer P) => unknown ? (...args: P) => void : never;
  };
};

/**
 * One decision's reads, reliances and writes. Reads return the committed store, with the unit's own changes to incidents; nothing
 * is written until the work has ended.
 */
export interface UnitOfWork {
  /** The incident with all that this unit has recorded for it; null when there is none. Adds a reliance. */
  readonly load: (n: number) => Promise<Incident | null>;
  /** The incident that a contact already opened under any of these keys. Adds a reliance. */
  byKey(keys: readonly string[]): Promise<number | null>;
  /** A number above all that were taken, held by no other unit of this process; returned if this unit fails. */
  newNumber(): number;
  /** Adds another reliance. */
  readonly rely: (on: Reliance) => void;
  readonly write: Recorder;
  /** Sets the incident's state after events recorded through `write`. */
  changed(n: number, incident: Incident): void;
}

export interface UnitOptions {
  /** Units of one lane run one after the other in this process, so that conflicts come only from other processes. */
  readonly lane?: string;
}
export interface UnitsOfWork {
  /**
   * Runs `work`, then commits its recorded writes as one batch; resolves after the durable commit. Runs again if something it
   * relied on changed meanwhile. A simulated clock stands still until then.
   * @throws {Refusal} `busy` (503) after too many conflicts
   */
  run<T>(work: (unit: UnitOfWork) => Promise<T>, options?: UnitOptions): Promise<T>;
}

export interface UnitsOptions {
  readonly store: Store;
  readonly clock: Clock;
  /** Number of the newest incident in the store. */
  readonly lastNumber: number;
  /** The reliance that every decision has: the newest calendar edit. */
  readonly newestEdit: () => number;
  /** Reloads the state that decisions share; called before a unit is retried. */
  readonly refresh: () => Promise<void>;
  /** Called after each commit that changed incidents, or a register, before the clock may move. */
  readonly committed: (changed: ReadonlyMap<number, Incident>) => void;
}

export function unitsOfWork(options: UnitsOptions): UnitsOfWork {
  const { store, clock, newestEdit, refresh, committed } = options;
  const numbers = numbering(options.lastNumber);
  const inTurn = lanes();

  const attempt = async <T>(work: (unit: UnitOfWork) => Promise<T>): Promise<{ readonly result: T } | 'conflict'> => {
    const { unit, batch, incidents, taken } = openUnit(store, numbers);
    unit.rely({ on: 'policy', newestEdit: newestEdit() });
    let outcome: Awaited<ReturnType<Store['commit']>> | undefined;
    try {
      const result = await work(unit);
      outcome = batch.writes.length === 0 ? 'committed' : await store.commit(batch);
      if (outcome === 'conflict') return 'conflict';
      if (incidents.size > 0 || batch.writes.some(({ to }) => to === 'registers')) committed(incidents);
      return { result };
    } finally {
      if (outcome !== 'committed') numbers.giveBack(taken);
    }
  };
  const attempts = async <T>(work: (unit: UnitOfWork) => Promise<T>): Promise<T> => {
    for (let tried = 0; tried < MOST_ATTEMPTS; tried++) {
      const done = await attempt(work);
      if (done !== 'conflict') return done.result;
      await refresh();
      numbers.atLeast(await store.log.lastNumber());
    }
    throw new Refusal('busy', 'Others are changing the same records at this moment. Nothing was done: try again.', 503, {
      retryAfter: RETRY_AFTER_S,
    });
  };
  return {
    run: async (work, { lane } = {}) =>
      clock.track(lane === undefined ? attempts(work) : inTurn(lane, async () => attempts(work))),
  };
}

function openUnit(store: Store, numbers: ReturnType<typeof numbering>) {
  const relied: Reliance[] = [];
  const writes: Write[] = [];
  const known = new Map<number, Promise<Incident | null>>();
  const incidents = new Map<number, Incident>();
  const taken: number[] = [];
  const load = async (n: number) => {
    const incident = fold(referenceOf(n), await store.log.load(n));
    relied.push({ on: 'head', n, seq: incident?.seq ?? 0 });
    return incident;
  };
  const unit: UnitOfWork = {
    async load(n) {
      if (!known.has(n)) known.set(n, load(n));
      return known.get(n)!;
    },
    async byKey(keys) {
      for (const key of keys) {
        const n = await store.contacts.byKey([key]);
        relied.push({ on: 'contact-key', key, n });
        if (n !== null) return n;
      }
      return null;
    },
    newNumber() {
      const n = numbers.take();
      taken.push(n);
      relied.push({ on: 'head', n, seq: 0 });
      known.set(n, Promise.resolve(null));
      return n;
    },
    rely: (on) => void relied.push(on),
    write: recorder(writes),
    changed(n, incident) {
      known.set(n, Promise.resolve(incident));
      incidents.set(n, incident);
    },
  };
  const batch: Batch = { relied, writes };
  return { unit, batch, incidents, taken };
}

/** Each area and verb is made when it is first used; most units use few. */
const recorder = (into: Write[]): Recorder =>
  madeWhenUsed((to) =>
    madeWhenUsed(
      (verb) =>
        (...args: unknown[]) =>
          void into.push({ to, do: verb, with: args } as unknown as Write),
    ),
  ) as Recorder;

const madeWhenUsed = (make: (name: string) => unknown): object =>
  new Proxy<Record<string, unknown>>(
    {},
    { get: (made, name) => (typeof name === 'string' ? (made[name] ??= make(name)) : undefined) },
  );

/**
 * Numbers for new incidents, each held by one unit at a time. Another process may take the same number, which is an ordinary
 * conflict.
 */
function numbering(lastNumber: number) {
  let last = lastNumber;
  const free = new Set<number>();
  return {
    take: (): number => ++last,
    /** A returned number below one that is held stays unused, so that a higher number always means a newer incident. */
    giveBack(numbers: readonly number[]) {
      for (const n of numbers) free.add(n);
      while (free.delete(last)) last -= 1;
    },
    /** The store holds incidents up to `newest`. */
    atLeast(newest: number) {
      last = Math.max(last, newest);
    },
  };
}

/** The lane for commands on one incident. */
export const incidentLane = (n: number): string => `incident ${n}`;

function lanes() {
  const tails = new Map<string, Promise<unknown>>();
  return async <T>(lane: string, work: () => Promise<T>): Promise<T> => {
    const before = tails.get(lane);
    const mine = before === undefined ? work() : before.then(work, work);
    tails.set(lane, mine);
    try {
      return await mine;
    } finally {
      if (tails.get(lane) === mine) tails.delete(lane);
    }
  };
}
