import assert from 'node:assert/strict';
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { test } from 'node:test';
import { randomIds, realClock, realTime } from '../../../kernel/index.ts';
import { openSupplier, servePort } from '../index.ts';

const AT_ONCE = 1_000;
const DELAY_MS = 2_000;
/** The tolerance on an idle machine. The lateness of bare timers in the same time is added. */
const LATEST_MS = 2_600;
/** A timer of Node.js may fire early by a fraction of a millisecond. */
const EARLY_MS = 2;
/** Requests start in waves, all within less than the delay, so that all of them wait at the same time. */
const WAVES = 20;
const WITHIN_MS = 1_000;
/** A request waits for the event loop four times: to be sent, received, answered and read. */
const STAGES = 4;
const CLIENT_SLACK_MS = 250;

test('a thousand concurrent responses that take two seconds each arrive on time', { timeout: 30_000 }, async (t) => {
  const network = await servePort({ host: '127.0.0.1' });
  const supplier = openSupplier(network, {
    name: 'busy',
    clock: realClock(),
    ids: randomIds(),
    supplier: { id: 'bt-health', name: 'BT Health (simulated)', minimumDataSet: [] },
    callback: () => '',
    open: true,
  });
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  t.after(async () => {
    agent.destroy();
    supplier.close();
    await network.close();
  });
  supplier.faults([{ fault: 'latency', takes: 'PT2S' }]);
  const url = `${supplier.access.url}/troubleTicket`;
  /** Real milliseconds from request to end of response, and how long of that the event loop of both sides was busy. */
  const ask = async () =>
    new Promise<{ readonly took: number; readonly busy: number }>((resolve, reject) => {
      const began = realTime.elapsedMs();
      const before = performance.eventLoopUtilization();
      const outgoing = request(url, { agent }, (answer) => {
        answer
          .resume()
          .once('end', () =>
            resolve({ took: realTime.elapsedMs() - began, busy: performance.eventLoopUtilization(before).active }),
          );
        answer.once('error', reject);
      });
      outgoing.once('error', reject).end();
    });
  /** A bare timer of the same length, which shows the lateness of the machine itself. */
  const bare = async () => {
    const began = realTime.elapsedMs();
    await realTime.sleep(DELAY_MS);
    return realTime.elapsedMs() - began;
  };
  const waves = Array.from({ length: WAVES }, async (_, n) => {
    await realTime.sleep(n * (WITHIN_MS / WAVES));
    return Promise.all([bare(), ...Array.from({ length: AT_ONCE / WAVES }, ask)]);
  });
  const timed = (await Promise.all(waves)).map(([timer, ...asked]) => ({ timer: timer, asked }));
  const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);
  const asks = timed.flatMap(({ asked }) => asked);
  const waits = sorted(asks.map(({ took }) => took));
  // Time that neither the delay nor the loop's work explains.
  const unexplained = sorted(asks.map(({ took, busy }) => took - DELAY_MS - busy));
  const timers = sorted(timed.map(({ timer }) => timer));
  const served = sorted(supplier.journal.map(({ at, until }) => at.until(until).total('milliseconds')));
  const range = (values: readonly number[]) => `${Math.round(values[0]!)} to ${Math.round(values.at(-1)!)} ms`;
  t.diagnostic(
    `${AT_ONCE} answers of ${DELAY_MS} ms: in the supplier ${range(served)}; from asking to the end, one process being both sides, ${range(waits)}, median ${Math.round(waits[AT_ONCE / 2]!)} ms; bare timers ${range(timers)}; beyond the delay and the loop's own work ${Math.round(unexplained.at(-1)!)} ms at most`,
  );
  const late = Math.max(0, timers.at(-1)! - DELAY_MS);
  const slack = CLIENT_SLACK_MS + STAGES * late;
  assert.ok(waits[0]! >= DELAY_MS - EARLY_MS, `an asker waited only ${waits[0]!} ms`);
  assert.ok(
    unexplained.at(-1)! <= slack,
    `an asker waited ${unexplained.at(-1)!} ms beyond the delay and the loop's own work, more than ${slack} ms`,
  );
  assert.equal(served.length, AT_ONCE);
  assert.ok(served[0]! >= DELAY_MS - EARLY_MS, `one took only ${served[0]!} ms`);
  const latest = LATEST_MS + late;
  assert.ok(served.at(-1)! <= latest, `one took ${served.at(-1)!} ms, more than ${latest} ms`);
});
