import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Value } from 'typebox/value';
import { Refusal, seededIds, virtualClock } from '../../../kernel/index.ts';
import { mayMove, STATUSES, type TicketStatus } from '../../../kernel/trouble-ticket/index.ts';
import { troubleTicket } from '../../../kernel/trouble-ticket/schema.ts';
import { etagOf, resource } from './ticket.ts';
import { createTickets, type Tickets } from './tickets.ts';

const ID = 'T0000001';
const status = fc.constantFrom<TicketStatus>(...STATUSES);
const word = fc.constantFrom('1', '2', 'Room 4.', '', 'x');

/** Arbitrary actions of both sides, valid or not. */
const attempt = fc.oneof(
  fc.tuple(status, fc.option(word, { nil: undefined })).map(
    ([to, note]) =>
      (t: Tickets) =>
        void t.move(ID, to, note),
  ),
  word.map((text) => (t: Tickets) => void t.note(ID, text)),
  word.map((severity) => (t: Tickets) => void t.change(ID, { severity }, 'We see it so.')),
  fc
    .record(
      {
        status: fc.oneof(status, fc.constant('nanana')),
        statusChangeReason: word,
        severity: fc.option(word),
        priority: fc.option(word),
        note: fc.array(fc.record({ text: word, id: fc.constantFrom('n1', 'n2'), source: word }, { requiredKeys: ['text'] }), {
          maxLength: 2,
        }),
        attachment: fc.constant([{ url: 'https://desk.example/log' }]),
        id: word,
      },
      { requiredKeys: [] },
    )
    .map((body) => (t: Tickets) => void t.patch(ID, body)),
);

test('a ticket keeps its invariants whatever both sides try', () => {
  fc.assert(
    fc.property(fc.array(attempt, { maxLength: 25 }), (attempts) => {
      const clock = virtualClock(Temporal.Instant.from('2026-11-23T09:00:00Z'));
      let notes = 0;
      const ids = { ...seededIds('4711'), uuid: () => `n${(notes += 1)}` };
      const tickets = createTickets({ clock, ids, supplierName: 'BT Health', minimumDataSet: [] });
      const ticket = tickets.create({ description: 'No images', severity: '1', ticketType: 'incident' });
      const now = () => JSON.stringify(resource(ticket, ''));
      for (const tried of attempts) {
        const [before, tag, notes] = [now(), etagOf(ticket), [...ticket.note]];
        let refused = false;
        try {
          tried(tickets);
        } catch (error) {
          assert.ok(error instanceof Refusal, String(error));
          refused = true;
        }
        if (refused) assert.equal(now(), before, 'a refused change changed something');
        assert.equal(etagOf(ticket) === tag, now() === before, 'the tag and the ticket change together');
        assert.deepEqual(ticket.note.slice(0, notes.length), notes, 'a note was changed or went away');
        assert.ok(Value.Check(troubleTicket, JSON.parse(now())), now());
      }
      const history = ticket.statusChange.map((change) => change.status);
      assert.equal(history.at(-1), ticket.status);
      for (const [i, to] of history.slice(1).entries()) assert.ok(mayMove(history[i]!, to), `${history[i]} to ${to}`);
      assert.equal(ticket.resolutionDate !== undefined, ['resolved', 'closed'].includes(ticket.status));
    }),
    { numRuns: 300 },
  );
});
