import { asOf, type AsOf } from './as-of.ts';
import { backlogByAge, byKey, byTime } from './breakdowns.ts';
import type { IncidentFacts, Turn } from './facts.ts';
import { levelsOf, majorsOf, missesOf, verdictsIn } from './levels.ts';
import { percentOf } from './percent.ts';
import type { Figure, Question, Report } from './report-types.ts';
import { RULE, RULES } from './rules-in-words.ts';
import type { ReportingPolicy } from '../../../standards/index.ts';

/**
 * The report of a period: what had happened before its end, by what was recorded before `known`. With `known` at the period's end it is the
 * report as it was issued, and never changes; with a later one it shows what was learned since. Pure.
 * @param known epoch milliseconds; not included
 */
export function reportOf(
  all: readonly IncidentFacts[],
  { period, organisation, service }: Question,
  known: number,
  policy: Pick<ReportingPolicy, 'ageBounds'>,
): Report {
  const { from, to } = period;
  const end = endOf(period, known);
  const seen = seenBy(all, { period, organisation, service }, known);
  const within = (at: number) => at >= from && at < end;
  const logged = seen.filter(({ facts }) => facts.opened >= from);
  const turns: Record<Turn['to'], string[]> = { resolved: [], withdrawn: [], open: [] };
  const repeats: string[] = [];
  for (const { facts } of seen) {
    for (const { to: became, at } of facts.turns) if (within(at)) turns[became].push(facts.reference);
    for (const at of facts.repeats) if (within(at)) repeats.push(facts.reference);
  }
  const { resolved, open: reopened } = turns;
  const open = seen.filter(({ isOpen }) => isOpen);
  const first = logged.filter((each) => solvedAtFirstContact(each, end)).map(referenceOf);
  const solvable = logged.filter(({ facts }) => !facts.handOvers.some(({ at }) => at < end)).map(referenceOf);
  const judged = verdictsIn(seen, from, end);

  const figures: readonly Figure[] = [
    count('logged', 'Logged', logged.map(referenceOf)),
    count('resolved', 'Resolved', resolved),
    count('withdrawn', 'Withdrawn', turns.withdrawn),
    count('reopened', 'Reopened', reopened),
    count('reopenedIncidents', 'Incidents reopened', [...new Set(reopened)]),
    share('reopenedShare', 'Reopened, of resolutions', reopened, resolved),
    count('openAtStart', 'Open at the start', openAt(seen, from)),
    count('openAtEnd', 'Open at the end', open.map(referenceOf)),
    count('repeats', 'Repeat reports linked', repeats),
    count('firstContact', 'Solved at first contact', first),
    share('firstContactGross', 'First-contact resolution, gross', first, logged.map(referenceOf)),
    share('firstContactNet', 'First-contact resolution, net', first, [...new Set([...solvable, ...first])]),
  ];
  return {
    rules: RULES,
    period: period.id,
    title: period.title,
    organisation,
    service,
    from: isoOf(from),
    to: isoOf(to),
    known: isoOf(known),
    figures,
    breakdowns: [
      byKey('channel', 'Logged by channel', 'logged', logged, ({ facts }) => facts.channel),
      byKey('type', 'Logged by type', 'logged', logged, ({ facts }) => facts.type),
      byKey('severity', 'Logged by severity', 'logged', logged, ({ severity }) => severity),
      byKey('service', 'Logged by service', 'logged', logged, ({ service }) => service),
      byKey('organisation', 'Logged by customer', 'logged', logged, ({ facts }) => facts.organisation),
      byTime(period, logged),
      backlogByAge(open, end, policy.ageBounds),
      byKey('severity', 'Open at the end by severity', 'openAtEnd', open, ({ severity }) => severity),
    ],
    levels: levelsOf(judged),
    misses: missesOf(judged),
    majors: majorsOf(seen, from, end),
  };
}

/** A period that is still running ends, for now, at what is known. */
export const endOf = ({ to }: Question['period'], known: number): number => Math.min(to, known);

/** The incidents that a report is about, as they stood at its end. */
export function seenBy(
  all: readonly IncidentFacts[],
  { period, organisation, service }: Question,
  known: number,
): readonly AsOf[] {
  const end = endOf(period, known);
  const seen: AsOf[] = [];
  for (const facts of all) {
    if (organisation !== null && facts.organisation !== organisation) continue;
    const then = asOf(facts, end, known);
    if (then !== null && (service === null || then.service === service)) seen.push(then);
  }
  return seen;
}

const referenceOf = ({ facts }: AsOf): string => facts.reference;
const isoOf = (ms: number): string => String(Temporal.Instant.fromEpochMilliseconds(ms));

/** Incidents logged before the start of the period and not over by then. */
function openAt(seen: readonly AsOf[], start: number): readonly string[] {
  return seen
    .filter(({ facts }) => {
      const last = facts.turns.findLast(({ at }) => at < start);
      return facts.opened < start && (last === undefined || last.to === 'open');
    })
    .map(referenceOf);
}

/** Solved at first contact by its first resolution, and not reopened since. */
function solvedAtFirstContact({ facts }: AsOf, end: number): boolean {
  const turns = facts.turns.filter(({ at }) => at < end);
  return turns[0]?.firstContact === true && turns.length === 1;
}

type Named = keyof typeof RULE;

function count(id: Named, title: string, counted: readonly string[]): Figure {
  return { id, title, rule: RULE[id], value: counted.length, unit: 'count', counted, outOf: null };
}

function share(id: Named, title: string, counted: readonly string[], outOf: readonly string[]): Figure {
  return { id, title, rule: RULE[id], value: percentOf(counted.length, outOf.length), unit: 'percent', counted, outOf };
}
