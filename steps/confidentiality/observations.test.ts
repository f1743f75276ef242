import assert from 'node:assert/strict';
import { test } from 'node:test';
import { containsNumber } from './observations.ts';

const NUMBER = '4010232137';

for (const text of [
  '4010232137',
  '401 023 2137',
  '401\u00a0023\u00a02137',
  '401</td><td>023</td><td>2137',
  '401&nbsp;023&#160;2137',
  '４０１０２３２１３７',
  '401%20023%C2%A02137',
  '٤٠١ ٠٢٣ ٢١٣٧',
  '(401)\n023-2137',
  '4\u200b0\u200b1\u200b0\u200b2\u200b3\u200b2\u200b1\u200b3\u200b7',
])
  test(`${JSON.stringify(text)} holds the number`, () => assert.ok(containsNumber(`x ${text} y`, NUMBER)));

for (const text of ['401 023 213', '[NHS number removed]', '401 ward 023 bed 2137', '4010232138'])
  test(`${JSON.stringify(text)} does not`, () => assert.ok(!containsNumber(text, NUMBER)));
