import { InvalidArgumentError, Option, type Command } from 'commander';
import { dryRun, momentOf, printPlan } from '../desk/domain/escalation/index.ts';
import type { Channel } from '../desk/domain/incident/contact.ts';
import { loadStandard, type Severity } from '../standards/index.ts';
import { standardFolder } from './standard.ts';

interface Options {
  readonly severity: Severity;
  readonly service: string;
  readonly channel: Channel;
  readonly at: string;
  readonly standard: string;
  readonly json: boolean;
}

const severityOf = (given: string): string => {
  if (!/^[1-5]$/.test(given)) throw new InvalidArgumentError('A severity is a number from 1 (worst) to 5.');
  return given;
};

export default (program: Command): void => {
  program
    .command('plan')
    .description('print whom the escalation plan would tell what, when and how; nothing is sent')
    .requiredOption('--severity <n>', 'of the incident, 1 (worst) to 5', severityOf)
    .requiredOption('--service <id>', 'the service it is about, as the catalogue names it')
    .requiredOption('--at <time>', 'when it is opened: a local time, or an instant with its offset')
    .addOption(
      new Option('--channel <channel>', 'how it comes in')
        .choices(['phone', 'email', 'fax', 'portal', 'walk-up'])
        .default('phone'),
    )
    .option('--standard <id or folder>', 'the standard whose plan it is', 'nhs-lsd')
    .option('--json', 'print the list as JSON, with the words', false)
    .addHelpText(
      'after',
      `
Examples:
  deskproof plan --severity 1 --service crs --at 2026-12-25T03:00
  deskproof plan --severity 3 --service pacs --at 2026-11-24T16:00:00Z --json

It supposes that nobody touches the incident: whatever the last column names would end it sooner.`,
    )
    .action(async ({ standard, json, at, severity, service, channel }: Options) => {
      const policy = await loadStandard(standardFolder(standard));
      const supposed = { severity, service, channel, at: momentOf(at, policy) };
      const words = dryRun(policy, supposed);
      process.stdout.write(json ? `${JSON.stringify(words, null, 2)}\n` : printPlan(words, supposed, policy));
    });
};
