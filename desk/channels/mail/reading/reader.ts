import type { ReadMail } from './read.ts';
import { asBuffer, inThread } from '../../../../kernel/index.ts';

/** Longer than any mail takes on a busy machine; a mail that takes longer counts as endless. */
const LIMITS = { ms: 20_000, memoryMb: 256 };

/** The mail-reading thread, shared by every desk of this process. */
const read = inThread<Buffer, ReadMail>(new URL('./thread.ts', import.meta.url), LIMITS);

/** Reads a message in a separate thread; null when it could not be read within the limits. */
export async function readInWorker(raw: Buffer): Promise<ReadMail | null> {
  const mail = await read(raw);
  // Buffers arrive as plain arrays of bytes.
  return mail && { ...mail, files: mail.files.map((file) => ({ ...file, content: asBuffer(file.content) })) };
}
