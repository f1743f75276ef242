import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { copyOfShipped } from '../testing/copy.ts';

const copy = await copyOfShipped();
after(() => copy[Symbol.asyncDispose]());
const swap = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to);

/** File, change, text that stands on the line to be named, and the expected complaint. */
const REFUSED: readonly (readonly [file: string, change: (text: string) => string, on: string, says: string])[] = [
  [
    'follow-up.yaml',
    swap("at: '01:30'", "at: '24:00'"),
    '24:00',
    'nightlyClose.at  "24:00" is not a time of day. Write it like 01:30.',
  ],
  [
    'follow-up.yaml',
    swap('calendar: office\n\n', 'calendar: office\n  unanswered: { askAgainAfter: PT50H, after: PT50H }\n\n'),
    'askAgainAfter: PT50H',
    'nightlyClose.unanswered.after  comes before the caller is asked again (PT50H). Make it longer than that.',
  ],
  [
    'follow-up.yaml',
    swap('reason: awaiting-caller', 'reason: awaiting-callers'),
    'awaiting-callers',
    'chase[1].reason  there is no reason to pause "awaiting-callers" in tiers.yaml. Did you mean "awaiting-caller"?',
  ],
  [
    'follow-up.yaml',
    swap('every: PT10H', 'every: P1D'),
    'P1D',
    'chase[1].every  "P1D" is not a duration in whole hours, minutes and seconds. Write it like PT4H or PT1H30M.',
  ],
  [
    'services.yaml',
    swap('tier: platinum', 'tier: None'),
    'tier: None',
    'services[crs].tier  there is no tier "None" in tiers.yaml. There are platinum, gold, silver-plus, silver, bronze.',
  ],
  [
    'tiers.yaml',
    swap('id: bronze', 'id: none'),
    'id: none',
    'tiers[none].id  "none" marks a service without service levels. Give this tier another name.',
  ],
];

for (const [file, change, on, says] of REFUSED) {
  test(`refused: ${says}`, async () => {
    let line = 0;
    const refusal = await copy.refusal(file, (text) => {
      const changed = change(text);
      line = changed.split(on)[0]!.split('\n').length;
      return changed;
    });
    assert.ok(
      refusal?.split('\n').includes(`${file}:${line}  ${says}`),
      `expected ${file}:${line}  ${says}\n but got ${refusal}`,
    );
  });
}

test('a service may have no target, and automatic closing and chasing may be left out', async () => {
  const without = await copy.spoilt('services.yaml', swap('tier: platinum', 'tier: none'));
  assert.equal(without.services.find(({ id }) => id === 'crs')?.tier, 'none');
  const silent = await copy.spoilt('follow-up.yaml', () => 'chase: []\n');
  assert.deepEqual(silent.followUp, { chase: [] });
});
