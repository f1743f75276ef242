import { existsSync, readFileSync } from 'node:fs';
import { InvalidArgumentError, type Command } from 'commander';
import { explainFile, type ExplainedFile } from '../desk/host/explain-file.ts';
import { printExplanation } from '../desk/views/explain/index.ts';
import { realClock } from '../kernel/index.ts';
import { loadStandard, shippedStandard } from '../standards/index.ts';

interface Options {
  readonly file: string;
  readonly standard: string;
  readonly at: Temporal.Instant | undefined;
  readonly json: boolean;
}

const instant = (given: string): Temporal.Instant => {
  try {
    return Temporal.Instant.from(given);
  } catch {
    throw new InvalidArgumentError('Write date, time and offset: 2026-06-05T16:00:00+01:00.');
  }
};

/** The secret that a desk keeps beside its store, unless the environment gives one. */
function secretOf(file: string): string | null {
  const given = process.env['DESKPROOF_DESK_SECRET'];
  if (given) return given;
  const kept = `${file}.secrets.json`;
  if (!existsSync(kept)) return null;
  const { secret } = JSON.parse(readFileSync(kept, 'utf8')) as { readonly secret?: unknown };
  return typeof secret === 'string' ? secret : null;
}

function describeHistory({ history }: ExplainedFile): string {
  if (history === null)
    return 'The record was not checked: the desk’s secret is neither beside the store nor in DESKPROOF_DESK_SECRET.';
  if (history.intact)
    return `The chain of ${history.events} events is whole, and every clock that stopped reads as it was signed.`;
  return ['THE RECORD IS NOT WHOLE: it was changed outside the desk.', ...history.differs].join('\n');
}

export default (program: Command): void => {
  program
    .command('explain')
    .description('explain the clocks and the escalation of an incident, from the store of a desk')
    .argument('<reference>', 'the incident, as INC-000042')
    .option('--file <file>', 'the store of the desk; it is only read, and the desk may be running', './desk.db')
    .option('--standard <id>', 'the standard whose escalation plan the desk runs on', 'nhs-lsd')
    .option('--at <instant>', 'explain it as it stood then: any instant from its opening on (default: now)', instant)
    .option('--json', 'print the same as JSON', false)
    .addHelpText(
      'after',
      `
Examples:
  deskproof explain INC-000042
  deskproof explain INC-000042 --at 2026-06-05T16:00:00+01:00
  deskproof explain INC-000042 --file /srv/desk/desk.db --json

Exit code: 0 when the record is whole or could not be checked, 1 when it was changed outside the desk, 2 when there is no such
incident or store.`,
    )
    .action(async (reference: string, { file, standard, at, json }: Options) => {
      const policy = await loadStandard(shippedStandard(standard));
      const explained = await explainFile({ file, reference, policy, secret: secretOf(file), at, now: realClock().now() });
      process.stdout.write(
        json ? `${JSON.stringify(explained, null, 2)}\n` : `${printExplanation(explained)}\n${describeHistory(explained)}\n`,
      );
      process.exitCode = explained.history?.intact === false ? 1 : 0;
    });
};
