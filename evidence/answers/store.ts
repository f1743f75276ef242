import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { sha256, UsageError } from '../../kernel/index.ts';
import { headOf, linked, readChain, serialised, type Chain } from './chain.ts';
import { locked } from './lock.ts';
import type { AnswerFile, Answers, Entry, Header, NewEntry } from './types.ts';

const FILE = 'answers.ndjson';
const LOCK = 'answers.lock';
const FILES = 'files';
const LARGEST_FILE = 20 * 1024 * 1024;

/** Reads a store of answers. Null when the folder holds none. Throws a `UsageError` for one that was changed. */
export function readAnswers(folder: string): Answers | null {
  const file = path.join(folder, FILE);
  if (!existsSync(file)) return null;
  const { header, entries, head } = readChain(file, readFileSync(file, 'utf8'));
  return { folder, header, entries, head };
}

/** Throws a `UsageError` when a file that an answer rests on is missing or was changed. */
export function refuseChangedFiles({ folder }: Pick<Answers, 'folder'>, { seq, files }: Pick<Entry, 'seq' | 'files'>): void {
  for (const { name, sha256: digest } of files) {
    const kept = path.join(folder, FILES, keptName(name, digest));
    if (!existsSync(kept)) throw new UsageError(`${kept} is missing: answer ${seq} rests on it. Restore it from a copy.`);
    if (sha256(readFileSync(kept)) !== digest)
      throw new UsageError(`${kept} was changed after answer ${seq} was given. Restore it from a copy.`);
  }
}

/** The store's folder with the digest of a file in it, so that a reader finds it. */
export const keptName = (name: string, digest: string): string => `${digest}${path.extname(name).toLowerCase()}`;

/**
 * Writes one answer at the end of the store, which is made when it is not there, and returns it once it is on the disk. `more` decides what
 * is written from what is there, with no other writer in between; null: nothing.
 */
export function addAnswer(
  folder: string,
  header: Omit<Header, 'format'>,
  now: Temporal.Instant,
  more: (before: readonly Entry[]) => NewEntry | null,
): Entry | null {
  mkdirSync(folder, { recursive: true });
  return locked(path.join(folder, LOCK), () => {
    const file = path.join(folder, FILE);
    const begun = existsSync(file) && readFileSync(file, 'utf8').includes('\n');
    const chain: Chain = begun
      ? readChain(file, readFileSync(file, 'utf8'))
      : { header: { format: 1, ...header }, entries: [], head: headOf({ format: 1, ...header }), whole: 0 };
    if (chain.header.example !== header.example)
      throw new UsageError(
        chain.header.example === undefined
          ? `${folder} holds the answers of real people. An example is kept in a folder of its own.`
          : `${folder} holds EXAMPLE answers. Real people answer in a folder of their own: name it in the plan ("answers: <folder>") or on the command line.`,
      );
    const draft = more(chain.entries);
    if (draft === null) return null;
    const { facts = {}, files = [], ...rest } = draft;
    const kept = files.map((given) => keep(folder, given));
    const entry = linked({ seq: chain.entries.length + 1, at: now.toString(), ...rest, facts, files: kept }, chain.head);
    append(file, chain.whole, `${begun ? '' : serialised(chain.header)}${serialised(entry)}`);
    return entry;
  });
}

/** What a killed writer left unfinished after the last whole line was never an answer: it is cut off. */
function append(file: string, whole: number, lines: string): void {
  const open = openSync(file, existsSync(file) ? 'r+' : 'w');
  try {
    ftruncateSync(open, whole);
    writeSync(open, lines, whole);
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
}

function keep(folder: string, given: string): AnswerFile {
  const content = contentOf(given);
  if (content.length > LARGEST_FILE)
    throw new UsageError(`${given} has ${content.length} bytes. A file of an answer has at most ${LARGEST_FILE}.`);
  const name = path.basename(given);
  const digest = sha256(content);
  mkdirSync(path.join(folder, FILES), { recursive: true });
  const target = path.join(folder, FILES, keptName(name, digest));
  writeFileSync(`${target}.part`, content, { flush: true });
  renameSync(`${target}.part`, target);
  return { name, size: content.length, sha256: digest };
}

function contentOf(given: string): Buffer {
  try {
    return readFileSync(given);
  } catch (cause) {
    throw new UsageError(`${given} cannot be read: ${(cause as Error).message}.`, { cause });
  }
}
