import type { Analyst, Competence } from './types.ts';
import type { Policy } from '../../../../standards/index.ts';

type Bounds = Pick<Policy, 'knowledge' | 'services' | 'zone'>;

/** An interval of time, its end excluded. */
interface Interval {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
}

/** One shift of one date. */
export interface ShiftOfDate extends Interval {
  readonly shift: string;
  readonly date: string;
}

/** Time of a shift in which nobody of it may take calls about a service alone. */
export interface Gap extends Interval {
  readonly shift: string;
  readonly date: string;
  readonly service: string;
  /** People of the shift whose competence ends in it, if that is why. */
  readonly ends: readonly string[];
}

/** The shift as it begins on `date`, local times of the zone. One that ends before it begins ends on the next day. Pure. */
export function shiftOn(shift: string, date: Temporal.PlainDate, { knowledge, zone }: Bounds): ShiftOfDate | null {
  const found = knowledge.shifts.find(({ id }) => id === shift);
  if (found === undefined) return null;
  const at = (day: Temporal.PlainDate, time: string) => day.toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant();
  const overnight = Temporal.PlainTime.compare(found.to, found.from) <= 0;
  return { shift, date: String(date), from: at(date, found.from), to: at(overnight ? date.add({ days: 1 }) : date, found.to) };
}

/** From the day it was shown to the end of its last day. */
const validity = ({ on, validTo }: Competence, zone: string): Interval => ({
  from: Temporal.PlainDate.from(on).toZonedDateTime(zone).toInstant(),
  to: Temporal.PlainDate.from(validTo).add({ days: 1 }).toZonedDateTime(zone).toInstant(),
});

/** Whether its level is one from which somebody takes calls alone. */
export const takesCalls = ({ level }: Pick<Competence, 'level'>, { knowledge }: Pick<Bounds, 'knowledge'>): boolean =>
  knowledge.competence.levels.indexOf(level) >= knowledge.competence.levels.indexOf(knowledge.competence.takesFrom);

/** Who may take calls about a service alone at an instant, whether or not they are on a shift. Pure. */
export const mayTake = (
  analysts: readonly Analyst[],
  service: string,
  at: Temporal.Instant,
  policy: Bounds,
): readonly Analyst[] =>
  analysts.filter(({ competences }) =>
    competences.some((each) => {
      if (each.service !== service || !takesCalls(each, policy)) return false;
      const { from, to } = validity(each, policy.zone);
      return Temporal.Instant.compare(from, at) <= 0 && Temporal.Instant.compare(at, to) < 0;
    }),
  );

/** Services about which calls come: all of the catalogue but where unread mail waits. */
const served = ({ services }: Bounds) => services.filter(({ national, aliases }) => national || aliases.length > 0);

/** The gaps of a shift, service by service: also where a competence ends inside it. Pure. */
export function gapsIn(occurrence: ShiftOfDate, analysts: readonly Analyst[], policy: Bounds): readonly Gap[] {
  const { shift, date } = occurrence;
  const there = analysts.filter(({ shifts }) => shifts.some((each) => each.shift === shift && each.date === date));
  return served(policy).flatMap(({ id: service }) => {
    const able = there.flatMap((analyst) =>
      analyst.competences
        .filter((each) => each.service === service && takesCalls(each, policy))
        .map((each) => ({ analyst, ...validity(each, policy.zone) })),
    );
    return uncovered(occurrence, able).map((gap) => ({
      ...gap,
      ...{ shift, date, service },
      ends: able.filter(({ to }) => to.equals(gap.from)).map(({ analyst }) => analyst.name),
    }));
  });
}

/** The parts of `whole` in none of `intervals`, in order. */
function uncovered({ from, to }: Interval, intervals: readonly Interval[]): readonly Interval[] {
  const gaps: Interval[] = [];
  let reached = from;
  for (const each of intervals.toSorted((a, b) => Temporal.Instant.compare(a.from, b.from))) {
    if (Temporal.Instant.compare(each.from, to) >= 0) break;
    if (Temporal.Instant.compare(each.from, reached) > 0) gaps.push({ from: reached, to: each.from });
    if (Temporal.Instant.compare(each.to, reached) > 0) reached = each.to;
  }
  if (Temporal.Instant.compare(reached, to) < 0) gaps.push({ from: reached, to });
  return gaps;
}
