import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { loadStandard } from '../index.ts';
import { copyOfShipped } from '../testing/copy.ts';

const copy = await copyOfShipped();
after(() => copy[Symbol.asyncDispose]());

for (const [what, from, to, says] of [
  [
    'an approver',
    'normal: [change-manager]',
    'normal: [change-manger]',
    /change\.yaml:\d+ {2}approvers\.normal\[1\] {2}there is no role "change-manger".*Did you mean "change-manager"/,
  ],
  [
    'a customer',
    'organisation: queensferry',
    'organisation: queensfery',
    /there is no organisation "queensfery"[^]*"queensferry" of organisations\.yaml is missing, so nobody there would be given notice/,
  ],
  [
    'a service of a window',
    'services: [ward-network]\n    week',
    'services: [ward-netwrok]\n    week',
    /windows\[1\]\.services\[1\] {2}there is no service or dependency "ward-netwrok".*Did you mean "ward-network"/,
  ],
  [
    'the time of a freeze',
    'from: 2026-12-19T00:00, to: 2027-01-02T00:00',
    'from: 2026-12-19T00:00, to: 2026-12-18T00:00',
    /freezes\[winter-2026\] {2}ends at 2026-12-18T00:00, which is not after/,
  ],
  ['a local time', 'from: 2027-02-03T00:00', 'from: 2027-02-30T00:00', /"2027-02-30T00:00" is not a local time/],
  ['a window', "thu: ['20:00-23:00'", "thu: ['20:00-25:00'", /"20:00-25:00" is not a window/],
  ['a duration', 'chaseEvery: PT48H', 'chaseEvery: P2D', /notice\.chaseEvery {2}"P2D" is not a duration/],
  ['a day', '2026-12-29, 2026-12-30', '2026-12-29, 2026-12-32', /"2026-12-32" is not a date/],
  [
    'a calendar',
    'calendar: office\n    # The borough',
    'calendar: ofice\n    # The borough',
    /there is no calendar "ofice".*Did you mean "office"/,
  ],
  ['an item twice', '- { id: scripts', '- { id: articles', /"articles" is here for the second time/],
  ['a key', 'workingDays: 5', 'workingDay: 5', /workingDay {2}is not a key of notice\. Did you mean "workingDays"/],
] as const)
  test(`refused: ${what} that cannot be`, async () => {
    assert.match((await copy.refusal('change.yaml', (text) => text.replace(from, to))) ?? 'accepted', says);
  });

test('a standard may keep no changes', async () => {
  await rm(join(copy.dir, 'change.yaml'));
  assert.equal((await loadStandard(copy.dir)).change, null);
});
