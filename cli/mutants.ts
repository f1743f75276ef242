import { existsSync } from 'node:fs';
import path from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { didYouMean, UsageError } from '../kernel/index.ts';
import { progressTo } from '../kernel/progress.ts';
import { MUTATED_FOLDERS, mutatedFiles, tryMutants } from '../rehearsal/mutants/index.ts';
import { seedText } from './arguments.ts';
import { interruptible } from './interrupt.ts';
import { root } from './root.ts';

interface Options {
  readonly sample: number;
  readonly seed: string;
  readonly atLeast: number;
  readonly in?: readonly string[];
}

export default (program: Command): void => {
  program
    .command('mutants')
    .description("make small mistakes in a copy of the desk's source, and show whether the scenarios notice them")
    .argument('[plan]', 'the plan file', 'deskproof.yaml')
    .option('--sample <n>', 'how many mutants to try', positive, 60)
    .option('--seed <seed>', 'draws the sample; the same seed draws the same mutants', seedText, '4711')
    .option('--at-least <percent>', 'of the mutants to be killed', percent, 85)
    .option('--in <folder or file>', 'take mutants of this part of the desk only; may be repeated', several)
    .addHelpText(
      'after',
      `
A mutant is the desk with one small change of its source: a boundary, a negated or constant condition, an operator, a number one higher or
lower, a text emptied, a call left out, a constant returned, a method mistaken for its opposite. The checkout is not changed. The scenarios that
run the changed code (measured once, and kept in .deskproof/mutants) run against it until one is "not met": it is killed. Scenarios in a browser
and long ones are left out.

Examples:
  npm run mutants -- --sample 60 --seed 4711
  npm run mutants -- --in desk/domain/escalation --sample 1000     every mutant of one room
  npm run mutants -- --sample 200 --at-least 90

Every mutant that is not killed is printed with file, line and change. It shows a gap in the scenarios, unless nothing outside the desk could
ever tell it from the desk. Exit code 0 when at least --at-least percent are killed, 1 when fewer are, 2 for usage.`,
    )
    .action(async (planFile: string, options: Options) => {
      const within = options.in ?? MUTATED_FOLDERS;
      for (const place of within) refuseUnknown(place);
      process.exitCode = await tryMutants({
        root,
        planFile,
        within,
        sample: options.sample,
        seed: options.seed,
        atLeast: options.atLeast,
        progress: progressTo(process.stdout),
        signal: interruptible(),
      });
    });
};

function positive(given: string): number {
  if (!/^[1-9]\d{0,5}$/.test(given)) throw new InvalidArgumentError('Write a whole number from 1, such as 60.');
  return Number(given);
}

function percent(given: string): number {
  if (!/^\d{1,3}(?:\.\d+)?$/.test(given) || Number(given) > 100)
    throw new InvalidArgumentError('Write a number from 0 to 100, such as 85.');
  return Number(given);
}

const several = (given: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  path.relative(root, path.resolve(given)).split(path.sep).join('/'),
];

/** Mutants are taken only of what a scenario could notice. */
function refuseUnknown(place: string): void {
  const known = MUTATED_FOLDERS.some((folder) => `${place}/`.startsWith(`${folder}/`));
  if (known && existsSync(path.join(root, place))) return;
  const near = didYouMean(place, [...MUTATED_FOLDERS, ...mutatedFiles(root, MUTATED_FOLDERS)]);
  throw new UsageError(
    `--in ${place}: no mutants are taken of it.${near} Known: files and folders of ${MUTATED_FOLDERS.join(', ')}.`,
  );
}
