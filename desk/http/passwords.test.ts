import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashPassword, isPassword } from './passwords.ts';

test('a password is verified against a hash of any cost, and another password is not', async () => {
  for (const hash of [hashPassword('correct horse'), hashPassword('correct horse', { cost: 4 })]) {
    assert.ok(await isPassword('correct horse', hash));
    assert.ok(!(await isPassword('correct horse ', hash)));
    assert.ok(!(await isPassword('', hash)));
  }
});

test('a hash without a cost is read with the high cost', async () => {
  const [salt, hash, cost] = hashPassword('correct horse').split(':');
  assert.equal(cost, '15');
  assert.ok(await isPassword('correct horse', `${salt}:${hash}`));
});

test('the same password twice has different hashes', () => {
  assert.notEqual(hashPassword('x', { cost: 4 }), hashPassword('x', { cost: 4 }));
});
