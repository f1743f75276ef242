import assert from 'node:assert/strict';
import path from 'node:path';
import { before, test } from 'node:test';
import { OutOfReach, type DeskAdapter, type Pace } from '../../adapters/desk-under-test.ts';
import type { Simulators } from '../../simulators/types.ts';
import { loadStandard, type Standard } from '../../standards/index.ts';
import { causeOf } from './cause.ts';
import { DeskWorld } from './desk-world.ts';
import { openEnvironment } from './environment.ts';
import { HarnessFault } from './harness-fault.ts';
import { setRunContext } from './run-context.ts';
import type { RunContext } from './types.ts';

/*
 * What cannot be opened for a scenario is held against the harness, whatever it is and whatever the error says.
 */
let standard: Standard;
before(async () => {
  standard = await loadStandard(path.join(import.meta.dirname, '..', '..', 'standards', 'nhs-lsd'));
});
const taken = Object.assign(new Error('listen EADDRINUSE: address already in use 127.0.0.1:7'), { code: 'EADDRINUSE' });
const refuse = async () => Promise.reject(taken);
let closed = 0;
const world = {
  suppliers: { 'bt-health': {} },
  mail: { relay: {}, delivered: [] },
  telephone: { placed: [] },
  close: async () => void closed++,
};
const DESK = {
  reaches: new Set(['pages', 'tickets']),
  addresses: { pages: 'http://127.0.0.1:7' },
  wire: {},
  everything: async () => [],
  close: async () => undefined,
};

/** A context in which everything opens but what `changed` replaces. */
const context = (changed: Partial<RunContext>): RunContext =>
  ({
    adapter: { pid: process.pid, open: async () => DESK } as unknown as DeskAdapter,
    simulators: { tenant: async () => world, lost: async () => [] } as unknown as Simulators,
    standard,
    seed: '1',
    faults: [],
    browser: refuse,
    ...changed,
  }) as unknown as RunContext;

const open = async (changed: Partial<RunContext>) =>
  openEnvironment({
    context: context(changed),
    name: 'a',
    start: Temporal.Instant.from('2026-11-23T09:30:00Z'),
    keep: async () => assert.fail('nothing is kept'),
  });
const adapter = (opens: () => Promise<unknown>, pace?: Pace) => ({
  adapter: { pid: process.pid, open: opens, ...(pace && { pace }) } as unknown as DeskAdapter,
});

const STORIES: readonly (readonly [what: string, act: () => Promise<unknown>, cause: string, message: string])[] = [
  ['a desk', async () => open(adapter(refuse)), 'error of the environment', `the desk could not be opened: ${taken.message}`],
  [
    'the simulators',
    async () => open({ simulators: { tenant: refuse, lost: async () => [] } as unknown as Simulators }),
    'error of the simulator',
    `the simulators could not be set up: ${taken.message}`,
  ],
  [
    'the browser',
    async () => (await open({})).page(),
    'error of the environment',
    `the browser could not be started: ${taken.message}`,
  ],
  [
    'a window of the browser',
    async () => (await open({ browser: async () => ({ newContext: refuse }) as never })).page(),
    'error of the environment',
    `the browser opened no window: ${taken.message}`,
  ],
  [
    'a desk whose adapter is wrong',
    async () => open(adapter(async () => Promise.reject(new TypeError('x is undefined')))),
    'error of the adapter',
    'the desk could not be opened: x is undefined',
  ],
  [
    'a desk that cannot be of this kind',
    async () => open(adapter(async () => Promise.reject(new OutOfReach('supplier')))),
    'out-of-reach',
    'this adapter cannot reach "supplier" of its desk',
  ],
];

for (const [what, act, cause, message] of STORIES)
  test(`${what} that does not open: ${cause}`, async () => {
    const error: unknown = await act().then(
      () => assert.fail('it opened'),
      (reason: unknown) => reason,
    );
    const judged = await causeOf(error, context({}));
    assert.deepEqual([judged.owner ? `${judged.cause} of the ${judged.owner}` : judged.cause, judged.message], [cause, message]);
  });

test('an environment that opens too late is an error, is not waited for, and is closed once it has opened', async () => {
  let opens: (desk: unknown) => void = () => undefined;
  let ended: () => void = () => undefined;
  const end = new Promise<void>((resolve) => (ended = resolve));
  setRunContext(
    context({
      ...adapter(async () => new Promise((resolve) => (opens = resolve)), { openMs: 20, actMs: 10 }),
      startInstant: Temporal.Instant.from('2026-11-23T09:30:00Z'),
    }),
  );
  const world = new DeskWorld({ attach: () => undefined, log: () => undefined, link: () => undefined, parameters: {} } as never);
  await assert.rejects(
    world.open(),
    new HarnessFault('the desk and its simulators did not open within 0.02 s', { owner: 'unknown' }),
  );
  assert.equal(await world.environment, undefined);
  opens({ ...DESK, close: async () => ended() });
  await end;
});

test('a browser that is still being opened is named, until it has opened or failed', async () => {
  let fails: (error: Error) => void = () => undefined;
  const environment = await open({ browser: async () => new Promise((_, reject) => (fails = reject)) });
  const page = environment.page();
  assert.deepEqual([...environment.openings], ['the browser']);
  fails(taken);
  await assert.rejects(page);
  assert.deepEqual([...environment.openings], []);
});

test('the simulators of a desk that does not open are closed', async () => {
  const before = closed;
  await assert.rejects(open(adapter(refuse)));
  assert.equal(closed, before + 1);
});
