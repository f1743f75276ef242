import assert from 'node:assert/strict';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { loadStandard, shippedStandard, type Level, type Severity } from './index.ts';
import { copyOfShipped } from './testing/copy.ts';

const copy = await copyOfShipped();
after(() => copy[Symbol.asyncDispose]());
const standard = await loadStandard(shippedStandard('nhs-lsd'));
const swap = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to);

test('the shipped standard has 21 must-pass criteria and twenty advisory ones, each with a way of being shown', () => {
  const ids = (must: boolean) => standard.criteria.flatMap(({ id, mustPass }) => (mustPass === must ? [id] : [])).sort();
  assert.deepEqual(
    ids(true),
    'CHG-04 CON-01 CON-02 DOC-01 DOC-03 ESC-01 ESC-02 KNW-01 KNW-04 LOG-01 LOG-02 LSP-01 LSP-03 LSP-05 ONB-03 PRI-01 PRI-02 REP-01 REP-02 SEC-01 SEC-04'.split(
      ' ',
    ),
  );
  assert.deepEqual(
    ids(false).join(' '),
    'CHG-01 CHG-02 CHG-03 CHG-05 CHG-06 ESC-03 ESC-04 ESC-05 ESC-06 ESC-07 ESC-08 KNW-02 KNW-03 KNW-05 LOG-05 PRI-03 PRI-04 REP-04 SEC-02 SEC-03',
  );
  assert.ok(standard.criteria.every(({ shownBy, sources }) => shownBy.length && sources.length));
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

test('the two fix times that have a source equal it', () => {
  const { '1': first, '2': second } = standard.tiers['silver']!.targets;
  assert.deepEqual([first.resolution, second.resolution], ['PT4H', 'PT8H']);
});

test('a supplier has one telephone number, in the plan and by hand', () => {
  const [first] = standard.suppliers;
  const { telephone, mail } = standard.contacts.find(({ role }) => role === `${first!.id}-service-desk`)!;
  assert.deepEqual(first!.contact, { telephone, mail });
});

test('the supplier that the catalogue names comes first, the others by id; a new one is a new file', async () => {
  const ids = (suppliers: readonly { readonly id: string }[]) => suppliers.map(({ id }) => id).join(' ');
  assert.equal(ids(standard.suppliers), 'bt-health accenture atos-origin csc fujitsu national-service-desk');
  const text = await readFile(join(copy.dir, 'suppliers/csc.yaml'), 'utf8');
  const added = join(copy.dir, 'suppliers/cerner.yaml');
  await writeFile(added, text.replace('id: csc', 'id: cerner').replace('name: CSC', 'name: Cerner'));
  const { suppliers } = await loadStandard(copy.dir);
  await rm(added);
  assert.equal(ids(suppliers), 'bt-health accenture atos-origin cerner csc fujitsu national-service-desk');
});

test('the rates that have a source equal it, for every supplier that works on incidents itself', () => {
  for (const { id, conduct } of standard.suppliers.filter(({ route }) => route === 'direct')) {
    assert.deepEqual(
      [conduct.localCause, conduct.downgrades],
      [
        { '1': 0.15, '2': 0.15 },
        { '1': 0.05, '2': 0.1 },
      ],
      id,
    );
  }
});

test('a supplier’s targets are no slower than the desk’s for the services that name it', () => {
  const seconds = (text: string) => Temporal.Duration.from(text).total('seconds');
  for (const service of standard.services.filter(({ supplier }) => supplier !== null)) {
    const { targets } = standard.suppliers.find(({ id }) => id === service.supplier)!;
    for (const [severity, promised] of Object.entries(standard.tiers[service.tier]!.targets)) {
      const agreed = targets[severity as Severity]!;
      assert.ok(seconds(agreed.resolution) <= seconds(promised.resolution), `${service.id}, severity ${severity}`);
    }
  }
});

test('the old suppliers.yaml and a missing suppliers folder are refused with the remedy', async () => {
  const message = async (): Promise<readonly string[]> =>
    loadStandard(copy.dir).then(
      () => [],
      (error: unknown) => (error as Error).message.replaceAll(`${copy.dir}/`, '').split('\n'),
    );
  await writeFile(join(copy.dir, 'suppliers.yaml'), 'suppliers: []\n');
  assert.deepEqual(await message(), [
    'suppliers.yaml:1  is not read. Give each supplier a file of its own: suppliers/<id>.yaml.',
  ]);
  await rm(join(copy.dir, 'suppliers.yaml'));
  await rename(join(copy.dir, 'suppliers'), join(copy.dir, 'elsewhere'));
  const complaints = await message();
  await rename(join(copy.dir, 'elsewhere'), join(copy.dir, 'suppliers'));
  assert.ok(
    complaints.includes(
      'suppliers/:1  is missing or empty. Add a file for each supplier; standards/README.md says what it holds.',
    ),
    complaints.join('\n'),
  );
});

test('the digest changes with any file of the standard', async () => {
  assert.equal((await loadStandard(copy.dir)).digest, standard.digest);
  assert.notEqual((await copy.spoilt('documents/change.md', swap('Tuesdays', 'Mondays'))).digest, standard.digest);
  assert.notEqual((await copy.spoilt('tiers.yaml', (text) => `${text}# a remark\n`)).digest, standard.digest);
});

test('the time that a criterion states for answers under load is a duration', async () => {
  await assert.rejects(
    copy.spoilt('criteria.yaml', swap('answeredWithin: PT1S', 'answeredWithin: 1s')),
    /criteria\[ONB-03\]\.shownBy\[2\]\.answeredWithin {2}"1s" is not a duration in whole hours, minutes and seconds/,
  );
});

test('a misnamed file is refused', async () => {
  await rename(join(copy.dir, 'tiers.yaml'), join(copy.dir, 'teirs.yaml'));
  const message = await loadStandard(copy.dir).catch((error: unknown) => (error as Error).message.replaceAll(`${copy.dir}/`, ''));
  await rename(join(copy.dir, 'teirs.yaml'), join(copy.dir, 'tiers.yaml'));
  assert.equal(
    message,
    'tiers.yaml:1  is missing. Add it; standards/README.md says what it holds.\nteirs.yaml:1  is not a file of a standard. Did you mean "tiers.yaml"?',
  );
});

test('a missing folder and an unknown shipped standard are refused with the remedy', async () => {
  await assert.rejects(loadStandard('nowhere'), {
    name: 'UsageError',
    message: 'nowhere  is not a folder. Name the folder of a standard, such as standards/nhs-lsd.',
  });
  assert.throws(() => shippedStandard('nhs-lsp'), {
    name: 'UsageError',
    message: 'no standard "nhs-lsp" ships with Deskproof. Did you mean "nhs-lsd"?',
  });
});
