import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daily, read, story, week } from './testing/stories.ts';

/** Rows: what is said, the clock's own keys, the events, when asked, what it reads. */
type Row = readonly [
  says: string,
  clock: object,
  events: readonly string[],
  when: string,
  face: string,
  ...segments: readonly string[],
];

function table(name: string, rows: readonly Row[]): void {
  for (const [says, clock, events, when, face, ...segments] of rows) {
    test(`${name}: ${says}`, () => {
      const answer = read(story(clock, events), when);
      assert.equal(answer.face, face);
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
  ['resolution starts afresh when reopened, if so', { reopen: 'fresh' }, ['09:00 opened 1', '10:00 resolved', '12:00 reopened'], '13:00', 'running 1:00 of 4:00 due 16:00', '12:00-13:00 open * 1 office/0'],
  ['team starts when assigned there', team, ['09:00 opened 1', '09:30 assigned y', '10:00 assigned x'], '11:00', 'running 1:00 of 4:00 due 14:00'],
  ['team goes on when assigned there again', team, ['09:00 opened 1', '10:00 assigned x', '10:30 assigned x'], '11:00', 'running 1:00 of 4:00 due 14:00'],
  ['team stops when assigned elsewhere', team, ['09:00 opened 1', '10:00 assigned x', '10:30 assigned y'], '12:00', 'stopped 0:30 of 4:00 due 14:00'],
  ['team stops when handed off', team, ['09:00 opened 1', '10:00 assigned x', '10:30 handedOff s'], '12:00', 'stopped 0:30 of 4:00 due 14:00'],
  ['team stops when resolved, and its incident has left it', team, ['09:00 opened 1', '10:00 assigned x', '10:30 resolved', '11:00 reopened'], '12:00', 'stopped 0:30 of 4:00 due 14:00'],
  ['team starts anew when it comes back', team, ['09:00 opened 1', '10:00 assigned x', '10:30 assigned y', '11:00 assigned x'], '11:15', 'running 0:15 of 4:00 due 15:00'],
  ['a return gives the incident to no team', team, ['09:00 opened 1', '10:00 assigned x', '10:30 handedOff s', '11:00 returned'], '12:00', 'stopped 0:30 of 4:00 due 14:00'],
  ['a return takes it from no team', team, ['09:00 opened 1', '10:00 handedOff s', '10:30 assigned x', '11:00 returned'], '12:00', 'running 1:30 of 4:00 due 14:30'],
  ['supplier starts when handed off to it', supplier, ['09:00 opened 1', '10:00 handedOff x'], '11:00', 'running 1:00 of 4:00 due 14:00'],
  ['supplier goes on when handed off to it again', supplier, ['09:00 opened 1', '10:00 handedOff x', '10:30 handedOff x'], '11:00', 'running 1:00 of 4:00 due 14:00'],
  ['supplier goes on when a team is assigned', supplier, ['09:00 opened 1', '10:00 handedOff x', '10:30 assigned y'], '11:00', 'running 1:00 of 4:00 due 14:00'],
  ['supplier stops when handed off elsewhere', supplier, ['09:00 opened 1', '10:00 handedOff x', '10:30 handedOff y'], '12:00', 'stopped 0:30 of 4:00 due 14:00'],
  ['supplier stops when returned', supplier, ['09:00 opened 1', '10:00 handedOff x', '10:30 returned'], '12:00', 'stopped 0:30 of 4:00 due 14:00'],
  ['supplier stops when closed', supplier, ['09:00 opened 1', '10:00 handedOff x', '10:30 closed'], '12:00', 'stopped 0:30 of 4:00 due 14:00'],
  ['reopen and countsAsResponse are ignored where they do not apply', { ...team, reopen: 'fresh', countsAsResponse: { internal: true } }, ['09:00 opened 1', '10:00 assigned x'], '11:00', 'running 1:00 of 4:00 due 14:00'],
  ['a kind changes no arithmetic', { kind: 'UC' }, ['09:00 opened 1'], '10:00', 'running 1:00 of 4:00 due 13:00'],
]);

// prettier-ignore
table('a counting response', [
  ['a caller does not answer themselves', response, ['09:00 opened 1', '09:30 responded caller'], '10:00', 'running 1:00 of 4:00 due 13:00'],
  ['nor does a system or a supplier', response, ['09:00 opened 1', '09:30 responded system', '09:40 responded supplier'], '10:00', 'running 1:00 of 4:00 due 13:00'],
  ['nor does an internal note', response, ['09:00 opened 1', '09:30 responded analyst internal'], '10:00', 'running 1:00 of 4:00 due 13:00'],
  ['unless the promise says so', { ...response, countsAsResponse: { by: ['system'] } }, ['09:00 opened 1', '09:20 responded analyst', '09:30 responded system'], '10:00', 'stopped 0:30 of 4:00 due 13:00'],
  ['internal ones count if so, by the analyst still', { ...response, countsAsResponse: { internal: true } }, ['09:00 opened 1', '09:20 responded caller internal', '09:30 responded analyst internal'], '10:00', 'stopped 0:30 of 4:00 due 13:00'],
  ['by nobody, if nobody is named', { ...response, countsAsResponse: { by: [] } }, ['09:00 opened 1', '09:30 responded analyst'], '10:00', 'running 1:00 of 4:00 due 13:00'],
]);

const waits = { pausedBy: ['caller', 'parts'] };
// prettier-ignore
table('a pause', [
  ['holds for its reasons', waits, ['09:00 opened 1', '10:00 paused caller'], '12:00', 'paused 1:00 of 4:00 due -', '09:00-10:00 open * 1 office/0', '10:00-12:00 paused: caller 1 office/0'],
  ['not for others', waits, ['09:00 opened 1', '10:00 paused lunch'], '12:00', 'running 3:00 of 4:00 due 13:00'],
  ['not at all by default', {}, ['09:00 opened 1', '10:00 paused caller'], '12:00', 'running 3:00 of 4:00 due 13:00'],
  ['a new reason takes over', waits, ['09:00 opened 1', '10:00 paused caller', '11:00 paused parts'], '12:00', 'paused 1:00 of 4:00 due -', '09:00-10:00 open * 1 office/0', '10:00-11:00 paused: caller 1 office/0', '11:00-12:00 paused: parts 1 office/0'],
  ['a new reason that does not pause lets it run', waits, ['09:00 opened 1', '10:00 paused caller', '11:00 paused lunch'], '12:00', 'running 2:00 of 4:00 due 14:00'],
  ['the same reason again changes nothing', waits, ['09:00 opened 1', '10:00 paused caller', '11:00 paused caller'], '12:00', 'paused 1:00 of 4:00 due -', '09:00-10:00 open * 1 office/0', '10:00-12:00 paused: caller 1 office/0'],
  ['holds whatever is measured', { ...team, ...waits }, ['09:00 opened 1', '09:30 paused caller', '10:00 assigned x', '11:00 resumed'], '12:00', 'running 1:00 of 4:00 due 15:00', '10:00-11:00 paused: caller 1 office/0', '11:00-12:00 open * 1 office/0'],
  ['with a supplier, if so', { pausedBy: ['supplier'] }, ['09:00 opened 1', '10:00 handedOff s'], '12:00', 'paused 1:00 of 4:00 due -', '09:00-10:00 open * 1 office/0', '10:00-12:00 paused: supplier 1 office/0'],
  ['a hand-over to another supplier does not end it', { pausedBy: ['supplier'] }, ['09:00 opened 1', '10:00 handedOff s', '11:00 handedOff t'], '12:00', 'paused 1:00 of 4:00 due -', '09:00-10:00 open * 1 office/0', '10:00-12:00 paused: supplier 1 office/0'],
  ['assigning does not take it from its supplier', { pausedBy: ['supplier'] }, ['09:00 opened 1', '10:00 handedOff s', '11:00 assigned x'], '12:00', 'paused 1:00 of 4:00 due -'],
  ['returning ends it', { pausedBy: ['supplier'] }, ['09:00 opened 1', '10:00 handedOff s', '11:00 returned'], '12:00', 'running 2:00 of 4:00 due 14:00'],
  ["an event's reason wins over the supplier", { pausedBy: ['supplier', 'caller'] }, ['09:00 opened 1', '10:00 handedOff s', '11:00 paused caller', '11:30 resumed'], '12:00', 'paused 1:00 of 4:00 due -', '09:00-10:00 open * 1 office/0', '10:00-11:00 paused: supplier 1 office/0', '11:00-11:30 paused: caller 1 office/0', '11:30-12:00 paused: supplier 1 office/0'],
  ['a reason that does not pause leaves the supplier to hold', { pausedBy: ['supplier'] }, ['09:00 opened 1', '10:00 handedOff s', '11:00 paused lunch'], '12:00', 'paused 1:00 of 4:00 due -', '09:00-10:00 open * 1 office/0', '10:00-12:00 paused: supplier 1 office/0'],
  ['hand-off, return and assignment do not end it', waits, ['09:00 opened 1', '10:00 paused caller', '10:30 handedOff s', '11:00 returned', '11:30 assigned x'], '12:00', 'paused 1:00 of 4:00 due -'],
  ['resolving ends it', waits, ['09:00 opened 1', '10:00 paused caller', '11:00 resolved', '12:00 reopened'], '13:00', 'running 2:00 of 4:00 due 15:00', '09:00-10:00 open * 1 office/0', '10:00-11:00 paused: caller 1 office/0', '11:00-12:00 resolved 1 office/0', '12:00-13:00 open * 1 office/0'],
  ['resolving takes it from its supplier', { pausedBy: ['supplier'] }, ['09:00 opened 1', '10:00 handedOff s', '11:00 closed', '12:00 reopened'], '13:00', 'running 2:00 of 4:00 due 15:00'],
  ['is shown where the calendar is closed too', waits, ['16:00 opened 1', '16:30 paused caller'], 'tue 09:00', 'paused 0:30 of 4:00 due -', '16:00-16:30 open * 1 office/0', '16:30-tue 09:00 paused: caller 1 office/0'],
]);

const raised = ['09:00 opened 1', '10:00 paused caller', '11:00 resumed', '12:00 reclassified 2'];
// prettier-ignore
table('a reclassification', [
  ['forward is usual, keeps what was counted and is due now if it has gone past', waits, raised, '12:30', 'running 2:30 of 1:00 breached due 12:00', '09:00-10:00 open * 1 office/0', '10:00-11:00 paused: caller 1 office/0', '11:00-12:00 open * 1 office/0', '12:00-12:30 open * 2 office/0'],
  ['forward counts on by the new calendar', {}, ['07:00 opened 1', '09:00 reclassified 3'], '18:00', 'running 10:00 of 8:00 breached due 16:00', '07:00-08:00 closed 1 office/0', '08:00-09:00 open * 1 office/0', '09:00-18:00 open * 3 round/0'],
  ['forward to a longer target: due later, though it was once past', {}, ['09:00 opened 2', '11:00 reclassified 1'], '11:00', 'running 2:00 of 4:00 due 13:00'],
  ['forward while paused: past, and due at the reclassification once resumed', waits, ['09:00 opened 1', '11:00 paused caller', '12:00 reclassified 2', '13:00 resumed'], '14:00', 'running 3:00 of 1:00 breached due 12:00'],
  ['retroactive counts the whole run anew', { ...waits, reclassify: 'retroactive' }, ['07:00 opened 1', '10:00 paused caller', '11:00 resumed', '12:00 reclassified 3'], '13:00', 'running 5:00 of 8:00 due 16:00', '07:00-10:00 open * 3 round/0', '10:00-11:00 paused: caller 3 round/0', '11:00-13:00 open * 3 round/0'],
  ['retroactive may have been due before', { reclassify: 'retroactive' }, ['09:00 opened 1', '12:00 reclassified 2'], '12:00', 'running 3:00 of 1:00 breached due 10:00'],
  ['reset starts a new run', { reclassify: 'reset' }, ['09:00 opened 1', '12:00 reclassified 2'], '12:30', 'running 0:30 of 1:00 due 13:00', '12:00-12:30 open * 2 office/0'],
  ['reset while paused starts it paused', { ...waits, reclassify: 'reset' }, ['09:00 opened 1', '11:00 paused caller', '12:00 reclassified 2'], '12:30', 'paused 0:00 of 1:00 due -', '12:00-12:30 paused: caller 2 office/0'],
  ['reset starts a response clock too', { ...response, reclassify: 'reset' }, ['09:00 opened 1', '12:00 reclassified 2'], '12:30', 'running 0:30 of 1:00 due 13:00'],
  ['a stopped clock is frozen', { ...response, reclassify: 'retroactive' }, ['09:00 opened 1', '10:00 responded analyst', '11:00 reclassified 3'], '12:00', 'stopped 1:00 of 4:00 due 13:00', '09:00-10:00 open * 1 office/0'],
  ['a clock not started takes the severity it starts under', team, ['09:00 opened 1', '10:00 reclassified 2', '11:00 assigned x'], '11:30', 'running 0:30 of 1:00 due 12:00'],
  ['a continued run is reclassified whole', { reclassify: 'retroactive' }, ['09:00 opened 1', '10:00 resolved', '11:00 reopened', '12:00 reclassified 3'], '12:00', 'running 2:00 of 8:00 due 18:00', '09:00-10:00 open * 3 round/0', '10:00-11:00 resolved 3 round/0', '11:00-12:00 open * 3 round/0'],
]);

// prettier-ignore
table('no target', [
  ['a severity without one has no clock', {}, ['09:00 opened 9'], '10:00', 'none 0:00', '09:00-10:00 no target 9 null/null'],
  ['wins over paused', waits, ['09:00 opened 9', '09:30 paused caller'], '10:00', 'none 0:00', '09:00-10:00 no target 9 null/null'],
  ['wins over stopped', {}, ['09:00 opened 9', '09:30 resolved'], '10:00', 'none 0:00', '09:00-09:30 no target 9 null/null'],
  ['not over cancelled', {}, ['09:00 opened 9', '09:30 merged'], '10:00', 'cancelled 0:00', '09:00-09:30 no target 9 null/null'],
  ['while it lasts nothing counts, not even what did', {}, ['09:00 opened 1', '10:00 reclassified 9'], '11:00', 'none 0:00', '09:00-10:00 open 1 office/0', '10:00-11:00 no target 9 null/null'],
  ['forward: that time counts nothing, the time before counts again', {}, ['09:00 opened 1', '10:00 reclassified 9', '11:00 reclassified 1'], '12:00', 'running 2:00 of 4:00 due 14:00', '09:00-10:00 open * 1 office/0', '10:00-11:00 no target 9 null/null', '11:00-12:00 open * 1 office/0'],
  ['retroactive: that time counts under the new severity', { reclassify: 'retroactive' }, ['09:00 opened 9', '10:00 reclassified 1'], '11:00', 'running 2:00 of 4:00 due 13:00', '09:00-11:00 open * 1 office/0'],
  ['retroactive: the whole run loses its target', { reclassify: 'retroactive' }, ['09:00 opened 1', '10:00 reclassified 9'], '11:00', 'none 0:00', '09:00-11:00 no target 9 null/null'],
  ['cancelled under it reads nothing', {}, ['09:00 opened 1', '10:00 reclassified 9', '11:00 merged'], '12:00', 'cancelled 0:00', '09:00-10:00 open 1 office/0', '10:00-11:00 no target 9 null/null'],
]);

// prettier-ignore
table('merging', [
  ['cancels a running clock, which keeps what it read', {}, ['09:00 opened 1', '10:00 merged'], '12:00', 'cancelled 1:00', '09:00-10:00 open * 1 office/0'],
  ['cancels one not started', team, ['09:00 opened 1', '10:00 merged'], '12:00', 'cancelled 0:00'],
  ['cancels a paused one', waits, ['09:00 opened 1', '09:30 paused caller', '10:00 merged'], '12:00', 'cancelled 0:30', '09:00-09:30 open * 1 office/0', '09:30-10:00 paused: caller 1 office/0'],
  ['leaves a stopped one', response, ['09:00 opened 1', '09:30 responded analyst', '10:00 merged'], '12:00', 'stopped 0:30 of 4:00 due 13:00'],
  ['leaves one stopped by resolving', {}, ['09:00 opened 1', '09:30 resolved', '10:00 merged'], '12:00', 'stopped 0:30 of 4:00 due 13:00'],
  ['a breach is forgotten', {}, ['09:00 opened 2', '12:00 merged'], '12:00', 'cancelled 3:00'],
]);

// prettier-ignore
table('an answer', [
  ['sees events at its instant', {}, ['09:00 opened 1', '10:00 resolved'], '10:00', 'stopped 1:00 of 4:00 due 13:00'],
  ['sees none after it', {}, ['09:00 opened 1', '10:00 resolved'], '09:59', 'running 0:59 of 4:00 due 13:00'],
  ['before anything happened: not started', {}, ['09:00 opened 1'], '08:59', 'not-started 0:00'],
  ['at the very start: no segment, none being empty', {}, ['09:00 opened 1'], '09:00', 'running 0:00 of 4:00 due 13:00'],
  ['runs outside hours', {}, ['sat 09:00 opened 1'], 'sun 09:00', 'running 0:00 of 4:00 due 12:00', 'sat 09:00-sun 09:00 closed 1 office/0'],
  ['on the dot is kept', {}, ['09:00 opened 2'], '10:00', 'running 1:00 of 1:00 due 10:00'],
  ['a millisecond later is not', {}, ['09:00 opened 2'], '10:00:00.001', 'running 1:00+1ms of 1:00 breached due 10:00'],
  ['is due at the close of a day, not at the next opening', {}, ['13:00 opened 1'], 'tue 07:00', 'running 4:00 of 4:00 due 17:00'],
  ['breaks at the next opening then', {}, ['13:00 opened 1'], 'tue 08:00:00.001', 'running 4:00+1ms of 4:00 breached due 17:00'],
  ['is not due while paused, though it was past', waits, ['09:00 opened 2', '11:00 paused caller'], '12:00', 'paused 2:00 of 1:00 breached due -'],
  ['stopped: what was due just before', {}, ['09:00 opened 1', '10:00 resolved', '10:00 closed'], '12:00', 'stopped 1:00 of 4:00 due 13:00'],
  ['stopped at the instant it was paused: nothing was due', waits, ['09:00 opened 1', '10:00 paused caller', '10:00 resolved'], '12:00', 'stopped 1:00 of 4:00 due -'],
  ['stopped at the instant it was resumed: something was', waits, ['09:00 opened 1', '10:00 paused caller', '11:00 resumed', '11:00 resolved'], '12:00', 'stopped 1:00 of 4:00 due 14:00'],
  ['stopped at the instant it was reclassified: by the new target', {}, ['09:00 opened 1', '11:00 reclassified 2', '11:00 resolved'], '12:00', 'stopped 2:00 of 1:00 breached due 11:00'],
  ['stopped while with the supplier: nothing was due', { pausedBy: ['supplier'] }, ['09:00 opened 1', '10:00 handedOff s', '11:00 resolved'], '12:00', 'stopped 1:00 of 4:00 due -'],
  ['alike neighbours are one: a pause that took no time leaves no trace', waits, ['09:00 opened 1', '10:00 paused caller', '10:00 resumed'], '11:00', 'running 2:00 of 4:00 due 13:00', '09:00-11:00 open * 1 office/0'],
  ['reopened at once: no gap to show', {}, ['09:00 opened 1', '10:00 resolved', '10:00 reopened'], '11:00', 'running 2:00 of 4:00 due 13:00', '09:00-11:00 open * 1 office/0'],
]);

test('every segment knows the version of its calendar, held ones too', () => {
  const versions = [{ week: week('08:00-17:00') }, { from: '2026-01-12T10:00:00Z', week: daily('00:00-24:00') }];
  const file = story(waits, ['09:00 opened 1', '09:30 paused caller', '10:30 resumed'], {
    office: { zone: 'Europe/London', versions },
  });
  assert.deepEqual(read(file, '11:00').segments, [
    '09:00-09:30 open * 1 office/0',
    '09:30-10:00 paused: caller 1 office/0',
    '10:00-10:30 paused: caller 1 office/1',
    '10:30-11:00 open * 1 office/1',
  ]);
});

test('a deadline more than ten years away is none, and one reached long ago is still told', () => {
  const round = (target: string) => ({ targets: { 1: { target, calendar: 'round' } } });
  const asked = (target: string, when: string) => read(story(round(target), ['09:00 opened 1']), when).answer.due;
  assert.equal(String(asked('PT87648H', '09:00')), '2036-01-12T09:00:00Z');
  assert.equal(asked('PT87649H', '09:00'), null);
  assert.equal(String(asked('PT1H', '2060-01-01T00:00:00Z')), '2026-01-12T10:00:00Z');
});
