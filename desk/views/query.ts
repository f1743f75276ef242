import type { IncidentState } from '../domain/incident/contact.ts';
import type { Severity } from '../../standards/index.ts';

export interface IncidentQuery {
  readonly state?: IncidentState;
  readonly service?: string;
  readonly severity?: Severity;
  readonly organisation?: string;
  readonly limit?: number;
  /** Keyset cursor from the previous page. */
  readonly after?: string;
}
