import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal, UsageError } from '../kernel/index.ts';
import type { Tier } from '../kernel/index.ts';
import { compileCalendars, definitionOf, readClock, readClockSummary, type ClockEvent } from './index.ts';
import { daily } from './testing/shorthand.ts';

const at = (text: string) => Temporal.Instant.from(text);
const target = { response: 'PT15M', resolution: 'PT4H', calendar: 'round' };
const tier: Tier = {
  id: 'platinum',
  name: 'Platinum',
  hours: 'round the clock',
  targets: { 1: target, 2: target, 3: target, 4: target, 5: target },
  pausedBy: ['awaiting-caller'],
};
const calendars = compileCalendars({ round: { zone: 'Europe/London', versions: [{ week: daily('00:00-24:00') }] } });
const opened: ClockEvent = { at: at('2026-12-25T03:00:00Z'), type: 'opened', severity: '1' };

test('a tier becomes a response and a resolution clock', () => {
  const due = (promise: 'response' | 'resolution') =>
    String(readClock(definitionOf(tier, promise), calendars, [opened], opened.at).due);
  assert.deepEqual([due('response'), due('resolution')], ['2026-12-25T03:15:00Z', '2026-12-25T07:00:00Z']);
});

test('further rules override the defaults, as for the clock of a supplier', () => {
  const definition = definitionOf(tier, 'resolution', { kind: 'UC', measures: 'supplier', of: 'lsp' });
  const events: readonly ClockEvent[] = [opened, { at: at('2026-12-25T03:05:00Z'), type: 'handedOff', supplier: 'lsp' }];
  assert.equal(String(readClockSummary(definition, calendars, events, at('2026-12-25T04:00:00Z')).due), '2026-12-25T07:05:00Z');
});

test('the summary equals the answer without its segments', () => {
  const when = at('2026-12-25T04:00:00Z');
  const { segments, ...summary } = readClock(definitionOf(tier, 'response'), calendars, [opened], when);
  assert.equal(segments.length, 1);
  assert.equal(
    JSON.stringify(readClockSummary(definitionOf(tier, 'response'), calendars, [opened], when)),
    JSON.stringify(summary),
  );
});

test('impossible events are refused, and events after the question are ignored', () => {
  const twice: readonly ClockEvent[] = [opened, { ...opened, at: at('2026-12-25T05:00:00Z') }];
  const definition = definitionOf(tier, 'response');
  assert.throws(
    () => readClock(definition, calendars, twice, at('2026-12-25T05:00:00Z')),
    (error) => error instanceof Refusal && error.code === 'impossible-events',
  );
  assert.equal(readClockSummary(definition, calendars, twice, at('2026-12-25T04:00:00Z')).state, 'running');
  assert.throws(() => readClock(definition, calendars, [...twice].reverse(), at('2026-12-25T06:00:00Z')), Refusal);
});

test('a target that names an undefined calendar is refused', () => {
  assert.throws(() => readClockSummary(definitionOf(tier, 'response'), new Map(), [opened], opened.at), UsageError);
});
