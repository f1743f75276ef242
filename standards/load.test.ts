import assert from 'node:assert/strict';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { loadStandard, shippedStandard, type Level } from './index.ts';
import { copyOfShipped } from './testing/copy.ts';

const copy = await copyOfShipped();
after(() => copy[Symbol.asyncDispose]());
const standard = await loadStandard(shippedStandard('nhs-lsd'));
const swap = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to);

test('the shipped standard has its 21 must-pass criteria, each with a way of being shown', () => {
  assert.deepEqual(
    standard.criteria.map(({ id }) => id).sort(),
    'CHG-04 CON-01 CON-02 DOC-01 DOC-03 ESC-01 ESC-02 KNW-01 KNW-04 LOG-01 LOG-02 LSP-01 LSP-03 LSP-05 ONB-03 PRI-01 PRI-02 REP-01 REP-02 SEC-01 SEC-04'.split(
      ' ',
    ),
  );
  assert.ok(standard.criteria.every(({ mustPass, shownBy, sources }) => mustPass && shownBy.length && sources.length));
});

test('severity is a table and not a sum: impact 2, urgency 3 is severity 2; impact 3, urgency 2 is severity 3', () => {
  const levels: readonly Level[] = ['1', '2', '3', '4', '5'];
  assert.deepEqual(
    levels.map((impact) => levels.map((urgency) => standard.severity.matrix[impact][urgency]).join(' ')),
    ['1 1 2 2 3', '1 2 2 3 4', '2 3 3 4 4', '3 3 4 4 5', '4 5 5 5 5'],
  );
  assert.equal(standard.severity.matrix['2']['3'], '2');
  assert.equal(standard.severity.matrix['3']['2'], '3');
});

test('eight organisations, one of them not NHS, have 20,000 users', () => {
  assert.equal(standard.organisations.length, 8);
  assert.equal(
    standard.organisations.reduce((sum, { users }) => sum + users, 0),
    20_000,
  );
  assert.deepEqual(
    standard.organisations.filter(({ nhs }) => !nhs).map(({ kind }) => kind),
    ['social-services'],
  );
});

test('the two fix times that have a source are as the source has them', () => {
  const { '1': first, '2': second } = standard.tiers['silver']!.targets;
  assert.deepEqual([first.resolution, second.resolution], ['PT4H', 'PT8H']);
});

test('a supplier is rung at one number, by the plan and by hand', () => {
  const contact = standard.contacts.find(({ role }) => role === 'bt-health-service-desk');
  assert.deepEqual(
    standard.suppliers.map((s) => s.contact),
    [{ telephone: contact?.telephone, mail: contact?.mail }],
  );
});

test('the digest changes with any file of the standard', async () => {
  assert.equal((await loadStandard(copy.dir)).digest, standard.digest);
  assert.notEqual((await copy.spoilt('documents/change.md', swap('Tuesdays', 'Mondays'))).digest, standard.digest);
  assert.notEqual((await copy.spoilt('tiers.yaml', (text) => `${text}# a remark\n`)).digest, standard.digest);
});

test('a misnamed file is neither forgotten nor ignored', async () => {
  await rename(join(copy.dir, 'tiers.yaml'), join(copy.dir, 'teirs.yaml'));
  const message = await loadStandard(copy.dir).catch((error: unknown) => (error as Error).message.replaceAll(`${copy.dir}/`, ''));
  await rename(join(copy.dir, 'teirs.yaml'), join(copy.dir, 'tiers.yaml'));
  assert.equal(
    message,
    'tiers.yaml:1  is missing. Add it; standards/README.md says what it holds.\nteirs.yaml:1  is not a file of a standard. Did you mean "tiers.yaml"?',
  );
});

test('no folder, and no such shipped standard, are said in words', async () => {
  await assert.rejects(loadStandard('nowhere'), {
    name: 'UsageError',
    message: 'nowhere  is not a folder. Name the folder of a standard, such as standards/nhs-lsd.',
  });
  assert.throws(() => shippedStandard('nhs-lsp'), {
    name: 'UsageError',
    message: 'no standard "nhs-lsp" ships with Deskproof. Did you mean "nhs-lsd"?',
  });
});
