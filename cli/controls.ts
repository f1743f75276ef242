import type { Command } from 'commander';
import { FAULTS } from '../adapters/index.ts';
import { proveControls } from '../rehearsal/prove-controls.ts';
import { progressTo } from '../rehearsal/progress.ts';
import { interruptible } from './interrupt.ts';
import { root } from './root.ts';

export default (program: Command): void => {
  program
    .command('controls')
    .description('run the scenarios against desks that are wrong on purpose, to see that they notice')
    .argument('[plan]', 'the plan file', 'deskproof.yaml')
    .option('--list', 'only list the faulty desks')
    .addHelpText(
      'after',
      '\nExit code 1 when a fault is not caught. Scenarios that no fault turns red are listed: they may prove nothing.',
    )
    .action(async (planFile: string, { list }: { list?: boolean }) => {
      if (list) {
        for (const { id, says, mustChange } of FAULTS)
          process.stdout.write(`${id.padEnd(30)} ${says} Must turn ${mustChange.join(', ')}.\n`);
        return;
      }
      process.exitCode = await proveControls({ root, planFile, progress: progressTo(process.stdout), signal: interruptible() });
    });
};
