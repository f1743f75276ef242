import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { profile, PROMPT, SEVERITY_WORDS } from '../../testing/profile.ts';
import { MODES, openTestSupplier } from '../../testing/supplier.ts';
import type { SupplierProfile } from '../profile/types.ts';
import { EVENT } from '../../../kernel/trouble-ticket/index.ts';

const hours = (n: number) => Temporal.Duration.from({ hours: n });
const always = { '1': 1, '2': 1, '3': 1, '4': 1, '5': 1 };

/** A supplier with fixed times and the profile that a test needs. */
async function supplierThat(t: TestContext, mode: (typeof MODES)[number], wanted: Partial<SupplierProfile>) {
  const set = await openTestSupplier(t, mode, {
    supplier: { severities: SEVERITY_WORDS!, conduct: profile({ resolves: PROMPT, ...wanted }) },
    behaviour: { profile: { seed: '4711' } },
  });
  const received = () =>
    set.desk.requests
      .map(
        ({ body }) => JSON.parse(body) as { eventTime: string; eventType: string; event: { troubleTicket: { status: string } } },
      )
      .filter(({ eventType }) => eventType === EVENT.statusChanged || eventType === EVENT.changed)
      .map(
        ({ eventTime, eventType, event }) =>
          `${eventTime.slice(11, 16)} ${eventType === EVENT.statusChanged ? event.troubleTicket.status : 'note'}`,
      );
  return { ...set, received };
}
const PATH = '/troubleTicket/T0000001';

for (const mode of MODES) {
  test(`a ticket is begun, worked on and resolved, and the desk closes it, ${mode}`, async (t) => {
    const { create, api, clock, supplier, received } = await supplierThat(t, mode, {});
    assert.equal((await create({ severity: 'Critical' })).json?.['priority'], 'Critical');
    await clock.advance(hours(24));
    assert.deepEqual(received(), ['09:10 inProgress', '10:10 resolved']);
    await api('PATCH', PATH, { status: 'closed', statusChangeReason: 'The caller confirms.' });
    await clock.advance(hours(24));
    assert.deepEqual([supplier.tickets[0]!.status, received().length], ['closed', 2]);
  });

  test(`a reopened ticket is worked on again, ${mode}`, async (t) => {
    const { create, api, clock, received } = await supplierThat(t, mode, {});
    await create({ severity: 'Major' });
    await clock.advance(hours(3));
    await api('PATCH', PATH, { status: 'inProgress', statusChangeReason: 'It still fails.' });
    await clock.advance(hours(24));
    assert.deepEqual(received(), ['09:10 inProgress', '11:10 resolved', '14:00 resolved']);
  });

  test(`the supplier closes a resolved ticket without comments after the time in its file, counted from each resolution, ${mode}`, async (t) => {
    const { create, api, clock, supplier, received } = await supplierThat(t, mode, { closes: 'PT6H' });
    await create({ severity: 'Critical' });
    await clock.advance(hours(6));
    await api('PATCH', PATH, { status: 'inProgress', statusChangeReason: 'It still fails.' });
    await clock.advance(hours(6));
    assert.equal(supplier.tickets[0]!.status, 'resolved');
    await clock.advance(hours(24));
    assert.deepEqual(received(), ['09:10 inProgress', '10:10 resolved', '16:00 resolved', '22:00 closed']);
    await create({ severity: 'Critical' });
    await clock.advance(hours(3));
    await api('PATCH', '/troubleTicket/T0000002', { status: 'closed', statusChangeReason: 'The caller confirms.' });
    await clock.advance(hours(24));
    assert.equal(
      received().filter((line) => line.endsWith('closed')).length,
      1,
      'what the desk has closed it does not close again',
    );
  });

  test(`a supplier with a question waits for the answer, and the wait is not working time, ${mode}`, async (t) => {
    const { create, api, clock, supplier, received } = await supplierThat(t, mode, { asksForMore: always });
    await create({ severity: 'Critical' });
    await clock.advance(hours(5));
    assert.equal(supplier.tickets[0]!.status, 'pending');
    assert.match(supplier.tickets[0]!.statusChangeReason!, /\?$/);
    await api('PATCH', PATH, { note: [...supplier.tickets[0]!.note, { text: 'All of them; "no connection".' }] });
    await clock.advance(hours(24));
    assert.deepEqual(received(), ['09:10 inProgress', '09:25 pending', '14:10 inProgress', '14:55 resolved']);
  });

  test(`a desk that ends the waiting itself is not thanked twice, ${mode}`, async (t) => {
    const { create, api, clock, received } = await supplierThat(t, mode, { asksForMore: always });
    await create({ severity: 'Critical' });
    await clock.advance(hours(1));
    await api('PATCH', PATH, { status: 'inProgress', statusChangeReason: 'All of them.' });
    await clock.advance(hours(24));
    assert.deepEqual(received(), ['09:10 inProgress', '09:25 pending', '10:45 resolved']);
  });

  test(`a local cause is sent back with its reason, before any work, ${mode}`, async (t) => {
    const { create, clock, supplier, received } = await supplierThat(t, mode, { localCause: always });
    await create({ severity: 'Critical' });
    await clock.advance(hours(24));
    assert.deepEqual(received(), ['09:10 rejected']);
    assert.match(supplier.tickets[0]!.statusChangeReason!, /^Local cause: /);
    assert.equal(supplier.scripts['T0000001']!.localCause, supplier.tickets[0]!.statusChangeReason);
  });

  test(`a downgraded ticket gets a note and is worked on at the lower severity, ${mode}`, async (t) => {
    const { create, clock, supplier, received } = await supplierThat(t, mode, { downgrades: always });
    await create({ severity: 'Critical' });
    await clock.advance(hours(24));
    const [ticket] = supplier.tickets;
    assert.deepEqual(received(), ['09:10 inProgress', '09:10 note', '11:10 resolved']);
    assert.equal(ticket!.severity, 'Major');
    assert.ok(ticket!.note.some(({ text }) => text.startsWith('Taken as Major, not as Critical')));
    const { asked, takenAs } = supplier.scripts['T0000001']!;
    assert.deepEqual([asked, takenAs], ['1', '2']);
  });

  test(`a withheld known error is mentioned neither before nor at resolution, ${mode}`, async (t) => {
    const { create, clock, supplier } = await supplierThat(t, mode, { withholdsKnownError: always });
    await create({ severity: 'Critical' });
    await clock.advance(hours(24));
    assert.equal(supplier.scripts['T0000001']!.withholds, true);
    assert.equal(supplier.tickets[0]!.note.at(-1)!.text, 'Resolved.');
  });
}

test('a supplier follows its profile only when switched on; without a profile that is an error', async (t) => {
  const { create, clock, supplier, desk } = await openTestSupplier(t, 'on a port');
  await create();
  await clock.advance(hours(100));
  assert.deepEqual([desk.requests.length, supplier.tickets[0]!.status], [0, 'acknowledged']);
  assert.throws(() => supplier.behave({ profile: true }), { name: 'UsageError' });
});
