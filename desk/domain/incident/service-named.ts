import { refuse } from './refuse.ts';
import { complaintsIn, suggester } from '../knowledge/index.ts';
import { didYouMean } from '../../../kernel/index.ts';
import type { Policy, Service } from '../../../standards/index.ts';

/** The service with this id; refused, with the nearest one, when the catalogue has none. */
export function serviceIn({ services }: Pick<Policy, 'services'>, id: string): Service {
  const found = services.find((each) => each.id === id);
  if (found) return found;
  const known = services.map((each) => each.id);
  throw refuse.unknown('service', `"${id}" is not in the catalogue.${didYouMean(id, known)}`);
}

interface Mention {
  readonly id: string;
  readonly at: number;
  readonly length: number;
  /** An acronym that the caller wrote as a word, such as "cab" for CAB: it may be one. */
  readonly asWord: boolean;
}

/**
 * The service named in what a text complains of, by its name or an alias; the longest name wins, then the first mentioned. Null when
 * there is none. A service that is said to work is not named: "the wifi is fine but PACS will not load".
 */
export const serviceNamedIn = (policy: Pick<Policy, 'services'>, text: string): string | null =>
  mentionIn(policy, text)?.id ?? null;

function mentionIn({ services }: Pick<Policy, 'services'>, text: string): Mention | null {
  // Mail programs may wrap a name over two lines.
  const words = complaintsIn(text.replace(/\s+/g, ' '));
  const found = services.flatMap(({ id, name, aliases }) =>
    [id, name, ...aliases].flatMap((word): readonly Mention[] => {
      const match = new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(word)}(?![\\p{L}\\p{N}])`, 'iu').exec(words);
      return match
        ? [{ id, at: match.index, length: word.length, asWord: /^\p{Lu}{2,4}$/u.test(word) && match[0] !== word }]
        : [];
    }),
  );
  return found.sort((a, b) => b.length - a.length || a.at - b.at)[0] ?? null;
}

/** Service of a contact until a person has classified it. */
export const UNCLASSIFIED = 'unclassified';

/**
 * The service a mail is about: named in the subject, else in the text, else unclassified, for an analyst to correct. An acronym in small
 * letters counts only where the other words agree: the cab of "taxi cab account locked" is not the one of Choose and Book.
 */
export function serviceOf(policy: Pick<Policy, 'services' | 'triage'>, subject: string, text: string): string {
  const { services } = policy;
  const own = services.find(({ id }) => id === UNCLASSIFIED) ?? services.find(({ route }) => route === 'local') ?? services[0];
  const start = text.slice(0, 4000);
  const named = mentionIn(policy, subject) ?? mentionIn(policy, start);
  const agreed = named?.asWord ? suggester(policy, [])(`${subject}. ${start}`).services[0]?.service === named.id : true;
  return (agreed ? named?.id : undefined) ?? own?.id ?? '';
}

/**
 * The default supplier for a hand-off: the one of the incident's service. An unclassified incident (a fax is a picture) uses the
 * service that the hand-off names, else the only supplier in the catalogue. Null: the desk's own teams resolve it.
 */
export function supplierFor(policy: Policy, service: string, affectedService: string | undefined): string | null {
  const supplierOf = (wanted: string | null) => policy.services.find(({ id }) => id === wanted)?.supplier ?? null;
  if (service !== UNCLASSIFIED) return supplierOf(service);
  const [only, ...others] = new Set(policy.services.flatMap(({ supplier }) => supplier ?? []));
  return supplierOf(serviceNamedIn(policy, affectedService ?? '')) ?? (others.length === 0 ? (only ?? null) : null);
}
