import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { sha256 } from '../kernel/index.ts';
import { decodeEvidence, encodeEvidence, openLedger } from './index.ts';
import { leaksIn } from './redaction/scan.ts';
import { redactText } from './redaction/redact.ts';

function ledger(t: TestContext) {
  const dir = mkdtempSync(join(tmpdir(), 'deskproof-ledger-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  const at = Temporal.Instant.from('2026-11-22T17:04:00Z');
  return { dir, ...openLedger(dir, { now: () => at, simulated: () => '2006-12-25T03:00:00Z' }) };
}
const about = { title: 'the hand-off', scenario: 'LSP-05 a', step: 'the desk hands off' } as const;

test('evidence is redacted before it is written, and named by the digest of the result', (t) => {
  const { dir, put, items } = ledger(t);
  const item = put({
    ...about,
    kind: 'exchange',
    json: { requestHeaders: { authorization: 'Bearer s3cr3t123' }, requestBody: 'for NHS 485 777 3457' },
  });
  const written = readFileSync(join(dir, item.file));
  assert.equal(sha256(written), item.sha256);
  assert.equal(written.length, item.size);
  assert.ok(!/s3cr3t|3457/.test(written.toString()));
  assert.deepEqual(item.redactions, [
    { kind: 'authorization', count: 1 },
    { kind: 'nhs-number', count: 1 },
  ]);
  assert.deepEqual(item.at, { real: '2026-11-22T17:04:00Z', simulated: '2006-12-25T03:00:00Z' });
  assert.deepEqual(items, [item]);
});

test('the same content is one file, with a record for each time it was put', (t) => {
  const { dir, put, items } = ledger(t);
  const first = put({ ...about, kind: 'log', text: 'once' });
  const second = put({ ...about, kind: 'log', title: 'again', text: 'once' });
  assert.equal(first.file, second.file);
  assert.equal(items.length, 2);
  assert.deepEqual(readdirSync(join(dir, 'evidence')), [first.file.slice('evidence/'.length)]);
});

test('text in bytes is redacted, and a picture is stored unchanged', (t) => {
  const { dir, put } = ledger(t);
  const mail = put({
    ...about,
    kind: 'mail',
    mediaType: 'message/rfc822',
    bytes: Buffer.from('Subject: x\r\n\r\nNHS 485 777 3457'),
  });
  assert.match(readFileSync(join(dir, mail.file), 'utf8'), /\[NHS number removed\]/);
  const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 255]);
  assert.deepEqual(
    readFileSync(join(dir, put({ ...about, kind: 'screenshot', mediaType: 'image/png', bytes: picture }).file)),
    picture,
  );
});

test('truncation leaves no part of a redaction mark, wherever it cuts', (t) => {
  const { dir, put } = ledger(t);
  const secretLine = `"authorization": "Bearer s3cr3t123"\n`;
  const length = redactText(secretLine).value.length;
  for (let ahead = 0; ahead < length; ahead += 1) {
    const text = 'x'.repeat(512 * 1024 - ahead) + `\n${secretLine}`.repeat(4);
    const { file } = put({ ...about, kind: 'log', text: `a line\n${text}` });
    assert.deepEqual(leaksIn(file, readFileSync(join(dir, file), 'utf8')), [], `${ahead} bytes before the end`);
  }
});

test('content that is too large is truncated, and its title says so', (t) => {
  const { dir, put } = ledger(t);
  const long = put({ ...about, kind: 'log', text: 'é'.repeat(600_000) });
  assert.equal(long.title, 'the hand-off (cut: the first 512 kB of 1.1 MB)');
  assert.ok(!readFileSync(join(dir, long.file), 'utf8').includes('\ufffd'));
  const huge = put({ ...about, kind: 'screenshot', mediaType: 'image/png', bytes: new Uint8Array(7 * 1024 * 1024) });
  assert.equal(huge.title, 'the hand-off (not kept: over 6.0 MB)');
  assert.match(readFileSync(join(dir, huge.file), 'utf8'), /image\/png of 7340032 bytes, SHA-256 [0-9a-f]{64}/);
  const field = put({ ...about, kind: 'exchange', json: { method: 'POST', requestBody: 'x'.repeat(200_000) } });
  assert.equal(field.title, 'the hand-off (long fields cut)');
  assert.equal((JSON.parse(readFileSync(join(dir, field.file), 'utf8')) as { method: string }).method, 'POST');
});

test('an encoded record decodes to the same record, and anything else is refused', (t) => {
  const item = ledger(t).put({ ...about, kind: 'log', text: 'x' });
  assert.deepEqual(decodeEvidence(encodeEvidence(item)), item);
  assert.deepEqual(decodeEvidence(Buffer.from(encodeEvidence(item)).toString('base64'), 'BASE64'), item);
  assert.throws(() => decodeEvidence('{"sha256":"x"}'), /not an evidence record/);
  assert.throws(() => decodeEvidence(JSON.stringify({ ...item, file: '../../etc/passwd' })), /file/);
  assert.throws(() => decodeEvidence(JSON.stringify({ ...item, extra: 1 })), /extra/);
});
