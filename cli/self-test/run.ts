import path from 'node:path';
import { realTime } from '../../kernel/index.ts';
import { runGroup } from '../../kernel/process-group.ts';
import { findBrowser } from '../../rehearsal/tools/browser.ts';
import { findK6 } from '../../load/index.ts';
import { root } from '../root.ts';
import { audit } from './audit.ts';

export type Part = 'static' | 'tests';

interface Tool {
  readonly name: string;
  readonly argv: readonly string[];
}

const bin = (...argv: string[]): readonly string[] => [path.join(root, 'node_modules', '.bin', argv[0]!), ...argv.slice(1)];

const STATIC: readonly Tool[] = [
  { name: 'types (tsc)', argv: bin('tsc', '--project', '.') },
  { name: 'lint (eslint)', argv: bin('eslint', '--max-warnings', '0', '.') },
  { name: 'format (prettier)', argv: bin('prettier', '--check', '--log-level', 'warn', '.') },
  {
    name: 'structure (dependency-cruiser)',
    argv: bin('depcruise', '--config', '.dependency-cruiser.cjs', '--output-type', 'err', '.'),
  },
  { name: 'unused (knip)', argv: bin('knip', '--no-progress') },
];

/** Runs the requested parts, continuing after a failure. The output ends with the test runner's own summary. */
export async function selfTest({
  parts,
  files,
  signal,
}: {
  readonly parts: readonly Part[];
  readonly files: readonly string[];
  readonly signal: AbortSignal;
}): Promise<0 | 1> {
  const failed: string[] = [];
  if (parts.includes('static')) {
    for (const { name, argv } of STATIC) if (!(await timed(name, async () => passes(argv, signal)))) failed.push(name);
    if (!(await timed('audit (npm)', async () => audit(root, signal)))) failed.push('audit (npm)');
  }
  if (parts.includes('tests')) {
    await bringTools(signal);
    if (
      !(await passes(
        [
          process.execPath,
          '--disable-warning=ExperimentalWarning',
          '--test',
          '--test-concurrency=2',
          ...(files.length ? files : TESTS),
        ],
        signal,
      ))
    )
      failed.push('tests');
  }
  if (failed.length) process.stdout.write(`Failed: ${failed.join(', ')}\n`);
  return failed.length ? 1 : 0;
}

const FOLDERS = [
  'kernel',
  'standards',
  'service-levels',
  'desk',
  'evidence',
  'simulators',
  'adapters',
  'steps',
  'load',
  'exercise',
  'rehearsal',
  'cli',
  'bin',
  'bench',
  'docs',
];
const TESTS = FOLDERS.map((folder) => `${folder}/**/*.test.ts`);

/** Installs browser and k6 once, before parallel tests need them. */
async function bringTools(signal: AbortSignal): Promise<void> {
  const say = (what: string) => process.stdout.write(`${what} …\n`);
  for (const tool of [await findBrowser(path.join(root, '.deskproof'), say, signal), await findK6(root, say, signal)])
    if ('missing' in tool) process.stdout.write(`${tool.missing}\n`);
}

async function timed(name: string, work: () => Promise<boolean>): Promise<boolean> {
  const started = realTime.elapsedMs();
  const ok = await work();
  process.stdout.write(`${ok ? '✔' : '✖'} ${name} (${((realTime.elapsedMs() - started) / 1000).toFixed(1)} s)\n`);
  return ok;
}

const passes = async (argv: readonly string[], signal: AbortSignal): Promise<boolean> =>
  (await runGroup(argv[0]!, argv.slice(1), { cwd: root, output: 'inherit', signal })).code === 0;
