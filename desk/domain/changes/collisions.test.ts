import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { localTimes } from '../../../kernel/index.ts';
import type { ChangePolicy, Service } from '../../../standards/index.ts';
import { collisionsOf, type Planned } from './collisions.ts';
import { settingOf } from './setting.ts';
import { policy, rules } from './testing/example.ts';

const ALWAYS = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, ['00:00-24:00']]));
const bare = (own: Partial<ChangePolicy> = {}): ChangePolicy => ({
  ...rules,
  windows: [{ week: ALWAYS }],
  freezes: [],
  customers: rules.customers.map((customer) => ({ ...customer, noDowntime: [] })),
  ...own,
});
const setting = (own: Partial<ChangePolicy> = {}) => settingOf(policy, bare(own));
const planned = (reference: string, start: string | null, end: string | null, own: Partial<Planned> = {}): Planned => ({
  reference,
  items: ['pacs'],
  organisations: ['northgate'],
  assignee: null,
  start,
  end,
  active: true,
  ...own,
});
const kinds = (change: Planned, others: readonly Planned[], within = setting()) =>
  collisionsOf(change, others, within).found.map(({ kind }) => kind);

test('changes that touch do not collide; a minute of overlap is told of both', () => {
  const first = planned('A', '2026-12-02T01:00:00Z', '2026-12-02T02:00:00Z');
  assert.equal(collisionsOf(first, [planned('B', '2026-12-02T02:00:00Z', '2026-12-02T03:00:00Z')], setting()).verdict, 'none');
  const second = planned('B', '2026-12-02T01:59:00Z', '2026-12-02T03:00:00Z');
  assert.deepEqual(kinds(first, [second]), ['same-service', 'same-organisation']);
  assert.deepEqual(kinds(second, [first]), ['same-service', 'same-organisation']);
});

test('a service and what it depends on, however far down: both are told, with the relation and the other', () => {
  const [network, booking] = [
    planned('A', '2026-12-02T01:00:00Z', '2026-12-02T02:00:00Z', { items: ['trust data centre'], organisations: ['northgate'] }),
    planned('B', '2026-12-02T01:30:00Z', '2026-12-02T03:00:00Z', { items: ['crs'], organisations: ['queensferry'] }),
  ];
  assert.deepEqual(collisionsOf(booking, [network], setting()).found, [
    { kind: 'dependency', other: 'A', item: 'crs', otherItem: 'trust data centre', relation: 'depends-on' },
  ]);
  assert.deepEqual(collisionsOf(network, [booking], setting()).found, [
    { kind: 'dependency', other: 'B', item: 'trust data centre', otherItem: 'crs', relation: 'needed-by' },
  ]);
});

test('a change that is called off does not count, and counts again once it is revived', () => {
  const [own, other] = [
    planned('A', '2026-12-02T01:00:00Z', '2026-12-02T02:00:00Z'),
    planned('B', '2026-12-02T01:00:00Z', '2026-12-02T02:00:00Z'),
  ];
  assert.deepEqual(kinds(own, [{ ...other, active: false }]), []);
  assert.notDeepEqual(kinds(own, [other]), []);
});

test('without an end nothing is compared, and "not checked" is no "none"', () => {
  const report = collisionsOf(planned('A', '2026-12-02T01:00:00Z', null), [], setting());
  assert.equal(report.verdict, 'not-checked');
  assert.equal(report.notChecked.length, 1);
});

test('another change of the service that has no time yet is "not checked"', () => {
  const report = collisionsOf(
    planned('A', '2026-12-02T01:00:00Z', '2026-12-02T02:00:00Z'),
    [planned('B', null, null)],
    setting(),
  );
  assert.equal(report.verdict, 'not-checked');
  assert.match(report.notChecked.join(), /B has no start and end/);
});

test('a service for which no window is agreed is "not checked"', () => {
  const report = collisionsOf(planned('A', '2026-12-02T01:00:00Z', '2026-12-02T02:00:00Z'), [], setting({ windows: [] }));
  assert.equal(report.verdict, 'not-checked');
});

test('a freeze ends at its end', () => {
  const frozen = setting({ freezes: [{ id: 'f', name: 'New Year', from: '2026-12-20T00:00', to: '2027-01-02T00:00' }] });
  assert.deepEqual(kinds(planned('A', '2027-01-02T00:00:00Z', '2027-01-02T01:00:00Z'), [], frozen), []);
  assert.deepEqual(kinds(planned('A', '2027-01-01T23:30:00Z', '2027-01-02T00:30:00Z'), [], frozen), ['freeze']);
});

test('a freeze of many services is one line that lists them', () => {
  const services: readonly Service[] = Array.from({ length: 80 }, (_, i) => ({
    ...policy.services[0]!,
    id: `s-${i}`,
    name: `Service ${i}`,
    aliases: [],
    dependencies: [],
  }));
  const own = settingOf(
    { ...policy, services },
    bare({ freezes: [{ id: 'f', name: 'New Year', from: '2026-12-20T00:00', to: '2027-01-02T00:00' }] }),
  );
  const [line, ...more] = collisionsOf(
    planned('A', '2026-12-24T01:00:00Z', '2026-12-24T02:00:00Z', { items: services.map(({ id }) => id) }),
    [],
    own,
  ).found;
  assert.equal(more.length, 0);
  assert.equal(line?.kind === 'freeze' && line.items.length, 80);
});

test('a freeze is of the policy’s zone, whoever looks: the verdict is one, only the time shown differs', () => {
  const own = setting({ freezes: [{ id: 'f', name: 'Night', from: '2026-12-20T00:00', to: '2026-12-20T06:00' }] });
  const [hit] = collisionsOf(planned('A', '2026-12-20T05:30:00Z', '2026-12-20T06:30:00Z'), [], own).found;
  assert.equal(hit?.kind, 'freeze');
  assert.deepEqual(hit?.kind === 'freeze' && [hit.from, hit.to].map((at) => localTimes('Europe/Madrid').timeOfDay(at)), [
    '01:00',
    '07:00',
  ]);
});

test('a date on which a customer takes no downtime collides for that customer alone', () => {
  const customers = rules.customers.map((one) => ({
    ...one,
    noDowntime:
      one.organisation === 'queensferry' ? [{ name: 'Open day', from: '2026-12-02T00:00', to: '2026-12-03T00:00' }] : [],
  }));
  const own = setting({ customers });
  const at = ['2026-12-02T01:00:00Z', '2026-12-02T02:00:00Z'] as const;
  assert.deepEqual(kinds(planned('A', ...at), [], own), []);
  assert.deepEqual(kinds(planned('A', ...at, { organisations: ['northgate', 'queensferry'] }), [], own), ['no-downtime']);
});

const SATURDAY = setting({ windows: [{ week: { sat: ['22:00-02:00'] } }] });
for (const [name, within, start, end, expected] of [
  ['over midnight the weekday is that of the start', SATURDAY, '2026-12-06T00:30:00Z', '2026-12-06T01:00:00Z', null],
  ['the Saturday before is outside', SATURDAY, '2026-12-05T00:30:00Z', '2026-12-05T01:00:00Z', { how: 'misses', minutes: 30 }],
  ['an end after it exceeds it', SATURDAY, '2026-12-06T01:00:00Z', '2026-12-06T03:00:00Z', { how: 'exceeds', minutes: 60 }],
  ['an hour after it misses it', SATURDAY, '2026-12-06T03:00:00Z', '2026-12-06T04:00:00Z', { how: 'misses', minutes: 60 }],
  [
    'two that touch at midnight are one',
    setting({ windows: [{ week: { sat: ['22:00-24:00'], sun: ['00:00-02:00'] } }] }),
    '2026-12-05T23:30:00Z',
    '2026-12-06T00:30:00Z',
    null,
  ],
  [
    '04:00 comes three hours after midnight when clocks go forward',
    setting({ windows: [{ week: { sun: ['00:00-04:00'] } }] }),
    '2026-03-29T00:00:00Z',
    '2026-03-29T03:00:00Z',
    null,
  ],
  [
    'and not four',
    setting({ windows: [{ week: { sun: ['00:00-04:00'] } }] }),
    '2026-03-29T00:00:00Z',
    '2026-03-29T04:00:00Z',
    { how: 'exceeds', minutes: 60 },
  ],
  [
    'five when they go back',
    setting({ windows: [{ week: { sun: ['00:00-04:00'] } }] }),
    '2026-10-24T23:00:00Z',
    '2026-10-25T04:00:00Z',
    null,
  ],
  [
    'the eve of a bank holiday has no window',
    settingOf(policy, { ...bare(), windows: rules.windows }),
    '2026-12-24T02:00:00Z',
    '2026-12-24T03:00:00Z',
    { how: 'misses', minutes: 60 },
  ],
] as const)
  test(`a window: ${name}`, () => {
    const found = collisionsOf(planned('A', start, end), [], within).found;
    assert.deepEqual(found, expected === null ? [] : [{ kind: 'outside-window', items: ['pacs'], ...expected }]);
  });

test('one person is in one place, whatever customer it is for; nobody assigned is nobody busy', () => {
  const at = ['2026-12-02T01:00:00Z', '2026-12-02T02:00:00Z'] as const;
  const [mine, theirs] = [
    planned('A', ...at, { assignee: 'Sam Field' }),
    planned('B', ...at, { items: ['ward-network'], organisations: ['queensferry'] }),
  ];
  assert.deepEqual(kinds(mine, [theirs]), ['dependency']);
  assert.ok(kinds(mine, [{ ...theirs, assignee: 'Sam Field' }]).includes('assignee-busy'));
  assert.ok(!kinds({ ...mine, assignee: null }, [theirs]).includes('assignee-busy'));
});

test('law: against a comparison of every pair, minute by minute and service by service', () => {
  const items = ['crs', 'pacs', 'ward-network', 'N3 network', 'trust data centre'];
  const needs: Readonly<Record<string, readonly string[]>> = {
    crs: ['N3 network', 'smartcard and registration authority service', 'ward-network', 'trust data centre', 'site power'],
    pacs: ['N3 network', 'radiology information system', 'ward-network', 'trust data centre', 'site power'],
    'ward-network': ['trust data centre', 'site power'],
    'N3 network': [],
    'trust data centre': [],
  };
  const some = fc.record({
    items: fc.uniqueArray(fc.constantFrom(...items), { minLength: 1, maxLength: 3 }),
    organisations: fc.uniqueArray(fc.constantFrom('northgate', 'queensferry', 'eastmarsh-pct'), { minLength: 1 }),
    assignee: fc.constantFrom(null, 'Sam', 'Kim'),
    from: fc.integer({ min: 0, max: 40 }),
    minutes: fc.integer({ min: 1, max: 15 }),
    active: fc.boolean(),
  });
  const within = setting();
  const base = Temporal.Instant.from('2026-12-02T01:00:00Z');
  fc.assert(
    fc.property(fc.array(some, { minLength: 2, maxLength: 8 }), (many) => {
      const all = many.map(({ from, minutes, ...one }, i): Planned => ({
        ...one,
        reference: `C${i}`,
        start: base.add({ minutes: from }).toString(),
        end: base.add({ minutes: from + minutes }).toString(),
      }));
      for (const [i, change] of all.entries()) {
        const expected = new Set<string>();
        for (const [j, other] of all.entries()) {
          if (i === j || !many[j]!.active) continue;
          const shared = Array.from({ length: many[i]!.minutes }, (_, n) => many[i]!.from + n).some(
            (m) => m >= many[j]!.from && m < many[j]!.from + many[j]!.minutes,
          );
          if (!shared) continue;
          for (const item of change.items)
            for (const its of other.items) {
              if (item === its) expected.add(`same-service ${other.reference}`);
              else if (needs[item]!.includes(its)) expected.add(`dependency ${other.reference} ${item} depends-on ${its}`);
              else if (needs[its]!.includes(item)) expected.add(`dependency ${other.reference} ${item} needed-by ${its}`);
            }
          if (change.organisations.some((id) => other.organisations.includes(id)))
            expected.add(`same-organisation ${other.reference}`);
          if (change.assignee !== null && change.assignee === other.assignee) expected.add(`assignee-busy ${other.reference}`);
        }
        const found = collisionsOf(change, all, within).found.map((one) =>
          one.kind === 'dependency'
            ? `dependency ${one.other} ${one.item} ${one.relation} ${one.otherItem}`
            : `${one.kind} ${'other' in one ? one.other : ''}`,
        );
        assert.deepEqual(new Set(found), expected);
      }
    }),
    { numRuns: 150 },
  );
});
