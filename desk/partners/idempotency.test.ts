import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { shipped, testDesk } from '../testing/test-desk.ts';
import { examplePartners } from '../host/example-partners.ts';
import { Refusal, seededIds, virtualClock } from '../../kernel/index.ts';

const partners = examplePartners(shipped, seededIds('once'));
const [one, two] = [partners[0]!, partners[1]!];
const body = (description: string) => ({ description, severity: 'minor', ticketType: 'incident' });

test('each key of each desk makes one incident in any order of requests, and a repeat gets the first answer', async () => {
  const request = fc.record({
    partner: fc.constantFrom(one, two),
    key: fc.constantFrom('a', 'b', 'c'),
    says: fc.constantFrom('x', 'y'),
    together: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(request, { minLength: 1, maxLength: 12 }), async (requests) => {
      const { desk } = await testDesk({ idle: true });
      const first = new Map<string, { readonly says: string; readonly answer: string }>();
      const ask = async ({ partner, key, says }: (typeof requests)[number]) =>
        desk.tickets.create(body(says), { partner, key: `"${key}"` }).then(
          (answer) => JSON.stringify(answer),
          (error: unknown) => `${(error as Refusal).status} ${(error as Refusal).code}`,
        );
      let side: Promise<string>[] = [];
      for (const each of requests) {
        side = each.together ? [...side, ask(each)] : [ask(each)];
        const answer = await side.at(-1)!;
        const name = `${each.partner.id} ${each.key}`;
        const known = first.get(name);
        if (!known) first.set(name, { says: each.says, answer });
        else assert.equal(answer, known.says === each.says ? known.answer : '422 idempotencyKeyReused');
      }
      await Promise.all(side);
      assert.equal((await desk.counts({ id: 'a', name: 'a', role: 'assessor', organisation: null })).total, first.size);
      await desk.close();
    }),
    { numRuns: 40 },
  );
});

test('requests under one key that arrive together make one incident and get one answer', async () => {
  const { desk } = await testDesk({ idle: true });
  const answers = await Promise.all(
    Array.from({ length: 20 }, async () => desk.tickets.create(body('x'), { partner: one, key: 'k' })),
  );
  assert.equal(new Set(answers.map((answer) => JSON.stringify(answer))).size, 1);
  await desk.close();
});

test('two processes on one store that get one key at the same moment make one incident, and both give its answer', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'desk-once-'));
  const clock = virtualClock(Temporal.Instant.from('2026-06-05T09:00:00Z'));
  const open = async (seed: string) =>
    testDesk({ file: path.join(folder, 'desk.db'), idle: true, partners, clock, ids: seededIds(seed) });
  const desks = [(await open('one')).desk, (await open('two')).desk];
  const answers = await Promise.all(
    Array.from({ length: 40 }, async (_, i) =>
      desks[i % 2]!.tickets.create(body('x'), { partner: one, key: `k${Math.floor(i / 10)}` }),
    ),
  );
  assert.equal(new Set(answers.map((answer) => JSON.stringify(answer))).size, 4);
  assert.ok(answers.every(({ status }) => status === 201));
  assert.equal((await desks[0]!.counts({ id: 'a', name: 'a', role: 'assessor', organisation: null })).total, 4);
  await Promise.all(desks.map(async (desk) => desk.close()));
  rmSync(folder, { recursive: true });
});

test('a kept answer and a token survive a restart; the answer expires after a day and the token after an hour', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'desk-once-'));
  const file = path.join(folder, 'desk.db');
  const at = async (hour: string) => testDesk({ file, at: `2026-06-05T${hour}:00+01:00`, idle: true, partners });
  const before = (await at('10:00')).desk;
  const { access_token: token } = await before.tickets.issue(one.id, one.secrets[0]!);
  const made = await before.tickets.create(body('x'), { partner: one, key: 'k' });
  await before.tickets.patch('INC-000001', { status: 'cancelled' }, { partner: one, key: 'p' });
  await before.close();

  const after = (await at('10:59')).desk;
  assert.equal((await after.tickets.holderOf(token))?.kind, 'partner');
  assert.deepEqual(await after.tickets.create(body('x'), { partner: one, key: 'k' }), made);
  const patched = await after.tickets.patch('INC-000001', { status: 'cancelled' }, { partner: one, key: 'p' });
  assert.equal(patched.status, 200);
  await after.close();

  const nextDay = (await testDesk({ file, at: '2026-06-06T10:00:01+01:00', idle: true, partners })).desk;
  assert.equal(await nextDay.tickets.holderOf(token), null);
  assert.equal((await nextDay.tickets.create(body('x'), { partner: one, key: 'k' })).body?.['id' as never], 'INC-000002');
  await nextDay.close();
  rmSync(folder, { recursive: true });
});

test('an external reference always names one incident, whatever else is sent under it', async () => {
  const { desk } = await testDesk({ idle: true });
  const made = await desk.tickets.create({ ...body('x'), externalId: 'R-1' }, { partner: one });
  const again = await desk.tickets.create({ ...body('y'), externalId: 'R-1' }, { partner: one, key: 'other' });
  assert.deepEqual([made.status, again.status, made.body], [201, 200, again.body]);
  await desk.close();
});

test('a change that is refused half-way changes nothing', async () => {
  const { desk } = await testDesk({
    idle: true,
    wiring: (parts) => ({
      ...parts,
      decide(command, ...rest) {
        if (command.do === 'close') throw new Refusal('no', 'Not today.', 409);
        return parts.decide(command, ...rest);
      },
    }),
  });
  await desk.tickets.create(body('x'), { partner: one });
  const analyst = { id: 'a', name: 'A', role: 'analyst', organisation: null } as const;
  await desk.command('INC-000001', { do: 'resolve', how: 'So.' }, analyst);
  const before = (await desk.incident('INC-000001', analyst)).timeline.length;
  const patch = { status: 'closed', note: [{ text: 'It works.' }] };
  await assert.rejects(desk.tickets.patch('INC-000001', patch, { partner: one, key: 'k' }), { code: 'no' });
  assert.equal((await desk.incident('INC-000001', analyst)).timeline.length, before);
  assert.ok((await desk.verifyHistory('INC-000001', analyst)).intact);
  await desk.close();
});
