import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { Refusal } from '../../../kernel/index.ts';
import { groupCommit } from './group-commit.ts';

function open() {
  const db = new DatabaseSync(':memory:');
  db.exec('create table t (id integer primary key, word text not null) strict');
  let held = 0;
  const commit = groupCommit(db, () => {
    held++;
    return () => held--;
  });
  const insert = db.prepare('insert into t (word) values (?)');
  const words = () =>
    db
      .prepare('select word from t order by id')
      .all()
      .map(({ word }) => word);
  return { db, commit, words, held: () => held, add: (word: string | null) => Number(insert.run(word).lastInsertRowid) };
}

test('writes of one turn share one transaction, and nobody hears of theirs before its commit', async () => {
  const { db, commit, words, add, held } = open();
  const seen: boolean[] = [];
  const writes = ['a', 'b', 'c'].map(async (word) =>
    commit.write(() => {
      seen.push(db.isTransaction);
      return add(word);
    }),
  );
  assert.deepEqual([words(), held()], [[], 1]);
  assert.deepEqual(await Promise.all(writes), [1, 2, 3]);
  assert.deepEqual([seen, words(), held()], [[true, true, true], ['a', 'b', 'c'], 0]);
});

test('one bad row fails alone', async () => {
  const { commit, words, add } = open();
  const results = await Promise.allSettled(['a', null, 'c'].map(async (word) => commit.write(() => add(word))));
  assert.deepEqual(
    results.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled'],
  );
  assert.deepEqual(words(), ['a', 'c']);
});

test('a refusal fails alone and costs the others nothing', async () => {
  const { commit, words, add } = open();
  let runs = 0;
  const good = commit.write(() => {
    runs++;
    return add('a');
  });
  const refused = commit.write(() => {
    throw new Refusal('wrong-state', 'no', 409);
  });
  await assert.rejects(refused, { code: 'wrong-state' });
  await good;
  assert.deepEqual([words(), runs], [['a'], 1]);
});

test('a commit that fails tells everybody, and the next one works', async () => {
  const { db, commit, words, add } = open();
  db.exec('pragma foreign_keys = on; create table u (t integer references t (id) deferrable initially deferred) strict');
  const dangling = commit.write(() => db.prepare('insert into u values (99)').run());
  await assert.rejects(dangling, /FOREIGN KEY/);
  await commit.write(() => add('later'));
  assert.deepEqual(words(), ['later']);
});
