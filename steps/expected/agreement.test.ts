import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isNhsNumber } from '../../kernel/index.ts';
import { mayMove, STATUSES } from '../../kernel/trouble-ticket/index.ts';
import { contactAt, deputiesOf, loadStandard, shippedStandard, type Contact, type RotaPolicy } from '../../standards/index.ts';
import { minuteOfWeek, timeOfWeek, WEEK_MINUTES } from '../../standards/rota.ts';
import { levelsOf } from './levels.ts';
import { hasCheckDigit } from './nhs-number.ts';
import { deputiesIn, holderIn, holderOf } from './rota.ts';
import { mayFollow } from './ticket-moves.ts';
import { writtenMatrix, writtenRoster } from './written.ts';

/*
 * What scenarios expect is worked out twice: by the desk's code and by this folder's. Here both may meet, and they agree.
 */
const standard = await loadStandard(shippedStandard('nhs-lsd'));
const small = await loadStandard('examples/st-johns/standard');
const ZONES = ['Europe/London', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/Santiago', 'Pacific/Apia'];

/** Minutes of two years, and more of those near a change of the clocks. */
const instant = (zone: string) => {
  const from = Temporal.Instant.from('2026-01-01T00:00:00Z');
  const changes: Temporal.Instant[] = [];
  for (let at = from.toZonedDateTimeISO(zone); changes.length < 4;) {
    const next = at.getTimeZoneTransition('next');
    if (!next || next.year > 2027) break;
    changes.push((at = next).toInstant());
  }
  const anywhere = fc.integer({ min: 0, max: 2 * 365 * 1440 }).map((minutes) => from.add({ minutes }));
  const near = fc
    .tuple(fc.constantFrom(from, ...changes), fc.integer({ min: -2_000, max: 2_000 }))
    .map(([at, minutes]) => at.add({ minutes }));
  return fc.oneof(anywhere, near);
};

const rota = fc
  .record({
    zone: fc.constantFrom(...ZONES),
    starts: fc.uniqueArray(fc.integer({ min: 0, max: WEEK_MINUTES / 30 - 1 }), { minLength: 1, maxLength: 9 }),
    exception: fc.option(fc.tuple(fc.integer({ min: 0, max: 700 * 48 }), fc.integer({ min: 1, max: 400 }))),
  })
  .map(({ zone, starts, exception }): RotaPolicy => {
    const minutes = starts.map((half) => half * 30).sort((a, b) => a - b);
    const week = minutes.map((minute, i) => ({
      from: timeOfWeek(minute),
      to: timeOfWeek(minutes[(i + 1) % minutes.length]!),
      who: i % 2 ? 'b' : 'a',
    }));
    const local = (halfHours: number) =>
      Temporal.PlainDateTime.from('2026-01-01T00:00')
        .add({ minutes: halfHours * 30 })
        .toString({ smallestUnit: 'minute' });
    const exceptions = exception ? [{ from: local(exception[0]), to: local(exception[0] + exception[1]), who: 'c' }] : [];
    const people = ['a', 'b', 'c'].map((id) => ({ id, name: id, ...(id === 'b' && { telephone: '020 7946 0900' }) }));
    return { zone, people, rotas: [{ role: 'duty-manager', week, exceptions }] };
  });

test('who holds a role agrees with the rota that the desk uses, at clock changes too', () => {
  fc.assert(
    fc.property(
      rota.chain((policy) => fc.tuple(fc.constant(policy), instant(policy.zone))),
      ([policy, at]) => {
        const roster = { contacts: standard.contacts, rota: policy };
        assert.deepEqual(holderIn(roster, 'duty-manager', at), contactAt(roster, 'duty-manager', at));
      },
    ),
    { numRuns: 3_000 },
  );
});

test("the standards' own rotas agree at every handover and in every night", () => {
  for (const each of [standard, small])
    for (const { role } of each.contacts)
      for (let at = Temporal.Instant.from('2026-10-01T00:00:00Z'), i = 0; i < 1_400; i++, at = at.add({ hours: 3 }))
        assert.deepEqual(holderOf(each, role, at).name, contactAt(each, role, at)!.name);
});

test('the files read a second time say what the loader made of them', () => {
  for (const each of [standard, small]) {
    assert.deepEqual(writtenMatrix(each), each.severity.matrix);
    assert.deepEqual(writtenRoster(each), { contacts: each.contacts, rota: each.rota });
    for (const severity of ['1', '2', '3', '4', '5'] as const) {
      const { impact, urgency } = levelsOf({ standard: each }, severity);
      assert.equal(each.severity.matrix[impact][urgency], severity);
    }
  }
});

test('deputies agree, in a circle too', () => {
  const roles = ['a', 'b', 'c', 'd'];
  const contact = (role: string, deputy: string | null): Contact => ({
    ...{ role, title: role, name: role, telephone: '', mail: '' },
    ...(deputy !== null && { deputy }),
  });
  fc.assert(
    fc.property(fc.tuple(...roles.map(() => fc.option(fc.constantFrom(...roles, 'nobody')))), (deputies) => {
      const contacts = roles.map((role, i) => contact(role, deputies[i] ?? null));
      for (const role of roles) assert.deepEqual(deputiesIn(contacts, role), deputiesOf(role, contacts));
    }),
  );
});

test('check digits and moves of tickets agree', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{10}$/), (digits) => assert.equal(hasCheckDigit(digits), isNhsNumber(digits))),
    { numRuns: 5_000 },
  );
  assert.ok(hasCheckDigit('9434765919') && !hasCheckDigit('9434765918'));
  for (const from of STATUSES)
    for (const to of STATUSES) assert.equal(mayFollow(from, to), mayMove(from, to), `${from} to ${to}`);
});

test('a time of the week is read as it is written', () => assert.equal(minuteOfWeek(timeOfWeek(7 * 60 + 30)), 450));
