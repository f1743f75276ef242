import type { KeyObject } from 'node:crypto';
import { publicPem } from './keys.ts';
import type { Verified } from './verify.ts';

/** Escapes names of a pack: they are untrusted, and must neither control the terminal nor imitate our output. */
const printable = (text: string) => text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, '\ufffd');

/** The result of `verify` for people. */
export function verifiedText(result: Verified, publicKey: KeyObject | undefined): string {
  if (!result.intact) {
    const lines = result.problems.map(({ file, what, says }) => printable(`  ${what.padEnd(9)} ${file}: ${says}`));
    return `${[result.status, ...lines].join('\n')}\n`;
  }
  const { run, target, standard, outcome } = result.record;
  const lines = [
    ['desk', `${target.name} ${target.version}`],
    ['standard', `${standard.id} ${standard.version}`],
    ['run', `${run.id} by ${run.by}${run.challenge === null ? '' : `, challenge ${run.challenge}`}`],
    ['verdict', outcome.sentence],
    ['bag', `sha256:${result.bagDigest}`],
    ...(publicKey ? [['key', publicPem(publicKey).split('\n')[1] ?? '']] : []),
  ].map(([name = '', value = '']) => printable(`  ${name.padEnd(9)} ${value}`));
  const hint = publicKey ? [] : ['Give the signer’s public key with --key to learn who sealed it.'];
  return `${[result.status, ...lines, ...hint].join('\n')}\n`;
}

/** The result of `verify` as JSON. */
export function verifiedJson(result: Verified): string {
  const { intact, status } = result;
  const more = result.intact
    ? { keyId: result.keyId, bagDigest: result.bagDigest, outcome: result.record.outcome }
    : { problems: result.problems };
  return `${JSON.stringify({ intact, status, ...more }, null, 2)}\n`;
}
