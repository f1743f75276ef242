import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DeskDied, DeskRefusal, OutOfReach } from '../../adapters/desk-under-test.ts';
import { causeOf } from './cause.ts';
import { HarnessFault } from './harness-fault.ts';

const around = (lost: readonly string[] = [], pid: number | null = process.pid) =>
  ({ simulators: { lost: async () => lost }, adapter: { pid } }) as unknown as Parameters<typeof causeOf>[1];
/** No process has this number: it is above the largest that Linux gives. */
const NOBODY = 2 ** 22 + 1;

const STORIES: readonly (readonly [
  what: string,
  error: unknown,
  around: ReturnType<typeof around>,
  cause: string,
  last: boolean,
])[] = [
  ['an expectation fails', new Error('nobody was called'), around(), 'failed', false],
  ['the desk refuses what it should do', new DeskRefusal('forbidden', 'no'), around(), 'failed', false],
  ['the adapter has no way', new OutOfReach('pages'), around(), 'out-of-reach', false],
  ['the browser does not start', new HarnessFault('the browser could not be started'), around(), 'harness', false],
  ['a desk could not be opened', new HarnessFault('the desk could not be opened'), around(), 'harness', false],
  [
    'a desk could not be opened, since its process is gone',
    new HarnessFault('the desk could not be opened', { cause: new DeskDied('gone') }),
    around([], NOBODY),
    'harness',
    true,
  ],
  ['the desk no longer answers', new DeskDied('gone'), around(), 'desk-died', true],
  ['the clock of the desk is lost', Object.assign(new Error('gone'), { name: 'PeerLost' }), around(), 'desk-died', true],
  ['the death is the cause of the error', new Error('no answer', { cause: new DeskDied('gone') }), around(), 'desk-died', true],
  ['the process is gone, whatever error was thrown', new Error('socket hang up'), around([], NOBODY), 'desk-died', true],
  [
    'a simulator is gone too: nothing is held against the desk',
    new DeskDied('gone'),
    around(['supplier'], NOBODY),
    'harness',
    true,
  ],
];

for (const [what, error, circumstances, cause, last] of STORIES) {
  test(`${what}: ${cause}`, async () => {
    const judged = await causeOf(error, circumstances);
    assert.deepEqual([judged.cause, judged.last], [cause, last]);
  });
}

test('a cause is one line', async () => {
  const stack = new Error('Error: listen EADDRINUSE: address already in use 127.0.0.1:7\n    at Server.listen');
  assert.equal(
    (await causeOf(new HarnessFault('the desk could not be opened', { cause: stack }), around())).message,
    'the desk could not be opened: listen EADDRINUSE: address already in use 127.0.0.1:7',
  );
  assert.equal((await causeOf(new Error('waited in vain\nCall log:\n  - waiting'), around())).message, 'waited in vain');
});
