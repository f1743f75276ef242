import { clockCasesOf } from './clock-cases.ts';
import type { Core } from './core.ts';
import { escalatingWithin } from './escalating.ts';
import { explainAt } from './explain-at.ts';
import type { Explanations } from './types.ts';
import { readsNotes, scopeOf } from '../domain/access/index.ts';
import { refuse } from '../domain/incident/index.ts';
import { digestOf, referenceOf } from '../store/index.ts';

/** Explains an incident's clocks and plan, and verifies its record. */
export function explanationServices(core: Core): Explanations {
  const { store, parts, clock, snapshots, secret } = core;
  return {
    async explain(reference, viewer, at) {
      await core.policy.refresh();
      const { incident, record } = await core.seen(reference, viewer);
      const kept = record.snapshots;
      return explainAt({ incident, kept, asked: at, now: clock.now(), parts, clockSnapshots: snapshots, viewer });
    },
    async clockCases(reference, viewer) {
      await core.policy.refresh();
      const { incident, record } = await core.seen(reference, viewer);
      // Team and supplier targets are internal to the desk and not shown to callers.
      const clocks: typeof parts.clocks = readsNotes(viewer)
        ? parts.clocks
        : (each, policy) => parts.clocks(each, policy).filter(({ kind }) => kind === 'SLA');
      return clockCasesOf(incident, record.snapshots, snapshots, { policy: parts.policy, clocks }, clock.now());
    },
    async escalating(within, viewer, limit) {
      await core.policy.refresh();
      return escalatingWithin({ store, parts, load: core.load }, clock.now(), within, viewer, limit);
    },
    async verifyHistory(reference, viewer) {
      await core.policy.refresh();
      const { n, incident, record } = await core.seen(reference, viewer);
      const { intact, events } = await store.log.verify(n);
      const documents = (await store.documents.contents(n)).every(
        ({ id, digest, content }) =>
          content === null || digest === digestOf(secret, { reference: referenceOf(n), seq: 0, name: id }, content),
      );
      const kept = incident.documents.length === record.documents.length;
      // A broken log is no basis for a comparison.
      const differs = intact ? snapshots.differences(record.snapshots, incident) : [];
      return { intact: intact && documents && kept && differs.length === 0, events, ...(differs.length > 0 && { differs }) };
    },
    async heads(viewer) {
      if (scopeOf(viewer) !== null) throw refuse.forbidden("Only the desk's staff and its assessor see the ends of the chains.");
      return store.log.heads();
    },
  };
}
