import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { findNhsNumbers, isNhsNumber } from '../../kernel/index.ts';
import { leaksIn, redactByShape, redactJson, redactLines, redactText } from './index.ts';

/** A valid number from the first nine digits, or null when they have no check digit. */
function valid(nine: number): string | null {
  for (let check = 0; check < 10; check++) if (isNhsNumber(`${nine}${check}`)) return `${nine}${check}`;
  return null;
}
const inRange = fc
  .oneof(
    fc.integer({ min: 400_000_000, max: 499_999_999 }),
    fc.integer({ min: 600_000_000, max: 708_800_001 }),
    fc.integer({ min: 999_000_000, max: 999_999_999 }),
  )
  .map(valid)
  .filter((number) => number !== null);
const written = fc
  .tuple(inRange, fc.constantFrom('', ' ', '-'))
  .map(([n, gap]) => [n.slice(0, 3), n.slice(3, 6), n.slice(6)].join(gap));
const innocent = fc.constantFrom('patient ', 'for ', 'NHS no. ', 'nhsNumber=', '(', '', 'see ward 4F: ', 'record of\n');

test('no valid NHS number in an issued range survives, however it is written and wherever it stands', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(innocent, written, fc.constantFrom(' ', '.', ')', '\n', ', ')), { minLength: 1, maxLength: 6 }),
      (parts) => {
        const text = parts.map((part) => part.join('')).join('');
        const asText = redactText(text);
        assert.deepEqual(findNhsNumbers(asText.value), []);
        assert.equal(asText.redactions.find(({ kind }) => kind === 'nhs-number')?.count, parts.length);
        const asJson = JSON.stringify(redactJson({ body: { note: [text], inner: JSON.stringify({ description: text }) } }).value);
        for (const [, number] of parts) assert.ok(!asJson.includes(number));
        assert.deepEqual(redactText(asText.value).redactions, [], 'a redacted text is not changed again');
      },
    ),
  );
});

test('a number in a range is also found as a JSON number', () => {
  assert.deepEqual(redactJson({ nhsNumber: 4857773457 }), {
    value: { nhsNumber: '[NHS number removed]' },
    redactions: [{ kind: 'nhs-number', count: 1 }],
  });
});

// domain.md §2.7: about one ten-digit string in eleven passes the check digit.
for (const kept of [
  'Telephone: 4857773457',
  'please ring mobile 4857773457',
  'asset no. 4857773457',
  'order 4857773457',
  'PO: 4857773457',
  'serial number 4857773457',
  '+444857773457',
  '48577734571',
  '{"telephoneNumber":"4857773457"}',
  'not one by its check digit: 4857773456',
  'outside every range: 1000000060',
])
  test(`kept: ${kept}`, () => assert.deepEqual(redactText(kept), { value: kept, redactions: [] }));

test('ten digits inside a digest or an encoded file are left unchanged', () => {
  const digest = `a4857773457b${'0f'.repeat(26)}`;
  assert.deepEqual(redactText(digest).redactions, []);
  const base64 = `${'QUJD'.repeat(12)}x4857773457y${'QUJD'.repeat(4)}`;
  assert.deepEqual(redactText(base64).redactions, []);
});

test('headers, bearer tokens, cookies and named secrets are removed from headers, JSON, forms and addresses', () => {
  const { value, redactions } = redactJson({
    requestHeaders: {
      authorization: 'Bearer abc.def.ghi',
      cookie: 'sid=s3cr3t',
      'idempotency-key': 'keep-me',
      'webhook-signature': 'v1,keep=',
    },
    pairs: [['Set-Cookie', 'sid=s3cr3t; HttpOnly']],
    requestBody: 'grant_type=client_credentials&client_id=desk&client_secret=s3cr3t',
    responseBody: '{"access_token":"s3cr3tvalue","token_type":"Bearer","expires_in":300}',
    webhookSecret: 'whsec_s3cr3t1234',
    relay: 'smtp://desk:s3cr3t@127.0.0.1:2525',
    log: 'sent Authorization: Bearer s3cr3t123456\r\nCookie: sid=s3cr3t\r\nthen "password": "s3cr3t, with a comma" and whsec_s3cr3t1234',
  });
  const text = JSON.stringify(value);
  assert.ok(!/s3cr3t|abc\.def/.test(text), text);
  assert.match(text, /keep-me.*v1,keep=/);
  assert.match(text, /grant_type=client_credentials&client_id=desk&client_secret=\[secret removed\]/);
  assert.match(text, /\\"token_type\\":\\"Bearer\\",\\"expires_in\\":300/);
  assert.deepEqual(
    redactions.map(({ kind }) => kind),
    ['authorization', 'cookie', 'secret'],
  );
  assert.deepEqual(redactJson(value).redactions, []);
});

test('a private key is removed as a whole, and text about secrets stays', () => {
  assert.equal(redactText('-----BEGIN PRIVATE KEY-----\nMC4CAQ\n-----END PRIVATE KEY-----').value, '[secret removed]');
  const challenge = 'www-authenticate: Bearer\nx-content-type-options: nosniff';
  assert.equal(redactText(challenge).value, challenge);
  const prose = 'The bearer of this letter keeps the password secret; a token of thanks, and cookies at ten.';
  assert.equal(redactText(prose).value, prose);
});

test('temporary and home folders lose the part that differs between machines', () => {
  const { value, redactions } = redactText(
    `at ${join(tmpdir(), 'deskproof-Xa81')}/desk.sqlite:3 (/home/jo.smith/x/y.ts:1) file:///root/z.ts C:\\Users\\jo\\a`,
  );
  assert.equal(value, 'at [temporary folder]/desk.sqlite:3 ([home folder]/x/y.ts:1) file://[home folder]/z.ts [home folder]\\a');
  assert.deepEqual(redactions, [{ kind: 'path', count: 4 }]);
  assert.equal(
    redactText('https://desk.example/tmp/incidents and /root-cause').value,
    'https://desk.example/tmp/incidents and /root-cause',
  );
});

test("a number hidden by a mail's transfer encoding is found", () => {
  const base64 = `Subject: x\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from('the patient is 485 777 3457, please').toString('base64')}\r\n`;
  const folded = 'Subject: x\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nthe patient is 485777=\r\n3457, please';
  for (const raw of [base64, folded]) {
    const { value, redactions } = redactJson({ raw });
    assert.deepEqual(redactions, [{ kind: 'nhs-number', count: 1 }]);
    assert.match((value as { raw: string }).raw, /the patient is \[NHS number removed\], please/);
    assert.deepEqual(redactJson(value).redactions, []);
  }
});

test('a number in an encoded subject is found', () => {
  for (const subject of [
    '=?UTF-8?Q?Record_of_485_777_3457_=E2=80=93_locked?=',
    `=?utf-8?B?${Buffer.from('Record of 485 777 3457 – locked').toString('base64')}?=`,
  ]) {
    const { value, redactions } = redactText(`Subject: ${subject}\r\n\r\nhello`);
    assert.deepEqual(
      [value, redactions],
      ['Subject: Record of [NHS number removed] – locked\r\n\r\nhello', [{ kind: 'nhs-number', count: 1 }]],
    );
  }
});

test('messages are redacted line by line', () => {
  assert.equal(
    redactLines('{"a":"485 777 3457"}\n{"password":"x"}\n').value,
    '{"a":"[NHS number removed]"}\n{"password":"[secret removed]"}\n',
  );
});

test("the scan reads our page as text, and ignores the scripts of cucumber's page", () => {
  assert.deepEqual(
    leaksIn('index.html', '<b>Telephone</b> 4857773457 <code>&quot;telephoneNumber&quot;: &quot;4857773457&quot;</code>'),
    [],
  );
  assert.deepEqual(leaksIn('index.html', '<td>patient</td><td>485 777 3457</td>'), [{ kind: 'nhs-number', count: 1 }]);
  const script = readFileSync(join(import.meta.dirname, '../../node_modules/@cucumber/html-formatter/dist/main.js'), 'utf8');
  assert.deepEqual(leaksIn('cucumber.html', script), []);
  assert.equal(redactText(`<!DOCTYPE html><script>${script}</script>`).value, `<!DOCTYPE html><script>${script}</script>`);
  assert.deepEqual(redactByShape(`${script}{"text":"patient 485 777 3457"}`).redactions, [{ kind: 'nhs-number', count: 1 }]);
});
