import assert from 'node:assert/strict';
import { test } from 'node:test';
import { realTime } from '../kernel/clock/real-time.ts';
import { UsageError } from '../kernel/index.ts';
import { answerFile } from './index.ts';
import { daily, event, clockCase } from './testing/shorthand.ts';

const asked = (file: Record<string, unknown>, ...times: readonly string[]) =>
  JSON.stringify({ ...file, questions: times.map((at) => ({ clock: 'it', at })) });
const office = (version: object, more: object = {}) =>
  clockCase(more, ['09:00 opened 1'], { office: { zone: 'Europe/London', versions: [version] } });
const two = (n: number) => String(n).padStart(2, '0');
const windows = Array.from(
  { length: 5000 },
  (_, i) => `${two((i * 7) % 24)}:${two(i % 60)}-${two((i * 5) % 24)}:${two((i * 11) % 60)}`,
);
const shutForEver = { week: daily('08:00-17:00'), closures: [{ from: '0001-01-01T00:00', to: '9999-12-31T24:00' }] };
const reopenings = Array.from({ length: 20_000 }, (_, i) => event(`10:00 ${i % 2 ? 'reopened' : 'resolved'}`));
const ten = { targets: { 1: { target: 'PT999999H', calendar: 'office' } } };
const NOW = '2026-01-12T10:00:00Z';
const FAR = '9999-12-31T23:59:59.999Z';

const FILES: readonly (readonly [string, string])[] = [
  ['deep lists', '['.repeat(1_000_000) + ']'.repeat(1_000_000)],
  ['deep objects', '{"a":'.repeat(300_000) + '1' + '}'.repeat(300_000)],
  ['a long string', `"${'\\n'.repeat(3_000_000)}"`],
  [
    'a long zone',
    asked(clockCase({}, ['09:00 opened 1'], { office: { zone: 'A'.repeat(1_000_000), versions: [shutForEver] } }), NOW),
  ],
  ['a calendar that never opens', asked(office(shutForEver), NOW, FAR)],
  ['thousands of windows, nothing due for ten years', asked(office({ week: { mon: windows } }, ten), NOW)],
  ['a question eight thousand years ahead', asked(office({ week: { mon: ['08:00-17:00'] } }), FAR)],
  [
    'a hundred questions eight thousand years ahead',
    asked(office({ week: { mon: ['08:00-17:00'] } }), ...Array.from({ length: 100 }, () => FAR)),
  ],
  [
    'fifty thousand closures',
    asked(office({ week: daily('08:00-17:00'), closures: Array.from({ length: 50_000 }, () => '2026-01-13') }), NOW),
  ],
  [
    'an incident that is reopened ten thousand times at once',
    asked({ ...office({ week: daily('08:00-17:00') }), events: [event('09:00 opened 1'), ...reopenings] }, NOW),
  ],
  ['ten thousand and one windows', asked(office({ week: { mon: [...windows, ...windows, '08:00-09:00'] } }), NOW)],
];
for (const [name, text] of FILES) {
  test(`answered or refused, never hung: ${name}`, () => {
    const began = realTime.elapsedMs();
    try {
      assert.equal(answerFile(text, 'hostile.json').length, 1);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      assert.ok(error.message.length < 600, 'a refusal is short');
    }
    assert.ok(realTime.elapsedMs() - began < 30_000);
  });
}

test('a thousand cases take seconds', () => {
  const one = clockCase({}, ['09:00 opened 1', '10:00 resolved']);
  const cases = Array.from({ length: 1000 }, (_, i) => ({ ...one, id: `case ${i}`, questions: [{ clock: 'it', at: NOW }] }));
  const began = realTime.elapsedMs();
  assert.equal(answerFile(JSON.stringify({ format: 1, cases }), 'many.json').length, 1000);
  assert.ok(realTime.elapsedMs() - began < 10_000);
});
