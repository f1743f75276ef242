import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { analyst, contact, dutyManager, severityOne, shipped, system, testDesk, type TestDesk } from '../testing/test-desk.ts';

const REFERENCE = 'INC-000001';
const minutes = (n: number) => Temporal.Duration.from({ minutes: n });
const roleOf = (number: string) => shipped.contacts.find(({ telephone }) => telephone === number)!.role;
const called = ({ other }: TestDesk) => other.calls.map(({ to }) => roleOf(to));
const shown = async ({ desk }: TestDesk) => (await desk.incident(REFERENCE, analyst)).majorIncident;
const severityTwo = { impact: '2', urgency: '2' } as const;
const presses = async ({ desk, other }: TestDesk, role: string) => {
  const call = (await desk.escalationByCall(other.calls.find(({ to }) => roleOf(to) === role)!.id))!;
  await desk.command(REFERENCE, { do: 'acknowledgeEscalation', step: call.step!, by: call.to }, system);
};

suite('severity 1 is a major incident at once', () => {
  test('its manager is the person who takes the call, and nobody else is telephoned after that', async () => {
    const made = await testDesk();
    await made.desk.open(contact(severityOne), analyst);
    await made.clock.advance(minutes(6));
    await presses(made, 'duty-manager');
    await made.clock.advance(minutes(13));
    assert.deepEqual(called(made), ['team-lead', 'duty-manager']);
    assert.deepEqual(await shown(made), {
      declaredAt: '2026-06-05T09:00:00Z',
      by: 'plan',
      managerDue: '2026-06-05T09:15:00Z',
      manager: { name: 'Daniel Okafor', role: 'duty-manager', at: '2026-06-05T09:06:00Z' },
      breached: false,
    });
    const types = (await made.desk.incident(REFERENCE, analyst)).timeline.map(({ type }) => type);
    assert.deepEqual(
      types.filter((type) => type.startsWith('m')),
      ['majorIncidentDeclared', 'managerAppointed'],
    );
    await made.desk.close();
  });

  test('an analyst who takes it owns it; escalation continues until it has a manager', async () => {
    const made = await testDesk();
    await made.desk.open(contact(severityOne), analyst);
    await made.desk.command(REFERENCE, { do: 'acknowledge' }, analyst);
    await made.clock.advance(minutes(7));
    assert.deepEqual([called(made), (await shown(made))?.manager], [['team-lead', 'duty-manager'], null]);
    await made.desk.command(REFERENCE, { do: 'acknowledge' }, dutyManager);
    await made.clock.advance(minutes(11));
    assert.deepEqual([called(made).length, (await shown(made))?.manager?.name], [2, dutyManager.name]);
    await made.desk.close();
  });

  test('without a manager in time it is breached for good, and the director on call is telephoned', async () => {
    const made = await testDesk();
    await made.desk.open(contact(severityOne), analyst);
    await made.clock.advance(minutes(15));
    assert.equal((await shown(made))?.breached, false, 'in time is also on the dot');
    await made.clock.advance(minutes(1));
    assert.deepEqual([(await shown(made))?.breached, called(made).at(-1)], [true, 'director-on-call']);
    await presses(made, 'director-on-call');
    await made.clock.advance(minutes(1));
    assert.deepEqual([(await shown(made))?.manager?.name, (await shown(made))?.breached], ['Eleanor Marsh', true]);
    await made.desk.close();
  });

  test('a supplier who presses 1 does not become its manager', async () => {
    const made = await testDesk();
    await made.desk.open(contact(severityOne), analyst);
    await made.clock.advance(minutes(21));
    await presses(made, 'bt-health-service-desk');
    assert.equal((await shown(made))?.manager, null);
    await made.desk.close();
  });
});

suite('severity 2 is a major incident when the desk declares it', () => {
  test('from then on it escalates although it is owned, and its fifteen minutes start there', async () => {
    const made = await testDesk();
    await made.desk.open(contact(severityTwo), analyst);
    await made.desk.command(REFERENCE, { do: 'acknowledge' }, analyst);
    await made.clock.advance(minutes(10));
    assert.deepEqual([await shown(made), called(made)], [null, []]);
    await made.desk.command(REFERENCE, { do: 'declareMajorIncident', reason: 'Two more wards call.' }, analyst);
    await made.clock.advance(minutes(0));
    assert.deepEqual(called(made), ['team-lead', 'duty-manager']);
    assert.equal((await shown(made))?.managerDue, '2026-06-05T09:25:00Z');
    await made.clock.advance(minutes(15));
    assert.ok(called(made).includes('director-on-call'));
    await made.desk.close();
  });

  test('declared by the duty manager, it has that manager, who hands over to another', async () => {
    const made = await testDesk();
    await made.desk.open(contact(severityTwo), analyst);
    await made.desk.command(REFERENCE, { do: 'declareMajorIncident', reason: 'Two more wards call.' }, dutyManager);
    assert.equal((await shown(made))?.manager?.name, dutyManager.name);
    await assert.rejects(made.desk.command(REFERENCE, { do: 'appointManager', manager: 'head-of-ict' }, analyst), {
      code: 'wrong-state',
    });
    await made.desk.command(REFERENCE, { do: 'offerCommand', manager: 'head-of-ict', brief: 'Two wards.' }, dutyManager);
    assert.equal((await shown(made))?.manager?.name, dutyManager.name);
    await made.desk.command(REFERENCE, { do: 'acceptCommand' }, analyst);
    assert.deepEqual((await shown(made))?.manager, { name: 'Margaret Lowe', role: 'head-of-ict', at: '2026-06-05T09:00:00Z' });
    await made.desk.close();
  });

  test('lowered to severity 3, it is no major incident any more', async () => {
    const made = await testDesk();
    await made.desk.open(contact(severityOne), analyst);
    await made.desk.command(REFERENCE, { do: 'reclassify', impact: '4', urgency: '3', reason: 'one screen' }, analyst);
    assert.equal(await shown(made), null);
    await made.desk.close();
  });
});

suite('the duty manager stands it down', () => {
  test('with a reason; its owner stays, no manager is needed, and no director is telephoned', async () => {
    const made = await testDesk();
    await made.desk.open(contact(severityOne), analyst);
    await made.desk.command(REFERENCE, { do: 'acknowledge' }, analyst);
    const down = { do: 'standDown', reason: 'One switch, and it is back.' } as const;
    await assert.rejects(made.desk.command(REFERENCE, down, analyst), { code: 'forbidden' });
    await assert.rejects(made.desk.command(REFERENCE, { ...down, reason: ' ' }, dutyManager), { code: 'missing-data' });
    await made.desk.command(REFERENCE, down, dutyManager);
    assert.equal(await shown(made), null);
    assert.match((await made.desk.incident(REFERENCE, analyst)).timeline.at(-1)!.says, /^Major incident stood down: One switch/);
    await assert.rejects(made.desk.command(REFERENCE, down, dutyManager), { code: 'wrong-state' });
    await made.clock.advance(minutes(40));
    assert.equal(called(made).includes('director-on-call'), false);
    await made.desk.close();
  });

  test('it can be declared again, and a severity change declares it again', async () => {
    const made = await testDesk();
    await made.desk.open(contact(severityOne), analyst);
    await made.desk.command(REFERENCE, { do: 'standDown', reason: 'A drill.' }, dutyManager);
    await made.desk.command(REFERENCE, { do: 'declareMajorIncident', reason: 'It was not.' }, analyst);
    assert.equal((await shown(made))?.by, 'desk');
    await made.desk.command(REFERENCE, { do: 'standDown', reason: 'It was.' }, dutyManager);
    await made.desk.command(REFERENCE, { do: 'reclassify', impact: '4', urgency: '3', reason: 'one screen' }, analyst);
    await made.desk.command(REFERENCE, { do: 'reclassify', ...severityOne, reason: 'all' }, analyst);
    assert.equal((await shown(made))?.by, 'plan');
    await made.desk.close();
  });
});

test('impossible commands are refused with a remedy', async () => {
  const { desk } = await testDesk({ idle: true });
  await desk.open(contact(), analyst);
  const no = async (command: Parameters<typeof desk.command>[1], says: RegExp) =>
    assert.rejects(desk.command(REFERENCE, command, analyst), { name: 'Refusal', message: says });
  await no(
    { do: 'declareMajorIncident', reason: 'x' },
    /severity 3 is never a major incident. Reclassify it to severity 1 or 2 first/,
  );
  await no({ do: 'appointManager', manager: 'head-of-ict' }, /Declare it first/);
  await desk.command(REFERENCE, { do: 'reclassify', impact: '1', urgency: '1', reason: 'all' }, analyst);
  await no({ do: 'appointManager', manager: 'service-desk' }, /cannot manage a major incident. These can: team-lead, /);
  await desk.close();
});
