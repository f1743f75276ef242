import type { KeyObject } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sha256, UsageError } from '../kernel/index.ts';
import { checkBag, TAG_MANIFEST, type Problem } from './bag.ts';
import { isSignedBy, parseEnvelope } from './dsse.ts';
import { keyIdOf, readPublicKey } from './keys.ts';
import { parseRecord, RECORD_FILE, serialiseRecord } from './record.ts';
import { inconsistencies } from './recompute.ts';
import { ATTESTATION, SIGNER_IN_BAG } from './seal.ts';
import { serialiseStatement, statementOf, STATEMENT_TYPE } from './statement.ts';
import type { RehearsalRecord } from './types.ts';

export type Verified =
  | {
      readonly intact: true;
      /** "intact, signed by …" with the key's id, or "intact, signer unknown" when no key was given. */
      readonly status: string;
      readonly keyId: string;
      readonly bagDigest: string;
      readonly record: RehearsalRecord;
    }
  | { readonly intact: false; readonly status: string; readonly problems: readonly Problem[] };

const refused = (problems: readonly Problem[]): Verified => ({
  intact: false,
  status: `refused: ${problems.length === 1 ? '1 problem' : `${problems.length} problems`}`,
  problems,
});

/**
 * Verifies a pack offline: nothing in it is altered, missing or added, the key signed it, and the record's verdicts follow from its content.
 * Throws a `UsageError` only if `pack` is not a folder.
 */
export function verifyPack(pack: string, { publicKey }: { readonly publicKey?: KeyObject } = {}): Verified {
  if (!existsSync(pack) || !lstatSync(pack).isDirectory())
    throw new UsageError(`${pack} is no folder. Give the pack that a rehearsal sealed: reports/<run>/pack`);
  const outside = checkOutside(pack);
  if (outside.length > 0) return refused(outside);
  const bag = join(pack, 'bag');
  const problems: Problem[] = checkBag(bag).map((problem) => ({ ...problem, file: `bag/${problem.file}` }));
  if (problems.some(({ file }) => file === `bag/${TAG_MANIFEST}`)) return refused(problems);
  const signature = checkSignature(pack, publicKey);
  problems.push(...signature.problems);
  const { record, problems: inside } = checkRecord(bag);
  problems.push(...inside);
  if (record) problems.push(...checkStatement(pack, record));
  if (problems.length > 0 || !record) return refused(problems);
  const status = publicKey ? `intact, signed by ${signature.keyId}` : 'intact, signer unknown';
  return { intact: true, status, keyId: signature.keyId, bagDigest: sha256(readFileSync(join(bag, TAG_MANIFEST))), record };
}

function checkOutside(pack: string): readonly Problem[] {
  const here = readdirSync(pack).sort();
  const added = here
    .filter((name) => name !== 'bag' && name !== ATTESTATION)
    .map((file): Problem => ({ file, what: 'added', says: 'no part of a pack' }));
  const bag = here.includes('bag') && lstatSync(join(pack, 'bag'));
  const attestation = here.includes(ATTESTATION) && lstatSync(join(pack, ATTESTATION));
  return [
    ...added,
    ...(bag ? [] : [{ file: 'bag/', what: 'missing', says: 'a pack is a bag and an attestation' } as const]),
    ...(attestation ? [] : [{ file: ATTESTATION, what: 'missing', says: 'nobody sealed this bag' } as const]),
    ...(bag && !bag.isDirectory() ? [{ file: 'bag', what: 'malformed', says: 'not a folder' } as const] : []),
    ...(attestation && !attestation.isFile() ? [{ file: ATTESTATION, what: 'malformed', says: 'not a file' } as const] : []),
  ];
}

/** Checks the signature with the given key, or with the key in the bag, which proves nothing about who signed. */
function checkSignature(
  pack: string,
  given: KeyObject | undefined,
): { readonly keyId: string; readonly problems: readonly Problem[] } {
  const envelope = parseEnvelope(readFileSync(join(pack, ATTESTATION), 'utf8'));
  if (!envelope)
    return { keyId: '', problems: [{ file: ATTESTATION, what: 'altered', says: 'not an envelope as it was written' }] };
  let own: KeyObject | null = null;
  try {
    own = readPublicKey(readFileSync(join(pack, 'bag', 'data', SIGNER_IN_BAG), 'utf8'));
  } catch {
    // A missing key is reported below: our bags always have one.
  }
  const problems: Problem[] = [];
  if (!own) problems.push({ file: `bag/data/${SIGNER_IN_BAG}`, what: 'missing', says: "the signer's public key cannot be read" });
  else if (!isSignedBy(envelope, own)) problems.push({ file: ATTESTATION, what: 'altered', says: 'its signature does not hold' });
  const key = given ?? own;
  if (given && !isSignedBy(envelope, given))
    problems.push({
      file: ATTESTATION,
      what: 'altered',
      says: `not signed by the key given (${keyIdOf(given).slice(0, 16)}…) but by ${envelope.signatures[0]?.keyid.slice(0, 16)}…`,
    });
  return { keyId: key ? keyIdOf(key) : '', problems };
}

function checkStatement(pack: string, record: RehearsalRecord): readonly Problem[] {
  const envelope = parseEnvelope(readFileSync(join(pack, ATTESTATION), 'utf8'));
  if (!envelope) return [];
  const tagManifest = readFileSync(join(pack, 'bag', TAG_MANIFEST));
  const expected = serialiseStatement(statementOf(record, tagManifest));
  const says = Buffer.from(envelope.payload, 'base64').toString('utf8');
  if (envelope.payloadType === STATEMENT_TYPE && says === expected) return [];
  return [{ file: ATTESTATION, what: 'altered', says: 'it attests another bag or another result than this one' }];
}

function checkRecord(bag: string): { readonly record: RehearsalRecord | null; readonly problems: readonly Problem[] } {
  const file = join(bag, 'data', RECORD_FILE);
  const name = `bag/data/${RECORD_FILE}`;
  if (!existsSync(file))
    return { record: null, problems: [{ file: name, what: 'missing', says: 'the record of the rehearsal' }] };
  let record: RehearsalRecord;
  const text = readFileSync(file, 'utf8');
  try {
    record = parseRecord(JSON.parse(text));
  } catch (cause) {
    return { record: null, problems: [{ file: name, what: 'malformed', says: (cause as Error).message }] };
  }
  const problems: Problem[] = inconsistencies(record).map((says) => ({ file: name, what: 'malformed', says }));
  if (serialiseRecord(record) !== text)
    problems.push({ file: name, what: 'malformed', says: 'not written as a rehearsal writes it' });
  const named = new Set(record.evidence.map((item) => item.file));
  for (const { file: path, sha256: digest, size } of record.evidence) {
    const where = join(bag, 'data', path);
    if (!existsSync(where)) problems.push({ file: `bag/data/${path}`, what: 'missing', says: 'the record names it' });
    else if (lstatSync(where).isFile()) {
      const bytes = readFileSync(where);
      if (sha256(bytes) !== digest || bytes.length !== size)
        problems.push({ file: `bag/data/${path}`, what: 'altered', says: 'not what the record says it is' });
    }
  }
  const folder = join(bag, 'data', 'evidence');
  for (const entry of existsSync(folder) ? readdirSync(folder).sort() : [])
    if (!named.has(`evidence/${entry}`))
      problems.push({ file: `bag/data/evidence/${entry}`, what: 'added', says: 'the record does not name it' });
  return { record, problems };
}
