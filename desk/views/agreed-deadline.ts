import type { WrittenAnswer } from '../../service-levels/index.ts';
import type { Incident } from '../domain/incident/index.ts';
import type { NamedReading } from './types.ts';

/**
 * A clock's reading with the manually agreed deadline, if there is one. That deadline is then displayed, listed and used for warnings, also
 * while the clock is paused. Elapsed, remaining and breached stay those of the target, which nobody at the desk can change by agreement.
 * Pure.
 */
export function withAgreedDeadline<M extends NamedReading['measures']>(
  measures: M,
  reading: WrittenAnswer,
  { deadlines }: Pick<Incident, 'deadlines'>,
  now: Temporal.Instant,
): Omit<NamedReading, 'measures' | 'of'> & { readonly measures: M } {
  const set = Object.values(deadlines).find(({ clock }) => clock === measures);
  if (set === undefined) return { measures, ...reading, byHand: null };
  const { due, setAt, by, reason } = set;
  const live = reading.state === 'running' || reading.state === 'paused';
  const until = live ? now : Temporal.Instant.from(reading.segments.at(-1)?.to ?? setAt);
  const missed = Temporal.Instant.compare(until, due) > 0;
  return {
    measures,
    ...reading,
    due: live ? due : reading.due,
    byHand: { due, setAt, by, reason, missed, promised: reading.due },
  };
}
