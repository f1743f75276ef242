import path from 'node:path';
import type { Command } from 'commander';
import { UsageError } from '../kernel/index.ts';
import { answer, questions } from '../rehearsal/answer.ts';
import { folderOf } from './arguments.ts';
import { root } from './root.ts';

interface Options {
  readonly by?: string;
  readonly role?: string;
  readonly words?: string;
  readonly notSo: boolean;
  readonly file: string[];
  readonly witness: boolean;
  readonly list: boolean;
  readonly plan: string;
  readonly answers?: string;
  readonly json: boolean;
}

export default (program: Command): void => {
  program
    .command('answer')
    .description('write down what a person answers: what only people can show, and what they saw')
    .argument('[about]', 'criterion or exercise that the answer is about, as --list names it')
    .option('--by <name>', 'who answers')
    .option('--role <role>', 'what they do, such as "duty manager"')
    .option('--words <text>', 'the answer in their own words')
    .option('--not-so', 'the answer is that it is not so', false)
    .option(
      '--file <file>',
      'a file that the answer rests on; it is copied and hashed (repeatable)',
      (value: string, before: string[]) => [...before, value],
      [],
    )
    .option('--witness', 'what somebody saw done, about anything', false)
    .option('--list', 'print what people are asked, and what they have answered', false)
    .option('--plan <file>', 'plan whose people answer', 'deskproof.yaml')
    .option('--answers <folder>', "where answers are kept, instead of the plan's")
    .option('--json', 'print JSON', false)
    .addHelpText(
      'after',
      `
Examples:
  deskproof answer --list
  deskproof answer EX-2026-11-10-1 --by "Margaret Lowe" --role "head of ICT" --words "I was there; the record is right." --file minutes.pdf
  deskproof answer "the fax arrives" --witness --by "Priya Nair" --role "team leader" --words "It lay in the tray at 09:12."

Answers are kept in the folder that the plan names ("answers: answers"), one line each, in the order in which they were given. Nothing is
ever changed: who errs answers again, and the latest answer counts. Each line holds the hash of the one before it, so that a change is
noticed by every reader; keep the last hash (--list prints it) elsewhere, and a new beginning is noticed too. The folder survives a
killed writer, and several people may answer at once. A rehearsal reads it; without an answer such a criterion needs review (exit code 4).

Exit code: 0 written or listed, 2 a wrong option, plan or question.`,
    )
    .action(async (about: string | undefined, options: Options) => {
      const place = {
        root,
        planFile: options.plan,
        folder: options.answers === undefined ? null : path.resolve(folderOf('--answers', options.answers)),
      };
      if (options.list) return void process.stdout.write(await listed(place, options.json));
      if (about === undefined)
        throw new UsageError('Name what the answer is about. deskproof answer --list prints what is asked.');
      const missing = (['by', 'role', 'words'] as const).filter((name) => options[name] === undefined);
      if (missing.length) throw new UsageError(`An answer needs ${missing.map((name) => `--${name}`).join(', ')}.`);
      const entry = await answer(place, {
        about,
        by: { name: options.by!, role: options.role! },
        words: options.words!,
        holds: !options.notSo,
        files: options.file,
        witness: options.witness,
      });
      process.stdout.write(
        options.json
          ? `${JSON.stringify(entry)}\n`
          : `Answer ${entry.seq} is written down: ${entry.by.name}, ${entry.by.role}, about ${entry.about}. Hash ${entry.hash}\n`,
      );
    });
};

async function listed(place: Parameters<typeof questions>[0], json: boolean): Promise<string> {
  const { questions: all, answers, folder } = await questions(place);
  if (json)
    return `${JSON.stringify({ folder, head: answers?.head ?? null, example: answers?.header.example ?? null, questions: all })}\n`;
  const mark = answers?.header.example;
  return [
    ...(mark === undefined ? [] : [`EXAMPLE: ${mark}`, '']),
    ...all.flatMap(({ criterion, ask, byExercise, verdict, cause }) => [
      `${criterion}  ${verdict}`,
      `  ${ask}${byExercise ? ' (answered by deskproof exercise --live)' : ''}`,
      ...(cause === null ? [] : [`  ${cause}`]),
    ]),
    ...(all.length ? [] : ['The standard asks people for nothing.']),
    '',
    answers
      ? `${answers.entries.length} answers in ${path.relative(process.cwd(), folder) || '.'}, last hash ${answers.head}`
      : `No answers in ${folder} yet.`,
    '',
  ].join('\n');
}
