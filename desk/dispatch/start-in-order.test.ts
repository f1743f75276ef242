import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { realClock, virtualClock } from '../../kernel/index.ts';
import { startInOrder } from './start-in-order.ts';

const START = Temporal.Instant.from('2026-06-05T09:00:00Z');

test('while simulated time stands still, each task waits for the one before, whichever would finish first', async () => {
  const clock = virtualClock(START);
  const inTurn = startInOrder(clock);
  const finished: string[] = [];
  const answeredAfter = (name: string, turns: number) =>
    inTurn(async () => {
      for (let i = 0; i < turns; i++) await turn();
      finished.push(name);
    });
  for (const [name, turns] of [
    ['first', 9],
    ['second', 1],
    ['third', 5],
  ] as const)
    answeredAfter(name, turns);
  await clock.settle();
  assert.deepEqual(finished, ['first', 'second', 'third']);
  assert.equal(String(clock.now()), String(START));
});

test('a task that waits for time does not block the others', async () => {
  const clock = virtualClock(START);
  const inTurn = startInOrder(clock);
  const finished: string[] = [];
  inTurn(async () => {
    await clock.sleep(Temporal.Duration.from({ minutes: 2 }), { lend: true });
    finished.push('slow');
  });
  inTurn(async () => void finished.push('quick'));
  await clock.advance(Temporal.Duration.from({ seconds: 1 }));
  assert.deepEqual(finished, ['quick']);
  await clock.advance(Temporal.Duration.from({ minutes: 2 }));
  assert.deepEqual(finished, ['quick', 'slow']);
});

test('on a real clock tasks run concurrently', async () => {
  const inTurn = startInOrder(realClock());
  const finished: string[] = [];
  const both = new Promise<void>((resolve) => {
    for (const [name, turns] of [
      ['first', 9],
      ['second', 1],
    ] as const)
      inTurn(async () => {
        for (let i = 0; i < turns; i++) await turn();
        if (finished.push(name) === 2) resolve();
      });
  });
  await both;
  assert.deepEqual(finished, ['second', 'first']);
});
