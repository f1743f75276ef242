import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, describe, test } from 'node:test';
import { checked } from '../answers/checked.ts';
import { DeskDied, REACHES, type DeskAdapter, type DeskRequest } from '../desk-under-test.ts';
import { CONTRACT_CASES } from './cases.ts';
import { logged, openContractEnvironment, type Check, type ContractEnvironment } from './environment.ts';
import { TELLING_CASES } from './telling.ts';
import type { ContractSetup } from './types.ts';

export type { ContractSetup, OpenDesk, Outside } from './types.ts';

const minutes = (n: number) => Temporal.Duration.from({ minutes: n });

export interface ContractCase {
  readonly rule: string;
  readonly run: () => Promise<void>;
}

/** Tells what an adapter's person enters from what its desk derives: with levels of the highest severity, the lowest is entered. */
const ENTERING = { severity: '5' } as const;

/**
 * The cases that an adapter has to pass on desks of its own. Parts that it does not declare are not tested: the scenarios that need them
 * become `needs review`, or `not met` where it declares them absent.
 */
export function contractCases(setup: ContractSetup, adapter: DeskAdapter): readonly ContractCase[] {
  const { reaches } = adapter;
  let environments = 0;
  const on = async (run: Check, request: Partial<Pick<DeskRequest, 'faults' | 'entering'>> = {}) => {
    const environment = await openContractEnvironment(setup, adapter, `contract-${++environments}`, request);
    try {
      await run(environment);
    } finally {
      await environment.close();
    }
  };
  const reaching = REACHES.filter((declared) => reaches.has(declared)).map((reach): ContractCase => {
    const [rule, check] = CONTRACT_CASES[reach];
    return { rule: `${reach}: ${rule}`, run: async () => on(check) };
  });
  const telling = TELLING_CASES.filter(
    (each) => each.reaches.every((reach) => reaches.has(reach)) && each.concerns?.(adapter) !== false,
  ).map(({ rule, check }): ContractCase => ({ rule, run: async () => on(check, { entering: ENTERING }) }));
  return [
    ...reaching,
    ...telling,
    {
      rule: 'two open desks share neither incidents nor time',
      run: async () => on(async (one) => on(async (other) => isolation(one, other))),
    },
    { rule: 'a closed desk keeps nothing open, and its name can be used again', run: async () => closing(setup, adapter) },
    {
      rule: 'an unknown fault is refused, and the next desk is empty',
      async run() {
        await assert.rejects(
          on(async () => undefined, { faults: ['no-such-fault'] }),
          /no-such-fault/,
        );
        await on(async ({ desk }) => assert.deepEqual(await desk.everything(), []));
      },
    },
    ...faultCases(setup, on),
  ];
}

/** A desk that does wrong on purpose shows whether the adapter tells what the desk does, or what it ought to do. */
function faultCases(
  { fault }: ContractSetup,
  on: (run: Check, request?: Partial<Pick<DeskRequest, 'faults'>>) => Promise<void>,
): readonly ContractCase[] {
  if (fault === null) return [];
  const severities: string[] = [];
  const { id, ...levels } = fault;
  const read: Check = async (environment) => {
    const { reference } = await logged(environment, levels);
    severities.push((await (await environment.desk.as('assessor')).incident(reference)).severity);
  };
  return [
    {
      rule: 'a fault of a desk shows in what the adapter tells, and only for the desk that it was requested for',
      async run() {
        await on(async (sound) => on(read, { faults: [id] }).then(async () => read(sound)));
        const [faulty, sound] = severities;
        assert.notEqual(faulty, sound, 'it tells what ought to be');
      },
    },
  ];
}

/** Registers the cases as tests of node:test. */
export function contractOf(name: string, setup: ContractSetup): void {
  describe(`the contract of ${name}`, () => {
    const adapter = checked(setup.openAdapter());
    after(async () => {
      await adapter.close();
      await setup.close();
    });
    for (const { rule, run } of contractCases(setup, adapter)) test(rule, run);
    if (adapter.pid !== null) {
      test('a desk whose process has died rejects with DeskDied, and can be closed', async () => death(setup));
      test('nothing is left running after the adapter is closed', async () => ending(setup));
    }
  });
}

async function isolation(one: ContractEnvironment, other: ContractEnvironment): Promise<void> {
  await logged(one);
  assert.equal((await one.desk.everything()).length, 1);
  assert.equal((await other.desk.everything()).length, 0);
  await one.clock.advance(minutes(90));
  const { openedAt } = await logged(other);
  assert.equal(openedAt, String(other.clock.now()));
  assert.equal(one.clock.now().since(other.clock.now()).total('minutes'), 90);
  await Promise.all([one.clock.advance(minutes(5)), other.clock.advance(minutes(10))]);
  assert.equal(one.clock.now().since(other.clock.now()).total('minutes'), 85);
}

async function closing(setup: ContractSetup, adapter: DeskAdapter): Promise<void> {
  const first = await openContractEnvironment(setup, adapter, 'contract-again');
  await logged(first);
  const { smtp } = first.desk.wire;
  await first.close();
  await first.clock.advance(minutes(60));
  await assert.rejects(first.desk.everything(), 'a closed desk still answers');
  assert.ok(!(await listens(smtp)), 'a closed desk still takes mail');
  const second = await openContractEnvironment(setup, adapter, 'contract-again');
  assert.deepEqual(await second.desk.everything(), [], 'it has the incidents of the previous desk');
  await second.close();
}

const listens = async ({ host, port }: { readonly host: string; readonly port: number }): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port })
      .once('connect', () => resolve(true))
      .once('error', () => resolve(false))
      .once('close', () => socket.destroy());
  });

/** Opens an adapter of its own, because this case kills it. */
async function death(setup: ContractSetup): Promise<void> {
  const adapter = checked(setup.openAdapter());
  const environment = await openContractEnvironment(setup, adapter, 'contract-death');
  try {
    process.kill(adapter.pid!, 'SIGKILL');
    await assert.rejects(environment.clock.advance(minutes(1)), DeskDied);
    await assert.rejects(environment.desk.everything(), DeskDied);
    const next = await openContractEnvironment(setup, adapter, 'contract-after-death');
    assert.deepEqual(await next.desk.everything(), []);
    await next.close();
  } finally {
    await environment.close();
    await adapter.close();
  }
}

/** Its desk is left open: closing the adapter has to end it too. */
async function ending(setup: ContractSetup): Promise<void> {
  const adapter = checked(setup.openAdapter());
  const environment = await openContractEnvironment(setup, adapter, 'contract-end');
  const { smtp } = environment.desk.wire;
  const pid = adapter.pid!;
  await adapter.close();
  assert.throws(() => process.kill(pid, 0), { code: 'ESRCH' });
  assert.ok(!(await listens(smtp)), 'its desk still takes mail');
  await environment.close();
}
