import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { UsageError } from '../kernel/index.ts';
import { failureLine } from './failure.ts';
import { Interrupted } from './interrupt.ts';

type Register = (program: Command) => void;

/** Commands are loaded on demand, so that `--help` and small commands start at once. */
const COMMANDS: Readonly<Record<string, () => Promise<{ default: Register }>>> = {
  rehearse: async () => import('./rehearse.ts'),
  check: async () => import('./check.ts'),
  controls: async () => import('./controls.ts'),
  mutants: async () => import('./mutants.ts'),
  load: async () => import('./load.ts'),
  desk: async () => import('./desk.ts'),
  suppliers: async () => import('./suppliers.ts'),
  partners: async () => import('./partners.ts'),
  clock: async () => import('./clock.ts'),
  plan: async () => import('./plan.ts'),
  calendar: async () => import('./calendar.ts'),
  exercise: async () => import('./exercise.ts'),
  explain: async () => import('./explain.ts'),
  verify: async () => import('./verify.ts'),
  compare: async () => import('./compare.ts'),
  answer: async () => import('./answer.ts'),
  keys: async () => import('./keys.ts'),
  setup: async () => import('./setup.ts'),
  doctor: async () => import('./doctor.ts'),
  bench: async () => import('./bench.ts'),
  'self-test': async () => import('./self-test.ts'),
};

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };

const program = new Command('deskproof')
  .description('Rehearses the accreditation of a service desk and hands the assessor a sealed evidence report.')
  .version(version)
  .showSuggestionAfterError()
  .exitOverride()
  .addHelpText(
    'after',
    `
Start here:
  npm run rehearse              set up what is missing, rehearse deskproof.yaml, write reports/<time>/
  deskproof setup               set up what is missing, and nothing else
  deskproof check               find the mistakes in a plan before it runs
  deskproof desk                run the built-in service desk alone, for people
  deskproof verify reports/latest/pack --key signer.pub.pem

Exit codes: 0 everything selected is met or scoped out; 1 something is not met; 2 usage or configuration; 3 harness, adapter or
environment at fault; 4 nothing is not met, but something is blocked, needs review or was left out.`,
  );

// The reader of our output may close it, as `head` does. Commands that must clean up listen too and end by themselves.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  if (process.stdout.listenerCount('error') === 1) process.exit();
});

// bin/deskproof.mjs started this process and was killed: end as it would have asked to.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();

const asked = process.argv[2];
const wanted = asked !== undefined && Object.hasOwn(COMMANDS, asked) ? [asked] : Object.keys(COMMANDS);

try {
  for (const name of wanted) (await COMMANDS[name]!()).default(program);
  for (const command of program.commands) command.exitOverride().showSuggestionAfterError();
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  } else if (error instanceof Interrupted) {
    process.stderr.write(`\n${error.message}\n`);
    // Everything is cleaned up by now: nothing that is still open may keep the process alive.
    process.exit(error.exitCode);
  } else {
    process.stderr.write(`${failureLine(error)}\n`);
    process.exitCode = 3;
  }
}
