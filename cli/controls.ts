import type { Command } from 'commander';
import { FAULTS } from '../adapters/index.ts';
import { proveControls } from '../rehearsal/controls/prove.ts';
import { progressTo } from '../kernel/progress.ts';
import { interruptible } from './interrupt.ts';
import { root } from './root.ts';

export default (program: Command): void => {
  program
    .command('controls')
    .description('run the scenarios against desks that are wrong on purpose, to see that they notice')
    .argument('[plan]', 'the plan file', 'deskproof.yaml')
    .option('--list', 'only list the faulty desks')
    .option('--remember', 'keep what noticed each of them, for rehearsals to try that first')
    .addHelpText(
      'after',
      `
Examples:
  deskproof controls              every faulty desk meets every scenario of the criteria it must change
  deskproof controls --remember   so that a rehearsal of the shipped plan is quick again after a change of desks or scenarios

Exit code 1 when a fault is not caught. Scenarios that no fault turns red are listed: they may prove nothing.`,
    )
    .action(async (planFile: string, { list, remember = false }: { list?: boolean; remember?: boolean }) => {
      if (list) {
        for (const { id, says, mustChange } of FAULTS)
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
