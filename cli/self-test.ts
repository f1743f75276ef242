import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { UsageError } from '../kernel/index.ts';
import { among } from './arguments.ts';
import { interruptible } from './interrupt.ts';
import { root } from './root.ts';
import { selfTest, type Part } from './self-test/run.ts';

const PARTS: readonly Part[] = ['static', 'tests'];

export default (program: Command): void => {
  program
    .command('self-test')
    .description("Deskproof's own checks and tests: types, lint, format, structure, audit, then every test")
    .option('--only <part>', 'static or tests', among(...PARTS))
    .option('--pictures', 'only draw the pictures of docs/architecture.md anew', false)
    .argument('[files...]', 'test files; all by default')
    .action(async (files: string[], { only, pictures }: { only?: Part; pictures: boolean }) => {
      if (pictures) {
        if (only !== undefined || files.length > 0)
          throw new UsageError('--pictures runs no checks and no tests. Give it alone.');
        return (await import('../docs/pictures/write.ts')).writePictures(root);
      }
      if (only === 'static' && files.length > 0)
        throw new UsageError('--only static runs no tests, so the files would be ignored. Remove one.');
      for (const file of files)
        if (!/[*?[{]/.test(file) && !existsSync(file))
          throw new UsageError(`${file} was not found. Name a test file, or a pattern.`);
      process.exitCode = await selfTest({ parts: only ? [only] : PARTS, files, signal: interruptible() });
    });
};
