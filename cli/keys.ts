import type { Command } from 'commander';
import { folderOf } from './arguments.ts';
import { writeKeyPair } from '../evidence/index.ts';

export default (program: Command): void => {
  program
    .command('keys')
    .description('make a key pair for sealing rehearsals')
    .option('--out <dir>', 'folder for signer.pem and signer.pub.pem', '.')
    .addHelpText(
      'after',
      `
Examples:
  deskproof keys --out ~/.deskproof
  DESKPROOF_SIGNING_KEY=~/.deskproof/signer.pem deskproof rehearse

Keep signer.pem to yourself. Give signer.pub.pem to the assessor by another way than the pack.`,
    )
    .action(({ out }: { readonly out: string }) => {
      const { privateFile, publicFile, keyId } = writeKeyPair(folderOf('--out', out));
      process.stdout.write(`private key  ${privateFile}\npublic key   ${publicFile}\nkey id       ${keyId}\n`);
    });
};
