import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Verdict } from '../../evidence/index.ts';
import { machineOf } from './capacity.ts';
import { checksOf, onFullDisk, statedTimes, thresholdFault, verdictOfRun, type Seen } from './checks.ts';
import { numbersKept } from './reconcile.ts';

const clock = { measures: 'response', state: 'stopped', breached: false, elapsedMs: 1000 };
const shares = { desk: 6, k6: 4, harness: 1, others: 3, disk: 0, idle: 86, full: 2 };
const idle = machineOf({ cores: 2, processors: shares, generatorLateMs: 2, droppedIterations: 0 });
const burnt = machineOf({
  cores: 2,
  processors: { ...shares, others: 88, idle: 1, full: 97 },
  generatorLateMs: 31,
  droppedIterations: 40,
});
const lateGenerator = machineOf({ cores: 2, processors: shares, generatorLateMs: 180, droppedIterations: 0 });
const unknown = machineOf({ cores: 2, processors: null, generatorLateMs: 2, droppedIterations: 0 });

const good: Seen = {
  outcome: {
    exitCode: 0,
    figures: { requests: 100, 'failed requests': 0, 'p95 ms': 40, 'rows read': 100, 'foreign rows': 0 },
    thresholds: [{ name: 'http_reqs count>=100', ok: true }],
    tookMs: 2000,
    acknowledged: new Map([['k', 'INC-000001']]),
    output: '',
  },
  machine: idle,
  afterwards: null,
  stated: { 'isolation-under-load': 1000 },
  stored: {
    references: new Set(['INC-000001']),
    rows: '[]',
    urgent: [{ reference: 'INC-000001', severity: '1', state: 'open', supplier: null, clocks: [clock] }],
  },
  reconciliation: { acknowledged: 1, stored: 1, missing: [], extra: 0 },
  tickets: { handedOff: 1, faults: [] },
  numbers: { planted: 1, kept: 0 },
};
const causes = (seen: Seen) => checksOf(seen).flatMap(({ check, cause }) => (cause ? [`${check}: ${cause}`] : []));
const figures = (of: Readonly<Record<string, number>>): Seen => ({
  ...good,
  outcome: { ...good.outcome, figures: { ...good.outcome.figures, ...of } },
});
const short = (seen: Seen): Seen => ({
  ...seen,
  outcome: { ...seen.outcome, thresholds: [{ name: 'http_reqs count>=100', ok: false }] },
});
const on = (machine: Seen['machine'], seen: Seen): Seen => ({ ...seen, machine });

const slow = figures({ 'p95 ms': 1800 });
const failing = short(figures({ 'failed requests': 30 }));
const lost: Seen = { ...good, reconciliation: { acknowledged: 2, stored: 1, missing: ['INC-000002'], extra: 0 } };
const silent: Seen = { ...good, reconciliation: { acknowledged: 0, stored: 0, missing: [], extra: 0 } };
const ticket = (says: string, onAnyMachine: boolean): Seen => ({
  ...good,
  tickets: { handedOff: 1, faults: [{ says, onAnyMachine }] },
});
const doubled = ticket('INC-000001 has 2 tickets at the supplier', true);
const missing = ticket('INC-000001 has 0 tickets at the supplier', false);
const clocked = (of: object): Seen => ({
  ...good,
  stored: { ...good.stored, urgent: [{ ...good.stored.urgent[0]!, clocks: [{ ...clock, ...of }] }] },
});

/* What was seen, on which machine: the verdict of each check in turn, or of all; and of the run. */
const N = 'nothing-lost';
const T = 'one-supplier-ticket-each';
const I = 'isolation-under-load';
type Row = readonly [what: string, seen: Seen, differ: Readonly<Record<string, Verdict>>, others: Verdict, run: Verdict];
const rows: readonly Row[] = [
  ['a load that came and lost nothing', good, {}, 'met', 'met'],
  ['the same on a machine without capacity', on(burnt, good), {}, 'met', 'met'],
  ['the same on a machine that tells nothing', on(unknown, good), {}, 'met', 'met'],
  ['a slowed desk on an idle machine', slow, { [I]: 'not met' }, 'met', 'not met'],
  ['the desk where processors are burnt elsewhere', on(burnt, slow), { [I]: 'error' }, 'met', 'error'],
  ['the desk where the generator is late', on(lateGenerator, slow), { [I]: 'error' }, 'met', 'error'],
  ['a slow desk on a machine that tells nothing', on(unknown, slow), { [I]: 'error' }, 'met', 'error'],
  ['a slow desk, where no criterion states a time', { ...slow, stated: {} }, {}, 'met', 'met'],
  ['less sent, processors burnt elsewhere', on(burnt, short(good)), {}, 'error', 'error'],
  ['less sent, and the machine tells nothing', on(unknown, short(good)), {}, 'error', 'error'],
  ['less sent, by a slow desk on an idle machine', short(slow), { [N]: 'not met', [I]: 'not met' }, 'blocked', 'not met'],
  ['less sent, and neither machine nor desk is the cause', short(good), {}, 'error', 'error'],
  ['requests failed on an idle machine', failing, { [N]: 'not met' }, 'blocked', 'not met'],
  ['requests failed where processors are burnt', on(burnt, failing), {}, 'error', 'error'],
  ['an acknowledged contact is gone', lost, { [N]: 'not met' }, 'met', 'not met'],
  ['an acknowledged contact is gone, on any machine', on(burnt, lost), { [N]: 'not met' }, 'met', 'not met'],
  ['it is gone, and less was sent', on(burnt, short(lost)), { [N]: 'not met' }, 'error', 'not met'],
  ['nothing is acknowledged on an idle machine', silent, { [N]: 'not met' }, 'met', 'not met'],
  ['nothing is acknowledged where processors are burnt', on(burnt, silent), { [N]: 'error' }, 'met', 'error'],
  [
    'a ticket that has not come, where processors are burnt after the load',
    { ...missing, afterwards: burnt },
    { [T]: 'error' },
    'met',
    'error',
  ],
  [
    'a slow desk, where processors are burnt after the load',
    { ...slow, afterwards: burnt },
    { [I]: 'not met' },
    'met',
    'not met',
  ],
  ['nothing is acknowledged, since k6 sent less', short(silent), {}, 'error', 'error'],
  ['a ticket that has not come, and k6 sent less', short(missing), { [T]: 'not met' }, 'error', 'not met'],
  ['a second ticket, on any machine', on(burnt, doubled), { [T]: 'not met' }, 'met', 'not met'],
  ['a ticket that has not come, on an idle machine', missing, { [T]: 'not met' }, 'met', 'not met'],
  ['a ticket that has not come, where processors are burnt', on(burnt, missing), { [T]: 'error' }, 'met', 'error'],
  ['rows of others, on any machine', on(burnt, figures({ 'foreign rows': 3 })), { [I]: 'not met' }, 'met', 'not met'],
  ['numbers kept', on(burnt, { ...good, numbers: { planted: 1, kept: 2 } }), { 'no-number-kept': 'not met' }, 'met', 'not met'],
  [
    'answered late at night where processors are burnt',
    on(burnt, clocked({ breached: true })),
    { 'night-targets-kept': 'error' },
    'met',
    'error',
  ],
];
for (const [what, seen, differ, others, run] of rows)
  test(`${what}: ${run}`, () => {
    const checks = checksOf(seen);
    const expected = checks.map(({ check }) => [check, differ[check] ?? others]);
    assert.deepEqual(
      checks.map(({ check, verdict }) => [check, verdict]),
      expected,
    );
    const whole = verdictOfRun(checks, thresholdFault(seen.outcome));
    assert.equal(whole.verdict, run);
    assert.equal(whole.cause === null, run === 'met');
  });

test('k6 without thresholds shows nothing, and is no fault of the desk', () => {
  const none = { ...slow, stated: {}, outcome: { ...slow.outcome, thresholds: [] } };
  assert.deepEqual(new Set(checksOf(none).map(({ verdict }) => verdict)), new Set(['error']));
});

test('on a full disk everything is an error, except what was acknowledged and is gone', () => {
  const verdicts = (seen: Seen) => {
    const { verdict, checks } = onFullDisk({ checks: checksOf(seen), reconciliation: seen.reconciliation }, 'no space');
    return [verdict, checks[0]?.verdict, checks[1]?.verdict];
  };
  assert.deepEqual(verdicts(slow), ['error', 'error', 'error']);
  assert.deepEqual(verdicts(lost), ['not met', 'not met', 'error']);
});

test('the sentence names the machine or the desk, with the figures', () => {
  const [error] = causes(on(burnt, slow));
  assert.equal(
    error,
    'isolation-under-load: This machine could not carry the load (environment): of 2 processors the desk used 6 %, k6 4 %, the harness 1 %, everything else 88 %; 1 % was idle, and nothing was idle 97 % of the time; k6 woke up to 31 ms late (95 of 100); 40 iterations dropped. 95 of 100 requests were answered within 1800 ms, and the criterion states 1000 ms.',
  );
  assert.match(
    causes(slow)[0]!,
    /within 1800 ms, and the criterion states 1000 ms\. This machine had capacity to spare: of 2 .*86 % was idle/,
  );
  assert.match(
    causes(on(unknown, slow))[0]!,
    /^isolation-under-load: This machine could not show .*the shares of 2 processors are unknown/,
  );
});

test('each check can fail, and says by what', () => {
  const found: readonly (readonly [Seen, RegExp])[] = [
    [lost, /nothing-lost: 1 of 2 .*INC-000002/],
    [silent, /nothing-lost: Nothing was acknowledged/],
    [doubled, /one-supplier-ticket-each: 1 of 1: .*2 tickets/],
    [{ ...good, tickets: { handedOff: 0, faults: [] } }, /Nothing was handed off/],
    [figures({ 'foreign rows': 3 }), /isolation-under-load: 3 of 100/],
    [{ ...good, numbers: { planted: 1, kept: 2 } }, /no-number-kept: 2 patients' numbers/],
    [{ ...good, numbers: { planted: 0, kept: 0 } }, /no-number-kept: No contact/],
    [clocked({ breached: true }), /night-targets-kept: .*too late/],
    [clocked({ state: 'running', elapsedMs: 0 }), /does not count at night/],
    [clocked({ measures: 'resolution' }), /no response clock/],
  ];
  for (const [seen, says] of found) assert.match(causes(seen).join('\n'), says);
});

test('the time of a check is the shortest that a criterion states', () => {
  const shownBy = (...answeredWithin: string[]) => ({
    shownBy: answeredWithin.map((time) => ({ by: 'load' as const, check: 'nothing-lost' as const, answeredWithin: time })),
  });
  assert.deepEqual(statedTimes([shownBy('PT2S'), shownBy('PT1M', 'PT1S')]), { 'nothing-lost': 1000 });
  assert.deepEqual(statedTimes([{ shownBy: [{ by: 'load', check: 'nothing-lost' }, { by: 'scenario' }] }]), {});
});

test('a number is found in a record, a row and a ticket by what redacts the evidence', () => {
  const record = { ...good.stored.urgent[0]!, redactions: [{ kind: 'nhs-number', count: 1 }] };
  const stored = { ...good.stored, urgent: [record] };
  assert.deepEqual(numbersKept(stored, []), { planted: 1, kept: 0 });
  const spelled = { ...record, description: 'patient 943\u2009476\u20095919' };
  assert.equal(numbersKept({ ...stored, urgent: [spelled] as never }, []).kept, 1);
  assert.equal(numbersKept({ ...stored, rows: '[{"summary":"patient 943 476 5919"}]' }, []).kept, 1);
  assert.equal(numbersKept(stored, [{ description: 'NHS number 9434765919' } as never]).kept, 1);
});
