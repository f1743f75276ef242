import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import type { Wiring } from '../../parts.ts';
import { windowAsked } from '../../service/escalating.ts';
import { openTestDesk } from '../../testing/desk.ts';
import { analyst, assessor, contact, here, person, severityOne, testDesk, type TestDesk } from '../../testing/test-desk.ts';
import { browse } from '../../testing/browse.ts';

const minutes = (n: number) => Temporal.Duration.from({ minutes: n });
const list = async ({ desk }: Pick<TestDesk, 'desk'>, within = 10) =>
  (await desk.escalating(minutes(within), analyst)).items.map(
    ({ reference, step, planned }) => `${reference} ${step} ${planned.slice(11, 16)}`,
  );
const severityTwo = { impact: '2', urgency: '2' } as const;

suite('case 49: the list of what escalates within ten minutes empties and fills (zammad/zammad#3523)', () => {
  test('case 49: it fills as steps come near, shows the next step of each incident, and empties when they are taken or obsolete', async () => {
    const made = await testDesk();
    await made.desk.open(contact({ ...severityOne, channel: 'portal' }), analyst);
    await made.clock.advance(minutes(1));
    await made.desk.open(contact({ ...severityTwo, channel: 'portal' }), analyst);
    await made.desk.open(contact({ channel: 'portal' }), analyst);
    await made.clock.advance(minutes(0));
    assert.deepEqual(await list(made), ['INC-000001 IH-2 09:05', 'INC-000002 IH-2 09:06']);
    await made.clock.advance(minutes(4));
    assert.deepEqual(await list(made), ['INC-000002 IH-2 09:06', 'INC-000001 JP-1 09:11']);
    for (const reference of ['INC-000001', 'INC-000002'])
      for (const command of [{ do: 'acknowledge' }, { do: 'respond', text: 'On it.', channel: 'portal' }] as const)
        await made.desk.command(reference, command, analyst);
    assert.deepEqual(await list(made), ['INC-000001 IH-3 09:15'], 'a major incident escalates until it has a manager');
    await made.desk.command('INC-000001', { do: 'resolve', how: 'Restarted.' }, analyst);
    assert.deepEqual(await list(made), []);
    assert.deepEqual(await list(made, 120), ['INC-000002 FN-1 09:21', 'INC-000003 JP-5 10:31']);
    await made.clock.advanceTo(Temporal.Instant.from('2026-06-05T10:22:00Z'));
    assert.ok((await list(made)).includes('INC-000003 JP-5 10:31'));
    await made.clock.advanceTo(Temporal.Instant.from('2026-06-05T10:31:00Z'));
    assert.ok(!(await list(made)).some((line) => line.startsWith('INC-000003')));
    await made.desk.close();
  });

  test('case 49: a reopened desk shows the same list, and after an upgrade that moves deadlines the corrected one', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'escalating-'));
    const file = join(dir, 'desk.db');
    const first = await testDesk({ file });
    await first.desk.open(contact({ channel: 'portal' }), analyst);
    await first.desk.open(contact({ service: 'ward-network', channel: 'portal' }), analyst);
    await first.clock.advanceTo(Temporal.Instant.from('2026-06-05T10:21:00Z'));
    const before = await list(first);
    assert.deepEqual(before, ['INC-000001 JP-5 10:30']);
    await first.desk.close();
    const second = await testDesk({ ...first, file });
    await second.clock.settle();
    assert.deepEqual(await list(second), before);
    await second.desk.close();
    // A stricter tier for the ward network, and a laxer one for the other.
    const upgraded: Wiring = (parts) => {
      const targets = (id: string, response: string) => {
        const tier = parts.policy.tiers[id]!;
        return { ...tier, targets: { ...tier.targets, '3': { ...tier.targets['3'], response } } };
      };
      const tiers = { ...parts.policy.tiers, silver: targets('silver', 'PT1H52M'), platinum: targets('platinum', 'PT4H') };
      return { ...parts, policy: { ...parts.policy, tiers } };
    };
    const third = await testDesk({ ...first, file, wiring: upgraded });
    await third.clock.settle();
    assert.deepEqual(await list(third), ['INC-000002 JP-5 10:24']);
    await third.desk.close();
    await rm(dir, { recursive: true });
  });

  test('case 49: overdue steps come first', async () => {
    const made = await testDesk({ idle: true });
    await made.desk.open(contact(severityOne), analyst);
    await made.clock.advance(minutes(30));
    assert.deepEqual(await list(made), ['INC-000001 IH-1 09:00']);
    await made.desk.close();
  });

  test('case 49: only staff and the assessor read it, and an invalid time is refused', async () => {
    const { desk } = await testDesk();
    await assert.rejects(async () => desk.escalating(minutes(10), person('requester', here)), { code: 'forbidden' });
    assert.deepEqual((await desk.escalating(minutes(10), assessor)).items, []);
    for (const text of ['PT0M', 'P1D', 'PT25H', 'ten', 'PT', '-PT5M'])
      assert.throws(() => windowAsked(text), { name: 'Refusal', code: 'invalid' }, text);
    assert.equal(windowAsked('PT1H30M').total('minutes'), 90);
    await desk.close();
  });

  test('case 49: the API and the queue show it with the notified role; the page of a requester does not', async () => {
    await using desk = await openTestDesk();
    const report = { channel: 'portal', service: 'crs', summary: 'Nobody <can> open', description: 'All.', ...severityOne };
    await desk.ask('requester.northgate', 'POST', '/api/contacts', report);
    const { status, json } = await desk.ask('analyst', 'GET', '/api/escalating?within=PT10M');
    assert.equal(status, 200);
    const { items, more } = json as { items: readonly { reference: string; step: string; to: string }[]; more: boolean };
    assert.deepEqual([items.length, items[0]?.reference, more], [1, 'INC-000001', false]);
    assert.equal((await desk.ask('analyst', 'GET', '/api/escalating?within=soon')).status, 400);
    assert.equal((await desk.ask('requester.northgate', 'GET', '/api/escalating')).status, 403);
    const page = async (who: string) => (await browse(desk).get(who, '/')).html;
    assert.match(
      await page('analyst'),
      /Escalating within 10 minutes[\s\S]*INC-000001<\/a> to [A-Z][a-z ]+: <span class="desk-text">Nobody &lt;can&gt; open/,
    );
    assert.doesNotMatch(await page('requester.northgate'), /Escalating within/);
  });
});
