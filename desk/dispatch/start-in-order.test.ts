import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { realClock, virtualClock } from '../../kernel/index.ts';
import { startInOrder } from './start-in-order.ts';

const START = Temporal.Instant.from('2026-06-05T09:00:00Z');

test('while time stands still each waits for the one before, whichever the network would bring back first', async () => {
  const clock = virtualClock(START);
  const inTurn = startInOrder(clock);
  const told: string[] = [];
  const answeredAfter = (name: string, turns: number) =>
    inTurn(async () => {
      for (let i = 0; i < turns; i++) await turn();
      told.push(name);
    });
  for (const [name, turns] of [
    ['first', 9],
    ['second', 1],
    ['third', 5],
  ] as const)
    answeredAfter(name, turns);
  await clock.settle();
  assert.deepEqual(told, ['first', 'second', 'third']);
  assert.equal(String(clock.now()), String(START));
});

test('one that waits for time holds nobody up', async () => {
  const clock = virtualClock(START);
  const inTurn = startInOrder(clock);
  const told: string[] = [];
  inTurn(async () => {
    await clock.sleep(Temporal.Duration.from({ minutes: 2 }), { lend: true });
    told.push('slow');
  });
  inTurn(async () => void told.push('quick'));
  await clock.advance(Temporal.Duration.from({ seconds: 1 }));
  assert.deepEqual(told, ['quick']);
  await clock.advance(Temporal.Duration.from({ minutes: 2 }));
  assert.deepEqual(told, ['quick', 'slow']);
});

test('on a real clock they leave side by side', async () => {
  const inTurn = startInOrder(realClock());
  const told: string[] = [];
  const both = new Promise<void>((resolve) => {
    for (const [name, turns] of [
      ['first', 9],
      ['second', 1],
    ] as const)
      inTurn(async () => {
        for (let i = 0; i < turns; i++) await turn();
        if (told.push(name) === 2) resolve();
      });
  });
  await both;
  assert.deepEqual(told, ['second', 'first']);
});
