import type { Command } from 'commander';
import { readPublicKey, verifiedJson, verifiedText, verifyPack } from '../evidence/index.ts';

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
      process.stdout.write(json ? verifiedJson(result) : verifiedText(result, publicKey));
    });
};
