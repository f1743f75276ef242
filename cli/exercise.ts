import path from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { UsageError } from '../kernel/index.ts';
import { exercise, PERIODS, printExercise, writeExercise, type Period } from '../exercise/index.ts';
import { progressTo, silent } from '../kernel/progress.ts';
import type { Severity } from '../standards/index.ts';
import { peopleOptions, PEOPLE_HELP, withPeople, type PeopleOptions } from './exercise-with-people.ts';
import { folderOf, seedText, severalAmong } from './arguments.ts';
import { interruptible } from './interrupt.ts';
import { standardFolder } from './standard.ts';

interface Options {
  readonly standIns: boolean;
  readonly speed: number;
  readonly within: Temporal.Duration;
  readonly severity: Severity[];
  readonly period: Period[];
  readonly on?: string;
  readonly seed: string;
  readonly standard: string;
  readonly target: string;
  readonly faults: string[];
  readonly json: boolean;
  readonly out: string;
}

const speed = (text: string): number => {
  const value = Number(text);
  if (!(value >= 1 && value <= 100_000)) throw new InvalidArgumentError('Write a number from 1 to 100000; 1 is real time.');
  return value;
};
const duration = (text: string): Temporal.Duration => {
  const found = /^PT(\d+)([MH])$/.exec(text);
  if (!found) throw new InvalidArgumentError('Write minutes or hours as PT30M or PT2H.');
  return Temporal.Duration.from(text);
};

export default (program: Command): void => {
  const exercises = program
    .command('exercise')
    .description('run the escalation plan itself, every step for every severity, and write the dated exercise record')
    .option('--stand-ins', 'in real time, stand-ins answering for each contact by telephone key or by link', false)
    .option('--speed <n>', 'with --stand-ins: how many times faster than real time', speed, 1)
    .option(
      '--within <duration>',
      'with --stand-ins: how long each drill runs after its opening',
      duration,
      Temporal.Duration.from('PT30M'),
    )
    .option('--severity <n>', 'only this severity (repeatable)', severalAmong<Severity>('1', '2', '3', '4', '5'), [])
    .option('--period <period>', `only ${PERIODS.join(', ')} (repeatable)`, severalAmong(...PERIODS), [])
    .option('--on <date>', "the local date from which the drills' openings are sought (default: today)")
    .option('--seed <seed>', 'seed of all random values', seedText, '4711')
    .option('--standard <id or folder>', 'shipped standard whose plan is exercised', 'nhs-lsd')
    .option('--target <adapter>', 'adapter of the desk that is exercised', 'built-in')
    .option(
      '--faults <fault>',
      'against the desk with this fault (repeatable; deskproof controls --list)',
      (value: string, before: string[]) => [...before, value],
      [],
    )
    .option('--json', 'print the record as JSON', false)
    .option('--out <folder>', 'where reports land', 'reports')
    .addHelpText(
      'after',
      `
Examples:
  deskproof exercise                                       simulated: some seconds
  deskproof exercise --stand-ins --speed 60 --severity 1   stand-ins answer, a minute in each second
  deskproof exercise --faults escalation-never-sent        must fail

The record is written to reports/exercises/<time>/. Its first line says whether it was SIMULATED or LIVE, and with whom.

${PEOPLE_HELP}
Exit code: 0 the desk followed the plan, 1 it did not, 2 usage, 3 harness at fault.`,
    )
    .action(async (options: Options & PeopleOptions, command: Command) => {
      if (await withPeople(options)) return;
      for (const option of ['speed', 'within'])
        if (!options.standIns && command.getOptionValueSource(option) === 'cli')
          throw new UsageError(
            `--${option} needs --stand-ins: a simulated exercise has no real time. Add --stand-ins, or remove it.`,
          );
      const out = path.resolve(folderOf('--out', options.out));
      const record = await exercise({
        standardDir: standardFolder(options.standard),
        adapter: options.target,
        seed: options.seed,
        on: options.on ?? null,
        faults: options.faults,
        live: options.standIns ? { speed: options.speed, within: options.within } : null,
        ...(options.severity.length && { severities: options.severity }),
        ...(options.period.length && { periods: options.period }),
        progress: options.json ? silent : progressTo(process.stdout),
        signal: interruptible(),
      });
      const folder = await writeExercise(out, record);
      if (options.json) process.stdout.write(`${JSON.stringify(record, null, 2)}\n`);
      else
        process.stdout.write(`\n${printExercise(record)}\n Record   ${path.relative(process.cwd(), folder.path)}/index.html\n`);
      process.exitCode = record.asPlanned ? 0 : 1;
    });
  peopleOptions(exercises);
};
