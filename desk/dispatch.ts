import { Refusal, type Clock, type Release } from '../kernel/index.ts';
import type { DeskCommand } from './incident/index.ts';
import type { Outbound } from './types.ts';
import { SupplierRefused } from './types.ts';
import type { Performer } from './perform.ts';
import type { OutboxRow, Store } from './store/index.ts';
import { SYSTEM } from './system.ts';

/** Queues under way at the same time. */
const SIDE_BY_SIDE = 8;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 10 * 60_000;
/** After two days of trying, a person has to know. */
const ATTEMPTS = 300;

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
  let stopped = false;
  let alarm: Release | undefined;
  const now = () => clock.now().epochMilliseconds;

  let asked = false;
  /** However often in a turn, it looks once. */
  const wake = () => {
    if (stopped || asked || underWay.size >= SIDE_BY_SIDE) return;
    asked = true;
    const done = clock.begin();
    setImmediate(() => {
      asked = false;
      if (!stopped) look();
      done();
    });
  };

  const look = () => {
    alarm?.();
    const rows = Map.groupBy(store.outbox.due(now(), SIDE_BY_SIDE * 4), queueOf);
    for (const [queue, waiting] of rows) {
      const people = `${waiting[0]!.n} people`;
      const afterPeople = queue !== people && (underWay.has(people) || rows.has(people));
      if (underWay.has(queue) || afterPeople || underWay.size >= SIDE_BY_SIDE) continue;
      underWay.add(queue);
      void clock.track(oneAfterTheOther(queue, waiting));
    }
    const next = store.outbox.nextDue(now());
    alarm = next === null ? undefined : clock.at(Temporal.Instant.fromEpochMilliseconds(next), wake);
  };

  const oneAfterTheOther = async (queue: string, rows: readonly OutboxRow[]) => {
    let resume = wake;
    try {
      for (const row of rows) if (!stopped) await take(row);
    } catch (error) {
      // The store could not keep the result. Nothing is lost, the rows are still there; but they must not be tried without a pause.
      if (!stopped) process.emitWarning(`The outbox rests for a minute: ${String(error)}`);
      resume = () => void clock.at(clock.now().add({ minutes: 1 }), wake);
    } finally {
      underWay.delete(queue);
      if (!stopped) resume();
    }
  };

  /** What became of a row is committed together with the events that tell it. What was sent stays sent, even if the log wants no word of it. */
  const settle = async (row: OutboxRow, write: () => void, command: DeskCommand | null) => {
    if (stopped) return;
    await store.write(() => {
      try {
        if (command !== null) performer.perform(row.n, command, SYSTEM);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
      }
      write();
    });
    if (command !== null) changed(row.n);
  };

  const take = async (row: OutboxRow) => {
    try {
      const { outcome, command, callId } = await send(row, outbound, performer);
      await settle(
        row,
        () => {
          store.outbox.done(row.id, String(clock.now()), outcome);
          if (row.item.kind === 'call' && callId !== undefined)
            store.escalations.called({ callId, n: row.n, step: row.item.step, to: row.item.role });
        },
        command,
      );
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      if (error instanceof SupplierRefused) {
        await settle(row, () => store.outbox.done(row.id, String(clock.now()), `refused: ${why}`), refusal(row, why));
      } else if (row.attempts + 1 >= ATTEMPTS) {
        await settle(row, () => store.outbox.done(row.id, String(clock.now()), `given up: ${why}`), {
          do: 'undelivered',
          what: describe(row),
        });
      } else {
        await settle(row, () => store.outbox.again(row.id, now() + waitAfter(row.attempts, error), why), null);
      }
    }
  };

  return {
    wake,
    stop() {
      stopped = true;
      alarm?.();
    },
  };
}

/**
 * An incident's messages to people go one after the other, and so do those to its supplier, which wait until people have been told: its
 * log then reads the same whenever the same things happen, and nobody's telephone waits for a slow supplier.
 */
const queueOf = ({ n, item }: OutboxRow): string => `${n} ${'supplier' in item ? 'supplier' : 'people'}`;

interface Sent {
  readonly outcome: string;
  readonly command: DeskCommand | null;
  readonly callId?: string;
}

async function send(row: OutboxRow, outbound: Outbound, performer: Performer): Promise<Sent> {
  const { item, key } = row;
  switch (item.kind) {
    case 'mail': {
      const { to, subject, text, inReplyTo, step } = item;
      await outbound.mail({ messageId: key, to, subject, text, ...(inReplyTo !== undefined && { inReplyTo }) });
      return { outcome: 'sent', command: step === undefined ? null : { do: 'delivered', step, channel: 'mail' } };
    }
    case 'call': {
      const { callId } = await outbound.telephone({ to: item.to, says: item.says });
      return { outcome: `call ${callId}`, callId, command: { do: 'delivered', step: item.step, channel: 'telephone', callId } };
    }
    case 'create': {
      const { supplier, handOff, ticket } = item;
      const { id, status } = await outbound.supplier(supplier).create(ticket, key);
      return { outcome: `ticket ${id}`, command: { do: 'supplierAnswered', supplier, handOff, ticket: id, status } };
    }
    case 'note':
    case 'close':
    case 'reopen': {
      const ticket = ticketOf(row, performer);
      if (ticket === null) return { outcome: 'not sent: the supplier never had a ticket', command: null };
      const client = outbound.supplier(item.supplier);
      await (item.kind === 'note' ? client.addNote(ticket, item.text) : client[item.kind](ticket, item.text));
      return { outcome: 'sent', command: null };
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

function refusal({ item, ...row }: OutboxRow, why: string): DeskCommand {
  return item.kind === 'create'
    ? { do: 'supplierRefused', supplier: item.supplier, handOff: item.handOff, note: why }
    : { do: 'undelivered', what: `${describe({ item, ...row })}: ${why}` };
}

function describe({ item }: OutboxRow): string {
  switch (item.kind) {
    case 'mail':
      return item.step === undefined ? 'a mail to the caller' : `the mail of escalation ${item.step}`;
    case 'call':
      return `the call of escalation ${item.step}`;
    default:
      return `"${item.kind}" to ${item.supplier}`;
  }
}
