import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWorkerPool } from './worker-pool.ts';

const turn = async () => new Promise((resolve) => setImmediate(resolve));

/** Runs jobs of these costs, each for as many turns, and records which worker ran which job in which order. */
async function carriedOut(costs: readonly number[], unfitAfter: readonly number[] = []) {
  const stopped: string[] = [];
  let hired = 0;
  const create = () => {
    const name = `runner ${++hired}`;
    return { name, stop: async () => void stopped.push(name) };
  };
  const pool = createWorkerPool(create);
  const begun: number[] = [];
  const results = await pool.run(
    costs.map((cost) => ({ cost })),
    async ({ name }, { cost }, place) => {
      begun.push(place);
      for (let left = cost; left > 0; left--) await turn();
      return { place, by: name, unfit: unfitAfter.includes(place) };
    },
  );
  return { pool, begun, stopped, hired, results };
}

test('the most expensive job goes first, equal ones in their order, and each result is in the place of its job', async () => {
  const { begun, results } = await carriedOut([1, 40, 1, 40, 3]);
  assert.deepEqual(begun, [1, 3, 4, 0, 2]);
  assert.deepEqual(
    results.map(({ place }) => place),
    [0, 1, 2, 3, 4],
  );
});

test('little to do is done by one, in the order of the jobs', async () => {
  const { begun, hired } = await carriedOut([1, 1, 1]);
  assert.equal(hired, 1);
  assert.deepEqual(begun, [0, 1, 2]);
});

test('a job that fails ends the others, and every runner ever started is stopped', async () => {
  const started: string[] = [];
  const stopped: string[] = [];
  const pool = createWorkerPool(() => {
    const name = `runner ${started.push(`runner ${started.length + 1}`)}`;
    return { name, stop: async () => (await turn(), void stopped.push(name)) };
  });
  const run = pool.run([{ cost: 40 }, { cost: 40 }, { cost: 1 }], async (_runner, _job, place) => {
    for (let left = 2 - place; left > 0; left--) await turn();
    if (place === 1) throw new Error('interrupted');
    return { unfit: true };
  });
  await assert.rejects(run, /interrupted/);
  await pool.close();
  for (let patience = 10; patience > 0; patience--) await turn();
  assert.deepEqual([...new Set(stopped)].sort(), started.sort());
});

test('whoever a job has made unfit does no other', async () => {
  const { pool, stopped, results } = await carriedOut([1, 1, 1, 1], [1]);
  assert.deepEqual(
    results.map(({ by }) => by),
    ['runner 1', 'runner 1', 'runner 2', 'runner 2'],
  );
  assert.deepEqual(stopped, ['runner 1']);
  await pool.close();
  assert.deepEqual(stopped, ['runner 1', 'runner 2']);
});
