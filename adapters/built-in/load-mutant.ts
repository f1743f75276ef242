import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { MUTANT_VARIABLE, type MutatedFile } from './instrument.ts';

/** Imported before everything else, in the desk's process and its threads: one file is read as its mutated text. */
const mutated = JSON.parse(readFileSync(process.env[MUTANT_VARIABLE]!, 'utf8')) as MutatedFile;

registerHooks({
  load: (url, context, next) =>
    url === mutated.url ? { format: 'module-typescript', source: mutated.text, shortCircuit: true } : next(url, context),
});
