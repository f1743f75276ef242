import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { DocumentWords } from '../../domain/documents/finding.ts';

const LONGEST_MS = 10_000;
const CHILD = new URL('./pdf-child.ts', import.meta.url).pathname;

/** The text of a PDF, read by a child process that is ended when it takes too long. Null when it could not be read. */
export async function readPdf(content: Buffer): Promise<DocumentWords> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--max-old-space-size=256', CHILD], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: {},
    timeout: LONGEST_MS,
    killSignal: 'SIGKILL',
  });
  const ended = once(child, 'close') as Promise<[number | null]>;
  // Writing to an ended child fails; the failure is expected.
  child.stdin.on('error', () => undefined);
  child.stdin.end(content);
  try {
    const [said, [code]] = await Promise.all([text(child.stdout), ended]);
    return code === 0 ? (JSON.parse(said) as DocumentWords) : null;
  } catch {
    return null;
  }
}
