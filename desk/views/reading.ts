import type { Actor } from '../domain/access/actor.ts';
import { scopeOf, sees } from '../domain/access/index.ts';
import { currentProcedures } from './procedures.ts';
import type { IncidentQuery } from './query.ts';
import type { Counts, IncidentSummary } from './types.ts';
import type { ControlledDocument, Policy } from '../../standards/index.ts';

/** Requesters read within their own organisation; staff and the assessor read everything. */
export const reading: Reading = {
  knows: sees,
  incidents: async (rows, query, viewer) => rows.page(query, scopeOf(viewer)),
  counts: async (rows, viewer) => rows.counts(scopeOf(viewer)),
  search: async (rows, text, viewer) => rows.search(text, scopeOf(viewer)),
  procedures: (policy, now, viewer) => (PROCEDURES_FOR.includes(viewer.role) ? currentProcedures(policy, now) : null),
};

const PROCEDURES_FOR: readonly Actor['role'][] = ['analyst', 'duty-manager', 'assessor'];

/** Rows of the projections. `organisation` null means all organisations; `Reading` decides who may query that. */
export interface Projections {
  page(query: IncidentQuery, organisation: string | null): Promise<IncidentsPage>;
  counts(organisation: string | null): Promise<Counts>;
  search(text: string, organisation: string | null): Promise<readonly IncidentSummary[]>;
}
export interface IncidentsPage {
  readonly items: readonly IncidentSummary[];
  /** Reference of the last item, when there are more. */
  readonly next: string | null;
}

/** Access rules of the projections. */
export interface Reading {
  /** Whether `viewer` may know that an incident of `organisation` exists. */
  knows(viewer: Actor, organisation: string): boolean;
  incidents(rows: Projections, query: IncidentQuery, viewer: Actor): Promise<IncidentsPage>;
  counts(rows: Projections, viewer: Actor): Promise<Counts>;
  search(rows: Projections, text: string, viewer: Actor): Promise<readonly IncidentSummary[]>;
  /** The procedures offered to `viewer`; null when `viewer` may not read procedures. */
  procedures(policy: Policy, now: Temporal.Instant, viewer: Actor): readonly ControlledDocument[] | null;
}
