import type { Command } from 'commander';
import { UsageError } from '../kernel/index.ts';
import { openAdapter, requirePart } from '../adapters/index.ts';
import { readInputs } from '../rehearsal/check/index.ts';
import { proveControls } from '../rehearsal/controls/prove.ts';
import { progressTo } from '../kernel/progress.ts';
import { interruptible } from './interrupt.ts';
import { root } from './root.ts';
import { standardFolder } from './standard.ts';

const BUILT_IN = { adapter: 'built-in', standardDir: standardFolder('nhs-lsd') } as const;

export default (program: Command): void => {
  program
    .command('controls')
    .description('run the scenarios against faulty desks, to show that they detect each fault')
    .argument('[plan]', 'the plan file', 'deskproof.yaml')
    .option('--list', "only list the faulty desks of the plan's target; of the built-in desk when no plan is named")
    .option('--remember', 'save which scenarios detected each fault, so that rehearsals try these first')
    .addHelpText(
      'after',
      `
Examples:
  deskproof controls              every fault against every scenario of the criteria it must change
  deskproof controls --remember   the same, and save the detections: afterwards rehearsals of the shipped plan are quick again

Exit code 0 when every fault is caught, 1 when one is not noticed; else 3 when that is unknown because the harness or the environment broke.
Scenarios that no fault turns red are listed: they may prove nothing.`,
    )
    .action(async (planFile: string, { list, remember = false }: { list?: boolean; remember?: boolean }, command: Command) => {
      if (list && remember) throw new UsageError('--remember has no effect with --list, which runs nothing. Remove one.');
      if (list) {
        const target = command.args.length ? (await readInputs(planFile, root)).plan : BUILT_IN;
        for (const { id, says, mustChange } of requirePart(openAdapter(target.adapter, target), 'faults'))
          process.stdout.write(`${id.padEnd(30)} ${says} Must turn ${mustChange.join(', ')}.\n`);
        return;
      }
      process.exitCode = await proveControls({
        root,
        planFile,
        remember,
        progress: progressTo(process.stdout),
        signal: interruptible(),
      });
    });
};
