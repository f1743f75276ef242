import { parentPort, Worker, type Transferable } from 'node:worker_threads';
import { realTime } from './clock/index.ts';

/** What one piece of work may take. More than that, and it is given up. */
export interface ThreadLimits {
  readonly ms: number;
  readonly memoryMb: number;
}
/** The thread ends after this long without work. */
const IDLE_MS = 30_000;

/** Does one piece of work in the thread; null when it failed or took more than it may. */
export type InThread<Work, Answer> = (work: Work, transfer?: readonly Transferable[]) => Promise<Answer | null>;

interface Job<Work, Answer> {
  readonly id: number;
  readonly work: Work;
  readonly transfer: readonly Transferable[];
  readonly done: (answer: Answer | null) => void;
}
interface Done<Answer> {
  readonly id: number;
  readonly answer: Answer | null;
}

/** A thread for work that would hold the event loop: started by the first piece, one piece at a time, ended when idle. `file` calls `answerWork`. */
export function inThread<Work, Answer>(file: URL, { ms, memoryMb }: ThreadLimits): InThread<Work, Answer> {
  let thread: Worker | null = null;
  let current: Job<Work, Answer> | null = null;
  let stopWatch: () => void = () => undefined;
  let stopIdling: () => void = () => undefined;
  let count = 0;
  const waiting: Job<Work, Answer>[] = [];

  const finish = (answer: Answer | null) => {
    const job = current;
    current = null;
    // The thread keeps the process alive only while it works.
    thread?.unref();
    stopWatch();
    job?.done(answer);
    next();
  };
  /** Discards a thread, whatever state it is in. */
  const abandon = (worker: Worker) => {
    if (thread === worker) thread = null;
    void worker.terminate();
  };
  const started = (): Worker => {
    const worker = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
    const fail = () => {
      if (thread !== worker) return;
      abandon(worker);
      finish(null);
    };
    worker.on('error', fail);
    worker.on('exit', fail);
    worker.on('message', ({ id, answer }: Done<Answer>) => {
      if (thread === worker && current?.id === id) finish(answer);
    });
    return worker;
  };
  const next = () => {
    stopIdling();
    const job = current === null ? waiting.shift() : undefined;
    if (!job) {
      const idle = thread;
      if (current === null && idle) stopIdling = realTime.after(IDLE_MS, () => abandon(idle));
      return;
    }
    current = job;
    const worker = (thread ??= started());
    stopWatch = realTime.after(ms, () => {
      abandon(worker);
      finish(null);
    });
    worker.ref();
    worker.postMessage({ id: job.id, work: job.work }, job.transfer);
  };
  return async (work, transfer = []) =>
    new Promise((resolve) => {
      waiting.push({ id: ++count, work, transfer, done: resolve });
      next();
    });
}

export interface WorkDone<Answer> {
  readonly answer: Answer;
  readonly transfer?: readonly Transferable[];
}

/** The other end, in the thread's file: answers one piece of work after the other. A rejection counts as a failure. */
export function answerWork<Answer>(handle: (work: never) => WorkDone<Answer> | Promise<WorkDone<Answer>>): void {
  parentPort!.on('message', ({ id, work }: { readonly id: number; readonly work: never }) => {
    (async () => handle(work))().then(
      ({ answer, transfer = [] }) => parentPort!.postMessage({ id, answer } satisfies Done<Answer>, [...transfer]),
      () => parentPort!.postMessage({ id, answer: null } satisfies Done<Answer>),
    );
  });
}

/** The bytes alone, to be handed over with nothing of a larger buffer that they may be a part of. */
export const bytesAlone = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes);

/** Bytes that came out of a thread, as a buffer again. */
export const asBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer => Buffer.from(buffer, byteOffset, byteLength);
