import assert from 'node:assert/strict';
import { test } from 'node:test';
import { directoryOf } from './directory.ts';
import { sharedBecause } from './shared-account.ts';
import { shipped } from '../../testing/test-desk.ts';

const rules = shipped.informationGovernance!.sharedAccounts;
for (const [username, name, shared] of [
  ['ward4f', 'Ward 4F', true],
  ['reception', 'Jo Smith', true],
  ['jo.smith', 'Reception desk', true],
  ['Office-2', 'Somebody', true],
  ['a.ward', 'Ann Ward', false],
  ['warden', 'Ward-Smith Ann', true],
  ['templeton', 'Rae Templeton', false],
  ['clinical-safety-officer', 'Ruth Adeyemi', false],
] as const)
  test(`${username}, ${name}: ${shared ? 'shared' : "one person's"}`, () => {
    assert.equal(sharedBecause({ username, name }, rules) !== null, shared);
  });

test('an account that is marked as shared is one whatever its name', () => {
  assert.equal(sharedBecause({ username: 'jo', name: 'Jo Smith', shared: true }, undefined), 'it is marked as shared');
});

test('the directory gives a number only when it knows exactly one', () => {
  const account = {
    id: 'a',
    username: 'a',
    passwordHash: null,
    tokenHashes: [],
    role: 'requester',
    organisation: null,
    mail: null,
  } as const;
  const directory = directoryOf(
    [
      { ...account, name: 'Ann Cole', telephone: '1' },
      { ...account, name: 'Jo Smith', telephone: '2' },
      { ...account, name: 'Jo Smith', telephone: '3' },
      { ...account, name: 'No Number' },
    ],
    shipped.contacts,
  );
  assert.deepEqual(
    ['ann  COLE', 'Jo Smith', 'No Number', 'Ruth Adeyemi'].map((name) => directory.numberOf(name)),
    ['1', null, null, '020 7946 0110'],
  );
});
