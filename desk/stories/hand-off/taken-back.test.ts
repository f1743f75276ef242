import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Command } from '../../domain/incident/commands.ts';
import { bothSides } from '../../testing/both-sides.ts';
import { analyst, assessor, contact, dutyManager, handOff } from '../../testing/test-desk.ts';
import { ILLEGAL, wayTo, type TicketStatus } from '../../../kernel/trouble-ticket/index.ts';

const minutes = (count: number) => Temporal.Duration.from({ minutes: count });

async function withSupplier(t: TestContext, status: TicketStatus) {
  const sides = await bothSides({ seed: `taken back ${status}` });
  t.after(async () => sides.close());
  const { desk, clock, supplier, events } = sides;
  const { reference } = await desk.open(contact({ channel: 'walk-up' }), analyst);
  const does = async (command: Command) => {
    await desk.command(reference, command, analyst);
    await clock.advance(minutes(1));
  };
  await does({ do: 'handOff', supplier: 'bt-health', data: handOff });
  for (const next of wayTo(status) ?? []) await supplier.move('T0000001', next, 'So it is');
  await clock.advance(minutes(1));
  return {
    ...{ desk, clock, supplier, events, reference, does },
    ticket: () => supplier.tickets[0]!,
    patches: () =>
      supplier.journal
        .filter(({ method, direction }) => method === 'PATCH' && direction === 'received')
        .map(({ requestBody }) => (JSON.parse(requestBody) as { status?: string }).status ?? 'note'),
  };
}
const END: readonly Command[] = [{ do: 'resolve', how: 'Our own switch' }, { do: 'confirm' }, { do: 'close' }];
const WORD = /^The desk has taken this back\. Ours after all/;

for (const status of ['acknowledged', 'inProgress', 'pending', 'held'] as const)
  test(`a hand-off taken back while its ticket is ${status} is cancelled there once, and never closed`, async (t) => {
    const { does, ticket, patches, desk, events, reference, clock } = await withSupplier(t, status);
    await does({ do: 'takeBack', reason: 'Ours after all' });
    assert.equal(ticket().status, 'cancelled');
    assert.match(ticket().statusChangeReason!, WORD);
    for (const command of END) await does(command);
    await clock.advance(minutes(24 * 60));
    assert.deepEqual(patches(), ['cancelled']);
    assert.equal(ticket().status, 'cancelled');
    assert.deepEqual(await desk.deadLetters(dutyManager), []);
    const { state, handOffs } = await desk.incident(reference, assessor);
    assert.deepEqual([state, handOffs[0]!.state], ['closed', 'returned']);
    const updates = await events(reference, 'supplierUpdated');
    assert.ok(!updates.some((update) => update.status === 'cancelled'), 'an echo');
  });

test('a hand-off taken back after resolution is reported by a note, because resolved cannot become cancelled', async (t) => {
  assert.ok(ILLEGAL.some(({ from, to }) => from === 'resolved' && to === 'cancelled'));
  const { does, ticket, patches, desk } = await withSupplier(t, 'resolved');
  await does({ do: 'takeBack', reason: 'Ours after all' });
  for (const command of END) await does(command);
  assert.deepEqual(patches(), ['note']);
  assert.equal(ticket().status, 'resolved');
  assert.match(ticket().note.at(-1)!.text, WORD);
  await does({ do: 'reopen', reason: 'Broken again' });
  assert.deepEqual(patches(), ['note'], 'the incident is ours again, so the supplier is not asked to reopen it');
  assert.deepEqual(await desk.deadLetters(dutyManager), []);
});

test('a cancel whose answer is lost is not sent again', async (t) => {
  const { does, ticket, patches, supplier, clock } = await withSupplier(t, 'inProgress');
  supplier.faults([{ fault: 'lost-answer', on: 'patch', times: 1 }]);
  await does({ do: 'takeBack', reason: 'Ours after all' });
  await clock.advance(minutes(10));
  assert.deepEqual(patches(), ['cancelled']);
  assert.equal(ticket().status, 'cancelled');
});

test('an incident handed off again closes only its new ticket', async (t) => {
  const { does, supplier, clock } = await withSupplier(t, 'inProgress');
  await does({ do: 'takeBack', reason: 'Ours after all' });
  await does({ do: 'handOff', supplier: 'bt-health', data: handOff });
  await supplier.move('T0000002', 'inProgress');
  await supplier.move('T0000002', 'resolved', 'Mended');
  await clock.advance(minutes(1));
  await does({ do: 'confirm' });
  await does({ do: 'close' });
  assert.deepEqual(
    supplier.tickets.map(({ status }) => status),
    ['cancelled', 'closed'],
  );
});
