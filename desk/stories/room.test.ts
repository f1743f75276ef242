import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { noticeState } from '../domain/incident/index.ts';
import { EMPTY_ROOM, roomAfter, type Room } from '../domain/incident/room/state.ts';
import { analyst, contact, person, severityOne, testDesk } from '../testing/test-desk.ts';

const REFERENCE = 'INC-000001';
const manager = person('duty-manager');
const requester = person('requester');
const minutes = (n: number) => Temporal.Duration.from({ minutes: n });

async function major() {
  const made = await testDesk();
  await made.desk.open(contact(severityOne), analyst);
  await made.desk.command(REFERENCE, { do: 'acknowledge' }, manager);
  const give = async (command: Parameters<typeof made.desk.command>[1], who = analyst) =>
    made.desk.command(REFERENCE, command, who);
  const room = async (who = analyst) => (await made.desk.incident(REFERENCE, who)).room!;
  return { ...made, give, room };
}

suite('notices', () => {
  test('are promised to each audience by the declaration, and a notice keeps what the last one promised', async () => {
    const { desk, clock, give, room } = await major();
    assert.deepEqual(
      (await room()).notices.map(({ audience, due, state }) => [audience, due, state]),
      [
        ['users', '2026-06-05T09:15:00Z', 'upcoming'],
        ['management', '2026-06-05T09:30:00Z', 'upcoming'],
        ['supplier', '2026-06-05T09:30:00Z', 'upcoming'],
        ['national-desk', '2026-06-05T10:00:00Z', 'upcoming'],
      ],
    );
    await clock.advance(minutes(15));
    await give({ do: 'sendNotice', audience: 'users', text: 'We look.', next: '2026-06-05T11:00:00Z' });
    const users = async () => (await room()).notices.filter(({ audience }) => audience === 'users').map(({ state }) => state);
    assert.deepEqual(await users(), ['completed', 'upcoming'], 'sent in the very instant that was promised');
    await clock.advance(minutes(106));
    assert.deepEqual(await users(), ['completed', 'overdue']);
    await give({ do: 'sendNotice', audience: 'users', text: 'It works.', last: true });
    assert.deepEqual(await users(), ['completed', 'late']);
    await desk.close();
  });

  test('to nobody known, without words, or promised for the past are refused', async () => {
    const { desk, give } = await major();
    await assert.rejects(give({ do: 'sendNotice', audience: 'user', text: 'x' }), /Did you mean "users"/);
    await assert.rejects(give({ do: 'sendNotice', audience: 'users', text: ' ' }), { code: 'missing-data' });
    await assert.rejects(
      give({ do: 'sendNotice', audience: 'users', text: 'x', next: '2026-06-05T08:00:00Z' }),
      /lies in the past/,
    );
    await assert.rejects(give({ do: 'skipNotice', audience: 'users', reason: 'x' }), { code: 'forbidden' });
    await desk.close();
  });

  test('law: of each audience at most one promise is open, and none is forgotten', () => {
    const audience = fc.constantFrom('users', 'supplier');
    const step = fc.record({
      audience,
      how: fc.constantFrom('noticeSent' as const, 'noticeSkipped' as const),
      next: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let room: Room = EMPTY_ROOM;
        for (const [i, { audience: to, how, next }] of steps.entries()) {
          const at = `2026-06-05T09:${String(i).padStart(2, '0')}:00Z`;
          const event = {
            type: how,
            audience: to,
            next: next ? '2026-06-05T12:00:00Z' : null,
            at,
            seq: i + 1,
            actor: { id: 'a', name: 'A', role: 'analyst' as const },
            texts: { text: 'x', reason: 'x' },
            hash: '',
            previous: '',
          };
          room = roomAfter(event, room);
        }
        const done = room.notices.filter((notice) => notice.done !== null);
        assert.equal(done.length, steps.length);
        for (const to of ['users', 'supplier']) {
          const open = room.notices.filter((notice) => notice.audience === to && notice.done === null);
          const last = steps.findLast((each) => each.audience === to);
          assert.equal(open.length, last?.next ? 1 : 0);
        }
        const now = Temporal.Instant.from('2026-06-05T13:00:00Z');
        for (const notice of done)
          assert.notEqual(
            noticeState(notice, now) === 'completed',
            notice.done!.how === 'skipped' || notice.due < notice.done!.at,
          );
      }),
    );
  });
});

test('command is with one person at every instant of a handover', async () => {
  const { desk, give } = await major();
  const commands = async () => (await desk.incident(REFERENCE, analyst)).majorIncident?.manager?.name;
  assert.equal(await commands(), manager.name);
  await assert.rejects(give({ do: 'acceptCommand' }), { code: 'wrong-state' });
  await assert.rejects(give({ do: 'offerCommand', manager: 'service-desk', brief: 'x' }), /cannot manage a major incident/);
  await assert.rejects(give({ do: 'offerCommand', manager: 'head-of-ict', brief: '' }), { code: 'missing-data' });
  await give({ do: 'offerCommand', manager: 'head-of-ict', brief: 'Two wards.' });
  assert.equal(await commands(), manager.name);
  await give({ do: 'declineCommand', reason: 'On a train.' });
  await assert.rejects(give({ do: 'acceptCommand' }), { code: 'wrong-state' });
  await give({ do: 'offerCommand', manager: 'head-of-ict', brief: 'Two wards.' });
  await give({ do: 'acceptCommand' });
  assert.equal(await commands(), 'Margaret Lowe');
  await desk.close();
});

test('an organisation that is not there is not affected, and the same ones are named once', async () => {
  const { desk, give, room } = await major();
  await assert.rejects(give({ do: 'recordAffected', organisations: ['nowhere'] }), { code: 'unknown-organisation' });
  const { organisation } = await desk.incident(REFERENCE, analyst);
  await give({ do: 'recordAffected', organisations: [organisation, organisation] });
  assert.deepEqual((await room()).affected, [organisation]);
  await desk.close();
});

test('what is said in the room stays with staff: the caller sees neither it nor its words', async () => {
  const { desk, give } = await major();
  await give({ do: 'noteBridge', text: 'The supplier is at fault.' });
  const seen = await desk.incident(REFERENCE, {
    ...requester,
    organisation: (await desk.incident(REFERENCE, analyst)).organisation,
    name: contact().caller.name,
  });
  assert.equal(seen.room, null);
  assert.equal(JSON.stringify(seen).includes('at fault'), false);
  await desk.close();
});

test('a report is owed when it ends, its owner is reminded before it is due, and chased until it is issued', async () => {
  const { desk, clock, give, room } = await major();
  await assert.rejects(give({ do: 'issueReport', cause: 'x', actions: [] }), { code: 'wrong-state' });
  await give({ do: 'resolve', how: 'A new switch.' });
  assert.equal((await room()).report?.due, '2026-06-15T09:00:00Z');
  await clock.advance(Temporal.Duration.from({ days: 13 }));
  const chased = async () =>
    (await desk.incident(REFERENCE, analyst)).timeline.filter(({ type }) => type === 'reportChased').map(({ at }) => at);
  assert.deepEqual(await chased(), [
    '2026-06-13T09:00:00Z',
    '2026-06-15T09:00:00Z',
    '2026-06-16T09:00:00Z',
    '2026-06-17T09:00:00Z',
    '2026-06-18T09:00:00Z',
  ]);
  await assert.rejects(
    give({ do: 'issueReport', cause: 'A switch.', actions: [{ what: 'x', owner: 'y', due: '2026-02-30' }] }),
    /no date/,
  );
  await give({ do: 'issueReport', cause: 'A switch.', actions: [{ what: 'Replace it.', owner: 'Asha', due: '2026-07-01' }] });
  await clock.advance(Temporal.Duration.from({ days: 5 }));
  assert.equal((await chased()).length, 5);
  await assert.rejects(give({ do: 'closeReportAction', action: 'A2', how: 'x' }), /It has A1/);
  await give({ do: 'closeReportAction', action: 'A1', how: 'Replaced.' });
  assert.ok((await room()).report?.issued?.actions[0]?.doneAt);
  await desk.close();
});
