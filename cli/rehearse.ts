import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import { onlyScenarios } from '../rehearsal/only-scenarios.ts';
import { progressTo } from '../kernel/progress.ts';
import { rehearse } from '../rehearsal/rehearse.ts';
import { summary } from '../rehearsal/summary.ts';
import { root } from './root.ts';
import { interruptible } from './interrupt.ts';

interface Options {
  readonly profile?: 'standard' | 'authoring';
  readonly seed?: string;
  readonly skip: ('load' | 'controls')[];
  readonly only?: 'scenarios';
  readonly tags?: string;
  readonly name: string[];
  readonly faults: string[];
}

const among =
  <T extends string>(...known: T[]) =>
  (value: string, before: T[] = []): T[] => {
    if (!known.includes(value as T)) throw new InvalidArgumentError(`Known: ${known.join(', ')}.`);
    return [...before, value as T];
  };
const one =
  <T extends string>(...known: T[]) =>
  (value: string): T =>
    among(...known)(value)[0]!;
const every = (value: string, before: string[]) => [...before, value];

export default (program: Command): void => {
  program
    .command('rehearse')
    .description('run the scenarios, the load and the faulty desks of a plan, and seal the report')
    .argument('[plan]', 'the plan file', 'deskproof.yaml')
    .option(
      '--profile <profile>',
      'standard, or authoring: steps through ts-node, stopping on a type error',
      one('standard', 'authoring'),
    )
    .option('--seed <seed>', "instead of the plan's")
    .option('--skip <part>', 'leave out load or controls; what needs them is blocked (repeatable)', among('load', 'controls'), [])
    .option('--only <part>', 'scenarios: run them alone, without a report, as their author would', one('scenarios'))
    .option('--tags <expression>', "with --only: a cucumber tag expression, such as '@LSP-05 and not @browser'")
    .option('--name <text>', 'with --only: scenarios whose name matches (repeatable)', every, [])
    .option(
      '--faults <fault>',
      'with --only: against the desk with this fault (repeatable; deskproof controls --list)',
      every,
      [],
    )
    .addHelpText(
      'after',
      `
Examples:
  deskproof rehearse                                  the shipped plan, deskproof.yaml
  deskproof rehearse ours.yaml --seed assessor-2026
  deskproof rehearse --only scenarios --tags @ESC-01
  deskproof rehearse --profile authoring --only scenarios

The report is written to reports/<time>/index.html, the sealed pack beside it. Signing key: DESKPROOF_SIGNING_KEY (deskproof keys);
without one, a key is made for the run, and the report says so. DESKPROOF_BY names who answers for the run.`,
    )
    .action(async (planFile: string, options: Options) => {
      const signal = interruptible();
      const progress = progressTo(process.stdout);
      const common = { root, planFile, progress, signal, ...(options.profile && { profile: options.profile }) };
      if (options.only) {
        process.exitCode = await onlyScenarios({
          ...common,
          names: options.name,
          faults: options.faults,
          ...(options.tags && { tags: options.tags }),
        });
        return;
      }
      const rehearsed = await rehearse({ ...common, skip: options.skip, ...(options.seed && { seed: options.seed }) });
      progress.say(summary(rehearsed, progress.colour));
      process.exitCode = rehearsed.exitCode;
    });
};
