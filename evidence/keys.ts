import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../kernel/index.ts';

export interface SigningKey {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** SHA-256 of the public key's SubjectPublicKeyInfo, in hex. */
  readonly keyId: string;
  /** Whether the key was made for this run and discarded. It proves that the pack is intact, not who made it. */
  readonly ephemeral: boolean;
}

const SIGNING_KEY = 'DESKPROOF_SIGNING_KEY';

export const keyIdOf = (publicKey: KeyObject): string =>
  createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');

export const publicPem = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' });

/** ed25519, or P-256 for assessors whose tools need it. */
const isKnown = (key: KeyObject) =>
  key.asymmetricKeyType === 'ed25519' ||
  (key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1');

export function makeKey(ephemeral = true): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { privateKey, publicKey, keyId: keyIdOf(publicKey), ephemeral };
}

/** The key in `DESKPROOF_SIGNING_KEY` (PEM, or the path of one), else one for this run. A key that is named and cannot be used is refused. */
export function signingKeyFrom(env: Readonly<Record<string, string | undefined>>): SigningKey {
  const named = env[SIGNING_KEY];
  if (named === undefined || named.trim() === '') return makeKey();
  const pem = named.includes('-----BEGIN') ? named.replaceAll('\\n', '\n') : readNamed(named.trim());
  let privateKey: KeyObject;
  try {
    privateKey = createPrivateKey(pem);
  } catch (cause) {
    throw new UsageError(`${SIGNING_KEY} holds no private key in PEM. Make one with: deskproof keys --out DIR`, { cause });
  }
  if (!isKnown(privateKey))
    throw new UsageError(
      `${SIGNING_KEY} is a ${privateKey.asymmetricKeyType} key; ed25519 or P-256 is needed. Make one with: deskproof keys --out DIR`,
    );
  const publicKey = createPublicKey(privateKey);
  return { privateKey, publicKey, keyId: keyIdOf(publicKey), ephemeral: false };
}

function readNamed(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new UsageError(`${SIGNING_KEY} names a file that cannot be read. Give the path of a PEM file, or the PEM itself.`, {
      cause,
    });
  }
}

/** Reads a public key from a PEM file or text. A private key is refused, because it must not be sent to the verifier. */
export function readPublicKey(fileOrPem: string): KeyObject {
  let pem: string;
  try {
    pem = fileOrPem.includes('-----BEGIN') ? fileOrPem : readFileSync(fileOrPem, 'utf8');
  } catch (cause) {
    throw new UsageError(`--key ${fileOrPem} cannot be read. Give the path of the public key in PEM.`, { cause });
  }
  if (pem.includes('PRIVATE KEY')) throw new UsageError('--key is a private key. Give the public one: signer.pub.pem.');
  try {
    const key = createPublicKey(pem);
    if (isKnown(key)) return key;
  } catch (cause) {
    throw new UsageError('--key holds no public key in PEM.', { cause });
  }
  throw new UsageError('--key is neither an ed25519 nor a P-256 key.');
}

/** Writes `signer.pem` (readable by its owner only) and `signer.pub.pem`. Never overwrites a key. */
export function writeKeyPair(dir: string): { readonly privateFile: string; readonly publicFile: string; readonly keyId: string } {
  const { privateKey, publicKey, keyId } = makeKey(false);
  const [privateFile, publicFile] = [join(dir, 'signer.pem'), join(dir, 'signer.pub.pem')];
  for (const file of [privateFile, publicFile])
    if (existsSync(file))
      throw new UsageError(`${file} is there already. A key that is written over is lost: choose another --out.`);
  mkdirSync(dir, { recursive: true });
  writeFileSync(privateFile, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  writeFileSync(publicFile, publicPem(publicKey), { flag: 'wx' });
  return { privateFile, publicFile, keyId };
}
