import { Refusal, type Clock, type Release } from '../kernel/index.ts';
import type { DeskCommand } from './incident/index.ts';
import type { Outbound } from './types.ts';
import { SupplierRefused } from './types.ts';
import type { Performer } from './perform.ts';
import { digestLetter } from './digest.ts';
import { LEASE_MS, leases } from './leases.ts';
import type { OutboxRow, Store } from './store/index.ts';
import { SYSTEM } from './system.ts';

/** Queues under way at the same time. */
const SIDE_BY_SIDE = 8;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 10 * 60_000;
/** After two days of trying, a person has to know. */
const ATTEMPTS = 300;
/** Incidents told of one letter in one transaction. */
const TOLD_TOGETHER = 50;

export interface Dispatcher {
  /** Looks whether something must leave; call after each commit. */
  wake(): void;
  stop(): void;
}

export interface DispatchOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly outbound: Outbound;
  readonly performer: Performer;
  readonly changed: (n: number) => void;
}

/** Waits 5, 10, 20 … seconds, ten minutes at most; or as long as the other side asks. */
export const waitAfter = (attempts: number, error: unknown): number => {
  const asked = (error as { retryAfterSeconds?: unknown } | null)?.retryAfterSeconds;
  return typeof asked === 'number' && asked > 0 ? asked * 1000 : Math.min(FIRST_WAIT_MS * 2 ** attempts, LONGEST_WAIT_MS);
};

/**
 * Takes what the outbox holds to where it belongs, at least once, under the key it was written with. A row is done only when its result
 * is committed: after a crash in between it goes out again, and the other side knows it by its key.
 */
export function dispatcher({ store, clock, outbound, performer, changed }: DispatchOptions): Dispatcher {
  const underWay = new Set<string>();
  const inHand = leases({ store, clock });
  let stopped = false;
  let alarm: Release | undefined;
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
        .catch(rest)
        .finally(() => {
          looking = false;
          if (lookAgain) wake();
          lookAgain = false;
          done();
        });
    });
  };

  const look = async () => {
    alarm?.();
    alarm = undefined;
    if (store.outbox.due(now(), 1).length > 0) {
      // Read and claimed in one transaction: what another process has taken is not due any more.
      const taken = await store.write(() => {
        const free = choose(Map.groupBy(store.outbox.due(now(), SIDE_BY_SIDE * 4), queueOf));
        for (const row of free.flatMap(([, rows]) => rows)) claim(row);
        return free;
      });
      if (stopped) return store.outbox.release(now());
      for (const [queue, rows] of taken) {
        underWay.add(queue);
        inHand.hold(rows.map(({ id }) => id));
        void clock.track(oneAfterTheOther(queue, rows));
      }
    }
    const next = stopped ? null : store.outbox.nextDue(now());
    alarm = next === null ? undefined : clock.at(Temporal.Instant.fromEpochMilliseconds(next), wake);
  };

  const choose = (queues: ReadonlyMap<string, readonly OutboxRow[]>) => {
    const free: (readonly [string, readonly OutboxRow[]])[] = [];
    for (const [queue, waiting] of queues) {
      const people = `${waiting[0]!.n} people`;
      const afterPeople = queue !== people && (underWay.has(people) || queues.has(people));
      if (!underWay.has(queue) && !afterPeople && underWay.size + free.length < SIDE_BY_SIDE) free.push([queue, waiting]);
    }
    return free;
  };

  const claim = (row: OutboxRow) => {
    store.outbox.claim(row.id, now(), now() + LEASE_MS);
    // A letter with one warning is about that incident, and so is an answer to it.
    const warnings = row.item.kind === 'digest' ? store.digests.of(row.id) : [];
    if (warnings.length === 1) store.contacts.keepMessage(row.key, warnings[0]!.n);
  };

  /** The store could not be read or written. Nothing is lost, the rows are still there; but they must not be tried without a pause. */
  const rest = (error: unknown) => {
    if (stopped) return;
    process.emitWarning(`The outbox rests for a minute: ${String(error)}`);
    clock.at(clock.now().add({ minutes: 1 }), wake);
  };

  const oneAfterTheOther = async (queue: string, rows: readonly OutboxRow[]) => {
    try {
      for (const row of rows) if (!stopped) await take(row);
    } catch (error) {
      underWay.delete(queue);
      rest(error);
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
  const settle = async (write: () => void, tellings: readonly Telling[]) => {
    for (let i = 0; i === 0 || i < tellings.length; i += TOLD_TOGETHER) {
      if (stopped) return;
      const some = tellings.slice(i, i + TOLD_TOGETHER);
      await store.write(() => {
        for (const { n, command } of some) tellLog(n, command);
        if (i + TOLD_TOGETHER >= tellings.length) write();
      });
      for (const { n } of some) changed(n);
    }
  };
  const tellLog = (n: number, command: DeskCommand) => {
    try {
      performer.perform(n, command, SYSTEM);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  };

  const take = async (row: OutboxRow) => {
    try {
      const { outcome, tellings, callId } = await send(row, outbound, performer, store);
      await settle(() => {
        store.outbox.done(row.id, String(clock.now()), outcome);
        if (row.item.kind === 'call' && callId !== undefined)
          store.escalations.called({ callId, n: row.n, step: row.item.step, to: row.item.role });
      }, tellings);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      if (error instanceof SupplierRefused) {
        await settle(() => store.outbox.done(row.id, String(clock.now()), `refused: ${why}`), refusal(row, why));
      } else if (row.attempts + 1 >= ATTEMPTS) {
        await settle(() => store.outbox.done(row.id, String(clock.now()), `given up: ${why}`), undelivered(row, store));
      } else {
        await settle(() => store.outbox.again(row.id, now() + waitAfter(row.attempts, error), why), []);
      }
    }
  };

  return {
    wake,
    stop() {
      stopped = true;
      alarm?.();
      inHand.stop();
      store.outbox.release(now());
    },
  };
}

/**
 * An incident's messages to people go one after the other, and so do those to its supplier, which wait until people have been told: its
 * log then reads the same whenever the same things happen, and nobody's telephone waits for a slow supplier.
 */
const queueOf = ({ n, item }: OutboxRow): string =>
  item.kind === 'digest' ? `warnings ${item.to}` : `${n} ${'supplier' in item ? 'supplier' : 'people'}`;

/** What an incident's log is told of a row's fate. */
interface Telling {
  readonly n: number;
  readonly command: DeskCommand;
}
interface Sent {
  readonly outcome: string;
  readonly tellings: readonly Telling[];
  readonly callId?: string;
}

async function send(row: OutboxRow, outbound: Outbound, performer: Performer, store: Store): Promise<Sent> {
  const { item, key, n } = row;
  const tell = (command: DeskCommand): readonly Telling[] => [{ n, command }];
  switch (item.kind) {
    case 'mail': {
      const { to, subject, text, inReplyTo, step } = item;
      await outbound.mail({ messageId: key, to, subject, text, ...(inReplyTo !== undefined && { inReplyTo }) });
      return { outcome: 'sent', tellings: step === undefined ? [] : tell({ do: 'delivered', step, channel: 'mail' }) };
    }
    case 'digest': {
      const warnings = store.digests.of(row.id);
      await outbound.mail({ messageId: key, to: item.to, ...digestLetter(item.name, warnings) });
      const tellings = warnings.map((each): Telling => ({
        n: each.n,
        command: { do: 'delivered', step: each.step, channel: 'mail' },
      }));
      return { outcome: `sent, ${warnings.length} warnings`, tellings };
    }
    case 'call': {
      const { callId } = await outbound.telephone({ to: item.to, says: item.says });
      return {
        outcome: `call ${callId}`,
        callId,
        tellings: tell({ do: 'delivered', step: item.step, channel: 'telephone', callId }),
      };
    }
    case 'create': {
      const { supplier, handOff, ticket } = item;
      const { id, status } = await outbound.supplier(supplier).create(ticket, key);
      return { outcome: `ticket ${id}`, tellings: tell({ do: 'supplierAnswered', supplier, handOff, ticket: id, status }) };
    }
    case 'note':
    case 'close':
    case 'reopen': {
      const ticket = ticketOf(row, performer);
      if (ticket === null) return { outcome: 'not sent: the supplier never had a ticket', tellings: [] };
      const client = outbound.supplier(item.supplier);
      await (item.kind === 'note' ? client.addNote(ticket, item.text) : client[item.kind](ticket, item.text));
      return { outcome: 'sent', tellings: [] };
    }
    default:
      return item satisfies never;
  }
}

/** The supplier's number of the hand-off a row belongs to, from the log: it is known once the creation, first in the lane, is done. */
function ticketOf({ n, item }: OutboxRow, performer: Performer): string | null {
  if (!('handOff' in item)) return null;
  const events = performer.load(n)?.events ?? [];
  const accepted = events.find((event) => event.type === 'supplierAccepted' && event.handOff === item.handOff);
  return accepted?.type === 'supplierAccepted' ? accepted.ticket : null;
}

function refusal({ item, ...row }: OutboxRow, why: string): readonly Telling[] {
  if (item.kind === 'call') return neverPlaced({ item, ...row });
  const command: DeskCommand =
    item.kind === 'create'
      ? { do: 'supplierRefused', supplier: item.supplier, handOff: item.handOff, note: why }
      : { do: 'undelivered', what: `${describe({ item, ...row })}: ${why}` };
  return [{ n: row.n, command }];
}

/** Every incident of the row hears that it never arrived. */
function undelivered(row: OutboxRow, store: Store): readonly Telling[] {
  if (row.item.kind === 'call') return neverPlaced(row);
  if (row.item.kind !== 'digest') return [{ n: row.n, command: { do: 'undelivered', what: describe(row) } }];
  return store.digests
    .of(row.id)
    .map(({ n, step }) => ({ n, command: { do: 'undelivered', what: `the mail of escalation ${step}` } }));
}

/** The plan hears of it too: it goes on to the deputy. */
function neverPlaced(row: OutboxRow): readonly Telling[] {
  const { n, item, key } = row;
  if (item.kind !== 'call') return [];
  const { step, role: to } = item;
  return [
    { n, command: { do: 'undelivered', what: describe(row) } },
    { n, command: { do: 'unreached', step, to, why: 'failed', callId: key } },
  ];
}

function describe({ item }: OutboxRow): string {
  switch (item.kind) {
    case 'mail':
      return item.step === undefined ? 'a mail to the caller' : `the mail of escalation ${item.step}`;
    case 'digest':
      return 'a letter of warnings';
    case 'call':
      return `the call of escalation ${item.step}`;
    default:
      return `"${item.kind}" to ${item.supplier}`;
  }
}
