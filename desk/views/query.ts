import type { IncidentState } from '../domain/incident/contact.ts';
import type { Severity } from '../../standards/index.ts';

/** A stage of the work: still to do, waiting for the caller to confirm, or over. */
export type Stage = 'to-do' | 'resolved' | 'closed';
export const STAGES: Readonly<Record<Stage, readonly IncidentState[]>> = {
  'to-do': ['open', 'paused', 'with-supplier'],
  resolved: ['resolved'],
  closed: ['closed'],
};
/** `newest`: the last opened first. `deadline`: the next due first, so what has missed its deadline leads; without one, last. */
export type Order = 'newest' | 'deadline';

export interface IncidentQuery {
  readonly state?: IncidentState;
  readonly stage?: Stage;
  readonly service?: string;
  readonly severity?: Severity;
  readonly organisation?: string;
  /** `mine`: the viewer is the owner; `nobody`: there is no owner. */
  readonly owner?: 'mine' | 'nobody';
  readonly team?: string;
  readonly order?: Order;
  readonly limit?: number;
  /** Keyset cursor from the previous page. */
  readonly after?: string;
}

/** A query with the name of the owner in it, as rows hold it; null: nobody. */
export type RowQuery = Omit<IncidentQuery, 'owner'> & { readonly ownedBy?: string | null };
