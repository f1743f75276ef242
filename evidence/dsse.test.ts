import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { isSignedBy, pae, parseEnvelope, serialiseEnvelope, signEnvelope } from './dsse.ts';
import { keyIdOf, makeKey, readPublicKey, signingKeyFrom, writeKeyPair } from './keys.ts';

test('the signed encoding counts bytes, not characters', () => {
  assert.equal(
    pae('http://example.com/HelloWorld', Buffer.from('hello world')).toString(),
    'DSSEv1 29 http://example.com/HelloWorld 11 hello world',
  );
  assert.equal(pae('é', Buffer.from('ü')).toString(), 'DSSEv1 2 é 2 ü');
});

test('our signatures verify with code that follows only the specification', () => {
  const key = makeKey(false);
  const envelope = signEnvelope('application/vnd.in-toto+json', Buffer.from('{"a":1}'), key);
  const signed = `DSSEv1 28 application/vnd.in-toto+json 7 {"a":1}`;
  assert.ok(verify(null, Buffer.from(signed), key.publicKey, Buffer.from(envelope.signatures[0]!.sig, 'base64')));
  assert.equal(
    envelope.signatures[0]!.keyid,
    createHash('sha256')
      .update(key.publicKey.export({ type: 'spki', format: 'der' }))
      .digest('hex'),
  );
});

test('P-256 keys sign and verify; another key, type or payload does not', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const keyId = keyIdOf(publicKey);
  const by = signEnvelope('t', Buffer.from('payload'), { privateKey, keyId });
  assert.ok(isSignedBy(by, publicKey));
  const byHand = sign('sha256', Buffer.from('DSSEv1 1 t 7 payload'), privateKey).toString('base64');
  assert.ok(isSignedBy({ ...by, signatures: [{ keyid: keyId, sig: byHand }] }, publicKey));
  assert.ok(!isSignedBy(by, makeKey().publicKey));
  assert.ok(!isSignedBy({ ...by, payloadType: 'u' }, publicKey));
  assert.ok(!isSignedBy({ ...by, payload: Buffer.from('payloae').toString('base64') }, publicKey));
});

test('an envelope has one serialisation', () => {
  const text = serialiseEnvelope(signEnvelope('t', Buffer.from('x'), makeKey()));
  assert.ok(parseEnvelope(text));
  for (const other of [` ${text}`, text.trim(), text.replace('{', '{"extra":1,'), 'null\n', '{}\n', text.replace('eA==', 'eB==')])
    assert.equal(parseEnvelope(other), null, other);
});

test('a key is read from the environment as PEM or as a path, and an unusable one is refused', (t) => {
  const dir = mkdtempSync(join(tmpdir(), 'deskproof-keys-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  const { privateFile, publicFile, keyId } = writeKeyPair(dir);
  assert.equal(statSync(privateFile).mode & 0o077, 0);
  assert.deepEqual(
    [signingKeyFrom({ DESKPROOF_SIGNING_KEY: privateFile }).keyId, keyIdOf(readPublicKey(publicFile))],
    [keyId, keyId],
  );
  assert.equal(signingKeyFrom({}).ephemeral, true);
  const pem = makeKey().privateKey.export({ type: 'pkcs8', format: 'pem' });
  assert.equal(signingKeyFrom({ DESKPROOF_SIGNING_KEY: pem }).ephemeral, false);
  assert.throws(() => writeKeyPair(dir), /is there already/);
  assert.throws(() => signingKeyFrom({ DESKPROOF_SIGNING_KEY: join(dir, 'no.pem') }), /cannot be read/);
  assert.throws(() => readPublicKey(privateFile), /is a private key/);
  const rsa = join(dir, 'rsa.pem');
  writeFileSync(rsa, generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }));
  assert.throws(() => signingKeyFrom({ DESKPROOF_SIGNING_KEY: rsa }), /ed25519 or P-256 is needed/);
});
