import { refuse } from './refuse.ts';
import { didYouMean } from '../../../kernel/index.ts';
import type { Policy, Service } from '../../../standards/index.ts';

/** The service with this id; refused, with the nearest one, when the catalogue has none. */
export function serviceIn({ services }: Pick<Policy, 'services'>, id: string): Service {
  const found = services.find((each) => each.id === id);
  if (found) return found;
  const known = services.map((each) => each.id);
  throw refuse.unknown('service', `"${id}" is not in the catalogue.${didYouMean(id, known)}`);
}

/**
 * The service named in a text, by its name or an alias; the longest name wins, then the first mentioned. Null when there is none.
 */
export function serviceNamedIn(policy: Policy, text: string): string | null {
  // Mail programs may wrap a name over two lines.
  const words = text.replace(/\s+/g, ' ');
  const found = policy.services.flatMap(({ id, name, aliases }) =>
    [id, name, ...aliases].flatMap((word) => {
      const match = new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(word)}(?![\\p{L}\\p{N}])`, 'iu').exec(words);
      return match ? [{ id, at: match.index, length: word.length }] : [];
    }),
  );
  return found.sort((a, b) => b.length - a.length || a.at - b.at)[0]?.id ?? null;
}

/** Service of a contact until a person has classified it. */
export const UNCLASSIFIED = 'unclassified';

/** The service a mail is about: named in the subject, else in the text, else unclassified, for an analyst to correct. */
export function serviceOf(policy: Policy, subject: string, text: string): string {
  const { services } = policy;
  const own = services.find(({ id }) => id === UNCLASSIFIED) ?? services.find(({ route }) => route === 'local') ?? services[0];
  return serviceNamedIn(policy, subject) ?? serviceNamedIn(policy, text.slice(0, 4000)) ?? own?.id ?? '';
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
