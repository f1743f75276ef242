import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checksOf, type Seen } from './checks.ts';
import { numbersKept } from './reconcile.ts';

const clock = { measures: 'response', state: 'stopped', breached: false, elapsedMs: 1000 };
const good: Seen = {
  outcome: {
    exitCode: 0,
    figures: { 'rows read': 100, 'foreign rows': 0 },
    thresholds: [{ name: 'http_reqs count>=100', ok: true }],
    acknowledged: new Map([['k', 'INC-000001']]),
    output: '',
  },
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

test('a load that came and lost nothing meets every check', () => assert.deepEqual(causes(good), []));

test('a load that did not come as promised shows nothing, whatever was found after it', () => {
  const short = { ...good, outcome: { ...good.outcome, thresholds: [{ name: 'http_reqs count>=100', ok: false }] } };
  assert.equal(causes(short).length, 5);
  assert.match(causes(short)[0]!, /nothing-lost: k6 crossed http_reqs count>=100/);
  assert.equal(causes({ ...good, outcome: { ...good.outcome, thresholds: [] } }).length, 5);
});

test('each check can fail, and says by what', () => {
  const urgent = (of: object) => ({
    ...good,
    stored: { ...good.stored, urgent: [{ ...good.stored.urgent[0]!, clocks: [{ ...clock, ...of }] }] },
  });
  const rows: readonly (readonly [Seen, RegExp])[] = [
    [
      { ...good, reconciliation: { acknowledged: 2, stored: 1, missing: ['INC-000002'], extra: 0 } },
      /nothing-lost: 1 of 2 .*INC-000002/,
    ],
    [
      { ...good, reconciliation: { acknowledged: 0, stored: 0, missing: [], extra: 0 } },
      /nothing-lost: Nothing was acknowledged/,
    ],
    [
      { ...good, tickets: { handedOff: 1, faults: ['INC-000001 has 2 tickets at the supplier'] } },
      /one-supplier-ticket-each: 1 of 1: .*2 tickets/,
    ],
    [{ ...good, tickets: { handedOff: 0, faults: [] } }, /Nothing was handed off/],
    [
      { ...good, outcome: { ...good.outcome, figures: { 'rows read': 100, 'foreign rows': 3 } } },
      /isolation-under-load: 3 of 100/,
    ],
    [{ ...good, numbers: { planted: 1, kept: 2 } }, /no-number-kept: 2 patients' numbers/],
    [{ ...good, numbers: { planted: 0, kept: 0 } }, /no-number-kept: No contact/],
    [urgent({ breached: true }), /night-targets-kept: .*too late/],
    [urgent({ state: 'running', elapsedMs: 0 }), /does not count at night/],
    [urgent({ measures: 'resolution' }), /no response clock/],
  ];
  for (const [seen, says] of rows) assert.match(causes(seen).join('\n'), says);
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
