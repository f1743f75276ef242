import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { realTime } from '../../kernel/index.ts';
import { personas, describeIncident, population, type Employer } from './index.ts';
import { apportion } from './population.ts';

const organisations: readonly Employer[] = [
  { id: 'trust', mailDomains: ['trust.example'], users: 12_000 },
  { id: 'pct', mailDomains: ['pct.example', 'old.pct.example'], users: 7_000 },
  { id: 'borough', mailDomains: ['borough.example'], users: 1_000 },
];

test('the same seed gives the same twenty thousand people, another seed others, in under three seconds', () => {
  const before = realTime.elapsedMs();
  const people = population({ seed: '4711', organisations });
  assert.ok(realTime.elapsedMs() - before < 3_000);
  assert.equal(people.length, 20_000);
  assert.deepEqual(population({ seed: '4711', organisations }), people);
  assert.notDeepEqual(population({ seed: '4712', organisations }), people);
});

test('each organisation has its number of people, with unique mailboxes in its own domain', () => {
  const people = population({ seed: '4711', organisations });
  for (const { id, users, mailDomains } of organisations) {
    const staff = people.filter((person) => person.organisation === id);
    assert.equal(staff.length, users);
    assert.ok(staff.every(({ mail }) => mail.endsWith(`@${mailDomains[0]}`)));
  }
  assert.equal(new Set(people.map(({ mail }) => mail)).size, people.length);
  assert.equal(new Set(people.map(({ id }) => id)).size, people.length);
  assert.ok(
    people.every(({ mail, telephone }) => /^[a-z]+(\.[a-z]+)*\d*@[a-z.]+$/.test(mail) && /^\+442079460\d{3}$/.test(telephone)),
  );
});

test('people are apportioned whole: the parts sum to the size, and each is less than one person off', () => {
  const employers = fc
    .array(fc.nat({ max: 30_000 }), { minLength: 1, maxLength: 12 })
    .filter((users) => users.some((n) => n > 0));
  fc.assert(
    fc.property(employers, fc.integer({ min: 1, max: 50_000 }), (users, size) => {
      const total = users.reduce((a, b) => a + b, 0);
      const shares = apportion(
        users.map((n, i) => ({ id: String(i), mailDomains: [], users: n })),
        size,
      );
      assert.equal(
        shares.reduce((a, b) => a + b, 0),
        size,
      );
      shares.forEach((share, i) => assert.ok(Math.abs(share - (users[i]! * size) / total) < 1));
    }),
  );
});

test('the named callers of every organisation are the same each time', () => {
  const people = personas('4711', organisations);
  assert.deepEqual(
    people.map(({ organisation }) => organisation),
    ['trust', 'trust', 'trust', 'pct', 'pct', 'pct', 'borough', 'borough', 'borough'],
  );
  assert.deepEqual(personas('4711', organisations), people);
});

test('incident texts belong to their service and repeat with the seed', () => {
  assert.deepEqual(describeIncident('4711', 'pacs', 3), describeIncident('4711', 'pacs', 3));
  const summaries = new Set(Array.from({ length: 200 }, (_, n) => describeIncident('4711', 'pacs', n).summary));
  assert.equal(summaries.size, 5);
  assert.ok(describeIncident('4711', 'canteen', 0).description.length > 10);
});
