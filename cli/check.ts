import type { Command } from 'commander';
import { notOffered, openAdapter } from '../adapters/index.ts';
import { UsageError } from '../kernel/index.ts';
import { findProblems, findTools } from '../rehearsal/check/index.ts';
import { interruptible } from './interrupt.ts';
import { root } from './root.ts';

export default (program: Command): void => {
  program
    .command('check')
    .description('find the mistakes in a plan, its standard and its scenarios, without running anything')
    .argument('[plan]', 'the plan file', 'deskproof.yaml')
    .addHelpText('after', '\nEvery mistake is printed with its file, line and key. Exit code 2 when there is one.')
    .action(async (planFile: string) => {
      const signal = interruptible();
      const { plan, standard, scenarios, problems } = await findProblems(planFile, root, signal);
      if (!standard || problems.length > 0) throw new UsageError(problems.join('\n'));
      const adapter = openAdapter(plan.adapter, plan);
      const sent = adapter.load ? plan : { ...plan, load: [] };
      const { browser, k6 } = await findTools(sent, root, (what) => process.stdout.write(`${what}\n`), signal);
      process.stdout.write(
        `${plan.file}: ${plan.criteria.length} criteria of ${standard.id} ${standard.version}, ${scenarios.length} scenarios. Nothing is wrong with it.\n`,
      );
      for (const { reason } of notOffered(adapter)) process.stdout.write(`Will not be done: ${reason}.\n`);
      for (const tool of [browser, k6]) if (tool && 'missing' in tool) process.stdout.write(`${tool.missing}\n`);
    });
};
