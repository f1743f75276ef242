import { Worker } from 'node:worker_threads';
import type { ReadMail } from './read.ts';
import { realTime } from '../../../../kernel/index.ts';

/** Longer than any mail takes on a busy machine; a mail that takes longer counts as endless. */
const LONGEST_MS = 20_000;
const MEMORY_MB = 256;
/** The thread ends after this long without mail. */
const IDLE_MS = 30_000;

interface Job {
  readonly id: number;
  readonly raw: Buffer;
  readonly done: (mail: ReadMail | null) => void;
}

export interface Answer {
  readonly id: number;
  readonly mail?: ReadMail;
}
/** Buffers arrive as plain arrays of bytes. */
const withBuffers = (mail: ReadMail): ReadMail => ({
  ...mail,
  files: mail.files.map((file) => ({
    ...file,
    content: Buffer.from(file.content.buffer, file.content.byteOffset, file.content.byteLength),
  })),
});

/** The mail-reading thread, shared by every desk of this process: started by the first mail, one mail at a time. */
let thread: Worker | null = null;
let current: Job | null = null;
let stopWatch: () => void = () => undefined;
let stopIdling: () => void = () => undefined;
let count = 0;
const waiting: Job[] = [];

function finish(mail: ReadMail | null): void {
  const job = current;
  current = null;
  // The thread keeps the process alive only while it reads a mail.
  thread?.unref();
  stopWatch();
  job?.done(mail);
  next();
}

/** Discards a thread, whatever state it is in. */
function abandon(worker: Worker): void {
  if (thread === worker) thread = null;
  void worker.terminate();
}

function started(): Worker {
  const worker = new Worker(new URL('./thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  const fail = () => {
    if (thread !== worker) return;
    abandon(worker);
    finish(null);
  };
  worker.on('error', fail);
  worker.on('exit', fail);
  worker.on('message', ({ id, mail }: Answer) => {
    if (thread === worker && current?.id === id) finish(mail === undefined ? null : withBuffers(mail));
  });
  return worker;
}

function next(): void {
  stopIdling();
  const job = current === null ? waiting.shift() : undefined;
  if (!job) {
    const idle = thread;
    if (current === null && idle) stopIdling = realTime.after(IDLE_MS, () => abandon(idle));
    return;
  }
  current = job;
  const worker = (thread ??= started());
  stopWatch = realTime.after(LONGEST_MS, () => {
    abandon(worker);
    finish(null);
  });
  worker.ref();
  worker.postMessage({ id: job.id, raw: job.raw });
}

/** Reads a message in a separate thread; null when it could not be read within the limits. */
export async function readInWorker(raw: Buffer): Promise<ReadMail | null> {
  return new Promise((resolve) => {
    waiting.push({ id: ++count, raw, done: resolve });
    next();
  });
}
