import type { ClinicalSafetyPolicy, SafetyFlag } from '../../../../standards/index.ts';

/** What a text says about possible harm. `asks`: the words leave it open, so a person answers. */
export interface HarmInWords {
  readonly flags: readonly SafetyFlag[];
  readonly asks: boolean;
}
export const NO_HARM: HarmInWords = { flags: [], asks: false };

/** How many words before a sign of harm a denial still belongs to it. */
const DENIED_WITHIN = 4;
const CLAUSE_ENDS = /[.;:!?,()\n]+|\bbut\b/;

const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .replaceAll(/[‘’`´]/g, "'")
    .match(/[a-z0-9]+(?:'[a-z]+)*'?/g) ?? [];

/** A word of the policy also stands for its possessive form. */
const isWord = (known: string, said: string | undefined) => known === '*' || said === known || said === `${known}'s`;

const placesOf = (phrase: readonly string[], clause: readonly string[]): readonly number[] =>
  clause.flatMap((_, at) =>
    phrase.every((word, i) => isWord(word, clause[at + i])) && at + phrase.length <= clause.length ? [at] : [],
  );

/** The signs of harm that the policy lists, in a text in anybody's words. A sign that is denied asks a question and raises nothing. Pure. */
export function harmIn(text: string, policy: Pick<ClinicalSafetyPolicy, 'words' | 'denials' | 'asks'>): HarmInWords {
  const clauses = text.split(CLAUSE_ENDS).map(wordsOf);
  const phrases = (list: readonly string[]) => list.map(wordsOf);
  const denials = phrases(policy.denials);
  const isDenied = (clause: readonly string[], at: number) => {
    const before = clause.slice(Math.max(0, at - DENIED_WITHIN), at);
    return denials.some((denial) => placesOf(denial, before).length > 0);
  };
  const signs = policy.words.flatMap(({ flag, says }) =>
    phrases(says).flatMap((phrase) =>
      clauses.flatMap((clause) => placesOf(phrase, clause).map((at) => ({ flag, denied: isDenied(clause, at) }))),
    ),
  );
  const flags = [...new Set(signs.filter(({ denied }) => !denied).map(({ flag }) => flag))];
  const asked = phrases(policy.asks).some((phrase) => clauses.some((clause) => placesOf(phrase, clause).length > 0));
  return { flags, asks: flags.length === 0 && (asked || signs.length > 0) };
}
