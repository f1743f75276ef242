import { stemmer } from 'stemmer';

/** A word as somebody wrote it, and the form by which it is compared. */
export interface Word {
  readonly written: string;
  readonly stem: string;
}

/** Words that say nothing of a service. Those that a search would weigh little anyway are left in. */
const EMPTY = new Set(
  (
    'a an the i we you he she it they me us him her them my our your his its their this that these those there here who what which ' +
    'when where why how is are was were be been being am do does did done has have had having will would can could should shall may ' +
    'might must and or but if so as at by for from in into of off on onto out over to up with about after again all also any because ' +
    'before both down each else every few just keep keeps like more most no nor not now only other own per same since some still such ' +
    'than then though too under until very via while whoever yes please hello hi thanks thank need needs want wants cant cannot wont ' +
    'dont doesnt isnt didnt havent hasnt im ive its youre theyre get gets got getting go goes going gone come comes came says say said saying ' +
    'anybody anyone nobody somebody someone everybody everyone nothing something anything everything thing things work works working ' +
    'problem problems issue issues urgent urgently help morning today yesterday tonight one two three four five six seven eight nine ten'
  ).split(' '),
);

/** Single letters that belong together, "C&B", "C and B", "p.a.c.s.", "e p s": one word. */
const SPELT = /(?<![\p{L}\p{N}'’])\p{L}(?:(?:[\s.&/+-]+|\s*(?:&|\band\b|\bn\b)\s*)\p{L}(?![\p{L}\p{N}'’]))+\.?/giu;

/**
 * The words of a text that may tell a service: lower case, stemmed, letters that are spelt out joined, and neighbours of which one has at
 * most three letters joined as well ("x ray", "wi-fi"), since callers write names in several ways. Pure.
 */
export function wordsIn(text: string): readonly Word[] {
  const joined = text.normalize('NFKC').replace(SPELT, (letters) => letters.replace(/\band\b|\bn\b|[^\p{L}]/giu, ''));
  const plain = (joined.toLowerCase().match(/[\p{L}\p{N}]+(?:['’]\p{L}+)*/gu) ?? []).map((word) => word.replace(/['’]/g, ''));
  const pairs = plain.flatMap((word, i) => {
    const next = plain[i + 1];
    return next !== undefined && Math.min(word.length, next.length) <= 3 && !EMPTY.has(word) && !EMPTY.has(next)
      ? [{ written: `${word} ${next}`, stem: stemOf(word + next) }]
      : [];
  });
  return [
    ...plain.filter((word) => word.length > 1 && !EMPTY.has(word)).map((word) => ({ written: word, stem: stemOf(word) })),
    ...pairs,
  ];
}

/** Short words are mostly acronyms, which have no plural to take off. */
const stemOf = (word: string): string => (word.length > 4 ? stemmer(word) : word);
