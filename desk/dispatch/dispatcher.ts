import { breakers, type SupplierCircuit } from './breaker.ts';
import { undeliverable } from './undeliverable.ts';
import { LEASE_MS, leases } from './leases.ts';
import { send } from './send.ts';
import { isAbout, nextLook } from './supplier.ts';
import { startInOrder } from './start-in-order.ts';
import type { Also, DispatchOptions, OutcomeReport } from './types.ts';
import { incidentLane, type UnitOfWork } from '../commands/unit-of-work.ts';
import { waitAfter } from './waits.ts';
import { SYSTEM } from '../domain/access/system.ts';
import { circuitTo } from '../messages/circuits.ts';
import { SupplierRefused } from '../messages/ports.ts';
import type { OutboxRow } from '../store/index.ts';
import { Refusal, type Release } from '../../kernel/index.ts';

/** Queues under way at the same time. */
const SIDE_BY_SIDE = 8;
/** Outcomes of one letter that are reported in one batch. */
const REPORTED_TOGETHER = 50;

export interface Dispatcher {
  /** Looks whether something must leave; call after each commit. */
  wake(): void;
  /** The state of a supplier's circuit. */
  circuit(supplier: string): SupplierCircuit;
  stop(): Promise<void>;
}

/**
 * Takes what the outbox holds to where it belongs, at least once, under the key it was written with. A row is done only when its result
 * is committed: after a crash in between it goes out again, and the other side knows it by its key.
 */
export async function dispatcher(options: DispatchOptions): Promise<Dispatcher> {
  const { store, units, clock, policy, commands } = options;
  const circuits = breakers(clock, policy.handOff);
  for (const supplier of await store.outbox.failing()) circuits.startHalfOpen(supplier);
  const sending = { ...options, circuits };
  const underWay = new Set<string>();
  const inHand = leases({ units, clock });
  const inTurn = startInOrder(clock);
  let stopped = false;
  let timer: Release | undefined;
  const now = () => clock.now().epochMilliseconds;

  let asked = false;
  let looking = false;
  let lookAgain = false;
  /** However often in a turn, it looks once. */
  const wake = () => {
    if (looking) lookAgain = true;
    if (stopped || asked || looking || underWay.size >= SIDE_BY_SIDE) return;
    asked = true;
    const done = clock.begin();
    setImmediate(() => {
      asked = false;
      if (stopped) return done();
      looking = true;
      look()
        .catch(pause)
        .finally(() => {
          looking = false;
          if (lookAgain) wake();
          lookAgain = false;
          done();
        });
    });
  };

  const look = async () => {
    timer?.();
    timer = undefined;
    // Read and claimed together: what another process has taken meanwhile is a conflict, and is not due any more.
    const { free, probing } = await units.run(async (unit) => {
      const some = await store.outbox.due(now(), (SIDE_BY_SIDE - underWay.size) * 4, circuits.openCircuits());
      const chosen = choose(Map.groupBy(some, queueOf));
      for (const row of chosen.free.flatMap(([, rows]) => rows)) await claim(unit, row);
      return chosen;
    });
    if (stopped) return release();
    for (const { supplier, id } of probing) {
      circuits.probe(supplier);
      probes.add(id);
    }
    for (const [queue, rows] of free) {
      underWay.add(queue);
      inHand.hold(rows.map(({ id }) => id));
      inTurn(async () => oneAfterTheOther(queue, rows));
    }
    const next = soonest(await store.outbox.nextDue(now()), circuits.next());
    if (stopped) return;
    timer = next === null ? undefined : clock.at(Temporal.Instant.fromEpochMilliseconds(next), wake);
  };

  const release = async () => units.run(async ({ write }) => write.outbox.release(now()));

  /** The queues that may go now, and the rows among them that try a circuit out. Changes nothing. */
  const choose = (queues: ReadonlyMap<string, readonly OutboxRow[]>) => {
    const free: (readonly [string, readonly OutboxRow[]])[] = [];
    const probing: { readonly supplier: string; readonly id: number }[] = [];
    /** Over a circuit that is tried out again only one row goes, until it has come back. */
    const allowed = (rows: readonly OutboxRow[]): readonly OutboxRow[] => {
      const supplier = supplierOf(rows[0]!);
      if (supplier === null || !circuits.isHalfOpen(supplier)) return rows.filter((row) => !isBlocked(row));
      if (probing.some((each) => each.supplier === supplier)) return [];
      probing.push({ supplier, id: rows[0]!.id });
      return rows.slice(0, 1);
    };
    for (const [queue, waiting] of queues) {
      const people = `${waiting[0]!.n} people`;
      const afterPeople = queue !== people && (underWay.has(people) || queues.has(people));
      if (underWay.has(queue) || afterPeople || underWay.size + free.length >= SIDE_BY_SIDE) continue;
      const rows = allowed(waiting);
      if (rows.length > 0) free.push([queue, rows]);
    }
    return { free, probing };
  };
  const probes = new Set<number>();
  const isBlocked = (row: OutboxRow) => circuits.openCircuits().includes(supplierOf(row) ?? '');

  const claim = async ({ rely, write }: UnitOfWork, row: OutboxRow) => {
    rely({ on: 'outbox-due', id: row.id, due: row.due });
    write.outbox.claim(row.id, now(), now() + LEASE_MS);
    // A letter with one warning is about that incident, and so is an answer to it.
    const warnings = row.item.kind === 'digest' ? await store.digests.of(row.id) : [];
    if (warnings.length === 1) write.contacts.keepMessage(row.key, warnings[0]!.n);
  };

  /** The store could not be read or written. Nothing is lost, the rows are still there; but they must not be tried without a pause. */
  const pause = (error: unknown) => {
    if (stopped) return;
    process.emitWarning(`The outbox rests for a minute: ${String(error)}`);
    clock.at(clock.now().add({ minutes: 1 }), wake);
  };

  const oneAfterTheOther = async (queue: string, rows: readonly OutboxRow[]) => {
    try {
      for (const row of rows) if (!stopped) await take(row);
    } catch (error) {
      underWay.delete(queue);
      pause(error);
      return;
    } finally {
      inHand.free(rows.map(({ id }) => id));
    }
    underWay.delete(queue);
    if (!stopped) wake();
  };

  /**
   * What became of a row is committed together with the events that tell it. What was sent stays sent, even if the log wants no word of
   * it. A letter about many incidents is told to them in several commits, the last of which settles the row.
   */
  const settle = async (row: OutboxRow, write: Also, reports: readonly OutcomeReport[]) => {
    for (let i = 0; i === 0 || i < reports.length; i += REPORTED_TOGETHER) {
      if (stopped) return;
      const some = reports.slice(i, i + REPORTED_TOGETHER);
      const isOfOne = some.every(({ n }) => n === row.n);
      await units.run(
        async (unit) => {
          for (const report of some) await record(unit, report);
          if (i + REPORTED_TOGETHER >= reports.length) await write(unit);
        },
        isOfOne ? { lane: incidentLane(row.n) } : {},
      );
    }
  };
  const record = async (unit: UnitOfWork, { n, command, removed }: OutcomeReport) => {
    try {
      await commands.handleCommand(unit, n, command, SYSTEM, removed);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  };

  const take = async (row: OutboxRow) => {
    const isProbe = probes.delete(row.id);
    // The circuit may have opened since the row was chosen: then it waits, and no attempt is counted.
    if (!isProbe && isBlocked(row)) return settle(row, ({ write }) => write.outbox.unclaim(row.id, now()), []);
    const settled = await send(row, sending).then(
      (answer) => async () =>
        settle(
          row,
          async (unit) => {
            unit.write.outbox.done(row.id, String(clock.now()), answer.outcome);
            await answer.also?.(unit);
          },
          answer.reports,
        ),
      (error: unknown) => async () => failed(row, error),
    );
    if (isProbe) circuits.probed(supplierOf(row)!);
    return settled();
  };

  const failed = async (row: OutboxRow, error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    const at = String(clock.now());
    const { retry } = policy.handOff;
    if (error instanceof SupplierRefused)
      return settle(
        row,
        ({ write }) => write.outbox.deadLetter(row.id, at, 'refused', `refused: ${why}`),
        await undeliverable(row, why, store),
      );
    if (row.attempts + 1 < retry.attempts)
      return settle(row, ({ write }) => write.outbox.retry(row.id, now() + waitAfter(row, error, retry), why), []);
    // A look that never came through is no message that anybody misses: the next one is written instead.
    if (isAbout(row, 'read'))
      return settle(
        row,
        async (unit) => {
          unit.write.outbox.done(row.id, at, `given up: ${why}`);
          await nextLook(row, clock.now().add(retry.longest))(unit);
        },
        [],
      );
    return settle(
      row,
      ({ write }) => write.outbox.deadLetter(row.id, at, 'given-up', `given up: ${why}`),
      await undeliverable(row, `given up after ${row.attempts + 1} attempts: ${why}`, store),
    );
  };

  return {
    wake,
    circuit: (supplier) => circuits.circuit(supplier),
    async stop() {
      stopped = true;
      timer?.();
      inHand.stop();
      await release();
    },
  };
}

/**
 * An incident's messages to people go one after the other, and so do those to its supplier, which wait until people have been told: its
 * log then reads the same whenever the same things happen, and nobody's telephone waits for a slow supplier.
 */
const queueOf = ({ n, item }: OutboxRow): string =>
  item.kind === 'digest'
    ? `warnings ${item.to}`
    : item.kind === 'tell'
      ? `${n} desk ${item.partner}`
      : `${n} ${'supplier' in item ? 'supplier' : 'people'}`;

/** Through whose circuit a row goes; null for one that goes through none, or that must not wait for it. */
const supplierOf = ({ item }: OutboxRow): string | null =>
  item.kind === 'tell' ? circuitTo(item.partner) : 'supplier' in item ? item.supplier : null;

const soonest = (a: number | null, b: number | null): number | null => (a === null || b === null ? (a ?? b) : Math.min(a, b));
