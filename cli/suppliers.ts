import { InvalidArgumentError, Option, type Command } from 'commander';
import { openSuppliersAlone, writeAccess, type Standalone } from '../simulators/index.ts';
import { loadStandard } from '../standards/index.ts';
import { seedText } from './arguments.ts';
import { interrupted } from './interrupt.ts';
import { portNumber } from './serving.ts';
import { standardFolder } from './standard.ts';

interface Options {
  readonly port: number;
  readonly only?: readonly string[];
  readonly callback?: string;
  readonly seed?: string;
  readonly pace: number;
  readonly standard: string;
  readonly open: boolean;
  readonly write?: string;
  readonly admin: number;
}

/** Where "deskproof desk" listens by default. */
const OUR_DESK = 'http://127.0.0.1:7400/suppliers/{supplier}/listener';
const HEADINGS = ['id', 'name', 'route', 'hours', 'events', 'answers for'];

const table = ({ suppliers }: Standalone): readonly string[] => {
  const rows = suppliers.map(({ supplier: { id, name, route = '', hours = '', callbacks = '', services = [] } }) => [
    ...[id, name, route, hours, callbacks],
    services.join(', '),
  ]);
  const widths = HEADINGS.map((heading, i) => Math.max(heading.length, ...rows.map((row) => row[i]!.length)));
  return [HEADINGS, ...rows].map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i]!))
      .join('  ')
      .trimEnd(),
  );
};

type Listed = Standalone['suppliers'][number];

/** Secrets written to a file are not printed. */
const reachedHow = ({ access }: Listed, { open, write }: Options): readonly string[] => {
  if (open) return ['  open: no token, no minimum data set', `  webhook secret  ${access.webhookSecret}`];
  if (write !== undefined) return [`  credentials     in ${write}`];
  return [
    `  token           ${access.tokenUrl}`,
    `  client id       ${access.clientId}`,
    `  client secret   ${access.clientSecret}`,
    `  webhook secret  ${access.webhookSecret}`,
  ];
};

const announce = (alone: Standalone, options: Options): string =>
  [
    ...table(alone),
    '',
    ...alone.suppliers.flatMap((listed, place) => [
      `${listed.supplier.name} (simulated)`,
      `  TMF621          ${listed.access.url}`,
      ...(options.open && place === 0 ? [`  and at          ${new URL(listed.access.url.replace(/\/t\/[^/]+/, '')).href}`] : []),
      ...reachedHow(listed, options),
      `  calls back      ${listed.callback || 'whoever registers: POST <TMF621>/hub {"callback": "<address>"}'}`,
      '',
    ]),
    ...(alone.admin
      ? [
          'Control interface, and what goes over the wire as it goes',
          `  live page       ${alone.admin.page}`,
          `  control         ${alone.admin.url}`,
          `  token           ${alone.admin.token}`,
          '',
        ]
      : []),
    ...(options.callback === undefined && options.write !== undefined
      ? [`For a desk on another port than 7400: --callback '${OUR_DESK.replace('7400', 'PORT')}'`, '']
      : []),
    'Tickets live as long as this command. Ctrl-C closes it.',
    '',
  ].join('\n');

const paceNumber = (given: string): number => {
  const pace = Number(given);
  if (!(pace > 0 && Number.isFinite(pace))) throw new InvalidArgumentError('A pace is a number above zero.');
  return pace;
};

export default (program: Command): void => {
  program
    .command('suppliers')
    .description('run the simulated suppliers alone, for any desk to hand incidents off to')
    .option('--port <port>', 'where they listen, on this machine only', portNumber, 7500)
    .option('--only <id...>', 'run these suppliers and no others')
    .option(
      '--callback <url>',
      "base address of the desk's TMF621 listener, {supplier} in it the supplier's id; events go to <url>/<eventType>",
    )
    .option(
      '--pace <times>',
      'how many times as fast as their files say they work; at 1 they keep their opening hours',
      paceNumber,
      20,
    )
    .option('--seed <text>', 'the same seed and references, the same conduct; new at each start when left out', seedText)
    .option('--admin <port>', 'where their control interface and live page listen', portNumber, 7501)
    .option('--standard <id or folder>', 'the standard whose suppliers they are', 'nhs-lsd')
    .addOption(
      new Option(
        '--write <file>',
        'write how they are reached, for "deskproof desk --suppliers"; readable by you alone',
      ).conflicts('open'),
    )
    .option('--open', 'serve without tokens and without a minimum data set, for conformance kits', false)
    .addHelpText(
      'after',
      `
Examples:
  deskproof suppliers
  deskproof suppliers --write suppliers.json       # then: deskproof desk --suppliers suppliers.json
  deskproof suppliers --callback http://127.0.0.1:7400/suppliers/{supplier}/listener
  deskproof suppliers --only bt-health national-service-desk --pace 1 --seed 4711
  deskproof suppliers --port 8621 --open
  curl -X PUT http://127.0.0.1:7501/suppliers/bt-health/faults -H 'authorization: Bearer <token>' \\
    -H 'content-type: application/json' -d '{"faults": [{"fault": "lost-answer", "times": 2}], "seed": "4711"}'

The control interface: GET /faults says what faults there are; GET, PUT, DELETE /suppliers/<id>/faults; POST /suppliers/<id>/tickets/<ticket>/move
{"to", "note"} and /note {"text"}; GET /suppliers/<id>/journal (?reference= &direction= &method= &status= &after= &format=har), /deliveries, /tickets;
POST /suppliers/<id>/verify {"verb", "matcher"}, /rotate, /reset; GET /clock.

Credentials are new at each start. Each supplier does with a ticket what its file under suppliers/ says: it begins, asks, sends
back, takes it lower, resolves; the national desk passes it on. With --open they do nothing by themselves.

--open leaves out two things, the access token and the minimum data set, and nothing else: it is TMF621 v4 as it stands. It is there
for the TM Forum's own conformance kit, which knows of neither:
  npx newman run <kit>/ctk/CTK-TMF621-TroubleTicket.postman_collection.json \\
    --env-var TroubleTicketAPI=http://127.0.0.1:8621/tmf-api/troubleTicket/v4
simulators/lsp/README.md says where the kit comes from, and what the interface decides where TMF621 does not.`,
    )
    .action(async (options: Options) => {
      const policy = await loadStandard(standardFolder(options.standard));
      const stop = interrupted();
      const callback = options.callback ?? (options.write === undefined ? undefined : OUR_DESK);
      const alone = await openSuppliersAlone({ ...options, callback, policy });
      // The ports are closed whatever happens: an open one would keep the process alive after an error.
      try {
        if (options.write !== undefined) writeAccess(options.write, alone);
        process.stdout.write(announce(alone, options));
        await stop;
      } finally {
        await alone.close();
      }
      process.stdout.write('\nThe suppliers are closed.\n');
    });
};
