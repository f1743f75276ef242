import type { Command } from 'commander';
import { openDeskAlone, type DeskAlone } from '../desk/alone.ts';
import { loadStandard, shippedStandard } from '../standards/index.ts';
import { interrupted, portNumber } from './serving.ts';

interface Options {
  readonly port: number;
  readonly smtpPort: number;
  readonly file: string;
  readonly standard: string;
  readonly reset: boolean;
}

function announce({ desk, people, secretsFile, lettersFolder }: DeskAlone, file: string): string {
  const widest = Math.max(...(people ?? []).map(({ username }) => username.length));
  const signIn = people
    ? [
        'Sign in as one of these people. The passwords are printed this once' +
          (secretsFile ? `, and kept in ${secretsFile}:` : '; they follow from DESKPROOF_DESK_SECRET:'),
        ...people.map(({ username, password }) => `  ${username.padEnd(widest)}  ${password}`),
      ]
    : [
        secretsFile
          ? `Who can sign in, and the passwords: ${secretsFile}`
          : 'The passwords are those printed at the first start with this DESKPROOF_DESK_SECRET.',
      ];
  return [
    `Desk      ${desk.url}`,
    `Mail in   ${desk.smtp.host}:${desk.smtp.port} (SMTP)`,
    `Mail out  ${lettersFolder} (no relay: each letter becomes a file)`,
    `Store     ${file}`,
    '',
    ...signIn,
    '',
    'Ctrl-C closes it.',
    '',
  ].join('\n');
}

export default (program: Command): void => {
  program
    .command('desk')
    .description('run the built-in service desk alone, for people, with example people to sign in as')
    .option('--port <port>', 'where its pages and its API listen, on this machine only', portNumber, 7400)
    .option('--smtp-port <port>', 'where it takes mail', portNumber, 7425)
    .option('--file <file>', 'its store; what belongs to it is kept beside it', './desk.db')
    .option('--standard <id>', 'the standard whose policy it runs on', 'nhs-lsd')
    .option('--reset', 'forget everything stored there first', false)
    .addHelpText(
      'after',
      `
Examples:
  deskproof desk
  deskproof desk --port 8080 --file /tmp/try.db --reset

Passwords are made at the first start, printed once and kept beside the store, readable by you alone. With
DESKPROOF_DESK_SECRET set they follow from it instead, and nothing is kept.`,
    )
    .action(async ({ port, smtpPort, file, standard, reset }: Options) => {
      const policy = await loadStandard(shippedStandard(standard));
      const stop = interrupted();
      const alone = await openDeskAlone({
        policy,
        port,
        smtpPort,
        file,
        reset,
        secret: process.env['DESKPROOF_DESK_SECRET'] || undefined,
        log: (line) => void process.stderr.write(line),
      });
      process.stdout.write(announce(alone, file));
      await stop;
      await alone.desk.close();
      process.stdout.write('\nThe desk is closed. Everything it acknowledged is in its store.\n');
    });
};
