import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sha256 } from '../../kernel/index.ts';
import { changesIn, type PlacedChange } from './mutators/index.ts';

/** What the desk decides and says: behaviour that a scenario could notice. */
export const MUTATED_FOLDERS = [
  'desk/domain',
  'desk/service',
  'desk/dispatch',
  'desk/channels',
  'desk/partners',
  'desk/messages',
  'service-levels',
] as const;

/** A desk that differs from the built-in one in one place of one file. */
export interface Mutant extends PlacedChange {
  /** Relative to the root, such as `desk/domain/incident/open.ts`. */
  readonly file: string;
  readonly line: number;
  /** What was there. */
  readonly original: string;
}

/** Tests; a program of a child process, which the mutated desk starts unmutated; and what only `deskproof clock` runs. */
const LEFT_OUT = [
  /\.test\.ts$/,
  /\/testing\//,
  /-child\.ts$/,
  /^service-levels\/(?:parse-[a-z]+|json|read|case|expect|print)\.ts$/,
];

/** The source files of a folder, or one file, that are part of the desk. */
export const mutatedFiles = (root: string, within: readonly string[]): readonly string[] =>
  within
    .flatMap((place) => (place.endsWith('.ts') ? [place] : globSync(`${place}/**/*.ts`, { cwd: root })))
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => !LEFT_OUT.some((pattern) => pattern.test(file)))
    .sort();

export const mutantsIn = (root: string, files: readonly string[]): readonly Mutant[] =>
  files.flatMap((file) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    return changesIn(text).map((change) => ({
      ...change,
      file,
      line: text.slice(0, change.start).split('\n').length,
      original: text.slice(change.start, change.end),
    }));
  });

export const mutatedText = (text: string, { start, end, replacement }: Mutant): string =>
  text.slice(0, start) + replacement + text.slice(end);

/**
 * `size` mutants, the same for the same seed and source. The lot of each depends on itself alone, so that a change of one file leaves the
 * rest of the sample as it was.
 */
export function sampleOf(mutants: readonly Mutant[], size: number, seed: string): readonly Mutant[] {
  const lots = new Map(
    mutants.map((mutant) => [
      mutant,
      sha256([seed, mutant.file, mutant.kind, mutant.start, mutant.original, mutant.replacement].join('\0')),
    ]),
  );
  return mutants.toSorted((a, b) => (lots.get(a)! < lots.get(b)! ? -1 : 1)).slice(0, size);
}

/** `desk/domain/x.ts:12  boundary: a < b → (a <= b)`. */
export const describeMutant = ({ file, line, kind, original, replacement }: Mutant): string =>
  `${file}:${line}  ${kind}: ${short(original)} → ${replacement === ';' ? 'removed' : short(replacement)}`;

const SHOWN = 70;
const short = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line || 'removed';
};
