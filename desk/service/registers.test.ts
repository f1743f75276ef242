import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { registerScheduler, registerService } from './registers.ts';
import { registerCommands } from '../commands/register-commands.ts';
import { unitsOfWork } from '../commands/unit-of-work.ts';
import type { Delivery, Register } from '../domain/registers/index.ts';
import { openStore } from '../store/index.ts';
import { analyst, dutyManager, shipped } from '../testing/test-desk.ts';
import { Refusal, seededIds, virtualClock } from '../../kernel/index.ts';

type ReviewFact =
  | { readonly type: 'asked'; readonly of: string; readonly until: string; readonly texts: { readonly question: string } }
  | { readonly type: 'reminded' | 'answered' }
  | { readonly type: 'delivered'; readonly letter: string; readonly how: Delivery['outcome'] };
interface Review {
  readonly reference: string;
  readonly question: string;
  readonly until: Temporal.Instant;
  readonly state: 'asked' | 'reminded' | 'answered';
  readonly letters: readonly string[];
}

/** A register of reviews: one is asked for by mail, reminded of at its time, and answered. */
const reviews: Register<ReviewFact, Review> = {
  name: 'reviews',
  prefix: 'REV-',
  fold: (reference, facts) =>
    facts.reduce<Review | null>((review, fact) => {
      if (fact.type === 'asked')
        return {
          reference,
          question: fact.texts.question,
          until: Temporal.Instant.from(fact.until),
          state: 'asked',
          letters: [],
        };
      if (review === null) return null;
      if (fact.type === 'delivered') return { ...review, letters: [...review.letters, `${fact.letter} ${fact.how}`] };
      return { ...review, state: fact.type };
    }, null),
  row: ({ question, state, until }) => ({
    state,
    title: question,
    organisations: ['barts'],
    due: state === 'asked' ? until : null,
  }),
  onDue: ({ state }) => (state === 'asked' ? [{ type: 'reminded' }] : []),
  letters: ({ question }, { type }) =>
    type === 'asked' || type === 'reminded' ? [{ key: type, to: 'a@x.example', subject: 'Review', text: question }] : [],
  onDelivery: (_, letter, { outcome }) => [{ type: 'delivered', letter, how: outcome }],
};

async function opened(register: Register<ReviewFact, Review> = reviews) {
  const clock = virtualClock(Temporal.Instant.from('2026-06-05T09:00:00Z'));
  const store = await openStore({ file: ':memory:', ids: seededIds('registers'), secret: 'a secret for tests' });
  const parts = { policy: shipped } as unknown as Parameters<typeof registerService>[0]['parts'];
  const registers = new Map([[register.name, () => register]]);
  const commands = registerCommands({
    ...{ store, parts, clock, registers, mailDomain: 'desk.example', secret: 'a secret for tests' },
    pseudonym: (id) => id,
  });
  const units = unitsOfWork({
    ...{ store, clock, lastNumber: 0, newestEdit: () => 0, refresh: async () => {} },
    committed: () => scheduler.arm(),
  });
  const scheduler = registerScheduler({ store, units, clock, commands, registers });
  const service = registerService({ store, units, parts, commands }, () => register);
  const letters = async () => (await store.outbox.of(0)).map(({ item }) => (item.kind === 'mail' ? item : null)!);
  return { clock, store, units, commands, service, letters };
}

const ask =
  (question: string, until = '2026-06-08T09:00:00Z') =>
  (): readonly ReviewFact[] => [{ type: 'asked', of: 'crs', until, texts: { question } }];

suite('a register beside the incident log', () => {
  test('numbers its entries, lists them, and verifies their records', async () => {
    const { service, store } = await opened();
    const first = await service.run(null, ask('Is it safe?'), analyst);
    const second = await service.run(null, ask('Is it quick?'), analyst);
    assert.deepEqual([first.reference, second.reference, first.entry.state], ['REV-000001', 'REV-000002', 'asked']);
    assert.deepEqual(
      (await service.list({ organisation: 'barts' })).map(({ title }) => title),
      ['Is it safe?', 'Is it quick?'],
    );
    assert.deepEqual(await service.list({ organisation: 'homerton' }), []);
    await service.run(first.reference, () => [{ type: 'answered' }], analyst);
    assert.deepEqual(
      (await service.list({ states: ['answered'] })).map(({ reference }) => reference),
      ['REV-000001'],
    );
    assert.deepEqual(await service.counts(), { answered: 1, asked: 1 });
    assert.deepEqual(await service.verify('REV-000001'), { intact: true, events: 2 });
    assert.deepEqual(
      (await store.registers.heads()).map(({ reference, seq }) => [reference, seq]),
      [
        ['REV-000001', 2],
        ['REV-000002', 1],
      ],
    );
    await assert.rejects(service.one('REV-000009'), { code: 'not-found' });
    await assert.rejects(
      service.run(
        'REV-000001',
        (entry) => {
          if (entry?.state === 'answered') throw new Refusal('conflict', 'It is answered.', 409);
          return [];
        },
        analyst,
      ),
      { status: 409 },
    );
    await store.close();
  });

  test('keeps an entry under a name of its own, opened by the first change', async () => {
    const { service, store } = await opened();
    await service.run('march', ask('Whose?'), analyst);
    assert.equal((await service.one('march')).question, 'Whose?');
    assert.equal((await service.run(null, ask('The next?'), analyst)).reference, 'REV-000001', 'it takes no number');
    await store.close();
  });

  test('changes sent together are decided one on the other', async () => {
    const { service, store } = await opened();
    await Promise.all(Array.from({ length: 20 }, async (_, i) => service.run(null, ask(`Question ${i}`), analyst)));
    assert.equal((await service.list({})).length, 20);
    await Promise.all(
      Array.from({ length: 10 }, async () =>
        service.run('REV-000001', (entry) => (entry?.state === 'answered' ? [] : [{ type: 'answered' }]), analyst),
      ),
    );
    assert.equal((await service.facts('REV-000001')).length, 2);
    await store.close();
  });

  test('records what is due at its instant, and sends each letter once', async () => {
    const { clock, service, store, letters, units, commands } = await opened();
    await service.run(null, ask('Is it safe?'), analyst);
    await clock.advance(Temporal.Duration.from({ hours: 71, minutes: 59 }));
    assert.equal((await service.one('REV-000001')).state, 'asked');
    await clock.advance(Temporal.Duration.from({ minutes: 1 }));
    const reminded = (await service.facts('REV-000001')).at(-1)!;
    assert.deepEqual([reminded.type, reminded.at, reminded.actor.role], ['reminded', '2026-06-08T09:00:00Z', 'system']);
    assert.deepEqual(
      (await letters()).map(({ about }) => about?.letter),
      ['asked', 'reminded'],
    );
    await units.run(async (unit) =>
      commands.delivered(unit, (await letters())[0]!.about!, { outcome: 'returned', why: 'No such box.' }),
    );
    assert.deepEqual((await service.one('REV-000001')).letters, ['asked returned']);
    await store.close();
  });

  test('an entry that stays due is looked at again in a minute, not for ever at once', async () => {
    const { clock, service, store } = await opened({ ...reviews, onDue: () => [] });
    await service.run(null, ask('Is it safe?'), analyst);
    await clock.advance(Temporal.Duration.from({ hours: 73 }));
    assert.equal((await service.facts('REV-000001')).length, 1);
    await store.close();
  });

  test('holds no patient number, and gives up what a person marks, in its record and its letters', async () => {
    const { service, store, letters } = await opened();
    await service.run(null, ask('Was 943 476 5919 harmed, Mr Horace Bright?'), analyst);
    const { question } = await service.one('REV-000001');
    assert.ok(!question.includes('5919') && question.includes('Horace'), question);
    await assert.rejects(service.erase('REV-000001', 'Nobody Here', dutyManager), { code: 'invalid' });
    await service.erase('REV-000001', 'Horace Bright', dutyManager);
    const held = JSON.stringify([
      await service.one('REV-000001'),
      await service.list({}),
      await letters(),
      await store.registers.load({ register: 'reviews', reference: 'REV-000001' }),
    ]);
    assert.ok(!held.includes('Horace'), held);
    assert.deepEqual(await service.verify('REV-000001'), { intact: true, events: 2 });
    await store.close();
  });
});
