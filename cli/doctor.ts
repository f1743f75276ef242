import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Command } from 'commander';
import { findK6 } from '../load/index.ts';
import { findBrowser } from '../rehearsal/tools/browser.ts';
import { interruptible } from './interrupt.ts';
import { root } from './root.ts';

export default (program: Command): void => {
  program
    .command('doctor')
    .description('print what a rehearsal would find on this machine, and what to do about what is missing')
    .addHelpText(
      'after',
      '\nBrings the browser and k6 when they can be had, as a rehearsal would. Exit code 0, or 3 when something is missing.',
    )
    .action(async () => {
      const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
      const say = (ok: boolean, what: string, detail: string) =>
        process.stdout.write(`${ok ? '✓' : '✗'} ${what.padEnd(18)} ${detail}\n`);
      say(true, 'Deskproof', `${version} in ${root}`);
      say(
        true,
        'Node.js',
        `${process.versions.node} (${process.execPath.startsWith(root) ? 'brought by npm' : 'of this machine'})`,
      );
      say(
        true,
        'machine',
        `${os.type()} ${os.arch()}, ${os.availableParallelism()} cores, ${Math.round(os.totalmem() / 2 ** 30)} GiB`,
      );
      const signal = interruptible();
      const progress = (what: string) => process.stdout.write(`  ${what} …\n`);
      const browser = await findBrowser(path.join(root, '.deskproof'), progress, signal);
      if ('found' in browser) say(true, 'browser', `${browser.found.executable} (${browser.found.from})`);
      else say(false, 'browser', browser.missing);
      const k6 = await findK6(root, progress, signal);
      if ('found' in k6) say(true, 'k6', `${k6.found.version} ${k6.found.executable} (${k6.found.from})`);
      else say(false, 'k6', k6.missing);
      const reports = writable(path.join(root, 'reports'));
      say(
        reports,
        'reports',
        reports
          ? `${path.join(root, 'reports')} is writable`
          : `${path.join(root, 'reports')} cannot be written. Name another folder under reports: in the plan.`,
      );
      const signing = process.env['DESKPROOF_SIGNING_KEY'];
      say(
        true,
        'signing key',
        signing ? 'from DESKPROOF_SIGNING_KEY' : 'none: each run makes one of its own (deskproof keys makes a lasting one)',
      );
      process.exitCode = 'found' in browser && 'found' in k6 && reports ? 0 : 3;
    });
};

function writable(folder: string): boolean {
  try {
    accessSync(existsSync(folder) ? folder : path.dirname(folder), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
