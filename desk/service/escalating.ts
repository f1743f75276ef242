import type { Actor } from '../domain/access/actor.ts';
import { scopeOf } from '../domain/access/index.ts';
import { refuse, type Incident } from '../domain/incident/index.ts';
import type { Rules } from '../domain/rules.ts';
import type { Store } from '../store/index.ts';
import type { EscalatingList } from '../views/types.ts';

export const ESCALATING = { usual: 'PT10M', longestHours: 24, most: 200 } as const;
/** Limit of incidents examined for one answer: wake-up hints cover more than steps. */
const MOST_LOOKED_AT = 400;

export interface EscalatingOptions {
  readonly store: Pick<Store, 'escalations'>;
  readonly parts: Pick<Rules, 'policy' | 'clocks' | 'dueSteps'>;
  readonly load: (n: number) => Promise<Incident | null>;
}

/**
 * Incidents for which the plan requires a step by `now` or `within` from then, soonest first, each with its first step. The
 * stored hint selects candidates, so none is missed. Due steps are computed from the log, so none stays listed that no longer
 * belongs there.
 */
export async function escalatingWithin(
  { store, parts, load }: EscalatingOptions,
  now: Temporal.Instant,
  within: Temporal.Duration,
  viewer: Actor,
  limit: number = ESCALATING.most,
): Promise<EscalatingList> {
  if (scopeOf(viewer) !== null) throw refuse.forbidden("Only the desk's staff and its assessor see what escalates next.");
  const until = now.add(within);
  const hinted = await store.escalations.due(until.epochMilliseconds, MOST_LOOKED_AT + 1);
  const incidents = await Promise.all(hinted.slice(0, MOST_LOOKED_AT).map(load));
  const items = incidents.flatMap((incident) => {
    const next = incident && parts.dueSteps(incident, parts.policy, parts.clocks(incident, parts.policy))[0];
    if (!incident || !next || Temporal.Instant.compare(next.planned, until) > 0) return [];
    const { reference, service, severity, summary } = incident;
    const { step, planned, deputy } = next;
    return [{ reference, service, severity, summary, step: step.id, kind: step.kind, to: deputy?.role ?? step.to, planned }];
  });
  const soonest = items.sort((a, b) => Temporal.Instant.compare(a.planned, b.planned));
  return {
    until: String(until),
    items: soonest.slice(0, limit).map((item) => ({ ...item, planned: String(item.planned) })),
    more: hinted.length > MOST_LOOKED_AT || soonest.length > limit,
  };
}

/** Parses a duration from a query: hours, minutes and seconds, above zero, a day at most. @throws {Refusal} `invalid` */
export function windowAsked(text: string): Temporal.Duration {
  const window = /^PT(?=\d)(\d{1,2}H)?(\d{1,4}M)?(\d{1,5}S)?$/.test(text) ? Temporal.Duration.from(text) : null;
  const hours = window?.total('hours') ?? 0;
  if (window === null || hours <= 0 || hours > ESCALATING.longestHours)
    throw refuse.invalid(`Write "within" as a time of up to ${ESCALATING.longestHours} hours, such as PT10M.`);
  return window;
}
