import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { seededIds, UsageError } from '../../../kernel/index.ts';
import { shipped } from '../../testing/test-desk.ts';
import { openTestDesk } from '../../testing/desk.ts';
import { otherDesk } from '../../testing/other-desk.ts';
import { examplePartnersFile, partnersIn, writePartnersFile } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'deskproof-partners-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const file = join(folder, 'partners.yaml');
const webhook = (byte: number) => `whsec_${Buffer.alloc(32, byte).toString('base64')}`;
const ENVIRONMENT = {
  NG_CLIENT: 'a secret of many characters',
  NG_CLIENT_OLD: 'another one of many characters',
  NG_WEBHOOK: webhook(1),
  SHORT: 'short',
};
const WHOLE = `partners:
  - id: desk.northgate
    name: Service desk of Northgate
    organisation: northgate
    clientSecretFrom: [NG_CLIENT, NG_CLIENT_OLD]
    webhookSecretFrom: [NG_WEBHOOK]
    contact: { telephone: 020 7946 0199, mail: servicedesk@northgate-uh.nhs.example }
    callback: https://desk.northgate-uh.nhs.example/events
    severities: { P1: '1', P4: '4' }
`;
const read = (text: string) => {
  writeFileSync(file, text);
  return partnersIn(file, shipped, ENVIRONMENT);
};
const refusalOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return 'not refused';
};

test('a partners file is read back as written, with secrets from the environment, newest first', () => {
  assert.deepEqual(read(WHOLE), [
    {
      id: 'desk.northgate',
      name: 'Service desk of Northgate',
      organisation: 'northgate',
      secrets: [ENVIRONMENT.NG_CLIENT, ENVIRONMENT.NG_CLIENT_OLD],
      webhookSecrets: [ENVIRONMENT.NG_WEBHOOK],
      contact: { telephone: '020 7946 0199', mail: 'servicedesk@northgate-uh.nhs.example' },
      callback: 'https://desk.northgate-uh.nhs.example/events',
      severities: { P1: '1', P4: '4' },
    },
  ]);
});

const swap = (from: string, to: string) => WHOLE.replace(from, to);
const REFUSED: readonly (readonly [string, string, string])[] = [
  ['a key that is misspelt', swap('callback:', 'calback:'), ':8  partners[desk.northgate].calback  is not a key of an entry here. Did you mean "callback"?'],
  ['an organisation nobody knows', swap('organisation: northgate', 'organisation: northgat'), ':4  partners[desk.northgate].organisation  there is no organisation "northgat" in organisations.yaml. Did you mean "northgate"?'],
  ['no secret to sign with', swap('    webhookSecretFrom: [NG_WEBHOOK]\n', ''), ':2  partners[desk.northgate]  has no "webhookSecretFrom". Add it.'],
  ['a variable that is not set', swap('[NG_WEBHOOK]', '[NG_WEBHOOKS]'), ':6  partners[desk.northgate].webhookSecretFrom[1]  the environment has no NG_WEBHOOKS. Set it to the secret, then start again.'],
  ['a secret in the place of its variable', swap('[NG_WEBHOOK]', `['${webhook(2)}']`), ':6  partners[desk.northgate].webhookSecretFrom[1]  is not the name of a variable, such as NORTHGATE_CLIENT_SECRET. Secrets are not written here.'],
  ['a secret that is short', swap('[NG_CLIENT,', '[SHORT,'), ':5  partners[desk.northgate].clientSecretFrom[1]  SHORT holds fewer than 16 characters. Make a longer one.'],
  ['a webhook secret that is none', swap('[NG_WEBHOOK]', '[NG_CLIENT]'), ':6  partners[desk.northgate].webhookSecretFrom[1]  NG_CLIENT holds no webhook secret: "whsec_" and 24 to 64 random bytes in base64.'],
  ['an address that is none', swap('https://desk.north', 'desk.north'), ':8  partners[desk.northgate].callback  is not an http or https address. Write it like https://desk.trust.example/events.'],
  ['a severity we do not have', swap("P4: '4'", "P4: '6'"), ':9  partners[desk.northgate].severities.P4  must be one of 1, 2, 3, 4, 5, not "6".'],
  ['one desk twice', `${WHOLE}${WHOLE.replace('partners:\n', '')}`, ':10  partners[desk.northgate]  "desk.northgate" is here for the second time. Remove one, or give it another name.'],
  ['an empty list', 'partners: []\n', ':1  partners  is an empty list. It needs at least one entry.'],
  ['no YAML', 'partners: [', ':1    is not YAML'],
]; // prettier-ignore

for (const [what, text, words] of REFUSED)
  test(`${what} is refused, with its line and what to do`, () => {
    const message = refusalOf(() => read(text));
    assert.ok(message.includes(`${file}${words}`), message);
    for (const secret of [...Object.values(ENVIRONMENT).filter((value) => value !== 'short'), webhook(2)])
      assert.ok(!message.includes(secret), 'a secret is in the message');
  });

test('all errors are reported at once, and a missing file is reported with the command that writes it', () => {
  const message = refusalOf(() =>
    read(swap('[NG_WEBHOOK]', '[NOT_SET]').replace('organisation: northgate', 'organisation: north')),
  );
  assert.equal(message.split('\n').length, 2);
  assert.match(
    refusalOf(() => partnersIn(join(folder, 'none.yaml'), shipped, {})),
    /ENOENT.*deskproof partners --write/,
  );
});

test('the written example can be read, names every other organisation, and holds no secret', async () => {
  const written = join(folder, 'example.yaml');
  const example = examplePartnersFile(shipped, seededIds('partners file'));
  writePartnersFile(written, example);
  for (const secret of Object.values(example.secrets)) assert.ok(!readFileSync(written, 'utf8').includes(secret));
  const partners = partnersIn(written, shipped, example.secrets);
  assert.deepEqual(
    partners.map(({ organisation }) => organisation),
    shipped.organisations.slice(1).map(({ id }) => id),
  );
  assert.match(
    refusalOf(() => writePartnersFile(written, example)),
    /exists already and is not overwritten/,
  );

  await using desk = await openTestDesk({ options: { partners } });
  const other = await otherDesk({ ...desk, partners }, 'northgate');
  assert.equal((await other.create()).status, 201);
});
