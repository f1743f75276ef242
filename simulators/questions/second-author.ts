import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { CallersQuestion } from './generate.ts';

interface Written {
  readonly questions: readonly { readonly service: string; readonly text: string }[];
}

/** The questions of second-author.yaml, written from the names of the catalogue alone. */
export async function secondAuthorsQuestions(): Promise<readonly CallersQuestion[]> {
  const { questions } = parse(await readFile(new URL('second-author.yaml', import.meta.url), 'utf8')) as Written;
  return questions.map(({ service, text }) => ({ text, service: service === 'none' ? null : service }));
}
