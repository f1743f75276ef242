import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import type { Findings } from '../../testing/many-hand-offs.ts';

/** Every fault of a call or an event, by its name in the supplier's journal. */
const FAULTS = [
  ...['reset', 'lost-answer', 'unavailable', 'too-many', 'expired-token', 'empty', 'truncated', 'malformed'],
  ...['stores-nothing', 'forgets'],
  ...['callback-lost', 'callback-late', 'callback-duplicated', 'callback-reordered', 'wrong-signature'],
];

const RUNS = [
  { count: 10_000, callbacks: 'full', whose: 'whose events carry their ticket' },
  { count: 1_000, callbacks: 'thin', whose: 'whose events only name it' },
] as const;

for (const { count, callbacks, whose } of RUNS)
  test(`${count} hand-offs to a supplier ${whose}, under every fault: one ticket each, no update lost or applied twice`, async (t) => {
    const child = fork(
      new URL('../../testing/one-under-faults.ts', import.meta.url),
      [String(count), 'ten thousand', callbacks],
      {
        execArgv: ['--disable-warning=ExperimentalWarning'],
      },
    );
    const gone = once(child, 'exit').then(([code]) => `exit code ${code}`);
    const found = await Promise.race([once(child, 'message').then(([findings]) => findings as Findings), gone]);
    if (typeof found === 'string') throw new Error(`The hand-offs ended before anything was found: ${found}.`);
    await gone;
    const {
      handOffs,
      tickets,
      updates,
      applied,
      tooLate,
      calls,
      events,
      struck: injected,
      neverStored,
      givenBack,
      forgotten,
      silent,
      chains,
      documents,
    } = found;
    t.diagnostic(`${handOffs} hand-offs, ${calls} calls and ${events} events; faults ${JSON.stringify(injected)}`);
    t.diagnostic(
      `${tickets} tickets, ${updates} updates of the supplier, ${applied} applied, ${tooLate} more recorded as outdated`,
    );
    t.diagnostic(
      `${neverStored} never stored, ${givenBack} given to a person; ${forgotten} forgotten, ${silent} found silent; ${chains} chains intact; ${documents} documents sent once`,
    );
    assert.deepEqual(found.wrong.slice(0, 20), []);
    assert.equal(tickets, handOffs - neverStored);
    assert.equal(applied, updates);
    assert.equal(givenBack, neverStored);
    assert.equal(silent, forgotten);
    assert.equal(chains, Math.ceil(handOffs / 10));
    assert.ok(documents > count / 25, 'too few documents were sent');
    for (const fault of FAULTS)
      assert.ok((injected[fault] ?? 0) > 0, `${fault} was never injected, so this run proves nothing about it`);
  });
