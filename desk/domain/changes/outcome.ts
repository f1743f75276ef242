import type { Change } from './types.ts';

/** How a reviewed change went: a success met its aim, within its announced time, without being undone and without an incident. */
export interface Outcome {
  readonly success: boolean;
  readonly reasons: readonly string[];
}

/** Null until it is reviewed: what nobody has looked at is neither a success nor a failure. */
export function outcomeOf(change: Change): Outcome | null {
  if (change.review.done === null) return null;
  const reasons = [
    ...(change.outcome === 'met' || change.backedOut !== null ? [] : ['it did not do what it was for']),
    ...(change.backedOut === null ? [] : ['it was undone']),
    ...(withinPlan(change) ? [] : ['it was outside its announced time']),
    ...(change.incidents.length === 0
      ? []
      : [`it caused ${change.incidents.length} ${change.incidents.length === 1 ? 'incident' : 'incidents'}`]),
  ];
  return { success: reasons.length === 0, reasons };
}

/** An emergency is announced for no time, and so is outside none. */
function withinPlan({ type, start, end, begunAt, endedAt }: Change): boolean {
  if (type === 'emergency' || start === null || end === null || begunAt === null || endedAt === null) return type === 'emergency';
  const [from, to, first, last] = [start, end, begunAt, endedAt].map((at) => Temporal.Instant.from(at).epochMilliseconds) as [
    number,
    number,
    number,
    number,
  ];
  return from <= first && last <= to;
}

export interface SuccessReport {
  readonly reviewed: number;
  readonly successful: number;
  readonly failed: number;
  /** Of the failed, those that caused incidents, and how many incidents these were. */
  readonly causedIncidents: number;
  readonly incidents: number;
  readonly emergencies: number;
  /** Failed of reviewed, in percent with one decimal; null where nothing was reviewed. Changes are counted, not incidents. */
  readonly failureRate: number | null;
  readonly rule: string;
}

export const RULE =
  'Share of reviewed changes that failed: they missed their aim, left their announced time, were undone or caused an incident. Cancelled and stopped changes are not counted.';

export function successReport(changes: readonly Change[]): SuccessReport {
  const reviewed = changes.flatMap((change) => {
    const outcome = outcomeOf(change);
    return outcome === null ? [] : [{ change, outcome }];
  });
  const failed = reviewed.filter(({ outcome }) => !outcome.success);
  const causing = reviewed.filter(({ change }) => change.incidents.length > 0);
  return {
    reviewed: reviewed.length,
    successful: reviewed.length - failed.length,
    failed: failed.length,
    causedIncidents: causing.length,
    incidents: causing.reduce((sum, { change }) => sum + change.incidents.length, 0),
    emergencies: reviewed.filter(({ change }) => change.type === 'emergency').length,
    failureRate: reviewed.length === 0 ? null : Math.round((failed.length / reviewed.length) * 1000) / 10,
    rule: RULE,
  };
}
