import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checked } from '../answers/checked.ts';
import { contractCases } from '../contract/index.ts';
import { contractSetup } from '../testing/contract-setup.ts';
import { FAULTY_ADAPTERS } from './index.ts';

/*
 * What the contract finds wrong with each faulty adapter, before any scenario is judged by it. The README of this folder has the same table.
 */
const READS_BACK = 'what was written reads back whole: description, note and reply';
const FILE = 'a file reads back byte for byte, under its own name';
const DERIVED = 'a severity that is declared derived does not follow what a person enters';
const FAULT = 'a fault of a desk shows in what the adapter tells, and only for the desk that it was requested for';
const REFUSED = 'what the desk refuses is rejected, also where its answer looks like a success; what it does not refuse is done';
const reaching =
  (...parts: readonly string[]) =>
  (rule: string) =>
    parts.some((part) => rule.startsWith(`${part}: `));

const FOUND: Readonly<Record<string, { readonly tried: (rule: string) => boolean; readonly fails: readonly string[] }>> = {
  'faulty/echo': { tried: (rule) => [DERIVED, FAULT, READS_BACK].includes(rule), fails: [DERIVED, FAULT] },
  'faulty/saying-echo': { tried: (rule) => [DERIVED, READS_BACK].includes(rule), fails: [] },
  'faulty/liar': { tried: (rule) => [FAULT, READS_BACK].includes(rule), fails: [FAULT] },
  'faulty/forgetful': {
    tried: (rule) => [READS_BACK, FILE, REFUSED].includes(rule) || reaching('attachments', 'fax')(rule),
    fails: [reachRule('fax'), reachRule('attachments'), READS_BACK, FILE, REFUSED],
  },
  'faulty/silent': {
    tried: reaching('call-logging', 'call-out', 'email', 'record'),
    fails: [reachRule('call-logging'), reachRule('call-out'), reachRule('email')],
  },
};

function reachRule(part: string): string {
  return `${part}: `;
}

for (const [name, { tried, fails }] of Object.entries(FOUND))
  test(`the contract of ${name} fails in: ${fails.length === 0 ? 'nothing' : fails.join('; ')}`, async () => {
    const setup = await contractSetup(FAULTY_ADAPTERS[name]!);
    const adapter = checked(setup.openAdapter());
    const failed: string[] = [];
    try {
      const cases = contractCases(setup, adapter).filter(({ rule }) => tried(rule));
      assert.ok(cases.length > 0);
      for (const { rule, run } of cases)
        await run().catch((error: unknown) => {
          assert.ok(error instanceof assert.AssertionError, `${rule}: ${String(error)}`);
          failed.push(rule);
        });
    } finally {
      await adapter.close();
      await setup.close();
    }
    assert.equal(failed.length, fails.length, failed.join('\n'));
    for (const [place, rule] of failed.entries()) assert.ok(rule.startsWith(fails[place]!), rule);
  });
