import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RanScenario } from './run/collect.ts';
import { runOnAdapter } from './testing/on-adapter.ts';

/*
 * What scenarios make of adapters that are wrong on purpose. The table in adapters/faulty/README.md says the same.
 */
const verdicts = (ran: readonly RanScenario[]) => Object.fromEntries(ran.map(({ name, verdict }) => [name, verdict]));
const causes = (ran: readonly RanScenario[]) => ran.map(({ cause }) => cause ?? '').join('\n');

test('what a person entered from the printed table is never met, whatever it is', async (t) => {
  const ran = await runOnAdapter(t, {
    adapter: 'faulty/saying-echo',
    paths: ['features/priority/matrix.feature'],
    names: ['^Calls row by row$', '^The same pairs by reclassification'],
  });
  assert.ok(ran.length > 0);
  assert.deepEqual([...new Set(ran.map(({ verdict }) => verdict))], ['needs review']);
  assert.match(causes(ran), /the severity from impact and urgency shows nothing of the desk: the adapter's person entered it/);
});

test('an echo that calls itself derived passes the table on a desk whose table is wrong: only its contract finds it', async (t) => {
  const table = { paths: ['features/priority/matrix.feature'], names: ['^Calls row by row$'], faults: ['transposed-matrix'] };
  assert.deepEqual(verdicts(await runOnAdapter(t, { adapter: 'built-in', ...table })), { 'Calls row by row': 'not met' });
  assert.deepEqual(verdicts(await runOnAdapter(t, { adapter: 'faulty/echo', ...table })), { 'Calls row by row': 'met' });
  assert.deepEqual(verdicts(await runOnAdapter(t, { adapter: 'faulty/liar', ...table })), { 'Calls row by row': 'met' });
});

test('a desk that nobody hears is not met wherever somebody was to hear', async (t) => {
  const ran = await runOnAdapter(t, {
    adapter: 'faulty/silent',
    paths: ['features/logging/every-channel.feature', 'features/escalation/the-climb.feature'],
    names: ['^By telephone, from', '^By e-mail, before', '^Nobody takes a severity 1'],
  });
  const red = ran.filter(({ verdict }) => verdict === 'not met');
  assert.deepEqual([...new Set(red.flatMap(({ criteria }) => criteria))].sort(), ['ESC-01', 'LOG-02']);
  assert.match(causes(ran), /was to be called at .*nobody was called/);
});

test('an adapter that cuts answers short makes its desk not met: its contract has to be passed first', async (t) => {
  const ran = await runOnAdapter(t, { adapter: 'faulty/forgetful', paths: ['features/documents/evidence.feature'] });
  assert.ok(Object.values(verdicts(ran)).includes('not met'));
});
