import type { Command } from 'commander';
import { openSuppliersAlone, type Standalone } from '../simulators/index.ts';
import { loadStandard, shippedStandard } from '../standards/index.ts';
import { interrupted, portNumber } from './serving.ts';

interface Options {
  readonly port: number;
  readonly callback?: string;
  readonly standard: string;
  readonly open: boolean;
}

const announce = ({ suppliers }: Standalone, { callback, open }: Options): string =>
  [
    ...suppliers.flatMap(({ name, access }) => [
      `${name} (simulated)`,
      `  TMF621          ${access.url}`,
      ...(open
        ? ['  open: no token, no minimum data set']
        : [
            `  token           ${access.tokenUrl}`,
            `  client id       ${access.clientId}`,
            `  client secret   ${access.clientSecret}`,
          ]),
      `  webhook secret  ${access.webhookSecret}`,
      `  calls back      ${callback ?? 'whoever registers: POST <TMF621>/hub {"callback": "<address>"}'}`,
      '',
    ]),
    'Tickets live as long as this command. Ctrl-C closes it.',
    '',
  ].join('\n');

export default (program: Command): void => {
  program
    .command('suppliers')
    .description('run the simulated suppliers alone, for any desk to hand incidents off to')
    .option('--port <port>', 'where they listen, on this machine only', portNumber, 7500)
    .option('--callback <url>', "base address of the desk's TMF621 listener; events go to <url>/<eventType>")
    .option('--standard <id>', 'the standard whose suppliers they are', 'nhs-lsd')
    .option('--open', 'serve without tokens and without a minimum data set, for conformance kits', false)
    .addHelpText(
      'after',
      `
Examples:
  deskproof suppliers
  deskproof suppliers --callback http://127.0.0.1:7400/suppliers/bt-health/listener
  deskproof suppliers --port 8621 --open

Credentials are new at each start. A ticket is in progress after 30 seconds and resolved five minutes later, unless the desk
takes it elsewhere; with --open it stays as it is.

--open leaves out two things, the access token and the minimum data set, and nothing else: it is TMF621 v4 as it stands. It is there
for the TM Forum's own conformance kit, which knows of neither:
  npx newman run <kit>/ctk/CTK-TMF621-TroubleTicket.postman_collection.json \\
    --env-var TroubleTicketAPI=http://127.0.0.1:8621/t/bt-health/tmf-api/troubleTicket/v4
simulators/lsp/README.md says where the kit comes from, and what the interface decides where TMF621 does not.`,
    )
    .action(async (options: Options) => {
      const { suppliers } = await loadStandard(shippedStandard(options.standard));
      const stop = interrupted();
      const alone = await openSuppliersAlone({ ...options, suppliers });
      process.stdout.write(announce(alone, options));
      await stop;
      await alone.close();
      process.stdout.write('\nThe suppliers are closed.\n');
    });
};
