import fc from 'fast-check';
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Command } from '../domain/incident/commands.ts';
import { analyst, assessor, contact, elsewhere, here, person, system, testDesk } from '../testing/test-desk.ts';
import { Refusal } from '../../kernel/index.ts';
import type { Level } from '../../standards/index.ts';

const [mine, theirs] = [person('requester', here), person('requester', elsewhere)];
const at = (organisation: string) => ({ name: 'Somebody', organisation, mail: `somebody@${organisation}.example` });

suite('an organisation sees its own incidents, and nothing reveals others', () => {
  const withIncidents = async () => {
    const { desk, ...rest } = await testDesk({ idle: true });
    await desk.open(contact({ caller: at(here), summary: 'Kestrel surgery cannot print' }), analyst);
    await desk.open(contact({ caller: at(elsewhere), summary: 'Heron ward cannot log in' }), analyst);
    return { desk, ...rest };
  };
  test('in lists, counts and searches', async () => {
    const { desk } = await withIncidents();
    const seen = async (viewer: typeof mine) => ({
      list: (await desk.incidents({}, viewer)).items.map(({ summary }) => summary),
      asked: (await desk.incidents({ organisation: elsewhere }, viewer)).items.length,
      counts: (await desk.counts(viewer)).total,
      search: (await desk.search('cannot', viewer)).map(({ reference }) => reference),
      byName: (await desk.search('heron', viewer)).length,
      byReference: (await desk.search('INC-000002', viewer)).length,
    });
    assert.deepEqual(await seen(mine), {
      list: ['Kestrel surgery cannot print'],
      asked: 0,
      counts: 1,
      search: ['INC-000001'],
      byName: 0,
      byReference: 0,
    });
    for (const viewer of [analyst, assessor])
      assert.deepEqual(
        [(await seen(viewer)).list.length, (await seen(viewer)).counts, (await seen(viewer)).byReference],
        [2, 2, 1],
      );
    for (const nobody of [person('supplier'), person('caller')])
      assert.deepEqual([(await seen(nobody)).list, (await seen(nobody)).counts, (await seen(nobody)).search], [[], 0, []]);
    await desk.close();
  });
  test('by reference, as if the incident did not exist', async () => {
    const { desk } = await withIncidents();
    const document = await desk.attach(
      'INC-000002',
      { name: 'a.png', mediaType: 'image/png', content: Buffer.from('x') },
      analyst,
    );
    const words = async (act: () => Promise<unknown>, reference: string) => {
      try {
        await act();
        return 'nothing was refused';
      } catch (error) {
        return `${(error as { code: string }).code} ${(error as Error).message.replace(reference, 'REF')}`;
      }
    };
    const asked = ['INC-000002', 'INC-000099', 'nonsense'].flatMap((reference) => [
      words(async () => desk.incident(reference, mine), reference),
      words(async () => desk.verifyHistory(reference, mine), reference),
      words(async () => desk.document(reference, document.id, mine), reference),
    ]);
    const answers = await Promise.all(asked);
    assert.deepEqual([...new Set(answers)], ['not-found There is no incident REF that you can see. Check the reference.']);
    await assert.rejects(desk.command('INC-000002', { do: 'note', text: 'x' }, mine), { code: 'not-found' });
    await assert.rejects(desk.command('INC-000099', { do: 'note', text: 'x' }, mine), { code: 'not-found' });
    await assert.rejects(async () => desk.document('INC-000001', document.id, mine), { code: 'not-found' });
    await desk.close();
  });
  test('another desk sees its own organisation as a requester does; its reference is visible to it alone', async () => {
    const partners = [here, elsewhere].map((organisation) => ({
      id: `desk.${organisation}`,
      name: organisation,
      organisation,
      secrets: [],
      webhookSecrets: [],
    }));
    const [ours, others] = [partners[0]!, partners[1]!];
    const second = { ...ours, id: 'another desk of the same' };
    const { desk } = await testDesk({ idle: true, partners: [...partners, second] });
    const body = (description: string) => ({ description, severity: '3', ticketType: 'incident', externalId: 'X-1' });
    await desk.tickets.create(body('Kestrel'), { partner: ours });
    await desk.tickets.create(body('Heron'), { partner: others });
    const seen = async (partner: typeof ours, query = '') =>
      ((await desk.tickets.list(query, partner)).body as readonly Record<string, unknown>[]).map(
        ({ id, externalId }) => `${String(id)} ${String(externalId)}`,
      );
    assert.deepEqual([await seen(ours), await seen(others)], [['INC-000001 X-1'], ['INC-000002 X-1']]);
    assert.deepEqual(await seen(others, 'id=INC-000001'), []);
    assert.deepEqual([await seen(second), await seen(second, 'externalId=X-1')], [['INC-000001 undefined'], []]);
    for (const reference of ['INC-000001', 'INC-000099'])
      await assert.rejects(async () => desk.tickets.read(reference, '', undefined, others), { code: 'not-found' });
    await assert.rejects(desk.tickets.patch('INC-000001', { status: 'cancelled' }, { partner: others }), { code: 'not-found' });
    const asPartner = { ...person('partner', elsewhere) };
    await assert.rejects(desk.open(contact({ channel: 'partner', caller: at(here) }), asPartner), { code: 'forbidden' });
    await assert.rejects(desk.open(contact({ channel: 'partner', caller: at(here) }), analyst), { code: 'forbidden' });
    assert.equal((await desk.search('kestrel', asPartner)).length, 0);
    await desk.close();
  });
  test('callers do not read the notes of staff', async () => {
    const { desk } = await withIncidents();
    await desk.command('INC-000001', { do: 'note', text: 'Third time this week.' }, analyst);
    const read = async (viewer: typeof mine) => JSON.stringify((await desk.incident('INC-000001', viewer)).timeline);
    assert.ok((await read(analyst)).includes('Third time'));
    assert.ok(!(await read(mine)).includes('Third time'));
    await desk.close();
  });
  test('an idempotency key belongs to its sender', async () => {
    const { desk } = await testDesk({ idle: true });
    const portal = (organisation: string) => contact({ channel: 'portal', caller: at(organisation), idempotencyKey: 'k1' });
    const [a, b, again] = [
      await desk.open(portal(here), mine),
      await desk.open(portal(elsewhere), theirs),
      await desk.open(portal(here), mine),
    ];
    assert.deepEqual([a.reference, b.reference, again.reference], ['INC-000001', 'INC-000002', 'INC-000001']);
    assert.deepEqual(
      [await desk.known(portal(here), mine), await desk.known(contact({ idempotencyKey: 'k2' }), mine)],
      ['INC-000001', null],
    );
    await desk.close();
  });
});

test('a contact makes one incident however often it arrives', async () => {
  const { desk } = await testDesk({ idle: true });
  const mail = contact({ channel: 'email', messageId: '<m1@x.example>', mailKey: 'one' });
  const call = contact({ callId: 'c1' });
  await Promise.all([desk.open(mail, system), desk.open(mail, system), desk.open(call, analyst), desk.open(call, analyst)]);
  await desk.open(mail, system);
  assert.equal((await desk.counts(analyst)).total, 2);
  assert.deepEqual(await desk.threadsOf({ inReplyTo: '<m1@x.example>', references: [], subject: 'Re: nothing' }), ['INC-000001']);
  assert.deepEqual(await desk.threadsOf({ inReplyTo: null, references: ['<m1@x.example>'], subject: '' }), ['INC-000001']);
  assert.deepEqual(await desk.threadsOf({ inReplyTo: null, references: [], subject: 'AW: [inc-000002] again' }), ['INC-000002']);
  assert.deepEqual(await desk.threadsOf({ inReplyTo: '<other@x>', references: [], subject: 'INC-000002' }), []);
  assert.deepEqual(await desk.threadsOf({ inReplyTo: null, references: [], subject: '[INC-000077]' }), []);
  await desk.close();
});

test('pages hold every incident once, newest first, whatever arrives meanwhile', async () => {
  const { desk } = await testDesk({ idle: true });
  for (let i = 0; i < 7; i++) await desk.open(contact({ summary: `fault ${i}` }), analyst);
  const first = await desk.incidents({ limit: 3 }, analyst);
  await desk.open(contact({ summary: 'later' }), analyst);
  const second = await desk.incidents({ limit: 3, after: first.next! }, analyst);
  const third = await desk.incidents({ limit: 3, after: second.next! }, analyst);
  assert.deepEqual(
    [first, second, third].map(({ items }) => items.map(({ summary }) => summary.slice(-1)).join('')),
    ['654', '321', '0'],
  );
  assert.equal(third.next, null);
  await desk.close();
});

test('counters equal a recount of the incidents', async () => {
  const level = fc.constantFrom<Level>('1', '2', '3', '4', '5');
  const doing = fc.oneof(
    fc.record({ organisation: fc.constantFrom(here, elsewhere), impact: level, urgency: level }),
    fc.record({
      n: fc.integer({ min: 1, max: 6 }),
      command: fc.oneof(
        fc.constantFrom<Command>(
          { do: 'pause', reason: 'awaiting-caller' },
          { do: 'resume' },
          { do: 'resolve', how: 'x' },
          { do: 'confirm' },
          { do: 'close' },
          { do: 'reopen', reason: 'x' },
        ),
        fc.record({ do: fc.constant('reclassify' as const), impact: level, urgency: level, reason: fc.constant('x') }),
      ),
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(doing, { maxLength: 25 }), async (steps) => {
      const { desk } = await testDesk({ idle: true });
      for (const step of steps)
        await ('n' in step
          ? desk
              .command(`INC-00000${step.n}`, step.command, analyst)
              .catch((error: unknown) => assert.ok(error instanceof Refusal, String(error)))
          : await desk.open(contact({ ...step, caller: at(step.organisation) }), analyst));
      for (const viewer of [analyst, mine, theirs]) {
        const { items } = await desk.incidents({ limit: 200 }, viewer);
        const by = (key: 'severity' | 'state') =>
          Object.fromEntries(
            Object.entries(Object.groupBy(items, (each) => each[key])).map(([value, rows]) => [value, rows.length]),
          );
        const open = items.filter(({ state }) => !['resolved', 'closed'].includes(state)).length;
        assert.deepEqual(await desk.counts(viewer), {
          open,
          total: items.length,
          bySeverity: by('severity'),
          byState: by('state'),
        });
        for (const { reference, severity, state } of items) {
          const whole = await desk.incident(reference, viewer);
          assert.deepEqual([whole.severity, whole.state], [severity, state]);
        }
      }
      await desk.close();
    }),
    { numRuns: 40 },
  );
});
