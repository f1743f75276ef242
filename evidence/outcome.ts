import type { CriterionResult, RehearsalRecord, Verdict } from './types.ts';

/** Gravest first. Errors of the harness come before failures of the desk, because they leave the result unknown. */
export const GRAVEST_FIRST: readonly Verdict[] = ['error', 'not met', 'blocked', 'needs review', 'not applicable', 'met'];

/** The gravest of several verdicts. No verdict at all is an error: nothing was shown. */
export const worst = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.length === 0 ? 'error' : GRAVEST_FIRST.find((verdict) => verdicts.includes(verdict))!;

/** The verdict of a criterion from its showings, all of which must be met. */
export const verdictOfShowings = (showings: readonly { readonly verdict: Verdict }[]): Verdict =>
  worst(showings.map(({ verdict }) => verdict));

const listed = (ids: readonly string[]) =>
  ids.length > 4 ? `${ids.slice(0, 3).join(', ')} and ${ids.length - 3} more` : ids.join(', ');

const SAYS: Readonly<Record<Exclude<Verdict, 'met'>, readonly [one: string, many: string]>> = {
  'not met': ['is not met', 'are not met'],
  blocked: ['is blocked', 'are blocked'],
  'needs review': ['needs review', 'need review'],
  'not applicable': ['is not applicable', 'are not applicable'],
  error: ['could not be judged', 'could not be judged'],
};

type Judged = Pick<CriterionResult, 'id' | 'verdict'>;

/**
 * The outcome of a rehearsal. Pure; the sentence keeps the order of the criteria. A partial rehearsal is never met: what it left out is open.
 * Exit codes: 0 all met or scoped out, 1 something not met, 3 any error, 4 nothing not met but something open.
 */
export function outcomeOf(criteria: readonly Judged[], partial?: RehearsalRecord['partial']): RehearsalRecord['outcome'] {
  const with_ = (verdict: Verdict) => criteria.filter((criterion) => criterion.verdict === verdict).map(({ id }) => id);
  const counts = Object.fromEntries(
    (['met', 'not met', 'blocked', 'needs review', 'not applicable', 'error'] as const).map((verdict) => [
      verdict,
      with_(verdict).length,
    ]),
  ) as Record<Verdict, number>;
  const judged = criteria.filter(({ verdict }) => verdict !== 'not applicable');
  const whole = judged.length === 0 ? 'error' : worst(judged.map((criterion) => criterion.verdict));
  const verdict = partial && whole === 'met' ? 'blocked' : whole;
  return {
    verdict,
    sentence: `${partial ? `${partialSentence(partial)} ` : ''}${sentence(criteria.length, judged.length, counts, with_)}`,
    counts,
    exitCode: EXIT_CODES[verdict],
  };
}

const EXIT_CODES = { met: 0, 'not applicable': 0, 'not met': 1, error: 3, blocked: 4, 'needs review': 4 } as const;

/** The first words of whatever a partial rehearsal writes. */
export const partialSentence = ({ options, ran, planned, leftOut, faults }: NonNullable<RehearsalRecord['partial']>): string =>
  [
    `Partial: ${ran} of ${planned} scenarios`,
    ...(leftOut.length ? [` without ${leftOut.join(' and ')}`] : []),
    ...(faults.length ? [` against a desk with the fault ${faults.join(', ')}`] : []),
    ` (${options}).`,
  ].join('');

function sentence(
  total: number,
  judged: number,
  counts: Readonly<Record<Verdict, number>>,
  ids: (verdict: Verdict) => readonly string[],
): string {
  if (total === 0) return 'Nothing was rehearsed, so nothing was shown.';
  if (judged === 0) return 'Every criterion is scoped out, so nothing was shown.';
  const scopedOut = counts['not applicable'];
  const clause = (verdict: Exclude<Verdict, 'met'>, first: boolean) => {
    const n = counts[verdict];
    const of = first ? `${n} of ${total} criteria` : String(n);
    return `${of} ${SAYS[verdict][n === 1 ? 0 : 1]} (${listed(ids(verdict))})`;
  };
  const open = (['error', 'not met', 'blocked', 'needs review'] as const).filter((verdict) => counts[verdict] > 0);
  if (open.length === 0) {
    const all =
      total === 1
        ? 'The one criterion rehearsed is met'
        : scopedOut
          ? `${counts.met} of ${total} criteria are met`
          : `All ${total} criteria rehearsed are met`;
    return scopedOut ? `${all}; ${clause('not applicable', false)}.` : `${all}.`;
  }
  const clauses = open.map((verdict, i) => clause(verdict, i === 0));
  const met = counts.met === 0 ? 'none is met' : counts.met === 1 ? '1 is met' : `${counts.met} are met`;
  return `${[...clauses, met, ...(scopedOut ? [clause('not applicable', false)] : [])].join('; ')}.`;
}
