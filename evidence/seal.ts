import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal, sha256 } from '../kernel/index.ts';
import { writeBag, type Payload } from './bag.ts';
import { serialiseEnvelope, signEnvelope } from './dsse.ts';
import { publicPem, type SigningKey } from './keys.ts';
import { RECORD_FILE, serialiseRecord } from './record.ts';
import { isTextFile, leaksIn } from './redaction/index.ts';
import { serialiseStatement, statementOf, STATEMENT_TYPE } from './statement.ts';
import type { RehearsalRecord } from './types.ts';

export interface SealOrder {
  /** The rehearsal's folder: `record.json`, `index.html`, `junit.xml`, `messages.ndjson`, `cucumber.html`, `evidence/`, `load/`. */
  readonly dir: string;
  /** As `writeRecord` returned it. */
  readonly record: RehearsalRecord;
  readonly signingKey: SigningKey;
}

export interface Sealed {
  /** `<dir>/pack`: `bag/` and `attestation.dsse.json`. */
  readonly pack: string;
  /** SHA-256 of the bag's tag manifest, which covers the whole pack. */
  readonly bagDigest: string;
  readonly keyId: string;
  /** `<dir>/signer.pub.pem`, beside the pack. `verify` trusts it only as its `--key`. */
  readonly publicKeyFile: string;
}

/** The signer's key inside the bag. It lets `verify` check the signature without `--key`; it proves nothing about who signed. */
export const SIGNER_IN_BAG = 'signer.pub.pem';
export const ATTESTATION = 'attestation.dsse.json';

const MUST_HAVE = [RECORD_FILE, 'index.html', 'junit.xml'] as const;
const MAY_HAVE = ['messages.ndjson', 'cucumber.html'] as const;

/**
 * Packs the rehearsal into a bag, signs it and replaces `<dir>/pack`. Refuses if redaction would still remove something (`seal-leak`), if a
 * file is missing (`seal-incomplete`), or if a file differs from the record (`seal-mismatch`).
 */
export function sealPack({ dir, record, signingKey }: SealOrder): Sealed {
  const payload = [...filesOf(dir, record), { path: SIGNER_IN_BAG, bytes: Buffer.from(publicPem(signingKey.publicKey)) }];
  refuseLeaks(payload);
  const pack = join(dir, 'pack');
  rmSync(pack, { recursive: true, force: true });
  mkdirSync(pack, { recursive: true });
  const tagManifest = writeBag(join(pack, 'bag'), payload, {
    'Bag-Software-Agent': `deskproof ${record.run.versions['deskproof'] ?? ''}`.trim(),
    'Bagging-Date': record.run.finishedAt.slice(0, 10),
    'External-Identifier': record.run.id,
    'External-Description': `${record.target.name}, rehearsed against ${record.standard.id} ${record.standard.version}. ${record.outcome.sentence}`,
    'Contact-Name': record.run.by,
  });
  const envelope = signEnvelope(STATEMENT_TYPE, Buffer.from(serialiseStatement(statementOf(record, tagManifest))), signingKey);
  writeFileSync(join(pack, ATTESTATION), serialiseEnvelope(envelope));
  const publicKeyFile = join(dir, 'signer.pub.pem');
  writeFileSync(publicKeyFile, publicPem(signingKey.publicKey));
  return { pack, bagDigest: sha256(tagManifest), keyId: signingKey.keyId, publicKeyFile };
}

function filesOf(dir: string, record: RehearsalRecord): readonly Payload[] {
  const missing = MUST_HAVE.filter((file) => !existsSync(join(dir, file)));
  if (missing.length > 0)
    throw new Refusal('seal-incomplete', `Nothing was sealed: ${missing.join(', ')} is missing from the rehearsal's folder.`);
  const evidence = [...new Map(record.evidence.map((item) => [item.file, item])).values()].map(({ file, sha256: digest }) => {
    if (!existsSync(join(dir, file)))
      throw new Refusal('seal-incomplete', `Nothing was sealed: the record names ${file}, which is not there.`);
    const bytes = readFileSync(join(dir, file));
    if (sha256(bytes) !== digest)
      throw new Refusal('seal-mismatch', `Nothing was sealed: ${file} was changed after it was recorded.`);
    return { path: file, bytes };
  });
  if (readFileSync(join(dir, RECORD_FILE), 'utf8') !== serialiseRecord(record))
    throw new Refusal('seal-mismatch', `Nothing was sealed: ${RECORD_FILE} is not the record that is to be sealed.`);
  const single = [...MUST_HAVE, ...MAY_HAVE]
    .filter((file) => existsSync(join(dir, file)))
    .map((file) => ({ path: file, bytes: readFileSync(join(dir, file)) }));
  return [...single, ...loadFiles(dir), ...evidence];
}

function loadFiles(dir: string): readonly Payload[] {
  const folder = join(dir, 'load');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(dir.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()
    .map((path) => ({ path, bytes: readFileSync(join(dir, path)) }));
}

function refuseLeaks(payload: readonly Payload[]): void {
  const leaks = payload
    .filter(({ path }) => isTextFile(path))
    .flatMap(({ path, bytes }) =>
      leaksIn(path, Buffer.from(bytes).toString('utf8')).map(({ kind, count }) => `  ${path}: ${count} ${kind}`),
    );
  if (leaks.length > 0)
    throw new Refusal(
      'seal-leak',
      `Nothing was sealed: what should have been removed before it was written is still there.\n${leaks.join('\n')}\nRedact at the source, then rehearse again.`,
    );
}
