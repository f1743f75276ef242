import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { UsageError } from '../../kernel/index.ts';
import { calledElsewhere, supplierAccessIn } from './suppliers-file.ts';
import { shipped } from '../testing/test-desk.ts';

const folder = mkdtempSync(join(tmpdir(), 'deskproof-access-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'suppliers.json');
const whole = {
  url: 'http://127.0.0.1:7500/t/bt-health/tmf-api/troubleTicket/v4',
  tokenUrl: 'http://127.0.0.1:7500/t/bt-health/oauth2/token',
  clientId: 'desk',
  clientSecret: 'hush',
  webhookSecret: 'whsec_AAAA',
};
const read = (content: unknown) => {
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return supplierAccessIn(file, shipped);
};

test('a suppliers file is read back as written', () => {
  assert.deepEqual(read({ 'bt-health': whole }), { 'bt-health': whole });
  const changing = { ...whole, previousWebhookSecret: 'whsec_BBBB' };
  assert.deepEqual(read({ 'bt-health': changing }), { 'bt-health': changing });
});

const REFUSED: readonly (readonly [string, unknown, RegExp])[] = [
  ['no JSON', 'x', /deskproof suppliers --write/],
  ['a list', [], /not a JSON object/],
  ['a supplier nobody has', { 'bt-helth': whole }, /Did you mean "bt-health"/],
  ['one without a secret', { 'bt-health': { ...whole, clientSecret: '' } }, /bt-health\.clientSecret is missing/],
  ['one with a misspelt key', { 'bt-health': { ...whole, webhookSecrets: 'x' } }, /Did you mean "webhookSecret"/],
  [
    'one whose secret before is empty',
    { 'bt-health': { ...whole, previousWebhookSecret: '' } },
    /previousWebhookSecret is not a secret/,
  ],
  ['one that calls back nowhere', { 'bt-health': { ...whole, listener: 'here' } }, /bt-health\.listener is not an address/],
  ['one that is nowhere', { 'bt-health': { ...whole, tokenUrl: 'token' } }, /bt-health\.tokenUrl is not an http/],
];
for (const [what, content, words] of REFUSED)
  test(`${what} is refused, with what to change`, () =>
    assert.throws(
      () => read(content),
      (error: unknown) => error instanceof UsageError && words.test(error.message),
    ));

const CALLED: readonly (readonly [what: string, listener: string | undefined, says: RegExp | null])[] = [
  ['at this desk', 'http://127.0.0.1:8080/suppliers/bt-health/listener', null],
  ['at this desk by name', 'http://localhost:8080/suppliers/bt-health/listener', null],
  ['through another machine', 'https://desk.example/suppliers/bt-health/listener', null],
  ['at no fixed address', undefined, null],
  [
    'at another port',
    'http://127.0.0.1:7400/suppliers/bt-health/listener',
    /^Suppliers send their events to http:\/\/127\.0\.0\.1:7400\/.* --callback 'http:\/\/127\.0\.0\.1:8080\/suppliers\/\{supplier\}\/listener', or this desk with --port 7400\.$/,
  ],
  ['at another path', 'http://127.0.0.1:8080/listener', /--callback '[^']+'\.$/],
];
for (const [what, listener, says] of CALLED)
  test(`the desk checks whether its suppliers call back ${what}`, () => {
    const access = read({ 'bt-health': { ...whole, ...(listener !== undefined && { listener }) } });
    const warning = calledElsewhere(access, 'http://127.0.0.1:8080');
    if (says === null) assert.equal(warning, null);
    else assert.match(warning!, says);
  });

test('a missing file is reported with the command that writes it', () => {
  assert.throws(
    () => supplierAccessIn(join(folder, 'none.json'), shipped),
    (error: unknown) => error instanceof UsageError && error.message.includes('ENOENT') && error.message.includes('--write'),
  );
});
