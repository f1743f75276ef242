import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { realClock, realTime } from '../../kernel/index.ts';
import { startRelay } from '../../simulators/mail/receive.ts';
import { loadStandard, shippedStandard } from '../../standards/index.ts';
import { addAnswer, readAnswers } from '../../evidence/index.ts';
import {
  actionDone,
  closeExercise,
  exerciseAt,
  expectedNow,
  heard,
  openExercise,
  peopleRecord,
  readAllowList,
  recordActivation,
  runExercise,
  senderTo,
  stopExercise,
} from './index.ts';

const standard = await loadStandard(shippedStandard('nhs-lsd'));
const DANIEL = { name: 'Daniel Okafor', role: 'duty manager' };
const DAY = Temporal.Instant.from('2026-11-24T10:30:00Z');
const NIGHT = Temporal.Instant.from('2026-11-26T22:15:00Z');
const OPENING = {
  aim: 'Everybody can be reached.',
  warned: false,
  lasts: Temporal.Duration.from('PT4H'),
  observers: [],
  initiatedBy: 'Us',
};
const LEADER = 'team.leader@st-elsewheres.nhs.example';
const HEAD = 'head.of.ict@st-elsewheres.nhs.example';

async function desk(t: TestContext, allowed: readonly string[] = [LEADER, HEAD, '020 7946 0102']) {
  const folder = mkdtempSync(path.join(tmpdir(), 'deskproof-live-'));
  const relay = await startRelay({ host: '127.0.0.1', clock: realClock() });
  const allow = path.join(folder, 'allow.txt');
  writeFileSync(allow, ['# ours', ...allowed].join('\n'));
  const sender = senderTo({ host: relay.host, port: relay.port, from: 'exercise@ours.example', auth: null });
  t.after(async () => {
    sender.close();
    await relay.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const place = { folder: path.join(folder, 'answers'), desk: 'Ours' };
  const file = (name: string, text: string) => {
    writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };
  const said: string[] = [];
  const run = (id: string, more: Partial<Parameters<typeof runExercise>[0]> = {}) =>
    runExercise({
      place,
      id,
      allow: readAllowList(allow),
      sender,
      director: DANIEL,
      listen: { host: '127.0.0.1', port: 0 },
      url: null,
      say: (line) => said.push(line),
      now: () => DAY.add({ minutes: 1 }),
      everyMs: 10,
      ...more,
    });
  return { folder, relay, place, file, run, said, sender };
}
const linkIn = (text: string) => /http:\/\/\S+/.exec(text)![0];
const post = async (url: string, form: Record<string, string>) =>
  (await fetch(url, { method: 'POST', body: new URLSearchParams(form), headers: { connection: 'close' } })).status;
const until = async (holds: () => boolean) => {
  for (let i = 0; !holds(); i++) {
    assert.ok(i < 1_000, 'it never happened');
    await realTime.sleep(10);
  }
};

test('whom the plan tells follows from the hour', () => {
  const roles = (at: Temporal.Instant) => expectedNow(standard, at).people.map(({ id }) => id);
  assert.equal(expectedNow(standard, DAY).hours, 'in-hours');
  assert.equal(expectedNow(standard, NIGHT).hours, 'out-of-hours');
  assert.ok(roles(DAY).includes('team-lead') && !roles(NIGHT).includes('team-lead'));
  assert.ok(roles(NIGHT).includes('deputy-programme'), 'deputies are told when nobody answers');
  assert.ok(roles(Temporal.Instant.from('2026-12-25T11:00:00Z')).includes('bank-holiday-coordinator'));
});

test('mail leaves to the allow-list alone, with EXERCISE as its first word, and the list of what went out says so', async (t) => {
  const { place, relay, run, said } = await desk(t);
  const id = openExercise(place, standard, DANIEL, OPENING, DAY);
  const running = run(id);
  await until(() => said.some((line) => line.includes('Calls to place by hand')));
  assert.deepEqual(relay.delivered.map(({ to }) => to[0]).sort(), [HEAD, LEADER]);
  for (const { subject, text, raw } of relay.delivered) {
    assert.match(subject, /^EXERCISE EX-2026-11-24-1/);
    assert.match(text, /^EXERCISE\./);
    assert.match(raw, /Auto-Submitted: auto-generated/);
  }
  const { wentOut, people } = exerciseAt(place, id);
  assert.deepEqual(
    wentOut
      .filter(({ state }) => state === 'sent')
      .map(({ to }) => to)
      .sort(),
    [HEAD, LEADER],
  );
  assert.equal(wentOut.filter(({ state }) => state.includes('not on the allow-list')).length, people.length - 2);
  assert.deepEqual(
    wentOut.filter(({ what }) => what === 'telephone call').map(({ to }) => to),
    ['020 7946 0102'],
  );
  stopExercise(place, id, DANIEL, 'a real incident', DAY);
  assert.equal((await running).stopped?.why, 'a real incident');
});

test('opening a link answers nothing; its button with initials does, and only its own', async (t) => {
  const { place, relay, run } = await desk(t);
  const id = openExercise(place, standard, DANIEL, OPENING, DAY);
  const running = run(id);
  await until(() => relay.delivered.length === 2);
  const link = linkIn(relay.delivered.find(({ to }) => to[0] === LEADER)!.text);
  const reached = () =>
    exerciseAt(place, id)
      .people.filter(({ acknowledged }) => acknowledged)
      .map((person) => person.id);
  assert.equal((await fetch(link, { headers: { connection: 'close' } })).status, 200);
  assert.deepEqual(reached(), [], 'a program that looks into mail opens links too');
  assert.equal(await post(link, { initials: ' ' }), 422);
  assert.equal(await post(`${link.slice(0, -3)}abc`, { initials: 'PN' }), 404);
  assert.deepEqual(reached(), []);
  assert.equal(await post(link, { initials: 'PN' }), 200);
  assert.deepEqual(reached(), ['team-lead']);
  const head = linkIn(relay.delivered.find(({ to }) => to[0] === HEAD)!.text).replace('/answer/', '/telephone/');
  assert.equal(await post(head, { initials: 'ML', key: '1' }), 200);
  const { acknowledged, answers } = exerciseAt(place, id).people.find((person) => person.id === 'head-of-ict')!;
  assert.deepEqual([acknowledged?.how, answers[0]?.key], ['key', '1']);
  stopExercise(place, id, DANIEL, 'enough', DAY);
  await running;
});

test('after a restart it goes on: nobody is mailed twice, the same link answers, and what a witness typed counts', async (t) => {
  const { place, relay, run, said } = await desk(t);
  const id = openExercise(place, standard, DANIEL, OPENING, DAY);
  const controller = new AbortController();
  const first = run(id, { signal: controller.signal });
  await until(() => said.some((line) => line.includes('Calls to place by hand')));
  const link = linkIn(relay.delivered.find(({ to }) => to[0] === LEADER)!.text);
  controller.abort(new Error('killed'));
  await assert.rejects(first, /killed/);
  heard(place, id, DANIEL, { person: 'duty-manager', how: 'voicemail', words: 'A machine.' }, DAY);
  heard(place, id, DANIEL, { person: 'duty-manager', how: 'spoken', words: 'Called back.' }, DAY);
  let port = 0;
  const again = run(id, { listening: (taken) => (port = taken) });
  await until(() => port > 0);
  const moved = new URL(link);
  moved.port = String(port);
  assert.equal(await post(moved.href, { initials: 'PN' }), 200);
  stopExercise(place, id, DANIEL, 'enough', DAY);
  const { people, wentOut } = await again;
  assert.deepEqual(
    people.filter(({ acknowledged }) => acknowledged).map((person) => [person.id, person.acknowledged!.how]),
    [
      ['team-lead', 'link'],
      ['duty-manager', 'spoken'],
    ],
  );
  assert.equal(relay.delivered.length, 2);
  assert.equal(wentOut.filter(({ what }) => what === 'telephone call').length, 1);
});

test('a stop holds at once: no mail leaves after it, no link answers, and it does not begin again', async (t) => {
  const { place, relay, run, said } = await desk(t);
  const id = openExercise(place, standard, DANIEL, OPENING, DAY);
  stopExercise(place, id, DANIEL, 'a real incident', DAY);
  await assert.rejects(run(id), /was stopped/);
  const second = openExercise(place, standard, DANIEL, OPENING, DAY);
  assert.equal(second, 'EX-2026-11-24-2');
  const stopping = run(second, {
    say(line) {
      said.push(line);
      if (line.startsWith('  sent')) stopExercise(place, second, DANIEL, 'stop', DAY);
    },
  });
  assert.ok((await stopping).stopped);
  assert.equal(relay.delivered.length, 1);
});

test('a mail that the relay refuses is written down, and the next run does not hide it', async (t) => {
  const { place, relay, run, said } = await desk(t, [LEADER]);
  relay.refuse(1, 550);
  const id = openExercise(place, standard, DANIEL, OPENING, DAY);
  const running = run(id);
  await until(() => said.some((line) => line.includes('Calls to place by hand')));
  stopExercise(place, id, DANIEL, 'enough', DAY);
  assert.ok((await running).wentOut.some(({ to, state }) => to === LEADER && /not sent: .*550/.test(state)));
});

test('without an allow-list, or with an empty or misspelt one, nothing begins', async (t) => {
  const { file } = await desk(t);
  assert.throws(() => readAllowList(file('empty.txt', '# nobody\n')), /allows nobody/);
  assert.throws(
    () => readAllowList(file('odd.txt', 'a@b.example\n*@b.example x\n')),
    /odd\.txt:2  .*neither a mail address nor a telephone number/,
  );
  assert.throws(() => readAllowList('/nowhere/allow.txt'), /cannot be read/);
});

const CLOSING = `
lessons: [Say EXERCISE first.]
debriefs: { hot: On one line. }
actions:
  - { id: A1, what: Correct the list., owner: team-lead, due: 2027-01-15, about: [head-of-ict, communications, director-on-call, duty-manager] }
`;
test('it is closed with lessons and actions, its action is shown to be done, and what is missing is named', async (t) => {
  const { place, file } = await desk(t);
  const id = openExercise(place, standard, DANIEL, OPENING, DAY);
  heard(place, id, DANIEL, { person: 'team-lead', how: 'key', key: '1', words: '' }, DAY);
  const without = closeExercise(place, id, DANIEL, file('open.yaml', 'lessons: [x]\ndebriefs: { hot: y }\n'), DAY);
  assert.match(without.defect!, /the duty manager did not acknowledge|the Duty manager did not acknowledge/);
  const { defect, exercise } = closeExercise(place, id, DANIEL, file('closing.yaml', CLOSING), DAY);
  assert.equal(defect, null);
  assert.equal(exercise.actions[0]!.done, null);
  assert.throws(() => actionDone(place, id, DANIEL, 'A2', '', [], DAY), /Its actions: A1/);
  assert.ok(actionDone(place, id, DANIEL, 'A1', 'Rang it.', [file('proof.txt', 'x')], DAY).actions[0]!.done);
  assert.match(peopleRecord(exerciseAt(place, id), null), /^# LIVE EX-2026-11-24-1: 1 of \d acknowledged/);
  assert.match(peopleRecord(exerciseAt(place, id), 'Invented.'), /^# EXAMPLE: LIVE /);
  assert.throws(
    () => closeExercise(place, id, DANIEL, file('bad.yaml', 'lesons: []\n'), DAY),
    /bad\.yaml:1  lesons .*Did you mean "lessons"/,
  );
  assert.throws(
    () => heard(place, id, DANIEL, { person: 'team-leader', how: 'spoken', words: '' }, DAY),
    /has no "team-leader"|is closed/,
  );
});

test('a real incident counts with its lessons and actions, and names only people of the plan', async (t) => {
  const { place, file } = await desk(t);
  const incident = (person: string) => `
incident: INC-000042
startedAt: 2026-11-26T22:15:00Z
endedAt: 2026-11-27T01:00:00Z
aim: It was real.
people: [{ person: ${person}, how: key, at: 2026-11-26T22:16:00+00:00 }]
lessons: [Call the deputy first.]
debriefs: { hot: At the desk. }
actions: [{ id: A1, what: x, owner: y, due: 2027-01-15 }]
`;
  assert.throws(
    () => recordActivation(place, standard, DANIEL, file('a.yaml', incident('team-lead')), NIGHT),
    /the plan tells no "team-lead"/,
  );
  const exercise = recordActivation(place, standard, DANIEL, file('b.yaml', incident('duty-manager')), NIGHT);
  assert.deepEqual(
    [exercise.kind, exercise.hours, exercise.incident, exercise.people.length],
    ['activation', 'out-of-hours', 'INC-000042', 1],
  );
  addAnswer(place.folder, { desk: 'Ours' }, NIGHT, () => ({
    kind: 'exercise',
    about: exercise.id,
    by: DANIEL,
    words: 'Right.',
    facts: { event: 'attested' },
  }));
  assert.ok(exerciseAt(place, exercise.id).attested);
  assert.equal(readAnswers(place.folder)!.header.desk, 'Ours');
});
