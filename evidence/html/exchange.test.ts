import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exchanges } from './exchange.ts';
import { reportTimes } from './times.ts';

const times = reportTimes();

const ONE = { at: '2026-11-23T10:00:00Z', method: 'POST', path: '/troubleTicket', status: 'lost' };

test('annotations of an exchange are shown, escaped; without any, nothing is shown', () => {
  const happened = [{ at: ONE.at, kind: 'fault', says: 'lost-answer: stored, <then> reset' }, 'no happening', { kind: 1 }];
  const { markup } = exchanges({ ...ONE, until: '2026-11-23T10:05:00Z', happened }, times);
  assert.match(markup, /<li><b>fault<\/b>: lost-answer: stored, &lt;then&gt; reset<\/li>/);
  assert.equal(markup.match(/<li>/g)?.length, 1);
  assert.match(markup, /over at <time datetime="2026-11-23T10:05:00Z">/);
  for (const none of [ONE, { ...ONE, happened: [] }, { ...ONE, happened: 'text' }])
    assert.doesNotMatch(exchanges(none, times).markup, /<ul/);
});
