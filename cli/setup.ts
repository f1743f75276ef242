import path from 'node:path';
import type { Command } from 'commander';
import { findK6 } from '../load/index.ts';
import { findBrowser } from '../rehearsal/tools/browser.ts';
import { interruptible } from './interrupt.ts';
import { root } from './root.ts';

export default (program: Command): void => {
  program
    .command('setup')
    .description('install what is missing (Node.js, packages, browser, k6), and do nothing else')
    .addHelpText('after', '\nExit code 0, or 3 when something cannot be installed: one line names it and the remedy.')
    .action(async () => {
      // bin/deskproof.mjs has installed Node.js and the packages by now.
      const signal = interruptible();
      const say = (what: string) => process.stdout.write(`${what} …\n`);
      const tools = [await findBrowser(path.join(root, '.deskproof'), say, signal), await findK6(root, say, signal)];
      const missing = tools.flatMap((tool) => ('missing' in tool ? [tool.missing] : []));
      process.stdout.write(
        missing.length ? `${missing.join('\n')}\n` : 'Everything is set up: Node.js, packages, browser, k6.\n',
      );
      process.exitCode = missing.length ? 3 : 0;
    });
};
