import type { Actor } from '../domain/access/actor.ts';
import { scopeOf, sees } from '../domain/access/index.ts';
import { currentProcedures } from './procedures.ts';
import type { IncidentQuery } from './query.ts';
import type { Counts, IncidentSummary } from './types.ts';
import type { ControlledDocument, Policy } from '../../standards/index.ts';

/** Requesters read within their own organisation; the desk's people and the assessor read all. */
export const reading: Reading = {
  knows: sees,
  incidents: (rows, query, viewer) => rows.page(query, scopeOf(viewer)),
  counts: (rows, viewer) => rows.counts(scopeOf(viewer)),
  search: (rows, text, viewer) => rows.search(text, scopeOf(viewer)),
  procedures: (policy, now, viewer) => (PROCEDURES_FOR.includes(viewer.role) ? currentProcedures(policy, now) : null),
};

const PROCEDURES_FOR: readonly Actor['role'][] = ['analyst', 'duty-manager', 'assessor'];

/** Rows of the projections. `organisation` null means all of them: who may ask that is `Reading`'s business. */
export interface Projections {
  page(
    query: IncidentQuery,
    organisation: string | null,
  ): { readonly items: readonly IncidentSummary[]; readonly next: string | null };
  counts(organisation: string | null): Counts;
  search(text: string, organisation: string | null): readonly IncidentSummary[];
}

/** Who sees what of the projections. */
export interface Reading {
  /** Whether `viewer` may know that an incident of `organisation` exists. */
  knows(viewer: Actor, organisation: string): boolean;
  incidents(
    rows: Projections,
    query: IncidentQuery,
    viewer: Actor,
  ): { readonly items: readonly IncidentSummary[]; readonly next: string | null };
  counts(rows: Projections, viewer: Actor): Counts;
  search(rows: Projections, text: string, viewer: Actor): readonly IncidentSummary[];
  /** The procedures that `viewer` is offered; null when they are not for `viewer`. */
  procedures(policy: Policy, now: Temporal.Instant, viewer: Actor): readonly ControlledDocument[] | null;
}
