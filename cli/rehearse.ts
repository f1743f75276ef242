import type { Command } from 'commander';
import { UsageError } from '../kernel/index.ts';
import { progressTo } from '../kernel/progress.ts';
import { rehearse } from '../rehearsal/rehearse.ts';
import { summary } from '../rehearsal/summary.ts';
import { among, seedText, severalAmong } from './arguments.ts';
import { root } from './root.ts';
import { interruptible } from './interrupt.ts';

interface Options {
  readonly profile?: 'standard' | 'authoring' | 'quick';
  readonly seed?: string;
  readonly skip: ('load' | 'controls')[];
  readonly only?: 'scenarios';
  readonly tags?: string;
  readonly name: string[];
  readonly faults: string[];
}

const every = (value: string, before: string[]) => [...before, value];

export default (program: Command): void => {
  program
    .command('rehearse')
    .description('run the scenarios, the load and the faulty desks of a plan, and seal the report')
    .argument('[plan]', 'the plan file', 'deskproof.yaml')
    .option(
      '--profile <profile>',
      'standard; quick: what must pass, five seconds of load, no faulty desks; authoring: steps through ts-node, stopping on a type error',
      among('standard', 'quick', 'authoring'),
    )
    .option('--seed <seed>', "instead of the plan's", seedText)
    .option(
      '--skip <part>',
      'leave out load or controls; criteria that need them are blocked (repeatable)',
      severalAmong('load', 'controls'),
      [],
    )
    .option('--only <part>', 'scenarios: no load and no faulty desks; failures are printed at once', among('scenarios'))
    .option('--tags <expression>', "only scenarios that match a cucumber tag expression, such as '@LSP-05 and not @browser'")
    .option('--name <text>', 'only scenarios whose name matches this pattern (repeatable)', every, [])
    .option(
      '--faults <fault>',
      'with --only scenarios: inject this fault into the desk (repeatable; deskproof controls --list)',
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
  deskproof rehearse --profile quick                  what must pass, five seconds of load, no faulty desks
  deskproof rehearse --profile authoring --only scenarios

The report is written to reports/<time>/index.html, the sealed pack beside it. Signing key: DESKPROOF_SIGNING_KEY (deskproof keys);
without one, a key is made for the run, and the report says so. DESKPROOF_BY names who is responsible for the run.

A rehearsal that leaves out part of its plan is partial: report, JUnit and record say so first, and it is never sealed as a pass.
Exit code: 0 everything selected is met or scoped out; 1 something is not met; 2 usage or configuration; 3 harness, adapter or
environment at fault; 4 nothing is not met, but something is blocked, needs review or was left out.`,
    )
    .action(async (planFile: string, options: Options) => {
      refuseIgnored(options);
      const { profile, seed, only, tags, name: names, skip, faults } = options;
      const progress = progressTo(process.stdout);
      const rehearsed = await rehearse({
        root,
        planFile,
        progress,
        signal: interruptible(),
        skip,
        names,
        faults,
        ...(profile && { profile }),
        ...(seed !== undefined && { seed }),
        ...(only && { only }),
        ...(tags && { tags }),
      });
      progress.say(summary(rehearsed, progress.colour));
      process.exitCode = rehearsed.exitCode;
    });
};

/** Refuses options that the others would leave without effect. */
function refuseIgnored({ only, skip, faults }: Options): void {
  if (faults.length > 0 && !only)
    throw new UsageError(
      `--faults ${faults[0]} needs --only scenarios: a rehearsal for the report runs against the desk as it is. Add --only scenarios, or see deskproof controls.`,
    );
  if (only && skip.length > 0)
    throw new UsageError(
      `--skip ${skip[0]} has no effect with --only scenarios, which leaves out load and controls. Remove one.`,
    );
}
