import type { IncidentFacts, Since } from './facts.ts';

/** An incident as it stood at an instant. */
export interface AsOf {
  readonly facts: IncidentFacts;
  readonly isOpen: boolean;
  readonly severity: string;
  readonly service: string;
}

/** The last value in force at `happened`, as it was known at `known`. Of two from one instant, the one that was recorded later. */
function valueAt(values: readonly Since[], happened: number, known: number): string {
  // Most have never changed.
  if (values.length === 1) return values[0]!.value;
  let [found] = values;
  for (const value of values) if (value.at < happened && value.known < known && value.at >= found!.at) found = value;
  return found!.value;
}

/**
 * The incident as it stood at the end of a period, by what was recorded before `known`. Both instants are excluded. Null: it was not logged
 * yet.
 */
export function asOf(facts: IncidentFacts, end: number, known: number): AsOf | null {
  if (facts.opened >= end || facts.opened >= known) return null;
  const last = facts.turns.findLast(({ at }) => at < end && at < known);
  return {
    facts,
    isOpen: last === undefined || last.to === 'open',
    severity: valueAt(facts.severities, end, known),
    service: valueAt(facts.services, end, known),
  };
}
