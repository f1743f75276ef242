import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { analyst, assessor, contact, handOff, here, person, testDesk } from '../testing/test-desk.ts';
import { Refusal } from '../../kernel/index.ts';

const SATURDAY = '2026-06-06T10:00:00+01:00';
const REASON = 'Only the images fail';
const code = (expected: string) => (error: unknown) => error instanceof Refusal && error.code === expected;
const to = (service: string, reason = REASON) => ({ do: 'changeService', service, reason }) as const;
const mailed = contact({ channel: 'email', service: 'unclassified', summary: 'It does not work', impact: '2', urgency: '2' });

suite('the service of an incident', () => {
  test('can be changed: its clocks, its row and its supplier are those of the other service', async () => {
    const { desk, clock, other } = await testDesk({ at: SATURDAY });
    const { clocks } = await desk.open(contact({ service: 'ward-network', impact: '2', urgency: '2' }), analyst);
    const dueOf = (list: typeof clocks, measures: string) => list.find((each) => each.measures === measures)?.due;
    assert.equal(dueOf(clocks, 'response'), '2026-06-08T08:00:00Z');
    await clock.advance(Temporal.Duration.from({ minutes: 10 }));

    const changed = await desk.command('INC-000001', to('pacs'), analyst);
    assert.equal(changed.service, 'pacs');
    assert.equal(dueOf(changed.clocks, 'response'), '2026-06-06T09:30:00Z');
    assert.equal(dueOf(changed.clocks, 'resolution'), '2026-06-06T17:00:00Z');
    const { items } = await desk.incidents({}, analyst);
    assert.deepEqual(
      items.map(({ service }) => service),
      ['pacs'],
    );
    assert.equal(
      changed.timeline.at(-1)?.says,
      'Service changed from Ward network and wireless to Picture Archiving and Communications System: Only the images fail',
    );

    await clock.advance(Temporal.Duration.from({ minutes: 30 }));
    assert.ok(other.calls.length > 0, 'the plan follows the new response target');
  });

  test('keeps a response that was given in time, and signs the clocks so that the record agrees', async () => {
    const { desk, clock } = await testDesk({ at: SATURDAY });
    await desk.open(contact({ service: 'ward-network', impact: '2', urgency: '2' }), analyst);
    await clock.advance(Temporal.Duration.from({ hours: 1 }));
    await desk.command('INC-000001', { do: 'respond', text: 'We look into it.', channel: 'phone' }, analyst);
    const before = await desk.command('INC-000001', to('pacs'), analyst);
    assert.deepEqual(
      before.clocks.map(({ measures, state, breached }) => [measures, state, breached]),
      [
        ['response', 'stopped', false],
        ['resolution', 'running', false],
      ],
    );
    await clock.advance(Temporal.Duration.from({ hours: 1 }));
    await desk.command('INC-000001', { do: 'resolve', how: 'Restarted.' }, analyst);
    await desk.command('INC-000001', { do: 'reopen', reason: 'Still dark.' }, analyst);
    await desk.command('INC-000001', to('crs', 'It was the record after all'), analyst);
    await desk.command('INC-000001', { do: 'resolve', how: 'Restarted again.' }, analyst);

    const { intact, differs = [] } = await desk.verifyHistory('INC-000001', assessor);
    assert.deepEqual([intact, differs], [true, []]);
    const { clocks: explained } = await desk.explain('INC-000001', assessor);
    assert.equal(explained.find(({ measures }) => measures === 'response')?.targetMs, 3_600_000);
    assert.equal(explained.find(({ measures }) => measures === 'resolution')?.targetMs, 4 * 3_600_000);
  });

  test('is refused without a reason, for an unknown service, once resolved, and for anybody but staff', async () => {
    const { desk } = await testDesk();
    await desk.open(contact(), analyst);
    await assert.rejects(desk.command('INC-000001', to('pacs', ' '), analyst), code('missing-data'));
    await assert.rejects(desk.command('INC-000001', to('pax'), analyst), code('unknown-service'));
    await assert.rejects(desk.command('INC-000001', to('pacs'), person('requester', here)), code('forbidden'));
    const { timeline } = await desk.command('INC-000001', to('crs'), analyst);
    assert.equal(timeline.length, 1, 'the same service changes nothing');
    await desk.command('INC-000001', { do: 'resolve', how: 'Restarted.' }, analyst);
    await assert.rejects(desk.command('INC-000001', to('pacs'), analyst), code('wrong-state'));
  });

  test('changes while a supplier has it only within what that supplier has, and the supplier is notified', async () => {
    const { desk, clock, other } = await testDesk();
    await desk.open(contact({ service: 'crs' }), analyst);
    await desk.command('INC-000001', { do: 'handOff', supplier: 'bt-health', data: handOff }, analyst);
    await clock.settle();
    await assert.rejects(desk.command('INC-000001', to('ward-network'), analyst), code('wrong-state'));
    await desk.command('INC-000001', to('pacs'), analyst);
    await clock.settle();
    assert.deepEqual(
      other.supplierRequests.filter((each) => each.startsWith('note ')),
      [
        'note bt-health-1: For the desk this is about Picture Archiving and Communications System from now on. Only the images fail',
      ],
    );
  });

  test('that nobody has named yet is in no letter to the caller', async () => {
    const { desk, clock, other } = await testDesk();
    await desk.open(mailed, analyst);
    await desk.command('INC-000001', { do: 'resolve', how: 'Restarted.' }, analyst);
    await clock.advance(Temporal.Duration.from({ hours: 80 }));
    const letters = other.mails.filter(({ to: address }) => address === mailed.caller.mail);
    assert.ok(letters.length >= 2);
    assert.match(letters[0]!.text, /We have your report as INC-000001, severity/);
    for (const { text, subject } of letters) assert.doesNotMatch(`${subject}\n${text}`, /not yet classified|unclassified/i);
  });
});

suite('where it happened', () => {
  test('is shown, found, and handed off unless the analyst writes something better', async () => {
    const { desk, clock, other } = await testDesk();
    const { location } = await desk.open(contact({ location: 'Outpatients, Larch House' }), analyst);
    assert.equal(location, 'Outpatients, Larch House');
    await desk.open(contact({ summary: 'Another' }), analyst);
    for (const words of ['Larch', 'outpatients larch'])
      assert.deepEqual(
        (await desk.search(words, analyst)).map(({ reference }) => reference),
        ['INC-000001'],
        words,
      );

    await desk.command('INC-000001', { do: 'handOff', supplier: 'bt-health', data: handOff }, analyst);
    await clock.settle();
    assert.equal(other.creations[0]?.ticket.data.location, 'Outpatients, Larch House');
    const better = { ...handOff, location: 'Room 3' };
    await desk.open(contact({ location: 'Ward 1' }), analyst);
    await desk.command('INC-000003', { do: 'handOff', supplier: 'bt-health', data: better }, analyst);
    await clock.settle();
    assert.equal(other.creations[1]?.ticket.data.location, 'Room 3');
  });
});
