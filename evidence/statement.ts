import { canonicalJson, sha256, sha512 } from '../kernel/index.ts';
import type { RehearsalRecord } from './types.ts';

/** in-toto Statement 1 with the predicate test-result 0.1: the bag, the tests and their results. */
export const STATEMENT_TYPE = 'application/vnd.in-toto+json';

export interface Statement {
  readonly _type: 'https://in-toto.io/Statement/v1';
  readonly subject: readonly [{ readonly name: string; readonly digest: { readonly sha256: string; readonly sha512: string } }];
  readonly predicateType: 'https://in-toto.io/attestation/test-result/v0.1';
  readonly predicate: {
    readonly result: 'PASSED' | 'WARNED' | 'FAILED';
    readonly configuration: readonly { readonly name: string; readonly digest: { readonly sha256: string } }[];
    readonly passedTests: readonly string[];
    readonly warnedTests: readonly string[];
    readonly failedTests: readonly string[];
  };
}

/** The subject is the tag manifest. It has the manifest's digest, which has the digest of every file. */
export const SUBJECT = 'bag/tagmanifest-sha512.txt';

/** Criteria are the tests. Blocked criteria and those that need review are warnings: they neither passed nor failed. */
export function statementOf(record: RehearsalRecord, tagManifest: Uint8Array): Statement {
  const ids = (...verdicts: readonly string[]) =>
    record.criteria.filter(({ verdict }) => verdicts.includes(verdict)).map(({ id }) => id);
  const { verdict } = record.outcome;
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: SUBJECT, digest: { sha256: sha256(tagManifest), sha512: sha512(tagManifest) } }],
    predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
    predicate: {
      result: verdict === 'met' ? 'PASSED' : verdict === 'blocked' || verdict === 'needs review' ? 'WARNED' : 'FAILED',
      configuration: [
        { name: record.plan.file, digest: { sha256: record.plan.sha256 } },
        { name: `standard ${record.standard.id} ${record.standard.version}`, digest: { sha256: record.standard.digest } },
      ],
      passedTests: ids('met'),
      warnedTests: ids('blocked', 'needs review'),
      failedTests: ids('not met', 'error'),
    },
  };
}

export const serialiseStatement = (statement: Statement): string => canonicalJson(statement);
