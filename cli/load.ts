import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Command } from 'commander';
import { openAdapter, requirePart } from '../adapters/index.ts';
import { didYouMean, UsageError } from '../kernel/index.ts';
import { findK6 } from '../load/index.ts';
import { refuseStorage } from '../kernel/storage-fault.ts';
import { figuresOf, profileNames, runLoad } from '../rehearsal/load/index.ts';
import { progressTo } from '../kernel/progress.ts';
import { folderOf, seedText } from './arguments.ts';
import { interruptible } from './interrupt.ts';
import { root } from './root.ts';
import { standardFolder } from './standard.ts';

export default (program: Command): void => {
  program
    .command('load')
    .description('run one load profile whole against a desk, and reconcile what was acknowledged with what is stored')
    .argument('<profile>', profileNames(root).join(', '))
    .option('--for <duration>', 'instead of the whole length, such as 30s or 5m')
    .option('--seed <seed>', 'of the 20,000 people', seedText, '4711')
    .option('--standard <id or folder>', 'shipped standard that the desk runs on', 'nhs-lsd')
    .option('--target <adapter>', 'adapter of the desk under load', 'built-in')
    .option('--out <folder>', 'where figures and dashboard go', path.join('reports', 'load'))
    .addHelpText(
      'after',
      '\nThe arithmetic of each profile stands in its header, load/profiles/<profile>.ts. Everything stays on loopback.\nExit code 0 when every check is met, 1 when the desk does not meet one, 3 when k6 could not run or this machine could not carry the load.',
    )
    .action(async (profile: string, options: { for?: string; seed: string; standard: string; target: string; out: string }) => {
      const progress = progressTo(process.stdout);
      if (!profileNames(root).includes(profile))
        throw new UsageError(
          `there is no load profile "${profile}".${didYouMean(profile, profileNames(root))} Known: ${profileNames(root).join(', ')}.`,
        );
      if (options.for !== undefined && !/^[1-9]\d*[smh]$/.test(options.for))
        throw new UsageError(`--for ${options.for}: write a whole number and a unit, such as 30s, 5m or 1h.`);
      const folder = path.resolve(folderOf('--out', options.out));
      const standardDir = standardFolder(options.standard);
      const startDesk = requirePart(openAdapter(options.target, { standardDir }), 'load');
      refuseStorage(tmpdir(), folder);
      const signal = interruptible();
      const k6 = await findK6(root, progress.say, signal);
      if ('missing' in k6) {
        progress.say(k6.missing);
        process.exitCode = 3;
        return;
      }
      await mkdir(folder, { recursive: true });
      const { result, items } = await runLoad({
        root,
        standardDir,
        startDesk,
        seed: options.seed,
        k6: k6.found,
        profile,
        for: options.for ?? null,
        folder,
        progress,
        signal,
      });
      for (const [name, value] of Object.entries(result.figures))
        progress.say(`   ${name.padEnd(22)} ${Number.isInteger(value) ? value.toLocaleString('en-GB') : value.toFixed(1)}`);
      for (const { name, ok } of result.thresholds) progress.say(`   ${ok ? '✓' : '✗'} ${name}`);
      if (result.machine) progress.say(`   machine                ${result.machine.capacity}: ${figuresOf(result.machine)}`);
      for (const { check, verdict, cause } of result.checks)
        progress.say(`   ${verdict === 'met' ? '✓' : '✗'} ${check}${cause ? `  ${verdict}: ${cause}` : ''}`);
      for (const { title, file } of items) progress.say(`   ${title}: ${path.join(options.out, file)}`);
      process.exitCode = result.verdict === 'met' ? 0 : result.verdict === 'error' ? 3 : 1;
    });
};
