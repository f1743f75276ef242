import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { checkFaults } from './check.ts';
import { FAULTS } from './catalogue.ts';
import type { Mode } from './types.ts';

const REFUSED: readonly (readonly [unknown, Mode | null, RegExp])[] = [
  ['latency', null, /^faults {2}must be a list of faults/],
  [['latency'], null, /faults\[1\] {2}must be a fault/],
  [[{ times: 2 }], null, /faults\[1\] {2}has no "fault"/],
  [[{ fault: 'lost-answers' }], null, /faults\[1\]\.fault {2}there is no fault "lost-answers"\. Did you mean "lost-answer"\?/],
  [[{ fault: 'lost-answer', tmes: 2 }], null, /faults\[1\]\.tmes {2}is not a parameter of lost-answer\. Did you mean "times"\?/],
  [[{ fault: 'lost-answer', times: 0 }], null, /times {2}must be a whole number from 1/],
  [[{ fault: 'lost-answer', share: 1.5 }], null, /share {2}must be a number from 0 to 1/],
  [[{ fault: 'lost-answer', on: 'callback' }], null, /on {2}lost-answer cannot hit callback; it can hit token, create/],
  [[{ fault: 'lost-answer', on: 'creat' }], null, /on {2}must be one of .* Did you mean "create"\?/],
  [[{ fault: 'lost-answer', from: 'soon' }], null, /from {2}must be an ISO instant, or an ISO duration/],
  [[{ fault: 'latency' }], null, /faults\[1\] {2}has no "takes", which a fixed latency needs/],
  [
    [{ fault: 'latency', distribution: 'lognormal', median: 'PT2S', p90: 'PT1S' }],
    null,
    /needs a "median" above zero, and a "p90"/,
  ],
  [[{ fault: 'latency', distribution: 'uniform', least: 'PT2S', most: 'PT1S' }], null, /has a "least" above its "most"/],
  [[{ fault: 'latency', takes: '2 s' }], null, /takes {2}must be an ISO duration/],
  [[{ fault: 'latency', takes: '-PT2S' }], null, /takes {2}must not be negative/],
  [[{ fault: 'outage' }], null, /has no "lasts"/],
  [[{ fault: 'clock-skew', share: 0.5 }], null, /holds for everything the supplier stamps/],
  [[{ fault: 'dribble' }], 'in-process', /faults\[1\]\.fault {2}dribble needs the supplier on a real port/],
  [[{ fault: 'truncated' }], 'in-process', /truncated needs the supplier on a real port/],
  [[{ fault: 'empty', of: 'connection' }], 'in-process', /of {2}"connection" of empty needs the supplier on a real port/],
  [[{ fault: 'malformed', of: 'framing' }], 'in-process', /of {2}"framing" of malformed needs the supplier on a real port/],
  [[{ fault: 'empty', of: 'conection' }], null, /must be one of body, connection, not "conection"\. Did you mean "connection"\?/],
];

for (const [list, mode, message] of REFUSED) {
  test(`${JSON.stringify(list)} is refused ${mode ?? 'in any mode'}`, () => {
    assert.throws(() => checkFaults(list, mode), { name: 'UsageError', message });
  });
}

test('every fault is valid as the catalogue describes it, also with numbers as text', () => {
  for (const { id, on, modes } of FAULTS) {
    const needed = id === 'latency' ? { takes: 'PT1S' } : id === 'outage' ? { lasts: 'PT4H' } : {};
    const bounded = id === 'clock-skew' ? {} : { on: on[0], share: '0.5', times: '3' };
    for (const mode of modes)
      assert.doesNotThrow(() => checkFaults([{ fault: id, ...needed, ...bounded, from: 'PT1M', until: 'P1D' }], mode), id);
  }
});

test('the README lists every fault as the catalogue describes it', () => {
  const readme = readFileSync(path.join(import.meta.dirname, '..', 'README.md'), 'utf8').replace(/ +/g, ' ');
  for (const { id, says } of FAULTS) assert.ok(readme.includes(`| \`${id}\` | ${says} |`), id);
});
