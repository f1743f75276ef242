import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inThread } from './thread.ts';

/** A thread's file that answers as `handle` says. */
const thread = (handle: string): URL =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`import { answerWork } from ${JSON.stringify(new URL('./thread.ts', import.meta.url).href)}; answerWork(${handle});`)}`,
  );
const LIMITS = { ms: 20_000, memoryMb: 64 };

test('each piece of work gets its own answer, in any number at a time', async () => {
  const double = inThread<number, number>(thread('(n) => ({ answer: 2 * n })'), LIMITS);
  const given = Array.from({ length: 50 }, (_, i) => i);
  assert.deepEqual(
    await Promise.all(given.map(async (n) => double(n))),
    given.map((n) => 2 * n),
  );
});

test('work that fails, takes too long or too much memory is answered null, and the next is done', async () => {
  const handle = `(what) => {
    if (what === 'fail') throw new Error('no');
    if (what === 'exit') process.exit(3);
    if (what === 'never') for (;;);
    const grown = [];
    if (what === 'grow') for (;;) grown.push(Array.from({ length: 1000 }, () => ({})));
    return { answer: what };
  }`;
  const work = inThread<string, string>(thread(handle), LIMITS);
  const impatient = inThread<string, string>(thread(handle), { ...LIMITS, ms: 300 });
  assert.deepEqual(await Promise.all(['one', 'fail', 'two', 'exit', 'three', 'grow', 'four'].map(async (what) => work(what))), [
    ...['one', null],
    ...['two', null],
    ...['three', null],
    'four',
  ]);
  assert.equal(await impatient('never'), null);
});
