import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runOnAdapter } from './testing/on-adapter.ts';

/** Of the rehearsal itself: its ledger, whatever the desk. */
const OF_THE_LEDGER = /^features\/documents\/evidence\.feature:.*The same proof kept twice is one file/;

test('no scenario shows anything of a desk of which nothing can be seen: each asks for what it uses', async (t) => {
  const ran = await runOnAdapter(t, { adapter: 'faulty/bare' });
  const shown = ran
    .filter(({ file, name, verdict }) => verdict !== 'needs review' && !OF_THE_LEDGER.test(`${file}:${name}`))
    .map(({ id, verdict, cause }) => `${id}: ${verdict} (${cause})`);
  assert.deepEqual(shown, []);
  assert.ok(ran.length > 150, `${ran.length} scenarios`);
});
