import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Envelope } from '@cucumber/messages';
import { UsageError, wall } from '../../kernel/index.ts';
import type { News, Order, RunnerOptions, RunOrder, Selection } from './types.ts';

export interface RunListener {
  envelope?(envelope: Envelope): void;
  staged?(scenario: string, deskPid: number | null): void;
}

/** How a run ended: by itself, because a step never ended, or because the thread broke. */
export type Ending = { readonly is: 'done' } | { readonly is: 'stuck'; readonly afterMs: number } | { readonly is: 'broken'; readonly message: string };

export interface Runner {
  plan(selection: Selection): Promise<readonly Envelope[]>;
  run(order: RunOrder, listener: RunListener): Promise<Ending>;
  order(order: Extract<Order, { do: 'abort' | 'lose-supplier' }>): void;
  stop(): Promise<void>;
}

/** Longest real time a step may take. Cucumber ends a waiting step after its own time-out; this ends one that spins. */
const STUCK_AFTER_MS = 60_000;

/** Starts a runner thread. Its environment is a copy, so nothing a library puts there leaks into the main thread. */
export function startRunner(options: RunnerOptions, { stuckAfterMs = STUCK_AFTER_MS } = {}): Runner {
  const thread = new Worker(fileURLToPath(new URL('./thread.ts', import.meta.url)), { workerData: options, stdout: false, stderr: false });
  // A thread that breaks between orders is noticed by the next order; without a listener it would end the whole process.
  thread.on('error', () => undefined);
  let ended = false;
  const exited = new Promise<void>((resolve) =>
    thread.once('exit', () => {
      ended = true;
      resolve();
    }),
  );
  const send = (order: Order) => thread.postMessage(order);

  const perform = async (order: Order, listener: RunListener): Promise<Ending> => {
    if (ended) return { is: 'broken', message: 'the runner has ended' };
    let quiet: () => void = () => undefined;
    let forget: () => void = () => undefined;
    try {
      return await new Promise<Ending>((resolve, reject) => {
        const onError = (error: Error) => resolve({ is: 'broken', message: error.stack ?? error.message });
        const onNews = (news: News) => {
          quiet();
          if (news.is === 'done') resolve({ is: 'done' });
          else if (news.is === 'broken') news.usage ? reject(new UsageError(news.message)) : resolve({ is: 'broken', message: news.message });
          else if (news.is === 'staged') listener.staged?.(news.scenario, news.deskPid);
          else {
            listener.envelope?.(news.envelope);
            if (news.envelope.testStepStarted) quiet = wall.after(stuckAfterMs, () => resolve({ is: 'stuck', afterMs: stuckAfterMs }), { keepAlive: true });
          }
        };
        thread.on('message', onNews);
        thread.on('error', onError);
        forget = () => thread.off('message', onNews).off('error', onError);
        void exited.then(() => resolve({ is: 'broken', message: 'the runner thread ended by itself' }));
        send(order);
      });
    } finally {
      quiet();
      forget();
    }
  };

  return {
    async plan(selection) {
      const envelopes: Envelope[] = [];
      const ending = await perform({ do: 'plan', ...selection }, { envelope: (envelope) => envelopes.push(envelope) });
      if (ending.is !== 'done') throw new Error(ending.is === 'broken' ? ending.message : 'reading the scenarios never ended');
      return envelopes;
    },
    async run(order, listener) {
      const ending = await perform({ do: 'run', ...order }, listener);
      if (ending.is === 'stuck') await thread.terminate();
      return ending;
    },
    order: send,
    async stop() {
      if (ended) return;
      send({ do: 'stop' });
      const late = wall.after(5_000, () => void thread.terminate(), { keepAlive: true });
      await exited;
      late();
    },
  };
}
