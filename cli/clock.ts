import { readFile, stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { answerFile, MOST_CHARACTERS, printJson, printTable, type AnsweredCase } from '../service-levels/index.ts';
import { UsageError } from '../kernel/index.ts';

export default (program: Command): void => {
  program
    .command('clock')
    .description('answer clock cases: what do the service-level clocks of an incident read?')
    .argument('<file...>', 'files of clock cases, format 1')
    .option('--json', 'print the answers as JSON, with every segment', false)
    .addHelpText(
      'after',
      `
Examples:
  deskproof clock standards/clock-cases/*.json     the cases this project ships
  deskproof clock --json my-desk.json              one line of JSON a case

Exit code: 0 every expectation holds, 1 one does not, 2 a file was refused.
The format is described by standards/clock-case.schema.json.`,
    )
    .action(async (files: readonly string[], { json }: { readonly json: boolean }) => {
      const answered: AnsweredCase[] = [];
      let refused = false;
      for (const file of files) {
        try {
          answered.push(...answerFile(await read(file), file));
        } catch (error) {
          if (!(error instanceof UsageError)) throw error;
          refused = true;
          process.stderr.write(`${error.message}\n`);
        }
      }
      // With refusals alone there is nothing to sum up.
      if (json || answered.length || !refused)
        for (const text of (json ? printJson : printTable)(answered)) process.stdout.write(text);
      process.exitCode = refused ? 2 : answered.some(({ pass }) => pass === false) ? 1 : 0;
    });
};

/** @throws {UsageError} when there is no such file, or none that could hold cases. */
async function read(file: string): Promise<string> {
  const found = await stat(file).catch(() => null);
  if (!found) throw new UsageError(`${file}  There is no such file. Correct the name.`);
  if (!found.isFile()) throw new UsageError(`${file}  This is not a file. Name files of clock cases.`);
  if (found.size > 4 * MOST_CHARACTERS)
    throw new UsageError(`${file}  The file is longer than ${MOST_CHARACTERS} characters. Split it.`);
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw new UsageError(`${file}  The file cannot be read: ${(error as Error).message}`);
  });
}
