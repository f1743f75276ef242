import { personKeys, type Concerned } from '../access/index.ts';
import type { Incident } from './types.ts';

/** Whom an incident concerns: the caller, by address, and the portal user or caller who opened it. */
export function concernedBy({ caller, events }: Pick<Incident, 'caller' | 'events'>): Concerned {
  const opener = events[0]?.actor;
  const isCaller = opener?.role === 'requester' || opener?.role === 'caller';
  return { organisation: caller.organisation, persons: personKeys(isCaller ? opener.id : null, caller.mail) };
}
