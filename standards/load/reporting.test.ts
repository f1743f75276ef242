import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { loadStandard } from '../load.ts';
import { copyOfShipped } from '../testing/copy.ts';

const copy = await copyOfShipped();
after(() => copy[Symbol.asyncDispose]());

/** What is written, what is written instead, and the complaint. */
const REFUSED: readonly (readonly [from: string, to: string, says: string])[] = [
  ["at: '09:00'", "at: '9'", 'send.at  "9" is not a time of day. Write it like 09:00.'],
  [
    'organisation: northgate',
    'organisation: northgat',
    'recipients[2].organisation  there is no organisation "northgat" in organisations.yaml. Did you mean "northgate"?',
  ],
  ['organisation: northgate', 'organisation: queensferry', '"queensferry" is here for the second time. Remove one'],
  ['mail: service-manager@northgate-uh.nhs.example', 'mail: northgate', 'recipients[2].mail  "northgate" is not a mail address.'],
  ['  calendar: office\n\n# Bounds', '  calendar: offices\n\n# Bounds', 'Did you mean "office"?'],
  ['[PT24H, PT72H,', '[PT24H, PT12H,', 'ageBounds[2]  "PT12H" is not longer than "PT24H". Write them in ascending order.'],
  ['within: PT60S', 'within: soon', 'answering.within  "soon" is not a duration'],
];
for (const [from, to, says] of REFUSED)
  test(`refused: ${says}`, async () => {
    const refusal = await copy.refusal('reporting.yaml', (text) => text.replace(from, to));
    assert.ok(refusal?.includes(says), String(refusal));
  });

test('a standard may state nothing about reports: then none is mailed', async () => {
  await rm(join(copy.dir, 'reporting.yaml'));
  const { reporting } = await loadStandard(copy.dir);
  assert.deepEqual([reporting.send, reporting.recipients], [undefined, []]);
});
