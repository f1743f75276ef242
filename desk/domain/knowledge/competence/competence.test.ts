import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { changeCompetence } from './decide.ts';
import { foldAnalyst } from './fold.ts';
import { gapsIn, mayTake, shiftOn } from './gaps.ts';
import type { Analyst, CompetenceFact } from './types.ts';
import { recorded } from '../testing/recorded.ts';
import type { Actor } from '../../access/actor.ts';
import { loadStandard } from '../../../../standards/index.ts';

const standard = await loadStandard(new URL('../../../../standards/nhs-lsd', import.meta.url).pathname);
const shifts = [{ id: 'night', name: 'Night', from: '22:00', to: '06:00' }];
const policy = {
  ...standard,
  services: standard.services.filter(({ id }) => id === 'pacs'),
  knowledge: { ...standard.knowledge, shifts },
};
const MANAGER: Actor = { id: 'dm', name: 'Derek Oyelaran', role: 'duty-manager', organisation: null };
const PERSON = { id: 'asha', name: 'Asha Nair' };
const NOW = Temporal.Instant.from('2027-01-10T12:00:00Z');

const analyst = (id: string, level: string, on: string, validTo: string): Analyst =>
  foldAnalyst(
    id,
    recorded<CompetenceFact>([
      ['2026-01-01T00:00:00Z', { type: 'enrolled', texts: { person: id } }],
      [
        '2026-01-01T00:00:00Z',
        { type: 'shown', service: 'pacs', level, proof: { how: 'observed-call', incident: 'INC-1' }, on, validTo },
      ],
      ['2026-01-01T00:00:00Z', { type: 'planned', shift: 'night', date: '2027-01-15' }],
    ]),
  )!;
const gaps = (...analysts: readonly Analyst[]) =>
  gapsIn(shiftOn('night', Temporal.PlainDate.from('2027-01-15'), policy)!, analysts, policy).map(({ from, to, ends }) => [
    String(from),
    String(to),
    ...ends,
  ]);

test('valid through 15 January 2027, shift from 22:00 to 06:00: a gap from midnight to 06:00', () => {
  assert.deepEqual(gaps(analyst('Asha', 'alone', '2026-01-16', '2027-01-15')), [
    ['2027-01-16T00:00:00Z', '2027-01-16T06:00:00Z', 'Asha'],
  ]);
});

test('nobody, or nobody who may take calls alone, is a gap of the whole shift; a second person closes it', () => {
  const whole = [['2027-01-15T22:00:00Z', '2027-01-16T06:00:00Z']];
  assert.deepEqual(gaps(), whole);
  assert.deepEqual(gaps(analyst('Asha', 'supervised', '2026-06-01', '2027-06-01')), whole);
  assert.deepEqual(gaps({ ...analyst('Asha', 'alone', '2026-06-01', '2027-06-01'), shifts: [] }), whole);
  assert.deepEqual(
    gaps(analyst('Asha', 'alone', '2026-01-16', '2027-01-15'), analyst('Ben', 'teaches', '2027-01-16', '2028-01-16')),
    [],
  );
});

test('a night on which the clocks change has its own length', () => {
  const hours = (date: string) => {
    const { from, to } = shiftOn('night', Temporal.PlainDate.from(date), policy)!;
    return from.until(to).total('hours');
  };
  assert.deepEqual([hours('2027-03-26'), hours('2027-03-27'), hours('2027-10-30')], [8, 7, 9]);
});

test('a law: an instant of a shift lies in a gap exactly when nobody there may take calls then', () => {
  const day = fc.integer({ min: -2, max: 3 }).map((n) => String(Temporal.PlainDate.from('2027-01-15').add({ days: n })));
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom('observes', 'supervised', 'alone', 'teaches'), day, day), { maxLength: 4 }),
      fc.integer({ min: 0, max: 479 }),
      (some, minute) => {
        const people = some.map(([level, on, validTo], i) => analyst(`P${String(i)}`, level, on, validTo));
        const shift = shiftOn('night', Temporal.PlainDate.from('2027-01-15'), policy)!;
        const instant = shift.from.add({ minutes: minute });
        const inGap = gapsIn(shift, people, policy).some(
          ({ from, to }) => Temporal.Instant.compare(from, instant) <= 0 && Temporal.Instant.compare(instant, to) < 0,
        );
        assert.equal(inGap, mayTake(people, 'pacs', instant, policy).length === 0);
      },
    ),
  );
});

test('nobody judges themselves, a failed test shows nothing, and a proof is good for twelve months', () => {
  const show = (right: number) => ({
    do: 'show' as const,
    service: 'pacs',
    level: 'alone',
    proof: { how: 'test' as const, test: 'TST-000001', right, of: 100 },
  });
  assert.throws(() => changeCompetence(null, { ...PERSON, id: 'dm' }, show(95), MANAGER, NOW, policy), { code: 'forbidden' });
  assert.throws(() => changeCompetence(null, PERSON, show(95), { ...MANAGER, role: 'analyst' }, NOW, policy), {
    code: 'forbidden',
  });
  assert.throws(
    () => changeCompetence(null, PERSON, show(89), MANAGER, NOW, policy),
    /89 of 100 right is not a pass\. 90 are needed\./,
  );
  const shown = changeCompetence(null, PERSON, show(90), MANAGER, NOW, policy).at(-1);
  assert.deepEqual(shown?.type === 'shown' && [shown.on, shown.validTo], ['2027-01-10', '2028-01-10']);
  assert.throws(() => changeCompetence(null, PERSON, { ...show(95), on: '2027-01-11' }, MANAGER, NOW, policy), /in the future/);
  assert.throws(
    () => changeCompetence(null, PERSON, { ...show(95), level: 'alon' }, MANAGER, NOW, policy),
    /Did you mean "alone"/,
  );
});
