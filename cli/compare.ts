import type { Command } from 'commander';
import { compareRehearsals, compareText } from '../evidence/index.ts';

export default (program: Command): void => {
  program
    .command('compare')
    .description('show what changed between two rehearsals, real times, durations, load figures and run ids aside')
    .argument('<a>', "a rehearsal's folder, a pack, or a record.json")
    .argument('<b>', 'the other')
    .option('--json', 'print the differences as JSON', false)
    .addHelpText(
      'after',
      `
Examples:
  deskproof compare reports/2026-11-21T09-00 reports/2026-11-22T17-04
  deskproof compare monday/pack tuesday/pack --json

Exit code: 0 the same, 1 different.`,
    )
    .action((a: string, b: string, { json }: { readonly json: boolean }) => {
      const differences = compareRehearsals(a, b);
      process.stdout.write(json ? `${JSON.stringify(differences, null, 2)}\n` : compareText(differences, [a, b]));
      process.exitCode = differences.length === 0 ? 0 : 1;
    });
};
