import { timeOfDay } from '../../expected/time-of-day.ts';
import type { Severity, Standard, Supplier } from '../../../standards/index.ts';
import type { OccasionFacts } from '../../environment/remembered.ts';

export interface Known {
  readonly reference: string;
  readonly means: OccasionFacts;
  readonly standard: Standard;
  readonly lsp: Supplier;
}

const digits = (text: string): string => text.replace(/\D/g, '').replace(/^44/, '0');
const includes = (text: string, words: string): boolean => text.toLowerCase().includes(words.toLowerCase());
/** A span as people write it: "30 minutes", "half an hour". */
function namesSpan(text: string, span: string): boolean {
  const total = Temporal.Duration.from(span).total('minutes');
  const words = { 30: 'half an hour', 60: '(?:an|one|1) hour', 120: '(?:two|2) hours' }[total];
  return new RegExp(`\\b${total} ?min(?:ute)?s?\\b${words ? `|\\b${words}\\b` : ''}`, 'i').test(text);
}

/** Whether a text names a fact. Wordings differ from desk to desk, so each is only what any of them must contain. */
const NAMES: Readonly<Record<string, (text: string, known: Known) => boolean>> = {
  reference: (text, { reference }) => text.includes(reference),
  service: (text, { means }) => includes(text, means.service),
  severity: (text, { means }) => new RegExp(`(?:severity|sev|priority)\\W{0,2}${means.severity}\\b`, 'i').test(text),
  summary: (text, { means }) => includes(text, means.summary),
  organisation: (text, { means }) => includes(text, means.organisation),
  caller: (text, { means }) => includes(text, means.caller),
  number: (text, { means }) => digits(text).includes(digits(means.number)),
  address: (text, { means }) => includes(text, means.mail),
  words: (text, { means }) => includes(text, means.words),
  question: (text) => text.includes('?'),
  closed: (text) => /\bclosed\b/i.test(text),
  supplier: (text, { lsp }) => includes(text, lsp.name),
  "supplier's number": (text, { lsp }) => digits(text).includes(digits(lsp.contact.telephone)),
  "supplier's word for the severity": (text, { lsp, means }) => includes(text, lsp.severities[means.severity as Severity]),
  'next update': (text, { standard, means }) => {
    const every = standard.escalation.updateEvery[means.severity as Severity];
    return every !== undefined && namesSpan(text, every);
  },
  time: (text, { standard, means }) => means.time !== null && text.includes(timeOfDay(means.time, standard.zone)),
};

const literal = (fact: string): string | null => /^"(.*)"$/.exec(fact)?.[1] ?? null;

export const isFact = (fact: string): boolean => fact in NAMES || literal(fact) !== null;
export const FACTS = Object.keys(NAMES);

export function names(text: string, fact: string, known: Known): boolean {
  const words = literal(fact);
  return words === null ? NAMES[fact]!(text, known) : includes(text, words);
}

/** What no message may hold, whatever it is about. Null: nothing is wrong with it. */
export function wrongIn(text: string, { means, standard }: Known): string | null {
  const [instant] = /\d{4}-\d\d-\d\dT\d\d:\d\d\S*|\bUTC\b/.exec(text) ?? [];
  if (instant !== undefined) return `it states a time as "${instant}" and not as a clock on the wall shows it`;
  const [unfilled] = /\{\w+\}|\bundefined\b|\bNaN\b|\[object \w+\]/.exec(text) ?? [];
  if (unfilled !== undefined) return `it holds "${unfilled}" where a value belongs`;
  const own = standard.services.find(({ name }) => name === means.service);
  const other = standard.services.find(({ name, id }) => id !== own?.id && text.includes(name) && !means.service.includes(name));
  if (other) return `it names the service ${other.name}, and is about ${means.service}`;
  const severity = [...text.matchAll(/\bseverity (\d)\b/gi)]
    .map(([, figure]) => figure)
    .find((figure) => figure !== means.severity);
  return severity === undefined ? null : `it names severity ${severity}, which was ${means.severity}`;
}
