import type { Command } from 'commander';
import { examplePartnersFile, partnersIn, writePartnersFile } from '../desk/host/partners-file/index.ts';
import { randomIds, UsageError } from '../kernel/index.ts';
import { loadStandard, shippedStandard } from '../standards/index.ts';

interface Options {
  readonly standard: string;
  readonly write?: string;
}

export default (program: Command): void => {
  program
    .command('partners')
    .description('check the file of other desks that may log incidents with ours, or write an example of one')
    .argument('[file]', 'the file to check, with the environment that the desk will have')
    .option('--write <file>', 'write an example, and print new secrets for it as lines for a shell')
    .option('--standard <id>', 'the standard whose organisations they are', 'nhs-lsd')
    .addHelpText(
      'after',
      `
Examples:
  deskproof partners --write partners.yaml > secrets.sh     # chmod 600 it, and keep it out of the tree
  . ./secrets.sh && deskproof partners partners.yaml
  deskproof desk --partners partners.yaml

The file holds no secret: it names the variables of the environment that do. Each other desk is told its client id and its two secrets:
one to get tokens with, one to check the signature of events with. While one is changed, name the new variable first and
the old one after it: both are good.`,
    )
    .action(async (file: string | undefined, { standard, write }: Options) => {
      const policy = await loadStandard(shippedStandard(standard));
      if (write !== undefined) {
        const example = examplePartnersFile(policy, randomIds());
        writePartnersFile(write, example);
        process.stderr.write(
          `${write} is written. What follows on standard output are its secrets, made now and kept nowhere.\n`,
        );
        for (const [name, secret] of Object.entries(example.secrets)) process.stdout.write(`export ${name}='${secret}'\n`);
        return;
      }
      if (file === undefined)
        throw new UsageError('Name a file to check, or write an example: deskproof partners --write <file>.');
      for (const { id, organisation, name } of partnersIn(file, policy, process.env))
        process.stdout.write(`${id.padEnd(32)} ${organisation.padEnd(28)} ${name}\n`);
      process.stdout.write(`Nothing is wrong with ${file}, and the environment has its secrets.\n`);
    });
};
