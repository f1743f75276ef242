import { parentPort, workerData } from 'node:worker_threads';
import { reportRules, type PolicySince } from '../../domain/reporting/index.ts';
import { openStoreToRead } from '../../store/index.ts';

/** What the thread is started with: the store's file, and every policy since when. */
export interface CountingStart {
  readonly file: string;
  readonly policies: readonly PolicySince[];
}
/** Incidents by number, each with its reference. */
export type CountingBatch = readonly { readonly n: number; readonly reference: string }[];

const { file, policies } = workerData as CountingStart;
const store = await openStoreToRead({ file, secret: null });

// Counts incidents beside the desk, so that no request waits for it.
parentPort?.on('message', (batch: CountingBatch) => {
  void Promise.all(
    batch.map(async ({ n, reference }) => {
      const events = await store.log.load(n);
      return { n, seq: events.length, facts: reportRules.factsOf(reference, events, policies) };
    }),
  ).then((counted) => parentPort?.postMessage(counted));
});
