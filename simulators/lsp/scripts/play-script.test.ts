import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { seededIds, virtualClock } from '../../../kernel/index.ts';
import { STATUSES, textIn } from '../../../kernel/trouble-ticket/index.ts';
import { profile, SEVERITY_WORDS } from '../../testing/profile.ts';
import type { StoredTicket } from '../model/ticket.ts';
import { createTickets } from '../model/tickets.ts';
import { scriptedSupplier } from './index.ts';
import type { Severity } from '../../../kernel/index.ts';
import type { Share } from '../profile/types.ts';

const share = (one: number): Share => ({ '1': one, '2': one, '3': one, '4': one, '5': one });
const RATES = profile({
  localCause: share(0.2),
  downgrades: share(0.3),
  asksForMore: share(0.4),
  withholdsKnownError: share(0.2),
});

/** A supplier's player and tickets without a transport. An illegal change throws within the clock's work and fails the test. */
function people(seed: string) {
  const clock = virtualClock(Temporal.Instant.from('2026-11-23T09:00:00Z'));
  const supplier = { id: 'lsp', name: 'LSP', minimumDataSet: [], severities: SEVERITY_WORDS!, conduct: RATES };
  const tickets = createTickets({ clock, ids: seededIds(seed), supplierName: 'LSP', minimumDataSet: [] });
  const faults: unknown[] = [];
  const log: string[] = [];
  const wrote = (ticket: StoredTicket, what: string) =>
    void log.push(`${String(clock.now()).slice(0, 16)} ${textIn(ticket.sent, 'externalId')} ${what}`);
  const scripted = scriptedSupplier({
    clock,
    supplier,
    hours: undefined,
    seed: () => seed,
    move: async (ticket, to, note) => {
      try {
        tickets.move(ticket.id, to, note);
        wrote(ticket, to);
      } catch (error) {
        faults.push(error);
      }
    },
    change: async (ticket, attributes, note) => {
      tickets.change(ticket.id, attributes, note);
      wrote(ticket, note);
    },
  });
  scripted.behave(true);
  const take = (externalId: string, severity: string) => {
    const ticket = tickets.create({ externalId, description: 'x', severity, ticketType: 'incident' });
    scripted.accepted(ticket);
    return ticket;
  };
  const patch = (ticket: StoredTicket, body: Record<string, unknown>) =>
    scripted.observeChange(ticket, () => tickets.patch(ticket.id, { statusChangeReason: 'because', ...body }));
  return { clock, take, patch, faults, log, tickets, scripted };
}

const word = fc.constantFrom(...Object.values(SEVERITY_WORDS!));
const act = fc.record({
  on: fc.nat({ max: 5 }),
  after: fc.integer({ min: 0, max: 600 }),
  body: fc.oneof(
    fc.constantFrom(...STATUSES).map((status) => ({ status })),
    fc.constant({ note: [{ text: 'an answer' }] }),
    fc.constant({ description: 'it is worse than that' }),
  ),
});

test('whatever the desk does, no status change is illegal, and an untouched ticket reaches its end', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string(),
      fc.array(word, { minLength: 6, maxLength: 6 }),
      fc.array(act),
      async (seed, severities, acts) => {
        const { clock, take, patch, faults, tickets, scripted } = people(seed);
        const taken = severities.map((severity, n) => take(`INC-${n}`, severity));
        for (const { on, after, body } of acts) {
          await clock.advance(Temporal.Duration.from({ minutes: after }));
          try {
            patch(taken[on]!, body);
          } catch {
            // The desk requested an illegal change, and it was refused.
          }
        }
        // The desk answers a question in the end, and may be asked once more after a hold of its own.
        for (let round = 0; round < 3; round++) {
          for (const ticket of tickets.all())
            if (ticket.status === 'pending') patch(ticket, { note: [{ text: `answer ${round}` }] });
          await clock.advance(Temporal.Duration.from({ hours: 24 * 365 }));
        }
        assert.deepEqual(faults, []);
        const unfinished = tickets.all().filter(({ status }) => ['acknowledged', 'inProgress', 'pending'].includes(status));
        assert.deepEqual(
          unfinished.map(({ id, status }) => `${id} ${status}`),
          [],
        );
        scripted.close();
      },
    ),
    {
      numRuns: 60,
      examples: [['', Array(6).fill('Critical') as string[], [{ on: 0, after: 0, body: { status: 'inProgress' as const } }]]],
    },
  );
});

test('two runs over two hundred tickets are identical', async () => {
  const live = async () => {
    const { clock, take, log } = people('4711');
    for (let n = 0; n < 200; n++) {
      take(`INC-${n}`, SEVERITY_WORDS![String((n % 5) + 1) as Severity]);
      await clock.advance(Temporal.Duration.from({ minutes: 7 }));
    }
    await clock.advance(Temporal.Duration.from({ hours: 24 * 90 }));
    return log.join('\n');
  };
  const once = await live();
  assert.ok(once.includes('pending') && once.includes('rejected') && once.includes('resolved') && once.includes('Taken as'));
  assert.equal(await live(), once);
});

test('a closed supplier does nothing more', async () => {
  const { clock, take, log, scripted } = people('4711');
  take('INC-1', 'Critical');
  scripted.close();
  await clock.advance(Temporal.Duration.from({ hours: 24 * 30 }));
  assert.deepEqual(log, []);
});
