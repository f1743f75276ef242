import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import type { DocumentText } from '../../domain/documents/finding.ts';

/** What a PDF may take of the machine to be read. More than that, and it counts as unreadable. */
export interface ReadLimits {
  readonly ms: number;
  /** Memory of the child process, its heap and all else. */
  readonly bytes: number;
}
const LIMITS: ReadLimits = { ms: 10_000, bytes: 512 * 1024 * 1024 };
const MOST_WORDS_BYTES = 32 * 1024 * 1024;
const MOST_AT_ONCE = 2;
/** Nothing of this process's environment but where Node.js finds its shared libraries, which a small machine keeps in a place of their own. */
const LIBRARIES = Object.fromEntries(
  ['LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH'].flatMap((name) =>
    process.env[name] === undefined ? [] : [[name, process.env[name]]],
  ),
);
const CHILD = new URL('./pdf-child.ts', import.meta.url).pathname;

/** Runs so many of a kind of work at a time; others wait. */
function atMost(most: number) {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running === most) await new Promise<void>((start) => waiting.push(start));
    else running++;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
const inTurn = atMost(MOST_AT_ONCE);

async function wordsFrom(stream: Readable, child: ChildProcess): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_WORDS_BYTES) child.kill('SIGKILL');
    else chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function readInWorker(content: Buffer, { ms, bytes }: ReadLimits): Promise<DocumentText> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--max-old-space-size=256', CHILD, String(bytes)],
    {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: LIBRARIES,
      timeout: ms,
      killSignal: 'SIGKILL',
    },
  );
  const ended = once(child, 'close') as Promise<[number | null]>;
  // Writing to an ended child fails; the failure is expected.
  child.stdin.on('error', () => undefined);
  child.stdin.end(content);
  try {
    const [words, [code]] = await Promise.all([wordsFrom(child.stdout, child), ended]);
    return code === 0 ? (JSON.parse(words) as DocumentText) : null;
  } catch {
    return null;
  }
}

/** The text of a PDF, read by a child process that is ended when it takes too long, too much memory or too many words. Null when it could not be read. */
export const readPdf = async (content: Buffer, limits: ReadLimits = LIMITS): Promise<DocumentText> =>
  inTurn(async () => readInWorker(content, limits));
