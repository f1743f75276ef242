import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DeskDied, DeskFailed, DeskRefusal, DeskSilent, OutOfReach } from '../../adapters/desk-under-test.ts';
import { DeskAnswered } from '../../simulators/wire/desk-answered.ts';
import { ExpectationFailed } from '../expectation.ts';
import { causeOf } from './cause.ts';
import { HarnessFault } from './harness-fault.ts';
import { TimedOut } from './limits.ts';

const around = (lost: readonly string[] = [], pid: number | null = process.pid) =>
  ({ simulators: { lost: async () => lost }, adapter: { pid } }) as unknown as Parameters<typeof causeOf>[1];
/** No process has this number: it is above the largest that Linux gives. */
const NOBODY = 2 ** 22 + 1;

/** An error as code of this file would throw it. */
const thrownIn = (file: string, error: Error): Error =>
  Object.assign(error, { stack: `${error.name}: ${error.message}\n    at act (/deskproof/${file}:1:1)` });

const STORIES: readonly (readonly [what: string, error: unknown, around: ReturnType<typeof around>, cause: string])[] = [
  ['an expectation fails', new ExpectationFailed('nobody was called'), around(), 'failed'],
  ['the desk refuses what it should do', new DeskRefusal('forbidden', 'no'), around(), 'failed'],
  ['the desk fails at a valid request', new DeskFailed('500'), around(), 'failed'],
  ['the desk refuses a mail or a telephone event', new DeskAnswered('550'), around(), 'failed'],
  ['the adapter has no way', new OutOfReach('pages'), around(), 'out-of-reach'],
  ['the browser does not start', new HarnessFault('no browser', { owner: 'environment' }), around(), 'error of the environment'],
  ['a desk could not be opened', new HarnessFault('not opened', { owner: 'adapter' }), around(), 'error of the adapter'],
  [
    'a desk could not be opened, since its process is gone',
    new HarnessFault('the desk could not be opened', { cause: new DeskDied('gone') }),
    around([], NOBODY),
    'error of the unknown, desk lost',
  ],
  [
    'a desk could not be opened, since it does not answer',
    new HarnessFault('the desk could not be opened', { cause: new DeskSilent('GET /', 'refused') }),
    around(),
    'lost-act of the unknown, desk lost',
  ],
  ['the desk no longer answers', new DeskDied('gone'), around(), 'desk-died, desk lost'],
  ['the clock of the desk is lost', Object.assign(new Error('gone'), { name: 'PeerLost' }), around(), 'desk-died, desk lost'],
  [
    'the death is the cause of the error',
    new Error('no answer', { cause: new DeskDied('gone') }),
    around(),
    'desk-died, desk lost',
  ],
  ['the process is gone, whatever error was thrown', new Error('socket hang up'), around([], NOBODY), 'desk-died, desk lost'],
  [
    'a simulator is gone too: nothing is held against the desk',
    new DeskDied('gone'),
    around(['supplier'], NOBODY),
    'error of the simulator, last',
  ],
  ['the browser is gone', new ExpectationFailed('no'), around(['browser']), 'error of the environment, last'],
  ['a step does not end in time', new TimedOut('the step did not end within 30 s'), around(), 'error of the unknown'],
  ['cucumber ends a step', 'Error: function timed out, ensure that', around(), 'error of the unknown'],
  ['the browser waits in vain', new Error('locator.click: Timeout 10000ms exceeded.'), around(), 'error of the unknown'],
  ['a step is wrong', thrownIn('steps/mail/actions.ts', new TypeError('x is undefined')), around(), 'error of the harness'],
  ['an adapter is wrong', thrownIn('adapters/mine/index.ts', new TypeError('x is undefined')), around(), 'error of the adapter'],
  [
    'an adapter answers something else',
    Object.assign(new Error('a number'), { name: 'InvalidAnswer' }),
    around(),
    'error of the adapter',
  ],
  ['a simulator is wrong', thrownIn('simulators/mail/index.ts', new Error('no line')), around(), 'error of the simulator'],
];

for (const [what, error, circumstances, expected] of STORIES)
  test(`${what}: ${expected}`, async () => {
    const { cause, owner, lost, last } = await causeOf(error, circumstances);
    assert.equal(`${cause}${owner ? ` of the ${owner}` : ''}${lost ? ', desk lost' : ''}${last ? ', last' : ''}`, expected);
  });

test('an act that is not answered is told from a desk that is silent', async () => {
  const silent = new DeskSilent('POST /api/contacts', 'reset');
  for (const answers of [true, false]) {
    const cause = await causeOf(silent, around(), async () => answers);
    assert.deepEqual(cause, {
      cause: 'lost-act',
      owner: 'unknown',
      act: 'POST /api/contacts',
      answers,
      lost: !answers,
      message: 'reset',
    });
  }
});

test('a cause is one line', async () => {
  const stack = new Error('Error: listen EADDRINUSE: address already in use 127.0.0.1:7\n    at Server.listen');
  assert.equal(
    (await causeOf(new HarnessFault('the desk could not be opened', { cause: stack }), around())).message,
    'the desk could not be opened: listen EADDRINUSE: address already in use 127.0.0.1:7',
  );
  assert.equal((await causeOf(new Error('waited in vain\nCall log:\n  - waiting'), around())).message, 'waited in vain');
});
