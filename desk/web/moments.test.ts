import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FormRefused } from './fields.ts';
import { momentFields, momentIn } from './moments.ts';
import { openTestDesk } from '../testing/desk.ts';
import { browse, CALL } from '../testing/browse.ts';

const LONDON = 'Europe/London';
const fault = (work: () => unknown) => {
  try {
    work();
    return null;
  } catch (error) {
    return error instanceof FormRefused ? error.errors[0]! : null;
  }
};

test('only a local time that comes twice needs a choice', () => {
  for (const [zone, written, offset, instant] of [
    [LONDON, '2026-10-25T01:30', 'BST', '2026-10-25T00:30:00Z'],
    [LONDON, '2026-10-25T01:30', 'GMT', '2026-10-25T01:30:00Z'],
    [LONDON, '2026-10-25T01:00', 'GMT', '2026-10-25T01:00:00Z'],
    [LONDON, '2026-10-25T00:59', '', '2026-10-24T23:59:00Z'],
    [LONDON, '2026-10-25T02:00', '', '2026-10-25T02:00:00Z'],
    [LONDON, '2026-06-05T15:00', 'GMT', '2026-06-05T14:00:00Z'],
    ['America/St_Johns', '2026-11-01T01:30', 'UTC-03:30', '2026-11-01T05:00:00Z'],
    ['Australia/Lord_Howe', '2026-04-05T01:45', 'UTC+11:00', '2026-04-04T14:45:00Z'],
  ] as const) {
    const typed = { at: written, 'at-offset': offset };
    assert.equal(momentIn(typed, 'at', zone), instant, `${zone} ${written} ${offset}`);
  }
  for (const offset of ['', 'CET'])
    assert.equal(fault(() => momentIn({ at: '2026-10-25T01:30', 'at-offset': offset }, 'at', LONDON))?.field, 'at-offset');
});

test('a time that the clocks skip is refused with the nearest existing times', () => {
  const { field, text } = fault(() => momentIn({ at: '2026-03-29T01:30' }, 'at', LONDON))!;
  assert.equal(field, 'at');
  assert.match(text, /The nearest are 2026-03-29 00:59 and 2026-03-29 02:00$/);
  assert.equal(fault(() => momentIn({ at: 'soon' }, 'at', LONDON))?.field, 'at');
  assert.equal(momentIn({ at: '2026-03-29T02:00' }, 'at', LONDON), '2026-03-29T01:00:00Z');
});

test('the choice is shown beside the field only for a time that comes twice', () => {
  const at = { name: 'at', label: 'When', kind: 'moment' as const };
  assert.deepEqual(
    momentFields(at, LONDON, { at: '2026-10-25T01:30' }).map(({ name, options }) => [name, options?.map(({ text }) => text)]),
    [
      ['at', undefined],
      ['at-offset', ['BST, the first', 'GMT, the second']],
    ],
  );
  for (const typed of [undefined, {}, { at: '2026-10-25T02:00' }, { at: '2026-03-29T01:30' }])
    assert.equal(momentFields(at, LONDON, typed).length, 1);
});

test('on the page: the form asks once, keeps the text, and takes the second of the two', async () => {
  await using desk = await openTestDesk();
  const { post } = browse(desk);
  await post('analyst', '/log-a-call', CALL);
  const form = { at: '2027-10-31T01:30', text: 'Look at the night job' };
  const asked = await post('analyst', '/incidents/INC-000001/remind', form);
  assert.equal(asked.status, 422);
  assert.match(asked.html, /id="remind-at-offset-error"/);
  assert.match(asked.html, /Look at the night job/);
  assert.equal((await post('analyst', '/incidents/INC-000001/remind', { ...form, 'at-offset': 'GMT' })).status, 303);
  assert.equal((await desk.events('INC-000001', 'reminderSet'))[0]?.due, '2027-10-31T01:30:00Z');
});
