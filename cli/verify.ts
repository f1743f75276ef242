import type { Command } from 'commander';
import { publicPem, readPublicKey, verifyPack } from '../evidence/index.ts';

export default (program: Command): void => {
  program
    .command('verify')
    .description('check that a sealed pack is whole and who sealed it, offline')
    .argument('<pack>', 'folder with bag/ and attestation.dsse.json: reports/<run>/pack')
    .option('--key <file>', 'public key of the signer in PEM, got by another way than the pack')
    .option('--json', 'print the result as JSON', false)
    .addHelpText(
      'after',
      `
Examples:
  deskproof verify reports/2026-11-22T17-04/pack --key signer.pub.pem
  deskproof verify pack                says "intact, signer unknown" at best

Exit code: 0 intact, 1 refused.`,
    )
    .action((pack: string, { key, json }: { readonly key?: string; readonly json: boolean }) => {
      const publicKey = key === undefined ? undefined : readPublicKey(key);
      const result = verifyPack(pack, publicKey ? { publicKey } : {});
      process.exitCode = result.intact ? 0 : 1;
      if (json) {
        const { intact, status } = result;
        const more = result.intact
          ? { keyId: result.keyId, bagDigest: result.bagDigest, outcome: result.record.outcome }
          : { problems: result.problems };
        process.stdout.write(`${JSON.stringify({ intact, status, ...more }, null, 2)}\n`);
      } else if (result.intact) {
        const { run, target, standard, outcome } = result.record;
        process.stdout.write(`${result.status}
  desk      ${target.name} ${target.version}
  standard  ${standard.id} ${standard.version}
  run       ${run.id} by ${run.by}${run.challenge === null ? '' : `, challenge ${run.challenge}`}
  verdict   ${outcome.sentence}
  bag       sha256:${result.bagDigest}
  ${publicKey ? `key       ${publicPem(publicKey).split('\n')[1] ?? ''}` : 'Give the signer’s public key with --key to learn who sealed it.'}
`);
      } else {
        process.stdout.write(
          `${result.status}\n${result.problems.map(({ file, what, says }) => `  ${what.padEnd(9)} ${file}: ${says}\n`).join('')}`,
        );
      }
    });
};
