import { sign, verify, type KeyObject } from 'node:crypto';
import { keyIdOf } from './keys.ts';

/** Dead Simple Signing Envelope 1.0. The signature covers type and payload together, so that neither can be swapped. */
export interface Envelope {
  readonly payloadType: string;
  readonly payload: string;
  readonly signatures: readonly { readonly keyid: string; readonly sig: string }[];
}

/** Pre-authentication encoding: lengths in bytes, one space between the parts. */
export function pae(payloadType: string, payload: Uint8Array): Buffer {
  const type = Buffer.from(payloadType);
  return Buffer.concat([Buffer.from(`DSSEv1 ${type.length} `), type, Buffer.from(` ${payload.length} `), payload]);
}

/** ed25519 brings its own digest; P-256 is used with SHA-256. */
const digestFor = (key: KeyObject) => (key.asymmetricKeyType === 'ed25519' ? null : 'sha256');

export function signEnvelope(
  payloadType: string,
  payload: Uint8Array,
  key: { readonly privateKey: KeyObject; readonly keyId: string },
): Envelope {
  const sig = sign(digestFor(key.privateKey), pae(payloadType, payload), key.privateKey).toString('base64');
  return { payloadType, payload: Buffer.from(payload).toString('base64'), signatures: [{ keyid: key.keyId, sig }] };
}

export const serialiseEnvelope = ({ payloadType, payload, signatures }: Envelope): string =>
  `${JSON.stringify({ payloadType, payload, signatures: signatures.map(({ keyid, sig }) => ({ keyid, sig })) })}\n`;

/** Null unless the text equals what `serialiseEnvelope` writes: another spelling counts as alteration. */
export function parseEnvelope(text: string): Envelope | null {
  try {
    const value = JSON.parse(text) as Envelope;
    if (typeof value.payloadType !== 'string' || serialiseEnvelope(value) !== text) return null;
    const canonical = [value.payload, ...value.signatures.map(({ sig }) => sig)].every(
      (part) => Buffer.from(part, 'base64').toString('base64') === part,
    );
    return canonical && value.signatures.length === 1 ? value : null;
  } catch {
    return null;
  }
}

/** Whether `publicKey` signed this envelope, by its id and by its signature. */
export function isSignedBy(envelope: Envelope, publicKey: KeyObject): boolean {
  const [signature] = envelope.signatures;
  if (!signature || signature.keyid !== keyIdOf(publicKey)) return false;
  return verify(
    digestFor(publicKey),
    pae(envelope.payloadType, Buffer.from(envelope.payload, 'base64')),
    publicKey,
    Buffer.from(signature.sig, 'base64'),
  );
}
