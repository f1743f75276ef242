import assert from 'node:assert/strict';
import { test } from 'node:test';
import { breakers } from './breaker.ts';
import { SupplierRefused } from '../messages/ports.ts';
import { shipped } from '../testing/test-desk.ts';
import { virtualClock } from '../../kernel/index.ts';

const { handOff: rules } = shipped;
const { failures: inARow, of, share } = rules.breaker;
const BT = 'bt-health';
const opened = () => {
  const clock = virtualClock(Temporal.Instant.from('2026-11-24T09:30:00Z'));
  const circuits = breakers(clock, rules);
  return {
    clock,
    circuits: circuits,
    end: (...outcomes: readonly boolean[]) =>
      outcomes.forEach((good) => circuits.ended(BT, good ? undefined : new Error('reset'))),
  };
};
const failing = (bad: number): boolean[] => Array.from({ length: bad }, () => false);

test('a circuit that fails every other time opens by its share of failures', () => {
  const { circuits: circuits, end } = opened();
  const calls = Array.from({ length: of }, (_, i) => i % 2 === 0);
  end(...calls.slice(0, -1));
  assert.equal(circuits.circuit(BT).state, 'closed', `${of - 1} calls are too few to judge by`);
  end(calls.at(-1)!);
  const { state, failuresInARow } = circuits.circuit(BT);
  assert.deepEqual([state, failuresInARow < inARow], ['open', true]);
});

test('a smaller share of failures is tolerated, and a refusal is not a failure', () => {
  const { circuits: circuits, end } = opened();
  const bad = Math.ceil((of * share) / 100) - 1;
  const calls = Array.from({ length: of * 3 }, (_, i) => i % of >= 2 * bad || i % 2 === 1);
  end(...calls);
  assert.equal(circuits.circuit(BT).state, 'closed');
  for (let i = 0; i < of; i++) circuits.ended(BT, new SupplierRefused('422'));
  assert.equal(circuits.circuit(BT).state, 'closed');
});

test('each open period is twice as long as the one before, up to the limit, and one success closes the circuit', async () => {
  const { clock, circuits: circuits, end } = opened();
  end(...failing(inARow));
  const rest = async () => {
    const from = clock.now();
    const until = Temporal.Instant.from(circuits.circuit(BT).nextTry!);
    await clock.advance(until.since(from));
    assert.deepEqual([circuits.circuit(BT).state, circuits.isHalfOpen(BT)], ['half-open', true]);
    circuits.probe(BT);
    assert.deepEqual(circuits.openCircuits(), [BT], 'one at a time');
    return until.since(from).total('minutes');
  };
  const lasted: number[] = [];
  for (let i = 0; i < 5; i++) {
    lasted.push(await rest());
    end(false);
  }
  assert.deepEqual(lasted, [1, 2, 4, 8, 10]);
  await rest();
  end(true);
  assert.deepEqual([circuits.circuit(BT).state, circuits.openCircuits(), circuits.next()], ['closed', [], null]);
});
