import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daily, read, clockCase, week } from './testing/shorthand.ts';

/** Rows: title, the clock's own keys, the events, the instant of the question, the reading. */
type Row = readonly [
  title: string,
  clock: object,
  events: readonly string[],
  when: string,
  summary: string,
  ...segments: readonly string[],
];

function table(name: string, rows: readonly Row[]): void {
  for (const [title, clock, events, when, summary, ...segments] of rows) {
    test(`${name}: ${title}`, () => {
      const answer = read(clockCase(clock, events), when);
      assert.equal(answer.summary, summary);
      if (segments.length > 0) assert.deepEqual(answer.segments, segments);
    });
  }
}

const response = { measures: 'response' };
const update = { measures: 'update' };
const team = { kind: 'OLA', measures: 'team', of: 'x' };
const supplier = { kind: 'UC', measures: 'supplier', of: 'x' };

// prettier-ignore
table('a run', [
  ['response starts when opened', response, ['09:00 opened 1'], '10:00', 'running 1:00 of 4:00 due 13:00'],
  ['response stops at the first counting response', response, ['09:00 opened 1', '09:30 responded analyst', '10:00 responded analyst'], '12:00', 'stopped 0:30 of 4:00 due 13:00'],
  ['response stops when resolved', response, ['09:00 opened 1', '09:30 resolved'], '12:00', 'stopped 0:30 of 4:00 due 13:00'],
  ['response stops when closed', response, ['09:00 opened 1', '09:30 closed'], '12:00', 'stopped 0:30 of 4:00 due 13:00'],
  ['response starts once only', response, ['09:00 opened 1', '09:30 resolved', '10:00 reopened'], '12:00', 'stopped 0:30 of 4:00 due 13:00'],
  ['update does not start when opened', update, ['09:00 opened 1'], '10:00', 'not-started 0:00'],
  ['update starts anew at each counting response', update, ['09:00 opened 1', '09:30 responded analyst', '11:00 responded analyst'], '11:30', 'running 0:30 of 4:00 due 15:00', '11:00-11:30 open * 1 office/0'],
  ['update stops when resolved', update, ['09:00 opened 1', '09:30 responded analyst', '10:00 resolved'], '12:00', 'stopped 0:30 of 4:00 due 13:30'],
  ['update does not start while resolved', update, ['09:00 opened 1', '10:00 resolved', '10:30 responded analyst'], '12:00', 'not-started 0:00'],
  ['update starts at a reopening after a response made while resolved', update, ['09:00 opened 1', '10:00 resolved', '10:30 responded analyst', '11:00 reopened'], '12:00', 'running 1:00 of 4:00 due 15:00'],
  ['update starts at a reopening after a response made while closed', update, ['09:00 opened 1', '10:00 closed', '10:30 responded analyst', '11:00 reopened'], '12:00', 'running 1:00 of 4:00 due 15:00'],
  ['update does not start at a reopening without any response', update, ['09:00 opened 1', '10:00 resolved', '11:00 reopened'], '12:00', 'not-started 0:00'],
  ['resolution continues when reopened', {}, ['09:00 opened 1', '10:00 resolved', '12:00 reopened'], '13:00', 'running 2:00 of 4:00 due 15:00', '09:00-10:00 open * 1 office/0', '10:00-12:00 resolved 1 office/0', '12:00-13:00 open * 1 office/0'],
  ['resolution starts afresh when reopened, if the clock says fresh', { reopen: 'fresh' }, ['09:00 opened 1', '10:00 resolved', '12:00 reopened'], '13:00', 'running 1:00 of 4:00 due 16:00', '12:00-13:00 open * 1 office/0'],
  ['team starts when the incident is assigned to it', team, ['09:00 opened 1', '09:30 assigned y', '10:00 assigned x'], '11:00', 'running 1:00 of 4:00 due 14:00'],
  ['team continues when the incident is assigned to it again', team, ['09:00 opened 1', '10:00 assigned x', '10:30 assigned x'], '11:00', 'running 1:00 of 4:00 due 14:00'],
  ['team stops when the incident is assigned to another', team, ['09:00 opened 1', '10:00 assigned x', '10:30 assigned y'], '12:00', 'stopped 0:30 of 4:00 due 14:00'],
  ['team stops when handed off', team, ['09:00 opened 1', '10:00 assigned x', '10:30 handedOff s'], '12:00', 'stopped 0:30 of 4:00 due 14:00'],
  ['team stops when resolved, and does not start when reopened', team, ['09:00 opened 1', '10:00 assigned x', '10:30 resolved', '11:00 reopened'], '12:00', 'stopped 0:30 of 4:00 due 14:00'],
  ['team starts anew when the incident is assigned to it later', team, ['09:00 opened 1', '10:00 assigned x', '10:30 assigned y', '11:00 assigned x'], '11:15', 'running 0:15 of 4:00 due 15:00'],
  ['a return from the supplier assigns no team', team, ['09:00 opened 1', '10:00 assigned x', '10:30 handedOff s', '11:00 returned'], '12:00', 'stopped 0:30 of 4:00 due 14:00'],
  ['a return from the supplier removes no team', team, ['09:00 opened 1', '10:00 handedOff s', '10:30 assigned x', '11:00 returned'], '12:00', 'running 1:30 of 4:00 due 14:30'],
  ['supplier starts when handed off to it', supplier, ['09:00 opened 1', '10:00 handedOff x'], '11:00', 'running 1:00 of 4:00 due 14:00'],
  ['supplier continues when handed off to it again', supplier, ['09:00 opened 1', '10:00 handedOff x', '10:30 handedOff x'], '11:00', 'running 1:00 of 4:00 due 14:00'],
  ['supplier continues when a team is assigned', supplier, ['09:00 opened 1', '10:00 handedOff x', '10:30 assigned y'], '11:00', 'running 1:00 of 4:00 due 14:00'],
  ['supplier stops when handed off to another', supplier, ['09:00 opened 1', '10:00 handedOff x', '10:30 handedOff y'], '12:00', 'stopped 0:30 of 4:00 due 14:00'],
  ['supplier stops when returned', supplier, ['09:00 opened 1', '10:00 handedOff x', '10:30 returned'], '12:00', 'stopped 0:30 of 4:00 due 14:00'],
  ['supplier stops when closed', supplier, ['09:00 opened 1', '10:00 handedOff x', '10:30 closed'], '12:00', 'stopped 0:30 of 4:00 due 14:00'],
  ['reopen and countsAsResponse are ignored where they do not apply', { ...team, reopen: 'fresh', countsAsResponse: { internal: true } }, ['09:00 opened 1', '10:00 assigned x'], '11:00', 'running 1:00 of 4:00 due 14:00'],
  ['a kind changes no arithmetic', { kind: 'UC' }, ['09:00 opened 1'], '10:00', 'running 1:00 of 4:00 due 13:00'],
]);

// prettier-ignore
table('a counting response', [
  ['a reply of the caller does not count', response, ['09:00 opened 1', '09:30 responded caller'], '10:00', 'running 1:00 of 4:00 due 13:00'],
  ['a response of a system or a supplier does not count', response, ['09:00 opened 1', '09:30 responded system', '09:40 responded supplier'], '10:00', 'running 1:00 of 4:00 due 13:00'],
  ['an internal note does not count', response, ['09:00 opened 1', '09:30 responded analyst internal'], '10:00', 'running 1:00 of 4:00 due 13:00'],
  ['responders named by the clock count', { ...response, countsAsResponse: { by: ['system'] } }, ['09:00 opened 1', '09:20 responded analyst', '09:30 responded system'], '10:00', 'stopped 0:30 of 4:00 due 13:00'],
  ['internal responses count if the clock says so, still only those of the analyst', { ...response, countsAsResponse: { internal: true } }, ['09:00 opened 1', '09:20 responded caller internal', '09:30 responded analyst internal'], '10:00', 'stopped 0:30 of 4:00 due 13:00'],
  ['no response counts if no responder is named', { ...response, countsAsResponse: { by: [] } }, ['09:00 opened 1', '09:30 responded analyst'], '10:00', 'running 1:00 of 4:00 due 13:00'],
]);

const waits = { pausedBy: ['caller', 'parts'] };
// prettier-ignore
table('a pause', [
  ['the clock pauses for its reasons', waits, ['09:00 opened 1', '10:00 paused caller'], '12:00', 'paused 1:00 of 4:00 due -', '09:00-10:00 open * 1 office/0', '10:00-12:00 paused: caller 1 office/0'],
  ['the clock does not pause for other reasons', waits, ['09:00 opened 1', '10:00 paused lunch'], '12:00', 'running 3:00 of 4:00 due 13:00'],
  ['the clock does not pause by default', {}, ['09:00 opened 1', '10:00 paused caller'], '12:00', 'running 3:00 of 4:00 due 13:00'],
  ['a new reason replaces the reason before', waits, ['09:00 opened 1', '10:00 paused caller', '11:00 paused parts'], '12:00', 'paused 1:00 of 4:00 due -', '09:00-10:00 open * 1 office/0', '10:00-11:00 paused: caller 1 office/0', '11:00-12:00 paused: parts 1 office/0'],
  ['a new reason that does not pause lets it run', waits, ['09:00 opened 1', '10:00 paused caller', '11:00 paused lunch'], '12:00', 'running 2:00 of 4:00 due 14:00'],
  ['the same reason again changes nothing', waits, ['09:00 opened 1', '10:00 paused caller', '11:00 paused caller'], '12:00', 'paused 1:00 of 4:00 due -', '09:00-10:00 open * 1 office/0', '10:00-12:00 paused: caller 1 office/0'],
  ['every kind of clock pauses', { ...team, ...waits }, ['09:00 opened 1', '09:30 paused caller', '10:00 assigned x', '11:00 resumed'], '12:00', 'running 1:00 of 4:00 due 15:00', '10:00-11:00 paused: caller 1 office/0', '11:00-12:00 open * 1 office/0'],
  ['the clock pauses while with a supplier, if it names that reason', { pausedBy: ['supplier'] }, ['09:00 opened 1', '10:00 handedOff s'], '12:00', 'paused 1:00 of 4:00 due -', '09:00-10:00 open * 1 office/0', '10:00-12:00 paused: supplier 1 office/0'],
  ['a hand-over to another supplier does not end it', { pausedBy: ['supplier'] }, ['09:00 opened 1', '10:00 handedOff s', '11:00 handedOff t'], '12:00', 'paused 1:00 of 4:00 due -', '09:00-10:00 open * 1 office/0', '10:00-12:00 paused: supplier 1 office/0'],
  ['an assignment does not end the time with the supplier', { pausedBy: ['supplier'] }, ['09:00 opened 1', '10:00 handedOff s', '11:00 assigned x'], '12:00', 'paused 1:00 of 4:00 due -'],
  ['a return ends the time with the supplier', { pausedBy: ['supplier'] }, ['09:00 opened 1', '10:00 handedOff s', '11:00 returned'], '12:00', 'running 2:00 of 4:00 due 14:00'],
  ["an event's reason takes precedence over the supplier", { pausedBy: ['supplier', 'caller'] }, ['09:00 opened 1', '10:00 handedOff s', '11:00 paused caller', '11:30 resumed'], '12:00', 'paused 1:00 of 4:00 due -', '09:00-10:00 open * 1 office/0', '10:00-11:00 paused: supplier 1 office/0', '11:00-11:30 paused: caller 1 office/0', '11:30-12:00 paused: supplier 1 office/0'],
  ['a reason that does not pause leaves the pause for the supplier', { pausedBy: ['supplier'] }, ['09:00 opened 1', '10:00 handedOff s', '11:00 paused lunch'], '12:00', 'paused 1:00 of 4:00 due -', '09:00-10:00 open * 1 office/0', '10:00-12:00 paused: supplier 1 office/0'],
  ['hand-off, return and assignment do not end it', waits, ['09:00 opened 1', '10:00 paused caller', '10:30 handedOff s', '11:00 returned', '11:30 assigned x'], '12:00', 'paused 1:00 of 4:00 due -'],
  ['resolving ends it', waits, ['09:00 opened 1', '10:00 paused caller', '11:00 resolved', '12:00 reopened'], '13:00', 'running 2:00 of 4:00 due 15:00', '09:00-10:00 open * 1 office/0', '10:00-11:00 paused: caller 1 office/0', '11:00-12:00 resolved 1 office/0', '12:00-13:00 open * 1 office/0'],
  ['resolving ends the time with the supplier', { pausedBy: ['supplier'] }, ['09:00 opened 1', '10:00 handedOff s', '11:00 closed', '12:00 reopened'], '13:00', 'running 2:00 of 4:00 due 15:00'],
  ['is shown where the calendar is closed too', waits, ['16:00 opened 1', '16:30 paused caller'], 'tue 09:00', 'paused 0:30 of 4:00 due -', '16:00-16:30 open * 1 office/0', '16:30-tue 09:00 paused: caller 1 office/0'],
]);

const raised = ['09:00 opened 1', '10:00 paused caller', '11:00 resumed', '12:00 reclassified 2'];
// prettier-ignore
table('a reclassification', [
  ['forward is the default, keeps the counted time, and is due now if that exceeds the new target', waits, raised, '12:30', 'running 2:30 of 1:00 breached due 12:00', '09:00-10:00 open * 1 office/0', '10:00-11:00 paused: caller 1 office/0', '11:00-12:00 open * 1 office/0', '12:00-12:30 open * 2 office/0'],
  ['forward continues by the new calendar', {}, ['07:00 opened 1', '09:00 reclassified 3'], '18:00', 'running 10:00 of 8:00 breached due 16:00', '07:00-08:00 closed 1 office/0', '08:00-09:00 open * 1 office/0', '09:00-18:00 open * 3 round/0'],
  ['forward to a longer target: due later, although it was breached before', {}, ['09:00 opened 2', '11:00 reclassified 1'], '11:00', 'running 2:00 of 4:00 due 13:00'],
  ['forward while paused: breached, and once resumed due at the reclassification', waits, ['09:00 opened 1', '11:00 paused caller', '12:00 reclassified 2', '13:00 resumed'], '14:00', 'running 3:00 of 1:00 breached due 12:00'],
  ['retroactive counts the whole run anew', { ...waits, reclassify: 'retroactive' }, ['07:00 opened 1', '10:00 paused caller', '11:00 resumed', '12:00 reclassified 3'], '13:00', 'running 5:00 of 8:00 due 16:00', '07:00-10:00 open * 3 round/0', '10:00-11:00 paused: caller 3 round/0', '11:00-13:00 open * 3 round/0'],
  ['retroactive may give a deadline in the past', { reclassify: 'retroactive' }, ['09:00 opened 1', '12:00 reclassified 2'], '12:00', 'running 3:00 of 1:00 breached due 10:00'],
  ['reset starts a new run', { reclassify: 'reset' }, ['09:00 opened 1', '12:00 reclassified 2'], '12:30', 'running 0:30 of 1:00 due 13:00', '12:00-12:30 open * 2 office/0'],
  ['reset while paused starts it paused', { ...waits, reclassify: 'reset' }, ['09:00 opened 1', '11:00 paused caller', '12:00 reclassified 2'], '12:30', 'paused 0:00 of 1:00 due -', '12:00-12:30 paused: caller 2 office/0'],
  ['reset starts a response clock too', { ...response, reclassify: 'reset' }, ['09:00 opened 1', '12:00 reclassified 2'], '12:30', 'running 0:30 of 1:00 due 13:00'],
  ['a stopped clock is frozen', { ...response, reclassify: 'retroactive' }, ['09:00 opened 1', '10:00 responded analyst', '11:00 reclassified 3'], '12:00', 'stopped 1:00 of 4:00 due 13:00', '09:00-10:00 open * 1 office/0'],
  ['a clock not started takes the severity it starts under', team, ['09:00 opened 1', '10:00 reclassified 2', '11:00 assigned x'], '11:30', 'running 0:30 of 1:00 due 12:00'],
  ['a continued run is reclassified whole', { reclassify: 'retroactive' }, ['09:00 opened 1', '10:00 resolved', '11:00 reopened', '12:00 reclassified 3'], '12:00', 'running 2:00 of 8:00 due 18:00', '09:00-10:00 open * 3 round/0', '10:00-11:00 resolved 3 round/0', '11:00-12:00 open * 3 round/0'],
]);

// prettier-ignore
table('no target', [
  ['a severity without a target has no clock', {}, ['09:00 opened 9'], '10:00', 'none 0:00', '09:00-10:00 no target 9 null/null'],
  ['takes precedence over paused', waits, ['09:00 opened 9', '09:30 paused caller'], '10:00', 'none 0:00', '09:00-10:00 no target 9 null/null'],
  ['takes precedence over stopped', {}, ['09:00 opened 9', '09:30 resolved'], '10:00', 'none 0:00', '09:00-09:30 no target 9 null/null'],
  ['does not take precedence over cancelled', {}, ['09:00 opened 9', '09:30 merged'], '10:00', 'cancelled 0:00', '09:00-09:30 no target 9 null/null'],
  ['without a target nothing counts, not even the time counted before', {}, ['09:00 opened 1', '10:00 reclassified 9'], '11:00', 'none 0:00', '09:00-10:00 open 1 office/0', '10:00-11:00 no target 9 null/null'],
  ['forward: time without a target does not count, and the time before it counts again', {}, ['09:00 opened 1', '10:00 reclassified 9', '11:00 reclassified 1'], '12:00', 'running 2:00 of 4:00 due 14:00', '09:00-10:00 open * 1 office/0', '10:00-11:00 no target 9 null/null', '11:00-12:00 open * 1 office/0'],
  ['retroactive: that time counts under the new severity', { reclassify: 'retroactive' }, ['09:00 opened 9', '10:00 reclassified 1'], '11:00', 'running 2:00 of 4:00 due 13:00', '09:00-11:00 open * 1 office/0'],
  ['retroactive: the whole run loses its target', { reclassify: 'retroactive' }, ['09:00 opened 1', '10:00 reclassified 9'], '11:00', 'none 0:00', '09:00-11:00 no target 9 null/null'],
  ['a clock cancelled without a target reads zero', {}, ['09:00 opened 1', '10:00 reclassified 9', '11:00 merged'], '12:00', 'cancelled 0:00', '09:00-10:00 open 1 office/0', '10:00-11:00 no target 9 null/null'],
]);

// prettier-ignore
table('merging', [
  ['cancels a running clock, which keeps what it read', {}, ['09:00 opened 1', '10:00 merged'], '12:00', 'cancelled 1:00', '09:00-10:00 open * 1 office/0'],
  ['cancels one not started', team, ['09:00 opened 1', '10:00 merged'], '12:00', 'cancelled 0:00'],
  ['cancels a paused one', waits, ['09:00 opened 1', '09:30 paused caller', '10:00 merged'], '12:00', 'cancelled 0:30', '09:00-09:30 open * 1 office/0', '09:30-10:00 paused: caller 1 office/0'],
  ['leaves a stopped one', response, ['09:00 opened 1', '09:30 responded analyst', '10:00 merged'], '12:00', 'stopped 0:30 of 4:00 due 13:00'],
  ['leaves one stopped by resolving', {}, ['09:00 opened 1', '09:30 resolved', '10:00 merged'], '12:00', 'stopped 0:30 of 4:00 due 13:00'],
  ['a cancelled clock is not breached', {}, ['09:00 opened 2', '12:00 merged'], '12:00', 'cancelled 3:00'],
]);

// prettier-ignore
table('an answer', [
  ['includes events at its instant', {}, ['09:00 opened 1', '10:00 resolved'], '10:00', 'stopped 1:00 of 4:00 due 13:00'],
  ['ignores events after its instant', {}, ['09:00 opened 1', '10:00 resolved'], '09:59', 'running 0:59 of 4:00 due 13:00'],
  ['is not started before the first event', {}, ['09:00 opened 1'], '08:59', 'not-started 0:00'],
  ['has no segment at the start', {}, ['09:00 opened 1'], '09:00', 'running 0:00 of 4:00 due 13:00'],
  ['is running outside hours', {}, ['sat 09:00 opened 1'], 'sun 09:00', 'running 0:00 of 4:00 due 12:00', 'sat 09:00-sun 09:00 closed 1 office/0'],
  ['is not breached exactly on the target', {}, ['09:00 opened 2'], '10:00', 'running 1:00 of 1:00 due 10:00'],
  ['is breached a millisecond later', {}, ['09:00 opened 2'], '10:00:00.001', 'running 1:00+1ms of 1:00 breached due 10:00'],
  ['is due at the close of a day, not at the next opening', {}, ['13:00 opened 1'], 'tue 07:00', 'running 4:00 of 4:00 due 17:00'],
  ['is then breached at the next opening', {}, ['13:00 opened 1'], 'tue 08:00:00.001', 'running 4:00+1ms of 4:00 breached due 17:00'],
  ['has no deadline while paused, even if breached', waits, ['09:00 opened 2', '11:00 paused caller'], '12:00', 'paused 2:00 of 1:00 breached due -'],
  ['stopped: gives the deadline just before the stop', {}, ['09:00 opened 1', '10:00 resolved', '10:00 closed'], '12:00', 'stopped 1:00 of 4:00 due 13:00'],
  ['stopped at the instant it was paused: no deadline', waits, ['09:00 opened 1', '10:00 paused caller', '10:00 resolved'], '12:00', 'stopped 1:00 of 4:00 due -'],
  ['stopped at the instant it was resumed: a deadline', waits, ['09:00 opened 1', '10:00 paused caller', '11:00 resumed', '11:00 resolved'], '12:00', 'stopped 1:00 of 4:00 due 14:00'],
  ['stopped at the instant it was reclassified: by the new target', {}, ['09:00 opened 1', '11:00 reclassified 2', '11:00 resolved'], '12:00', 'stopped 2:00 of 1:00 breached due 11:00'],
  ['stopped while with the supplier: no deadline', { pausedBy: ['supplier'] }, ['09:00 opened 1', '10:00 handedOff s', '11:00 resolved'], '12:00', 'stopped 1:00 of 4:00 due -'],
  ['a pause of no length leaves no segment', waits, ['09:00 opened 1', '10:00 paused caller', '10:00 resumed'], '11:00', 'running 2:00 of 4:00 due 13:00', '09:00-11:00 open * 1 office/0'],
  ['reopened at the instant of the resolution: no gap', {}, ['09:00 opened 1', '10:00 resolved', '10:00 reopened'], '11:00', 'running 2:00 of 4:00 due 13:00', '09:00-11:00 open * 1 office/0'],
]);

test('every segment has the version of its calendar, paused ones included', () => {
  const versions = [{ week: week('08:00-17:00') }, { from: '2026-01-12T10:00:00Z', week: daily('00:00-24:00') }];
  const file = clockCase(waits, ['09:00 opened 1', '09:30 paused caller', '10:30 resumed'], {
    office: { zone: 'Europe/London', versions },
  });
  assert.deepEqual(read(file, '11:00').segments, [
    '09:00-09:30 open * 1 office/0',
    '09:30-10:00 paused: caller 1 office/0',
    '10:00-10:30 paused: caller 1 office/1',
    '10:30-11:00 open * 1 office/1',
  ]);
});

test('a deadline more than ten years away is null, and one reached long ago is still given', () => {
  const round = (target: string) => ({ targets: { 1: { target, calendar: 'round' } } });
  const asked = (target: string, when: string) => read(clockCase(round(target), ['09:00 opened 1']), when).answer.due;
  assert.equal(String(asked('PT87648H', '09:00')), '2036-01-12T09:00:00Z');
  assert.equal(asked('PT87649H', '09:00'), null);
  assert.equal(String(asked('PT1H', '2060-01-01T00:00:00Z')), '2026-01-12T10:00:00Z');
});
