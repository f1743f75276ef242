import { toDoByHand } from './by-hand.ts';
import { breakers, type SupplierCircuit } from './breaker.ts';
import { mismatched, undeliverable } from './undeliverable.ts';
import { LEASE_MS, leases } from './leases.ts';
import { send } from './send.ts';
import { isAbout, scheduleNextRead } from './supplier.ts';
import { startInOrder } from './start-in-order.ts';
import type { FurtherWrites, DispatchOptions, OutcomeReport } from './types.ts';
import { incidentLane, type UnitOfWork } from '../commands/unit-of-work.ts';
import { waitAfter } from './waits.ts';
import { SYSTEM } from '../domain/access/system.ts';
import { circuitTo } from '../messages/circuits.ts';
import { NotOurTicket, OnlyByHand, SupplierRefused } from '../messages/ports.ts';
import type { OutboxRow } from '../store/index.ts';
import { Refusal, type Release } from '../../kernel/index.ts';

/** Queues sent concurrently. */
const SIDE_BY_SIDE = 8;
/** Incidents of one letter whose outcomes are reported in one batch. */
const REPORTED_TOGETHER = 50;

export interface Dispatcher {
  /** Looks for rows to send; call after each commit. */
  wake(): void;
  /** The state of a supplier's circuit. */
  circuit(supplier: string): SupplierCircuit;
  stop(): Promise<void>;
}

/** How often the outbox tries again while other processes change the same rows. */
const MOST_BUSY = 10;

/**
 * Sends the outbox's rows, at least once, each under the key it was written with. A row is done only when its result is
 * committed. After a crash in between it is sent again, and the receiver recognises its key.
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
  /** Several wakes in one turn cause one look. */
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

  /**
   * Unlike a request, nobody waits for this: it is tried for longer. What was sent must be recorded, or it is sent again; and a row that another
   * process took is no reason to pause.
   */
  const persistently: typeof units.run = async (work, unitOptions) => {
    for (let again = MOST_BUSY; ; again--) {
      try {
        return await units.run(work, unitOptions);
      } catch (error) {
        if (again === 0 || !(error instanceof Refusal) || error.code !== 'busy') throw error;
      }
    }
  };

  const look = async () => {
    timer?.();
    timer = undefined;
    // Read and claimed in one unit: a row that another process claimed meanwhile is a conflict, and is no longer due.
    const { free, probing } = await persistently(async (unit) => {
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

  /** The queues that may be sent now, and the rows among them that probe a circuit. Changes nothing. */
  const choose = (queues: ReadonlyMap<string, readonly OutboxRow[]>) => {
    const free: (readonly [string, readonly OutboxRow[]])[] = [];
    const probing: { readonly supplier: string; readonly id: number }[] = [];
    /** Through a half-open circuit only one row is sent until it has ended. */
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
    // A letter with one warning belongs to that incident, and so does an answer to it.
    const warnings = row.item.kind === 'digest' ? await store.digests.of(row.id) : [];
    if (warnings.length === 1) write.contacts.keepMessage(row.key, warnings[0]!.n);
  };

  /** The store could not be read or written. No row is lost, but retries need a pause. */
  const pause = (error: unknown) => {
    if (stopped) return;
    process.emitWarning(`The outbox pauses for a minute: ${String(error)}`);
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
   * A row's outcome is committed together with the events that report it. A sent row stays sent, even if the log refuses the
   * report. A letter about many incidents is reported in several commits, the last of which settles the row.
   */
  const settle = async (row: OutboxRow, write: FurtherWrites, reports: readonly OutcomeReport[]) => {
    for (let i = 0; i === 0 || i < reports.length; i += REPORTED_TOGETHER) {
      if (stopped) return;
      const some = reports.slice(i, i + REPORTED_TOGETHER);
      const isOfOne = some.every(({ n }) => n === row.n);
      await persistently(
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
    // The circuit may have opened since the row was chosen; the row then waits, and no attempt is counted.
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
    if (error instanceof OnlyByHand) return byHand(row, error, at);
    const notOurs = error instanceof NotOurTicket ? mismatched(row, error) : [];
    // Their ticket under the id of ours does not become ours by a further attempt. A creation may still be answered rightly.
    if (error instanceof SupplierRefused || (notOurs.length > 0 && !isAbout(row, 'create')))
      return settle(row, ended(row, at, 'refused', why, `refused: ${why}`), [
        ...notOurs,
        ...(await undeliverable(row, why, store)),
      ]);
    if (row.attempts + 1 < retry.attempts)
      return settle(row, ({ write }) => write.outbox.retry(row.id, now() + waitAfter(row, error, retry), why), notOurs);
    // A failed scheduled read needs no person's attention: the next one is written instead.
    if (isAbout(row, 'read'))
      return settle(
        row,
        async (unit) => {
          unit.write.outbox.done(row.id, at, `given up: ${why}`);
          await scheduleNextRead(row, clock.now().add(retry.longest))(unit);
        },
        [],
      );
    return settle(
      row,
      ended(row, at, 'given-up', why, `given up: ${why}`),
      await undeliverable(row, `given up after ${row.attempts + 1} attempts: ${why}`, store),
    );
  };

  const ended =
    ({ id, item }: OutboxRow, at: string, how: 'refused' | 'given-up', why: string, outcome: string): FurtherWrites =>
    async (unit) => {
      unit.write.outbox.deadLetter(id, at, how, outcome);
      if (item.kind === 'mail' && item.about !== undefined)
        await options.entries.delivered(unit, item.about, { outcome: 'returned', why });
    };

  /** A person delivers it. What follows it in its lane goes on, and meets the same end. */
  const byHand = async (row: OutboxRow, { why, message }: OnlyByHand, at: string) => {
    // What only looks at the supplier's ticket is not for a person.
    if (isAbout(row, 'read', 'watch'))
      return settle(row, ({ write }) => write.outbox.done(row.id, at, `not done: ${message}`), []);
    // A list of work by hand is a list of incidents; this letter is about none, so it waits among the undelivered ones.
    if (isAbout(row, 'mail') && row.item.about !== undefined)
      return settle(row, ended(row, at, 'refused', message, `not sent: ${message}`), []);
    const reports = await toDoByHand(row, why, store);
    return settle(row, ({ write }) => write.outbox.byHand(row.id, at, message), reports);
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
 * An incident's messages to people are sent one after the other. So are those to its supplier, which wait for the messages to
 * people. The log's order is then deterministic, and no call to a person waits for a slow supplier.
 */
const queueOf = ({ n, item }: OutboxRow): string =>
  item.kind === 'digest'
    ? `warnings ${item.to}`
    : item.kind === 'tell'
      ? `${n} desk ${item.partner}`
      : item.kind === 'mail' && item.about !== undefined
        ? `${item.about.register} ${item.about.reference}`
        : `${n} ${'supplier' in item ? 'supplier' : 'people'}`;

/** The supplier whose circuit a row goes through; null for a row that uses none, or must not wait for it. */
const supplierOf = ({ item }: OutboxRow): string | null =>
  item.kind === 'tell' ? circuitTo(item.partner) : 'supplier' in item ? item.supplier : null;

const soonest = (a: number | null, b: number | null): number | null => (a === null || b === null ? (a ?? b) : Math.min(a, b));
