import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { contactAt, loadStandard, shippedStandard } from '../../standards/index.ts';
import { openTestDesk } from '../testing/desk.ts';
import { browse } from '../testing/browse.ts';
import { rotaSpan } from '../domain/rota/span.ts';
import { turnsOf } from '../domain/rota/turns.ts';

const policy = await loadStandard(shippedStandard('nhs-lsd'));
const instant = (text: string) => Temporal.Instant.from(text);
const hour = Temporal.Duration.from({ hours: 1 });

test('at any instant exactly one turn of a role holds, and its holder is the person the plan calls', () => {
  const year = 366 * 24 * 60;
  fc.assert(
    fc.property(
      fc.nat({ max: 3 * year }),
      fc.integer({ min: 1, max: year }),
      fc.double({ min: 0, max: 0.999999, noNaN: true }),
      (start, minutes, share) => {
        const from = instant('2026-01-01T00:00:00Z').add({ minutes: start });
        const until = from.add({ minutes });
        const at = from.add({ minutes: Math.floor(minutes * share) });
        const turns = turnsOf(policy, from, until);
        for (const { role } of policy.rota.rotas) {
          const own = turns.filter((turn) => turn.role === role);
          assert.deepEqual([own[0]?.from, own.at(-1)?.to], [String(from), String(until)]);
          own.slice(1).forEach((turn, i) => assert.equal(turn.from, own[i]!.to));
          const holding = own.filter(
            (turn) => Temporal.Instant.compare(instant(turn.from), at) <= 0 && Temporal.Instant.compare(at, instant(turn.to)) < 0,
          );
          assert.deepEqual(
            holding.map(({ name }) => name),
            [contactAt(policy, role, at)!.name],
          );
        }
      },
    ),
    { numRuns: 100 },
  );
});

test('a night with a clock change is an hour longer or shorter, without a gap', () => {
  for (const [from, hours] of [
    ['2026-10-24T23:00:00Z', 25],
    ['2027-03-28T00:00:00Z', 23],
  ] as const) {
    const until = instant(from)
      .toZonedDateTimeISO('Europe/London')
      .toPlainDate()
      .add({ days: 1 })
      .toZonedDateTime('Europe/London')
      .toInstant();
    const own = turnsOf(policy, instant(from), until).filter(({ role }) => role === 'duty-manager');
    const held = own.reduce(
      (sum, turn) => sum.add(instant(turn.from).until(instant(turn.to))),
      Temporal.Duration.from({ hours: 0 }),
    );
    assert.equal(held.total('hours'), hours * hour.total('hours'));
  }
});

test('a span is counted in days of the zone: four weeks from today by default, a year at most', () => {
  const now = instant('2026-07-01T23:30:00Z');
  const text = (asked: Parameters<typeof rotaSpan>[0]) => Object.values(rotaSpan(asked, now, 'Europe/London')).map(String);
  assert.deepEqual(text({}), ['2026-07-01T23:00:00Z', '2026-07-29T23:00:00Z']);
  assert.deepEqual(text({ from: '2026-12-25', until: '2026-12-26' }), ['2026-12-25T00:00:00Z', '2026-12-26T00:00:00Z']);
  const inStJohns = rotaSpan({ from: '2026-10-31', until: '2026-11-02' }, now, 'America/St_Johns');
  assert.deepEqual(Object.values(inStJohns).map(String), ['2026-10-31T02:30:00Z', '2026-11-02T03:30:00Z']);
  for (const asked of [{ from: 'tomorrow' }, { until: '2026-02-30' }, { until: '2026-07-02' }, { until: '2027-07-05' }])
    assert.throws(() => rotaSpan(asked, now, 'Europe/London'), { code: 'invalid' });
});

test('staff and the assessor read it through the API and on its page; requesters do not', async () => {
  await using desk = await openTestDesk();
  const { get } = browse(desk);
  const { html } = await get('analyst', '/rota');
  assert.match(html, /Mon 23 Nov 2026, 08:00/, 'a turn is shown with its own beginning, before today');
  assert.match(html, /Duty manager[^]*<strong>[A-Z][a-z]+ [A-Z][a-z]+<\/strong>, on call now/);
  const asked = await desk.ask('assessor', 'GET', '/api/rota?from=2026-12-24&until=2026-12-27');
  assert.deepEqual(
    (asked.json as { role: string; name: string }[]).filter(({ role }) => role === 'duty-manager').map(({ name }) => name),
    ['Daniel Okafor', 'Ifeoma Clarke'],
  );
  assert.equal((await desk.ask('assessor', 'GET', '/api/rota?untl=2026-12-27')).status, 400);
  assert.equal((await desk.ask('requester.queensferry', 'GET', '/api/rota')).status, 403);
  assert.equal((await get('requester.queensferry', '/rota')).status, 403);
});
