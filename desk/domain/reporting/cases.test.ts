import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { IncidentFacts } from './facts.ts';
import { periodOf } from './period.ts';
import { reportOf } from './report.ts';
import type { Report } from './report-types.ts';
import { incident, msOf, opened, reopened, resolved, responded, standard, type Row } from './testing/log.ts';

const ZONE = 'Europe/London';
/** The report of a period as issued at its end, or by what was known later. */
function issued(
  all: readonly IncidentFacts[],
  id: string,
  more: { known?: string; organisation?: string; service?: string } = {},
): Report {
  const period = periodOf(id, ZONE);
  const { known, organisation = null, service = null } = more;
  const until = known === undefined ? period.to : msOf(known);
  return reportOf(all, { period, organisation, service }, until, standard.reporting);
}
const value = (report: Report, id: string) => report.figures.find((figure) => figure.id === id)!.value;
const rows = (report: Report, id: string) =>
  Object.fromEntries(report.breakdowns.find((each) => each.id === id)!.rows.map(({ key, counted }) => [key, counted.length]));
const level = (report: Report, measures: string) => {
  const found = report.levels.find((each) => each.measures === measures);
  return found ? [found.kept.length, found.missed.length] : [0, 0];
};
const many = (count: number, of: (i: number) => readonly Row[], name = 'M') =>
  Array.from({ length: count }, (_, i) => incident(`INC-${name}${i}`, of(i)));

suite('months and hours are those of the zone', () => {
  test('logged at 23:30 UTC on 31 March is of April', () => {
    const all = [incident('INC-1', [opened('2026-03-31T23:30:00Z')])];
    assert.deepEqual([value(issued(all, '2026-03'), 'logged'), value(issued(all, '2026-04'), 'logged')], [0, 1]);
  });
  test('March has 743 hours, October 745, and the end of 29 March is 23:00 UTC', () => {
    const hours = (id: string) => (periodOf(id, ZONE).to - periodOf(id, ZONE).from) / 3_600_000;
    assert.deepEqual([hours('2026-03'), hours('2026-10')], [743, 745]);
    const all = [incident('INC-1', [opened('2026-03-29T22:59:59Z')]), incident('INC-2', [opened('2026-03-29T23:00:00Z')])];
    const days = rows(issued(all, '2026-03'), 'logged-by-time');
    assert.deepEqual([days['29 March'], days['30 March']], [1, 1]);
  });
  test('25 October has 25 hours and two rows of 01:00, 29 March 23 and none', () => {
    const october = periodOf('2026-10-25', ZONE).buckets.map(({ label }) => label);
    assert.equal(october.length, 25);
    assert.deepEqual(october.slice(0, 4), ['00:00', '01:00 BST', '01:00 GMT', '02:00']);
    const march = periodOf('2026-03-29', ZONE).buckets.map(({ label }) => label);
    assert.deepEqual([march.length, march.slice(0, 2)], [23, ['00:00', '02:00']]);
    const all = [incident('INC-1', [opened('2026-10-25T00:30:00Z')]), incident('INC-2', [opened('2026-10-25T01:30:00Z')])];
    const hours = rows(issued(all, '2026-10-25'), 'logged-by-time');
    assert.deepEqual([hours['01:00 BST'], hours['01:00 GMT']], [1, 1]);
  });
  test('a day without a call has a row with 0, and a year has twelve months that add up', () => {
    const all = Array.from({ length: 12 }, (_, month) =>
      incident(`INC-${month}`, [opened(`2025-${String(month + 1).padStart(2, '0')}-15T12:00:00Z`)]),
    );
    const year = issued(all, '2025');
    const months = rows(year, 'logged-by-time');
    assert.deepEqual([Object.keys(months).length, months['October']], [12, 1]);
    assert.equal(
      Object.values(months).reduce((sum, each) => sum + each, 0),
      value(year, 'logged'),
    );
    assert.equal(rows(issued(all, '2025-03'), 'logged-by-time')['29 March'], 0);
  });
  test('a name that is no period is refused', () => {
    for (const id of ['2026-13', '2026-02-30', 'March', '2026-3', ''])
      assert.throws(() => periodOf(id, ZONE), { name: 'Refusal', code: 'invalid', message: /is no period/ });
  });
});

suite('what happened later changes no report', () => {
  test('resolved in March, reopened and resolved in April', () => {
    const all = [
      incident('INC-1', [
        opened('2026-03-19T09:00:00Z'),
        resolved('2026-03-20T09:00:00Z'),
        reopened('2026-04-02T09:00:00Z'),
        resolved('2026-04-03T09:00:00Z'),
      ]),
    ];
    for (const known of [undefined, '2026-05-31T12:00:00Z'])
      assert.equal(value(issued(all, '2026-03', known === undefined ? {} : { known }), 'resolved'), 1);
    const april = issued(all, '2026-04');
    assert.deepEqual([value(april, 'reopened'), value(april, 'resolved'), value(april, 'openAtStart')], [1, 1, 0]);
  });
  test('resolved, reopened and open: one resolution, one reopening, one open', () => {
    const all = [
      incident('INC-1', [opened('2026-03-05T08:00:00Z'), resolved('2026-03-05T09:00:00Z'), reopened('2026-03-06T09:00:00Z')]),
    ];
    const march = issued(all, '2026-03');
    assert.deepEqual(
      ['resolved', 'reopened', 'openAtEnd'].map((id) => value(march, id)),
      [1, 1, 1],
    );
  });
  test('a correction after the period stands beside it', () => {
    const rows13: readonly Row[] = [
      opened('2026-03-19T09:00:00Z'),
      ['2026-04-02T09:00:00Z', { type: 'severityCorrected', severity: '4', since: '2026-03-20T00:00:00Z' }],
    ];
    const all = [incident('INC-1', rows13)];
    assert.deepEqual(rows(issued(all, '2026-03'), 'logged-by-severity'), { '3': 1 });
    assert.deepEqual(rows(issued(all, '2026-03', { known: '2026-04-03T00:00:00Z' }), 'logged-by-severity'), { '4': 1 });
  });
  test('a reclassification after the period counts after it, and a target changed later takes no verdict back', () => {
    const all = [incident('INC-1', [opened('2026-03-19T09:00:00Z'), ['2026-04-02T09:00:00Z', reclassified('4')]])];
    assert.deepEqual(rows(issued(all, '2026-03', { known: '2026-05-01T00:00:00Z' }), 'logged-by-severity'), { '3': 1 });
    const shorter = {
      ...standard,
      tiers: {
        ...standard.tiers,
        platinum: {
          ...standard.tiers['platinum']!,
          targets: { ...standard.tiers['platinum']!.targets, '2': { response: 'PT15M', resolution: 'PT2H', calendar: 'always' } },
        },
      },
    };
    const policies = [
      { since: 0, policy: standard },
      { since: msOf('2026-04-01T00:00:00Z'), policy: shorter },
    ];
    const severe = { severity: '2' } as const;
    const log = (month: string) => [
      opened(`2026-${month}-10T09:00:00Z`, severe),
      responded(`2026-${month}-10T09:05:00Z`),
      resolved(`2026-${month}-10T11:30:00Z`),
    ];
    const both = [incident('INC-1', log('03'), policies), incident('INC-2', log('04'), policies)];
    assert.deepEqual(
      [level(issued(both, '2026-03'), 'resolution'), level(issued(both, '2026-04'), 'resolution')],
      [
        [1, 0],
        [0, 1],
      ],
    );
  });
  test('erasing the caller changes no figure', () => {
    const before: readonly Row[] = [opened('2026-03-19T09:00:00Z'), resolved('2026-03-20T09:00:00Z')];
    const erased: readonly Row[] = [
      [before[0]![0], { ...before[0]![1], texts: {} }],
      before[1]!,
      ['2026-05-10T09:00:00Z', { type: 'erased', of: 1, names: ['caller', 'summary', 'description'] }],
    ];
    assert.deepEqual(issued([incident('INC-1', erased)], '2026-03'), issued([incident('INC-1', before)], '2026-03'));
  });
  test('a repeat report linked in April is of March, and not resolved by that', () => {
    const all = [
      incident('INC-A', [opened('2026-03-19T09:00:00Z'), ['2026-04-03T09:00:00Z', { type: 'childLinked', child: 'INC-B' }]]),
      incident('INC-B', [opened('2026-03-19T10:00:00Z'), ['2026-04-03T09:00:00Z', { type: 'linkedToParent', parent: 'INC-A' }]]),
    ];
    const [march, april] = [issued(all, '2026-03'), issued(all, '2026-04')];
    assert.deepEqual([value(march, 'logged'), value(march, 'repeats')], [2, 0]);
    assert.deepEqual([value(april, 'repeats'), value(april, 'resolved')], [1, 0]);
  });
});

const reclassified = (severity: '2' | '4') => ({ type: 'reclassified', impact: '3', urgency: '4', severity }) as const;

suite('the backlog is listed and adds up', () => {
  test('open 10, logged 7, reopened 2, resolved 6, withdrawn 1: 12 and twelve rows', () => {
    const [early, march] = ['2026-02-10T09:00:00Z', '2026-03-10T09:00:00Z'];
    const all = [
      ...many(4, () => [opened(early)], 'O'),
      ...many(6, () => [opened(early), resolved('2026-03-11T09:00:00Z')], 'R'),
      ...many(2, () => [opened(early), resolved('2026-02-11T09:00:00Z'), reopened('2026-03-12T09:00:00Z')], 'A'),
      ...many(6, () => [opened(march)], 'N'),
      ...many(1, () => [opened(march), resolved('2026-03-11T09:00:00Z', { withdrawn: true })], 'W'),
    ];
    const report = issued(all, '2026-03');
    const figures = ['openAtStart', 'logged', 'reopened', 'resolved', 'withdrawn', 'openAtEnd'].map((id) => value(report, id));
    assert.deepEqual(figures, [10, 7, 2, 6, 1, 12]);
    assert.equal(report.figures.find(({ id }) => id === 'openAtEnd')!.counted.length, 12);
    assert.equal(
      Object.values(rows(report, 'openAtEnd-by-age')).reduce((sum, each) => sum + each, 0),
      12,
    );
  });
  test('the age is elapsed time: 734 hours, although it was paused for ten days', () => {
    const all = [
      incident('INC-1', [
        opened('2026-03-01T09:00:00Z'),
        ['2026-03-05T09:00:00Z', { type: 'paused', reason: 'awaiting-caller' }],
        ['2026-03-15T09:00:00Z', { type: 'resumed' }],
      ]),
    ];
    const period = periodOf('2026-03', ZONE);
    const bands = (hours: number) =>
      rows(
        reportOf(all, { period, organisation: null, service: null }, period.to, { ageBounds: [`PT${hours}H`] }),
        'openAtEnd-by-age',
      );
    assert.deepEqual(Object.values(bands(734)), [0, 1]);
    assert.deepEqual(Object.values(bands(735)), [1, 0]);
  });
});

suite('service levels go by verdict', () => {
  /** Severity 2 of a platinum service: four hours. Answered at once, so that only the resolution is in question. */
  const one = (name: string, end?: string, at = '2026-03-10T09:00:00Z') =>
    incident(`INC-${name}`, [opened(at, { severity: '2' }), responded(at), ...(end === undefined ? [] : [resolved(end)])]);
  test('9 kept, one of them to the second, 1 late, 3 open and overdue, 2 not due: 9 of 13', () => {
    const all = [
      ...Array.from({ length: 8 }, (_, i) => one(`K${i}`, '2026-03-10T10:00:00Z')),
      one('EXACT', '2026-03-10T13:00:00Z'),
      one('LATE', '2026-03-10T13:00:01Z'),
      ...Array.from({ length: 3 }, (_, i) => one(`O${i}`)),
      ...Array.from({ length: 2 }, (_, i) => one(`D${i}`, undefined, '2026-03-31T21:00:00Z')),
    ];
    const [kept, missed] = level(issued(all, '2026-03'), 'resolution');
    assert.deepEqual([kept, missed, Math.round((kept! * 1000) / (kept! + missed!)) / 10], [9, 4, 69.2]);
  });
  test('missed in March and resolved in April is missed once, in March, and stays without its cause until it is told', () => {
    const rows11: readonly Row[] = [
      opened('2026-03-30T09:00:00Z', { severity: '2' }),
      responded('2026-03-30T09:00:00Z'),
      resolved('2026-04-02T09:00:00Z'),
    ];
    const all = [incident('INC-1', rows11)];
    assert.deepEqual(
      [level(issued(all, '2026-03'), 'resolution'), level(issued(all, '2026-04'), 'resolution')],
      [
        [0, 1],
        [0, 0],
      ],
    );
    const [miss] = issued(all, '2026-03').misses;
    assert.deepEqual([miss!.at, miss!.explained], ['2026-03-30T13:00:00Z', null]);
    const told = [
      incident('INC-1', [...rows11, ['2026-04-03T09:00:00Z', { type: 'missExplained', measures: 'resolution', of: null }]]),
    ];
    assert.equal(issued(told, '2026-03').misses[0]!.explained, 4);
  });
  test('the supplier has a row of its own, on the clock of its contract', () => {
    const all = [
      incident('INC-1', [
        opened('2026-03-10T09:00:00Z', { severity: '2' }),
        responded('2026-03-10T09:00:00Z'),
        ['2026-03-10T09:30:00Z', { type: 'handedOff', supplier: 'bt-health', handOff: 1 }],
        ['2026-03-11T09:30:00Z', { type: 'returned', supplier: 'bt-health' }],
      ]),
    ];
    const report = issued(all, '2026-03');
    assert.deepEqual(
      report.levels.map(({ measures, of }) => [measures, of]),
      [
        ['response', null],
        ['resolution', null],
        ['supplier', 'bt-health'],
      ],
    );
    assert.deepEqual(level(report, 'supplier'), [0, 1]);
  });
});

suite('first contact', () => {
  test('logged and resolved in one call counts in all three', () => {
    const all = [incident('INC-1', [opened('2026-03-10T09:00:00Z'), resolved('2026-03-10T09:05:00Z', { firstContact: true })])];
    assert.deepEqual(
      ['logged', 'resolved', 'firstContact'].map((id) => value(issued(all, '2026-03'), id)),
      [1, 1, 1],
    );
  });
  test('100 logged, 70 at first contact of which 5 reopened, 10 for a supplier: 65.0 gross, 72.2 net', () => {
    const at = '2026-03-10T09:00:00Z';
    const solved = resolved('2026-03-10T09:05:00Z', { firstContact: true });
    const all = [
      ...many(64, () => [opened(at), solved], 'F'),
      ...many(1, () => [opened(at), solved, reopened('2026-04-04T09:00:00Z')], 'L'),
      ...many(5, () => [opened(at), solved, reopened('2026-03-20T09:00:00Z')], 'A'),
      ...many(10, () => [opened(at), ['2026-03-10T10:00:00Z', { type: 'handedOff', supplier: 'bt-health', handOff: 1 }]], 'S'),
      ...many(20, () => [opened(at)], 'N'),
    ];
    for (const known of ['2026-04-01T00:00:00Z', '2026-05-01T00:00:00Z']) {
      const report = issued(all, '2026-03', { known });
      assert.deepEqual([value(report, 'firstContactGross'), value(report, 'firstContactNet')], [65, 72.2]);
    }
  });
});

test('a customer’s report has rows of that customer alone', () => {
  const all = [
    incident('INC-1', [opened('2026-03-10T09:00:00Z', { severity: '2' })]),
    incident('INC-2', [opened('2026-03-10T09:00:00Z', { organisation: 'queensferry', severity: '1' })]),
  ];
  const report = issued(all, '2026-03', { organisation: 'northgate' });
  assert.doesNotMatch(JSON.stringify(report), /INC-2|queensferry/);
  assert.match(JSON.stringify(report), /INC-1/);
});
