import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { DeskDied, DeskRefusal, REACHES, type DeskAdapter } from '../desk-under-test.ts';
import { CONTRACT_CASES } from './cases.ts';
import { openContractEnvironment, type ContractEnvironment } from './environment.ts';
import type { ContractSetup } from './types.ts';

export type { ContractSetup, OpenDesk, Outside } from './types.ts';

const minutes = (n: number) => Temporal.Duration.from({ minutes: n });

/**
 * Registers the cases that every adapter has to pass, as tests of node:test. Parts that an adapter does not declare are not tested: the
 * scenarios that need them become `needs review`.
 */
export function contractOf(name: string, setup: ContractSetup): void {
  describe(`the contract of ${name}`, () => {
    const adapter = setup.openAdapter();
    after(async () => {
      await adapter.close();
      await setup.close();
    });
    let environments = 0;
    const on = async (run: (environment: ContractEnvironment) => Promise<void>, faults: readonly string[] = []) => {
      const environment = await openContractEnvironment(setup, adapter, `contract-${++environments}`, faults);
      try {
        await run(environment);
      } finally {
        await environment.close();
      }
    };

    for (const reach of REACHES.filter((declared) => adapter.reaches.has(declared))) {
      const [rule, check] = CONTRACT_CASES[reach];
      test(`${reach}: ${rule}`, async () => on(check));
    }
    test('a desk declares no reach that its adapter does not declare', async () =>
      on(async ({ desk }) => {
        for (const reach of desk.reaches) assert.ok(adapter.reaches.has(reach), reach);
      }));
    test('a request for an unknown or forbidden thing is refused with a code', async () => on(refusals));
    test('two open desks share neither incidents nor time', async () =>
      on(async (one) => on(async (other) => isolation(one, other))));
    test('a closed desk keeps nothing open, and its name can be used again', async () => closing(setup, adapter));
    test('an unknown fault is refused, and the next desk is empty', async () => {
      await assert.rejects(
        on(async () => undefined, ['no-such-fault']),
        /no-such-fault/,
      );
      await on(async ({ desk }) => assert.deepEqual(await desk.everything(), []));
    });
    if (setup.fault !== null) {
      const fault = setup.fault;
      test('a fault affects only the desk that it was requested for', async () =>
        on(async () => on(CONTRACT_CASES.api[1]), [fault]));
    }
    if (adapter.pid !== null)
      test('a desk whose process has died rejects with DeskDied and can be closed, and another can be opened', async () =>
        death(setup));
  });
}

async function refusals({ desk, contact, caller }: ContractEnvironment): Promise<void> {
  const analyst = await desk.as('analyst');
  const code = (expected: string) => (error: unknown) => error instanceof DeskRefusal && error.code === expected;
  await assert.rejects(analyst.incident(desk.wording.unknownReference), code('not-found'));
  const { reference } = await analyst.logCall(null, contact);
  await assert.rejects((await desk.as('assessor')).acknowledge(reference), code('forbidden'));
  await assert.rejects(
    (await desk.as('requester', caller.organisation)).reclassify(reference, { impact: '1', urgency: '1', reason: 'Mine' }),
    code('forbidden'),
  );
  await assert.rejects(desk.as('requester', 'no-such-organisation'), code('not-found'));
}

async function isolation(one: ContractEnvironment, other: ContractEnvironment): Promise<void> {
  await (await one.desk.as('analyst')).logCall(null, one.contact);
  assert.equal((await one.desk.everything()).length, 1);
  assert.equal((await other.desk.everything()).length, 0);
  await one.clock.advance(minutes(90));
  const { openedAt } = await (await other.desk.as('analyst')).logCall(null, other.contact);
  assert.equal(openedAt, String(other.clock.now()));
  assert.equal(one.clock.now().since(other.clock.now()).total('minutes'), 90);
  await Promise.all([one.clock.advance(minutes(5)), other.clock.advance(minutes(10))]);
  assert.equal(one.clock.now().since(other.clock.now()).total('minutes'), 85);
}

async function closing(setup: ContractSetup, adapter: DeskAdapter): Promise<void> {
  const first = await openContractEnvironment(setup, adapter, 'contract-again');
  await (await first.desk.as('analyst')).logCall(null, first.contact);
  const { smtp } = first.desk.wire;
  await first.close();
  await first.clock.advance(minutes(60));
  await assert.rejects(first.desk.everything(), 'a closed desk still answers');
  const second = await openContractEnvironment(setup, adapter, 'contract-again');
  assert.deepEqual(await second.desk.everything(), [], 'it has the incidents of the previous desk');
  assert.ok(smtp.port > 0);
  await second.close();
}

/** Opens an adapter of its own, because this case kills it. */
async function death(setup: ContractSetup): Promise<void> {
  const adapter = setup.openAdapter();
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
