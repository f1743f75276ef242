import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { isSigned, signatureOf } from '../../../desk/channels/supplier/signature.ts';
import { realClock, realTime } from '../../../kernel/index.ts';
import { signature } from './sign.ts';

/*
 * Both ends of the wire compute signatures with code of their own, since the library has no clock port. Here the library of the
 * Standard Webhooks project is the oracle for both, so that the two ends cannot be wrong in the same way.
 */

const secrets = fc.uint8Array({ minLength: 24, maxLength: 64 }).map((bytes) => `whsec_${Buffer.from(bytes).toString('base64')}`);
const ids = fc.string({ minLength: 1, maxLength: 40 });
const seconds = fc.integer({ min: 0, max: 4_000_000_000 });
const bodies = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.json(),
  fc.constant('{"description":"Nobody can open a patient record — „Station 4“"}'),
);
const now = () => Math.floor(realTime.now().epochMilliseconds / 1000);

test('supplier and desk sign as the library signs', () => {
  fc.assert(
    fc.property(secrets, ids, seconds, bodies, (secret, id, timestamp, body) => {
      const expected = new Webhook(secret).sign(id, new Date(timestamp * 1000), body);
      assert.equal(signature(secret, id, timestamp, body), expected);
      assert.equal(signatureOf(secret, id, String(timestamp), body), expected);
      assert.equal(signatureOf(secret, id, String(timestamp), Buffer.from(body)), expected);
    }),
  );
});

test('the library accepts a signature of the supplier, alone and beside that of an older key', () => {
  fc.assert(
    fc.property(secrets, secrets, ids, bodies, (secret, older, id, body) => {
      const timestamp = now();
      const signed = [older, secret].map((key) => signature(key, id, timestamp, body));
      for (const list of [signed[1]!, signed.join(' ')]) {
        const headers = { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': list };
        assert.doesNotThrow(() => new Webhook(secret).verify(body, headers, { jsonParse: false }));
      }
    }),
  );
});

test('the desk accepts what the library signed, and both refuse a changed body, id, time or key', () => {
  const clock = realClock();
  fc.assert(
    fc.property(secrets, secrets, ids, bodies, (secret, other, id, body) => {
      fc.pre(secret !== other);
      const timestamp = now();
      const signed = new Webhook(secret).sign(id, new Date(timestamp * 1000), body);
      const both = (key: string, givenId: string, time: number, text: string) => {
        const headers = { 'webhook-id': givenId, 'webhook-timestamp': String(time), 'webhook-signature': signed };
        let accepted = true;
        try {
          new Webhook(key).verify(text, headers, { jsonParse: false });
        } catch {
          accepted = false;
        }
        return [accepted, isSigned({ id: givenId, timestamp: String(time), signature: signed }, Buffer.from(text), key, clock)];
      };
      assert.deepEqual(both(secret, id, timestamp, body), [true, true]);
      assert.deepEqual(both(secret, id, timestamp, `${body} `), [false, false], 'another body');
      assert.deepEqual(both(secret, `${id}x`, timestamp, body), [false, false], 'another id');
      assert.deepEqual(both(secret, id, timestamp - 1, body), [false, false], 'another time');
      assert.deepEqual(both(other, id, timestamp, body), [false, false], 'another key');
    }),
  );
});

test('both refuse a signature that is more than five minutes old', () => {
  const [secret, id, body] = [`whsec_${Buffer.alloc(32, 7).toString('base64')}`, 'msg_1', '{}'];
  for (const [age, accepted] of [
    [290, true],
    [310, false],
  ] as const) {
    const timestamp = now() - age;
    const signed = signature(secret, id, timestamp, body);
    const headers = { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': signed };
    const verify = () => new Webhook(secret).verify(body, headers);
    if (accepted) assert.doesNotThrow(verify);
    else assert.throws(verify);
    assert.equal(
      isSigned({ id, timestamp: String(timestamp), signature: signed }, Buffer.from(body), secret, realClock()),
      accepted,
    );
  }
});
