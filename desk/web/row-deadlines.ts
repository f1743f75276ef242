import type { Actor } from '../domain/access/actor.ts';
import type { EdgeContext } from '../http/context.ts';
import type { IncidentSummary } from '../views/types.ts';
import { nextDeadline, type Deadline } from './deadlines.ts';

export type Row = IncidentSummary & { readonly deadline: Deadline | null };
export interface RowDeadlines {
  rows(items: readonly IncidentSummary[], viewer: Actor): Promise<readonly Row[]>;
  close(): void;
}

/**
 * Adds the next deadline to a list's rows. It depends on all events of an incident and on the time, so it is cached for at most a second,
 * and until the incident changes: when one change refreshes every open queue, it is computed once. It is the same for all who may see the
 * row.
 */
export function rowDeadlines({ service, clock }: Pick<EdgeContext, 'service' | 'clock'>): RowDeadlines {
  const known = new Map<string, Deadline | null>();
  let second = 0;
  const close = service.subscribe(({ reference }) => known.delete(reference));
  return {
    close,
    async rows(items, viewer) {
      const now = clock.now();
      const thisSecond = Math.floor(now.epochMilliseconds / 1000);
      if (thisSecond !== second) known.clear();
      second = thisSecond;
      const rowOf = async (item: IncidentSummary): Promise<Row> => {
        if (item.state === 'closed') return { ...item, deadline: null };
        const before = known.get(item.reference);
        const deadline = before === undefined ? nextDeadline(await service.incident(item.reference, viewer), now) : before;
        known.set(item.reference, deadline);
        return { ...item, deadline };
      };
      return Promise.all(items.map(rowOf));
    },
  };
}
