import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localTimes } from '../../kernel/index.ts';
import { dateText, spanText, timeLeftText, sentenceInWords } from './dates.ts';

test('time left is shown in its two largest units', () => {
  const min = 60_000;
  for (const [ms, says] of [
    [80 * min, '1 h 20 min left'],
    [-5 * min, 'overdue by 5 min'],
    [59_999, 'under 1 min left'],
    [-1, 'overdue by under 1 min'],
    [120 * min, '2 h left'],
    [(2 * 1440 + 185) * min, '2 d 3 h left'],
  ] as const) {
    assert.equal(timeLeftText(ms), says);
  }
  assert.equal(spanText(0), 'under 1 min');
});

test('the date of a document is written like other dates; in a sentence only instants are replaced', () => {
  assert.equal(dateText('2026-11-03'), 'Tue 3 Nov 2026');
  assert.equal(dateText('next spring'), 'next spring');
  const [london, stJohns] = [localTimes('Europe/London'), localTimes('America/St_Johns')];
  const sentence = ['planned for ', { instant: '2026-11-22T19:09:44.028Z' }, ', not 2026-11-22T19:09:44Z, by mail'];
  assert.equal(sentenceInWords(sentence, london), 'planned for Sun 22 Nov 2026, 19:09, not 2026-11-22T19:09:44Z, by mail');
  assert.equal(sentenceInWords(sentence, stJohns), 'planned for Sun 22 Nov 2026, 15:39, not 2026-11-22T19:09:44Z, by mail');
});
