import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { contactAt, loadStandard, shippedStandard, type Policy, type Rota } from './index.ts';

const shipped = await loadStandard(shippedStandard('nhs-lsd'));
const who = (at: string, role = 'duty-manager', policy: Pick<Policy, 'contacts' | 'rota'> = shipped) =>
  contactAt(policy, role, Temporal.Instant.from(at))?.name;
const withRota = (week: Rota['week'], more: Partial<Rota> = {}): Pick<Policy, 'contacts' | 'rota'> => ({
  contacts: shipped.contacts,
  rota: {
    zone: 'Europe/London',
    people: [
      { id: 'a', name: 'A', telephone: '020 7946 0901' },
      { id: 'b', name: 'B' },
    ],
    rotas: [{ role: 'duty-manager', week, ...more }],
  },
});
/** Handed over every night at half past one. */
const nightly = withRota([
  { from: 'mon 01:30', to: 'sun 01:30', who: 'a' },
  { from: 'sun 01:30', to: 'mon 01:30', who: 'b' },
]);

suite('who holds a role at an instant', () => {
  test('the week gives the holder to the minute, in local time', () => {
    assert.deepEqual(
      ['2026-06-05T16:59:59Z', '2026-06-05T17:00:00Z', '2026-06-08T06:59:59Z', '2026-06-08T07:00:00Z'].map((at) => who(at)),
      ['Daniel Okafor', 'Grace Baptiste', 'Grace Baptiste', 'Daniel Okafor'],
    );
  });
  test('an exception overrides the week, from its first instant to before its last', () => {
    assert.deepEqual(
      ['2026-12-24T17:59:00Z', '2026-12-24T18:00:00Z', '2026-12-27T07:59:00Z', '2026-12-27T08:00:00Z'].map((at) => who(at)),
      ['Daniel Okafor', 'Ifeoma Clarke', 'Ifeoma Clarke', 'Grace Baptiste'],
    );
  });
  test('when the clocks go back, the role is handed over once, although the hour comes twice', () => {
    assert.deepEqual(
      ['2026-10-25T00:29:00Z', '2026-10-25T00:30:00Z', '2026-10-25T01:15:00Z', '2026-10-25T01:30:00Z'].map((at) =>
        who(at, 'duty-manager', nightly),
      ),
      ['A', 'B', 'B', 'B'],
    );
  });
  test('when the clocks go forward, the role is handed over in the skipped hour of the same day', () => {
    assert.deepEqual(
      ['2027-03-28T00:59:59Z', '2027-03-28T01:30:00Z', '2027-03-28T02:00:00Z'].map((at) => who(at, 'duty-manager', nightly)),
      ['A', 'B', 'B'],
    );
  });
  test('a person with a number is called there; one without is called on the number of the role', () => {
    const at = (day: string) => contactAt(nightly, 'duty-manager', Temporal.Instant.from(day))!;
    assert.deepEqual(
      [at('2026-06-05T12:00:00Z').telephone, at('2026-06-07T12:00:00Z').telephone],
      ['020 7946 0901', '020 7946 0103'],
    );
  });
  test('a role without a rota is held by its contact, an unknown role by nobody', () => {
    assert.deepEqual(
      [who('2026-06-05T12:00:00Z', 'head-of-ict'), who('2026-06-05T12:00:00Z', 'nobody')],
      ['Margaret Lowe', undefined],
    );
  });
});
