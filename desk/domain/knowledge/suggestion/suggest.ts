import MiniSearch, { type SearchResult } from 'minisearch';
import { distance } from 'fastest-levenshtein';
import { complaintsIn } from './clauses.ts';
import type { PastIncident, Reason, Source, SuggestedService, Suggestion } from './types.ts';
import { wordsIn, type Word } from './words.ts';
import { firstOf } from '../../../../kernel/index.ts';
import type { Policy } from '../../../../standards/index.ts';

/** What lines of no service stand under. Not a service id: those have no space. */
const ELSEWHERE = 'not ours';
/** The best lines of a service count in full, by half and by a quarter: many weak lines do not outdo one that fits. */
const SHARES = [1, 0.5, 0.25];
const MOST_CHARACTERS = 4000;

interface Line {
  readonly id: number;
  readonly service: string;
  readonly source: Source;
  /** What the reason shows; the text is what is searched. */
  readonly from: string;
  readonly text: string;
}

export type Suggest = (text: string) => Suggestion;
type Triage = Pick<Policy, 'services' | 'triage'>;

/**
 * Suggests services for what a caller says, by the names of the catalogue, triage scripts and confirmed past incidents. Typing errors
 * are read over; clauses that say something works count nothing. Pure: the same texts give the same suggestions.
 */
export function suggester({ services, triage }: Triage, past: readonly PastIncident[]): Suggest {
  const shared = new Set(triage.sharedWords.flatMap((word) => wordsIn(word).map(({ stem }) => stem)));
  const lines = linesOf({ services, triage }, past);
  const index = new MiniSearch<Line>({
    fields: ['text'],
    tokenize: (text) => wordsIn(text).map(({ stem }) => stem),
    processTerm: (term) => term,
    searchOptions: {
      fuzzy: (term) => (term.length < 4 ? false : term.length < 6 ? 1 : 2),
      prefix: (term) => term.length >= 5,
      boostTerm: (term) => (shared.has(term) ? 0.15 : 1),
    },
  });
  index.addAll(lines);

  return (text) => {
    const complaint = firstOf(complaintsIn(text), MOST_CHARACTERS);
    const words = wordsIn(complaint);
    const ranked = byService(index.search(complaint), lines);
    const [best] = ranked;
    if (!best || best.score < triage.least) return { services: [], none: 'nothing-to-go-on', elsewhere: [] };
    const shown = ranked.map((each) => ({ service: each.service, reasons: reasonsIn(each.hits, lines, words) }));
    if (best.service === ELSEWHERE) return { services: [], none: 'not-ours', elsewhere: shown[0]!.reasons };
    const ours = shown.filter(({ service }) => service !== ELSEWHERE).slice(0, triage.atMost);
    return {
      services: ours.map((each, i) => ({ ...each, apart: apartFrom(each, ours[i === 0 ? 1 : i - 1]) })),
      none: null,
      elsewhere: [],
    };
  };
}

function linesOf({ services, triage }: Triage, past: readonly PastIncident[]): readonly Line[] {
  const known = new Set(services.map(({ id }) => id));
  const told = Map.groupBy(
    past.filter(({ service }) => known.has(service)),
    ({ service }) => service,
  );
  return [
    ...services.flatMap(({ id, name, aliases }) =>
      aliases.length === 0
        ? []
        : [name, ...aliases].map((each) => ({ service: id, source: 'catalogue' as const, from: each, text: each })),
    ),
    ...triage.scripts.flatMap(({ service, lines }) =>
      lines.map((line) => ({ service, source: 'triage-script' as const, from: line, text: line })),
    ),
    ...triage.notOurs.map((line) => ({ service: ELSEWHERE, source: 'triage-script' as const, from: line, text: line })),
    ...[...told].flatMap(([service, incidents]) =>
      incidents.map(({ reference, text }) => ({ service, source: 'past-incident' as const, from: reference, text })),
    ),
  ].map((line, id) => ({ id, ...line }));
}

interface Ranked {
  readonly service: string;
  readonly score: number;
  readonly hits: readonly SearchResult[];
}

function byService(found: readonly SearchResult[], lines: readonly Line[]): readonly Ranked[] {
  return [...Map.groupBy(found, ({ id }) => lines[id as number]!.service)]
    .map(([service, hits]) => {
      const best = hits.toSorted((a, b) => b.score - a.score).slice(0, SHARES.length);
      return { service, hits: best, score: best.reduce((sum, { score }, i) => sum + score * SHARES[i]!, 0) };
    })
    .sort((a, b) => b.score - a.score || a.service.localeCompare(b.service));
}

/** The words of the best line first; each word once. */
function reasonsIn(hits: readonly SearchResult[], lines: readonly Line[], words: readonly Word[]): readonly Reason[] {
  const reasons = new Map<string, Reason>();
  for (const { id, queryTerms, terms } of hits) {
    const { text, source, from } = lines[id as number]!;
    const own = wordsIn(text);
    for (const asked of queryTerms) {
      const written = words.find(({ stem }) => stem === asked)?.written ?? asked;
      const nearest = terms.toSorted((a, b) => distance(a, asked) - distance(b, asked))[0] ?? asked;
      const readAs = own.find(({ stem }) => stem === nearest)?.written ?? nearest;
      if (!reasons.has(written)) reasons.set(written, { written, readAs, source, from });
    }
  }
  return [...reasons.values()];
}

const apartFrom = (
  one: Pick<SuggestedService, 'reasons'>,
  other: Pick<SuggestedService, 'reasons'> | undefined,
): readonly string[] => {
  const shared = new Set(other?.reasons.map(({ written }) => written));
  return one.reasons.map(({ written }) => written).filter((written) => !shared.has(written));
};
