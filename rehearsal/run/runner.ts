import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Envelope } from '@cucumber/messages';
import { UsageError, realTime } from '../../kernel/index.ts';
import type { UnhandledError } from './collect.ts';
import type { RunnerEvent, RunnerCommand, RunnerOptions, RunRequest, Selection, OpenedDesk } from './types.ts';

export interface RunListener {
  envelope?(envelope: Envelope): void;
  opened?(scenario: string, desk: OpenedDesk): void;
  /** An unhandled error of a scenario was reported after it ended. */
  unhandledError?(scenario: string, message: string): void;
}

/** How a run ended: normally, without an event for too long, or with a broken thread. */
export type Ending =
  | { readonly is: 'done' }
  | { readonly is: 'stuck'; readonly afterMs: number }
  | { readonly is: 'broken'; readonly message: string };

export interface Runner {
  /** Throws a `UsageError` when the step definitions do not load. */
  plan(selection: Selection): Promise<readonly Envelope[]>;
  run(send: RunRequest, listener: RunListener): Promise<Ending>;
  /** Unhandled errors reported after their scenario ended, in all runs. */
  readonly unhandledErrors: readonly UnhandledError[];
  send(command: Extract<RunnerCommand, { do: 'lose-supplier' }>): void;
  stop(): Promise<void>;
}

export interface RunnerLimits {
  /**
   * Longest real time without an event; absent: what the adapter's pace allows. The time-out of a step ends one that waits, this ends one
   * that spins.
   */
  readonly stuckAfterMs?: number;
  /** Ends the run: the scenario under way may finish, the rest is left out. */
  readonly signal?: AbortSignal | undefined;
}

/** Until the thread has told the pace of its adapter. */
const STUCK_AFTER_MS = 60_000;
/** Time until the first event: the step definitions are loaded meanwhile, and type-checked in the authoring profile. */
const STARTED_WITHIN_MS = 180_000;
/** What a scenario under way gets to finish in when the run is aborted, and what the thread gets to clean up in. */
const GRACE_MS = 3_000;

/** Starts a runner thread. Its environment is a copy, so that libraries cannot change the main thread's. */
export function startRunner(options: RunnerOptions, { stuckAfterMs, signal }: RunnerLimits = {}): Runner {
  const thread = new Worker(fileURLToPath(new URL('./thread.ts', import.meta.url)), {
    workerData: options,
    stdout: false,
    stderr: false,
  });
  // The next command reports a thread that broke between commands; without a listener the error would end the process.
  thread.on('error', () => undefined);
  const unhandledErrors: UnhandledError[] = [];
  thread.on(
    'message',
    (event: RunnerEvent) =>
      event.is === 'unhandled-error' && unhandledErrors.push({ scenario: event.scenario, message: event.message }),
  );
  const send = (command: RunnerCommand) => thread.postMessage(command);
  const terminateLate = () => realTime.after(GRACE_MS, () => void thread.terminate(), { keepAlive: true });
  let spare: () => void = () => undefined;
  const abort = () => {
    send({ do: 'abort' });
    spare = terminateLate();
  };
  if (signal?.aborted) abort();
  else signal?.addEventListener('abort', abort, { once: true });
  let ended = false;
  const exited = new Promise<void>((resolve) =>
    thread.once('exit', () => {
      ended = true;
      signal?.removeEventListener('abort', abort);
      spare();
      resolve();
    }),
  );

  const execute = async (command: RunnerCommand, listener: RunListener): Promise<Ending> => {
    signal?.throwIfAborted();
    if (ended) return { is: 'broken', message: 'the runner has ended' };
    let disarm: () => void = () => undefined;
    let forget: () => void = () => undefined;
    try {
      return await new Promise<Ending>((resolve, reject) => {
        const expectEventWithin = (ms: number) => {
          disarm();
          disarm = realTime.after(ms, () => resolve({ is: 'stuck', afterMs: ms }), { keepAlive: true });
        };
        let patienceMs = stuckAfterMs ?? STUCK_AFTER_MS;
        const onEvent = (event: RunnerEvent) => {
          // The step definitions have yet to be loaded then.
          if (event.is === 'pace') return void (patienceMs = stuckAfterMs ?? event.stuckAfterMs);
          expectEventWithin(patienceMs);
          if (event.is === 'done') resolve({ is: 'done' });
          else if (event.is === 'broken' && event.usage) reject(new UsageError(event.message));
          else if (event.is === 'broken') resolve({ is: 'broken', message: event.message });
          else if (event.is === 'opened') listener.opened?.(event.scenario, event.desk);
          else if (event.is === 'unhandled-error') listener.unhandledError?.(event.scenario, event.message);
          else if (event.is === 'envelope') listener.envelope?.(event.envelope);
        };
        const onError = (error: Error) => resolve({ is: 'broken', message: error.stack ?? error.message });
        thread.on('message', onEvent);
        thread.on('error', onError);
        forget = () => thread.off('message', onEvent).off('error', onError);
        void exited.then(() => resolve({ is: 'broken', message: 'the runner thread ended by itself' }));
        expectEventWithin(Math.max(STARTED_WITHIN_MS, patienceMs));
        send(command);
      });
    } finally {
      disarm();
      forget();
    }
  };

  return {
    async plan(selection) {
      const envelopes: Envelope[] = [];
      const ending = await execute({ do: 'plan', ...selection }, { envelope: (envelope) => envelopes.push(envelope) });
      if (ending.is !== 'done') throw new Error(ending.is === 'broken' ? ending.message : 'reading the scenarios never ended');
      return envelopes;
    },
    async run(request, listener) {
      const ending = await execute({ do: 'run', ...request }, listener);
      if (ending.is === 'stuck') await thread.terminate();
      return ending;
    },
    unhandledErrors,
    send,
    async stop() {
      if (ended) return;
      send({ do: 'stop' });
      const late = terminateLate();
      await exited;
      late();
    },
  };
}
