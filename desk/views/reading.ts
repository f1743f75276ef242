import type { Actor } from '../domain/access/actor.ts';
import { scopeOf, sees, type Concerned, type Scope } from '../domain/access/index.ts';
import { currentProcedures } from './procedures.ts';
import type { IncidentQuery, RowQuery } from './query.ts';
import type { Counts, IncidentSummary } from './types.ts';
import type { ControlledDocument, Policy } from '../../standards/index.ts';

/** `scopeOf` decides for every read. */
export const reading: Reading = {
  knows: sees,
  isLogged: ({ role }) => role !== 'system' && role !== 'supplier',
  incidents: async (rows, query, viewer) => rows.page(rowQuery(query, viewer), scopeOf(viewer)),
  counts: async (rows, viewer) => rows.counts(scopeOf(viewer)),
  search: async (rows, text, viewer) => rows.search(text, scopeOf(viewer)),
  procedures: (policy, now, viewer) => (PROCEDURES_FOR.includes(viewer.role) ? currentProcedures(policy, now) : null),
};

/** Rows name their owner, so `mine` becomes the viewer's name. */
export const rowQuery = ({ owner, ...query }: IncidentQuery, viewer: Pick<Actor, 'name'>): RowQuery =>
  owner === undefined ? query : { ...query, ownedBy: owner === 'mine' ? viewer.name : null };

const PROCEDURES_FOR: readonly Actor['role'][] = ['analyst', 'duty-manager', 'officer', 'assessor'];

/** Rows of the projections. A null scope means all incidents; `Reading` decides who may query that. */
export interface Projections {
  page(query: RowQuery, scope: Scope): Promise<IncidentsPage>;
  counts(scope: Scope): Promise<Counts>;
  search(text: string, scope: Scope): Promise<readonly IncidentSummary[]>;
}
export interface IncidentsPage {
  readonly items: readonly IncidentSummary[];
  /** Reference of the last item, when there are more. */
  readonly next: string | null;
}

/** Access rules of the projections. */
export interface Reading {
  /** Whether `viewer` may know that an incident exists which concerns these people. */
  knows(viewer: Actor, concerned: Concerned): boolean;
  /** Whether it is noted that `viewer` read an incident. Programs read to do their work; only people's readings are reviewed. */
  isLogged(viewer: Actor): boolean;
  incidents(rows: Projections, query: IncidentQuery, viewer: Actor): Promise<IncidentsPage>;
  counts(rows: Projections, viewer: Actor): Promise<Counts>;
  search(rows: Projections, text: string, viewer: Actor): Promise<readonly IncidentSummary[]>;
  /** The procedures offered to `viewer`; null when `viewer` may not read procedures. */
  procedures(policy: Policy, now: Temporal.Instant, viewer: Actor): readonly ControlledDocument[] | null;
}
