import assert from 'node:assert/strict';
import { test } from 'node:test';
import { virtualClock, realTime } from './index.ts';

const start = Temporal.Instant.from('2026-12-25T03:00:00Z');
const minutes = (n: number) => Temporal.Duration.from({ minutes: n });

test('timers run in order of their deadlines, and each reads its own time', async () => {
  const clock = virtualClock(start);
  const seen: string[] = [];
  clock.at(start.add(minutes(20)), () => seen.push(`b ${clock.now()}`));
  clock.at(start.add(minutes(10)), () => {
    seen.push(`a ${clock.now()}`);
    clock.at(clock.now().add(minutes(5)), () => seen.push(`a2 ${clock.now()}`));
  });
  await clock.advance(minutes(30));
  assert.deepEqual(seen, ['a 2026-12-25T03:10:00Z', 'a2 2026-12-25T03:15:00Z', 'b 2026-12-25T03:20:00Z']);
  assert.equal(String(clock.now()), '2026-12-25T03:30:00Z');
});

test('the clock does not move past open work', async () => {
  const clock = virtualClock(start);
  let finishedAt = '';
  clock.at(start.add(minutes(1)), async () => {
    await realTime.sleep(20);
    finishedAt = String(clock.now());
  });
  await clock.advance(minutes(60));
  assert.equal(finishedAt, '2026-12-25T03:01:00Z');
});

test('a sleeper inside a tracked call lends its unit back, so that nothing waits for ever', async () => {
  const clock = virtualClock(start);
  const supplier = async () => clock.sleep(minutes(2), { lend: true });
  const answered = clock.track(supplier()).then(() => String(clock.now()));
  await clock.advance(minutes(5));
  assert.equal(await answered, '2026-12-25T03:02:00Z');
});

test('a follower fires its timers in step, and its open work holds the leader', async () => {
  const [leader, follower] = [virtualClock(start), virtualClock(start)];
  leader.addFollower(follower.asFollower);
  const seen: string[] = [];
  follower.at(start.add(minutes(3)), async () => {
    await realTime.sleep(10);
    seen.push(`follower ${follower.now()}`);
    leader.at(leader.now().add(minutes(1)), () => seen.push(`leader ${leader.now()}`));
  });
  await leader.advance(minutes(10));
  assert.deepEqual(seen, ['follower 2026-12-25T03:03:00Z', 'leader 2026-12-25T03:04:00Z']);
  assert.equal(String(follower.now()), '2026-12-25T03:10:00Z');
});

test('two callers that wait for the clock to settle at the same time both return', async () => {
  const clock = virtualClock(start);
  const done = clock.begin();
  const both = Promise.all([clock.settle(), clock.settle()]);
  await realTime.sleep(10);
  done();
  await both;
});

test('a sleeper that wakes on time takes its unit back once, even if the signal aborts later', async () => {
  const clock = virtualClock(start);
  const abort = new AbortController();
  const answered = clock.track(clock.sleep(minutes(2), { lend: true, signal: abort.signal }));
  await clock.advance(minutes(5));
  await answered;
  abort.abort();
  await clock.settle();
});

test('a sleeper that the signal aborts takes its unit back, and its timer is cancelled', async () => {
  const clock = virtualClock(start);
  const abort = new AbortController();
  const asleep = clock.track(clock.sleep(minutes(2), { lend: true, signal: abort.signal }));
  abort.abort(new Error('the caller hung up'));
  await assert.rejects(asleep, /the caller hung up/);
  await clock.settle();
  assert.equal((await clock.asFollower.state()).next, null);
});

test('a waiting leader is notified once, when open work here and there adds up to zero, and of nothing else', () => {
  const clock = virtualClock(start);
  const { asFollower: asPeer } = clock;
  let told = 0;
  asPeer.onChange(() => told++);
  const first = clock.begin();
  assert.equal(told, 1, 'until it asks, it is told of everything');
  asPeer.notifyWhenIdle(-1);
  assert.equal(told, 2, 'what has come already is told at once');
  asPeer.notifyWhenIdle(0);
  const second = clock.begin();
  first();
  assert.equal(told, 2);
  second();
  assert.equal(told, 3);
  clock.begin()();
  assert.equal(told, 3, 'once');
  asPeer.notifyWhenIdle(null);
  assert.equal(told, 4, 'what it was not told of meanwhile, it is told of now');
  clock.begin()();
  assert.equal(told, 6);
});

test('a call from one process to a sleeper in the other blocks neither, whichever of them leads', async () => {
  for (const sleeperLeads of [true, false]) {
    const [leader, follower] = [virtualClock(start), virtualClock(start)];
    leader.addFollower(follower.asFollower);
    const [sleeper, caller] = sleeperLeads ? [leader, follower] : [follower, leader];
    const answered = caller
      .track(
        (async () => {
          await realTime.sleep(5);
          await sleeper.sleep(minutes(2), { lend: true });
          await realTime.sleep(5);
        })(),
      )
      .then(() => String(caller.now()));
    await leader.advance(minutes(5));
    assert.equal(await answered, '2026-12-25T03:02:00Z');
  }
});

test('the leader waits for two followers, whichever ends first, and for one alone after the other is removed', async () => {
  const [leader, one, other] = [virtualClock(start), virtualClock(start), virtualClock(start)];
  leader.addFollower(one.asFollower);
  const release = leader.addFollower(other.asFollower);
  const seen: string[] = [];
  const work = (name: string, ms: number) => async () => {
    await realTime.sleep(ms);
    seen.push(name);
  };
  one.at(start.add(minutes(1)), work('one', 15));
  other.at(start.add(minutes(1)), work('other', 5));
  other.at(start.add(minutes(2)), work('other again', 15));
  one.at(start.add(minutes(2)), work('one again', 5));
  await leader.advance(minutes(3));
  assert.deepEqual(seen, ['one', 'other', 'one again', 'other again']);
  release();
  one.at(start.add(minutes(4)), work('one alone', 5));
  await leader.advance(minutes(2));
  assert.equal(seen.at(-1), 'one alone');
});
