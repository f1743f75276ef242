import path from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { calledElsewhere, supplierAccessIn } from '../desk/host/suppliers-file.ts';
import { partnersIn } from '../desk/host/partners-file/index.ts';
import { exampleStaff } from '../desk/host/example-data/staff.ts';
import { openDeskAlone, type DeskAlone } from '../desk/host/standalone.ts';
import { refuseStorage, writingTo } from '../kernel/storage-fault.ts';
import { progressTo, type Progress } from '../kernel/progress.ts';
import { describeIncident, personas } from '../simulators/people/index.ts';
import { loadStandard, type Policy } from '../standards/index.ts';
import { interrupted } from './interrupt.ts';
import { portNumber } from './serving.ts';
import { standardFolder } from './standard.ts';

interface Options {
  readonly port: number;
  readonly smtpPort: number;
  readonly servedAs?: readonly string[];
  readonly file: string;
  readonly standard: string;
  readonly reset: boolean;
  readonly example: keyof typeof EXAMPLES;
  readonly incidents?: number;
  readonly suppliers?: string;
  readonly partners?: string;
}

function incidentCount(text: string): number {
  const n = Number(text);
  if (!/^\d{1,6}$/.test(text) || n < 1) throw new InvalidArgumentError('It is a whole number from 1 to 999999.');
  return n;
}

/** What a new desk is filled with: days before now, and contacts in them. */
const EXAMPLES = {
  empty: null,
  week: { days: 7, incidents: 300 },
  year: { days: 365, incidents: 15_600 },
} as const;
/** Callers of each organisation in the example data. */
const CALLERS = 40;

const exampleOf = ({ example, incidents }: Options, policy: Policy, progress: Progress) => {
  const size = EXAMPLES[example];
  if (size === null) return {};
  const seed = 'example callers';
  const phase = progress.phase('example');
  phase.note(`incidents of the last ${size.days} days are made …`);
  return {
    example: {
      days: size.days,
      incidents: incidents ?? size.incidents,
      callers: personas(seed, policy.organisations, CALLERS),
      describe: (service: string, nth: number) => describeIncident(seed, service, nth),
      progress: (done: number, of: number) =>
        progress.say(`  example incidents ${done.toLocaleString('en-GB')}/${of.toLocaleString('en-GB')}`),
    },
  };
};

function announce(
  { desk, people, partners, ticketsUrl, secretsFile, lettersFolder }: DeskAlone,
  { file, suppliers, partners: partnersFile }: Options,
  elsewhere: string | null,
): string {
  const shown = (people ?? []).filter(({ username }) => !exampleStaff.some(({ id }) => id === username));
  const widest = Math.max(...shown.map(({ username }) => username.length));
  const signIn = people
    ? [
        'Sign in as one of these people. The passwords are printed this once' +
          (secretsFile ? `, and kept in ${secretsFile}:` : '; they follow from DESKPROOF_DESK_SECRET:'),
        ...shown.map(({ username, password }) => `  ${username.padEnd(widest)}  ${password}`),
        ...(people.length > shown.length
          ? [
              `  and ${people.length - shown.length} analysts on three shifts, such as ${people.at(-1)!.username}  ${people.at(-1)!.password}`,
            ]
          : []),
      ]
    : [
        secretsFile
          ? `Who can sign in, and the passwords: ${secretsFile}`
          : 'The passwords are those printed at the first start with this DESKPROOF_DESK_SECRET.',
      ];
  return [
    `Desk      ${desk.url}`,
    `Mail in   ${desk.smtp.host}:${desk.smtp.port} (SMTP)`,
    `Mail out  ${lettersFolder} (no relay: each letter becomes a file, and waits under ${desk.url}/by-hand to be sent)`,
    `Telephone none: each call waits under ${desk.url}/by-hand to be placed by hand`,
    `Store     ${file}`,
    `Suppliers ${suppliers ? `as ${suppliers} says` : 'none: a hand-off waits to be passed on by hand (see --suppliers)'}`,
    ...(elsewhere === null ? [] : [`          ${elsewhere}`]),
    `Tickets   ${ticketsUrl} (TMF621 v4, for other desks${partnersFile ? ` as ${partnersFile} says` : ''}; tokens at ${desk.url}/oauth2/token)`,
    '',
    ...signIn,
    ...(partners
      ? [
          '',
          'Other desks may log incidents with these client ids and secrets:',
          ...partners.map(({ id, secrets }) => `  ${id}  ${secrets[0]}`),
        ]
      : []),
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
    .option('--served-as <name...>', 'names under which a proxy serves its pages, beside those of this machine')
    .option('--smtp-port <port>', 'where it takes mail', portNumber, 7425)
    .option('--file <file>', 'its store; what belongs to it is kept beside it', './desk.db')
    .option('--standard <id or folder>', 'the standard whose policy it runs on', 'nhs-lsd')
    .option('--suppliers <file>', 'how suppliers are reached, as "deskproof suppliers --write" writes it')
    .option(
      '--partners <file>',
      'other desks that may log incidents here, as "deskproof partners --write" writes them; without it, examples',
    )
    .addOption(
      new Option('--example <size>', 'what a new store is filled with: incidents that were worked on before now')
        .choices(Object.keys(EXAMPLES))
        .default('week'),
    )
    .option('--incidents <n>', 'how many contacts the example has: 300 in a week, 15,600 in a year', incidentCount)
    .option('--reset', 'forget everything stored there first', false)
    .addHelpText(
      'after',
      `
Examples:
  deskproof desk
  deskproof desk --port 8080 --file /tmp/try.db --reset
  deskproof desk --example empty                    nothing has happened yet
  deskproof desk --example week --incidents 4600    a week as busy as that of 20,000 users (some minutes)

The whole loop by hand, in two terminals:
  deskproof suppliers --write suppliers.json
  deskproof desk --suppliers suppliers.json
Then log a call as the analyst, hand it off, and see it come back resolved. On other ports, tell the suppliers where the desk is:
  deskproof suppliers --port 8500 --write suppliers.json --callback 'http://127.0.0.1:8400/suppliers/{supplier}/listener'
  deskproof desk --port 8400 --suppliers suppliers.json
When a supplier changes the secret it signs with, write the new one as webhookSecret, the one before as previousWebhookSecret, and
start the desk again: both are good until you take the old one out.

Other desks log incidents by TMF621 v4. Real ones stand in a file, their secrets in the environment:
  deskproof partners --write partners.yaml > secrets.sh
  . ./secrets.sh && deskproof desk --partners partners.yaml
Without a file there are examples, with a client id and secret printed at the first start, whose listeners may be on this machine:
  curl -u desk.northgate:SECRET -d grant_type=client_credentials http://127.0.0.1:7400/oauth2/token
  curl -H 'Authorization: Bearer TOKEN' -H 'Content-Type: application/json' \\
    -d '{"description":"No images load.","severity":"Major","ticketType":"incident","externalId":"NG-1"}' \\
    http://127.0.0.1:7400/tmf-api/troubleTicket/v4/troubleTicket
/openapi.json describes the rest.

Passwords are made at the first start, printed once and kept beside the store, readable by you alone. With
DESKPROOF_DESK_SECRET set they follow from it instead, and nothing is kept.`,
    )
    .action(async (options: Options) => {
      const { port, smtpPort, servedAs, file, standard, reset, suppliers, partners } = options;
      const policy = await loadStandard(standardFolder(standard));
      const stop = interrupted();
      const access = suppliers === undefined ? {} : supplierAccessIn(suppliers, policy);
      refuseStorage(path.dirname(path.resolve(file)));
      const alone = await writingTo(path.dirname(path.resolve(file)), async () =>
        openDeskAlone({
          policy,
          port,
          smtpPort,
          ...(servedAs !== undefined && { hosts: servedAs }),
          file,
          reset,
          ...exampleOf(options, policy, progressTo(process.stdout)),
          secret: process.env['DESKPROOF_DESK_SECRET'] || undefined,
          ...(partners !== undefined && { partners: partnersIn(partners, policy, process.env) }),
          suppliers: access,
          log: (line) => void process.stderr.write(line),
        }),
      );
      process.stdout.write(announce(alone, options, calledElsewhere(access, alone.desk.url)));
      await stop;
      await alone.desk.close();
      process.stdout.write('\nThe desk is closed. Everything it acknowledged is in its store.\n');
    });
};
