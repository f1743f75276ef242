import { writeSync } from 'node:fs';
import type { Command } from '../domain/incident/commands.ts';
import { examplePeople } from '../host/example-people.ts';
import { openDesk, type DeskOptions, type Wiring } from '../index.ts';
import { seededIds, virtualClock, type ClockState } from '../../kernel/index.ts';
import type { Policy } from '../../standards/index.ts';

/**
 * Points at which a desk process stops, to be killed there. `after-writing`: inside the transaction, when only its commit is
 * missing.
 */
export type Point =
  | { readonly at: 'before-sending' }
  | { readonly at: 'before-writing' | 'after-writing' | 'after-commit'; readonly of: 'supplierAnswered' | Command['do'] };

/** Orders to the process. It follows its parent's clock. For tests only. */
export type Order =
  | {
      readonly do: 'open';
      readonly now: string;
      readonly file: string;
      /** Passed in, because loading it would take a fifth of such a process's short life. */
      readonly policy: Policy;
      readonly relay: DeskOptions['relay'];
      readonly suppliers: DeskOptions['suppliers'];
    }
  /** From now on; after `after` others have passed the same point. */
  | { readonly do: 'stop-at'; readonly point: Point; readonly after: number }
  | { readonly do: 'pulse' }
  | { readonly do: 'heed'; readonly others: number | null }
  | { readonly do: 'setNow' | 'fire'; readonly now: string };
export type KilledDeskMessage =
  { readonly id: number; readonly value: ClockState | { readonly url: string } | null } | { readonly changed: true };

export const KILLED_DESK = { people: 'killed desk', secret: 'a secret for tests' } as const;

let point: Point | null = null;
let passing = 0;
/** Blocks the whole process, and reports it without needing another turn of its event loop. Nothing wakes it. */
const blockForever = (): void => {
  writeSync(1, 'here');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
};
const reached = (at: Point['at'], of?: string): boolean =>
  point !== null && point.at === at && (!('of' in point) || point.of === of) && passing-- <= 0;

const stopping: Wiring = (parts) => {
  let written = false;
  return {
    ...parts,
    outbound: {
      ...parts.outbound,
      supplier: (id) => ({
        ...parts.outbound.supplier(id),
        create: async (...asked) => {
          if (reached('before-sending')) blockForever();
          return parts.outbound.supplier(id).create(...asked);
        },
      }),
    },
    decide(command, ...rest) {
      if (reached('before-writing', command.do)) blockForever();
      const events = parts.decide(command, ...rest);
      if (events.length > 0 && reached('after-writing', command.do)) written = true;
      // Commits are made within one turn, so work that waits for this commit has not run yet.
      if (events.length > 0 && reached('after-commit', command.do)) queueMicrotask(blockForever);
      return events;
    },
    // Asked last in a transaction, after its events and rows are written: when to look at the incident again.
    followUps(...asked) {
      if (written) blockForever();
      return parts.followUps(...asked);
    },
  };
};

const clock = virtualClock(Temporal.Instant.from('2026-01-01T00:00:00Z'));
let telling = false;
clock.asFollower.onChange(() => {
  if (telling) return;
  telling = true;
  setImmediate(() => {
    telling = false;
    report({ changed: true });
  });
});
const report = (message: KilledDeskMessage) => process.connected && process.send?.(message, () => undefined);

async function carryOut(order: Order): Promise<Extract<KilledDeskMessage, { id: number }>['value']> {
  switch (order.do) {
    case 'open': {
      const { now, file, policy, relay, suppliers } = order;
      await clock.asFollower.setNow(now);
      const ids = seededIds(KILLED_DESK.people);
      const { accounts } = examplePeople(policy, ids, { passwords: 'quick' });
      const desk = await openDesk(
        {
          policy,
          clock,
          ids,
          storeFile: file,
          http: { host: '127.0.0.1', port: 0 },
          smtp: { host: '127.0.0.1', port: 0 },
          addresses: { mail: 'servicedesk@desk.example', fax: '+442079460900', telephone: '+442079460999' },
          relay,
          telephone: null,
          suppliers,
          accounts,
          secret: KILLED_DESK.secret,
          log: () => undefined,
        },
        stopping,
      );
      return { url: desk.url };
    }
    case 'stop-at':
      ({ point, after: passing } = order);
      return null;
    case 'heed':
      clock.asFollower.notifyWhenIdle(order.others);
      return null;
    case 'pulse':
      return clock.asFollower.state();
    default:
      await clock.asFollower[order.do](order.now);
      return null;
  }
}

process.on('message', (order: Order & { id: number }) => {
  void carryOut(order).then((value) => report({ id: order.id, value }));
});
process.on('disconnect', () => process.exit(0));
