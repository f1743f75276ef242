import { describeMutant, type Mutant } from './mutants.ts';
import type { Outcome } from './outcome.ts';

export interface Tried {
  readonly mutant: Mutant;
  readonly outcome: Outcome;
}

export interface Score {
  /** Mutants that count: all but the invalid. */
  readonly valid: number;
  readonly killed: number;
  /** Of the valid ones, 0 to 100. */
  readonly percent: number;
  readonly byOutcome: Readonly<Record<Outcome['is'], readonly Tried[]>>;
}

export function scoreOf(tried: readonly Tried[]): Score {
  const of = (is: Outcome['is']) => tried.filter(({ outcome }) => outcome.is === is);
  const byOutcome = {
    killed: of('killed'),
    survived: of('survived'),
    'not reached': of('not reached'),
    'timed out': of('timed out'),
    error: of('error'),
    invalid: of('invalid'),
  };
  const valid = tried.length - byOutcome.invalid.length;
  const killed = byOutcome.killed.length;
  return { valid, killed, percent: valid === 0 ? 0 : (killed / valid) * 100, byOutcome };
}

const HEADINGS: readonly (readonly [Outcome['is'], string])[] = [
  ['survived', 'survived: every scenario that runs this code still passes'],
  ['not reached', 'not reached: no scenario runs this code'],
  ['timed out', 'timed out, which is no proof: a scenario waited for something that never came'],
  ['error', 'no outcome, because the harness or the environment broke'],
  ['invalid', 'not counted: no desk opens with it'],
];

/** What is left to look at, by outcome, and the figures. */
export function linesOf(tried: readonly Tried[], { minutes }: { readonly minutes: number }): readonly string[] {
  const { valid, killed, percent, byOutcome } = scoreOf(tried);
  const left = HEADINGS.flatMap(([is, heading]) =>
    byOutcome[is].length === 0 ? [] : ['', ` ${byOutcome[is].length} ${heading}`, ...byOutcome[is].map(lineOf)],
  );
  const counts = HEADINGS.filter(([is]) => byOutcome[is].length > 0).map(([is]) => `${byOutcome[is].length} ${is}`);
  return [
    ...left,
    '',
    ` ${killed} of ${valid} mutants killed (${percent.toFixed(1)} %) in ${minutes.toFixed(1)} minutes${counts.length > 0 ? `; ${counts.join(', ')}` : ''}`,
  ];
}

function lineOf({ mutant, outcome }: Tried): string {
  const more =
    outcome.is === 'survived'
      ? `  (${outcome.scenarios} scenarios)`
      : 'cause' in outcome
        ? `\n       ${'by' in outcome ? `${outcome.by}  ` : ''}${outcome.cause.slice(0, 160)}`
        : '';
  return `   ${describeMutant(mutant)}${more}`;
}
