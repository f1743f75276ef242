import type { AsOf } from './as-of.ts';
import type { Explained, Verdict } from './facts.ts';
import type { LevelRow, MajorRow, Miss } from './report-types.ts';

interface Judgement extends Verdict {
  readonly incident: AsOf;
}

/** The verdicts of the period: those given, and those of targets that passed while nothing happened. */
export function verdictsIn(seen: readonly AsOf[], from: number, end: number): readonly Judgement[] {
  // Loops, because a report goes over every incident that there ever was.
  const found: Judgement[] = [];
  for (const incident of seen) {
    for (const verdict of incident.facts.verdicts)
      if (verdict.at >= from && verdict.at < end) found.push({ ...verdict, incident });
    for (const { due, measures, of } of incident.facts.pending)
      if (due >= from && due < end) found.push({ measures, of, kept: false, at: due, incident });
  }
  return found;
}

const clockOf = ({ measures, of }: Pick<Verdict, 'measures' | 'of'>): string => JSON.stringify([measures, of]);
const ORDER: readonly Verdict['measures'][] = ['response', 'resolution', 'team', 'supplier'];

/** Kept and missed by clock. An incident stands in one of the two, once. */
export function levelsOf(judged: readonly Judgement[]): readonly LevelRow[] {
  const groups = Map.groupBy(judged, clockOf);
  const rows = [...groups.values()].map((own): LevelRow => {
    const { measures, of } = own[0]!;
    const references = (kept: boolean) =>
      new Set(own.filter((each) => each.kept === kept).map(({ incident }) => incident.facts.reference));
    const missed = references(false);
    return { measures, of, kept: [...references(true).difference(missed)], missed: [...missed] };
  });
  return rows.sort((a, b) => ORDER.indexOf(a.measures) - ORDER.indexOf(b.measures) || ((a.of ?? '') < (b.of ?? '') ? -1 : 1));
}

const isoOf = (ms: number): string => String(Temporal.Instant.fromEpochMilliseconds(ms));

/** Each missed target of the period, by time. It is explained by the newest explanation of its clock since. */
export function missesOf(judged: readonly Judgement[]): readonly Miss[] {
  return judged
    .filter(({ kept }) => !kept)
    .sort((a, b) => a.at - b.at)
    .map(({ incident, measures, of, at }) => {
      const about = (each: Explained) => each.measures === measures && each.of === of && each.at >= at;
      const { reference, organisation, explained } = incident.facts;
      const seq = explained.findLast(about)?.seq ?? null;
      return { reference, organisation, service: incident.service, measures, of, at: isoOf(at), explained: seq };
    });
}

/** Major incidents declared in the period, as they stood at its end. */
export function majorsOf(seen: readonly AsOf[], from: number, end: number): readonly MajorRow[] {
  const before = (at: number | null) => (at !== null && at < end ? at : null);
  return seen.flatMap(({ facts, service }) =>
    facts.majors
      .filter(({ declared }) => declared >= from && declared < end)
      .map(({ declared, managerDue, ...major }) => {
        const [managed, over] = [before(major.managed), before(major.over)];
        const until = managed ?? over ?? end;
        return {
          reference: facts.reference,
          service,
          declared: isoOf(declared),
          managed: managed === null ? null : isoOf(managed),
          // Not due and not named yet: no verdict.
          managerInTime: until > managerDue ? false : managed === null ? null : true,
          over: over === null ? null : isoOf(over),
        };
      }),
  );
}
