import type { Policy } from '../../../standards/index.ts';

/** The service that a text names, by its name or another that callers use; the longest name wins, then the one named first. Null when none is. */
export function serviceNamedIn(policy: Policy, text: string): string | null {
  // A mail program may have broken a name over two lines.
  const words = text.replace(/\s+/g, ' ');
  const found = policy.services.flatMap(({ id, name, aliases }) =>
    [id, name, ...aliases].flatMap((word) => {
      const match = new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(word)}(?![\\p{L}\\p{N}])`, 'iu').exec(words);
      return match ? [{ id, at: match.index, length: word.length }] : [];
    }),
  );
  return found.sort((a, b) => b.length - a.length || a.at - b.at)[0]?.id ?? null;
}

/** Where contacts are filed until somebody has read them. */
export const UNCLASSIFIED = 'unclassified';

/** The service a letter is about: named in the subject, else in the text, else not yet classified, for an analyst to put right. */
export function serviceOf(policy: Policy, subject: string, text: string): string {
  const { services } = policy;
  const own = services.find(({ id }) => id === UNCLASSIFIED) ?? services.find(({ route }) => route === 'local') ?? services[0];
  return serviceNamedIn(policy, subject) ?? serviceNamedIn(policy, text.slice(0, 4000)) ?? own?.id ?? '';
}

/**
 * Whom an incident is handed to when nobody says: the supplier of its service. One that is not classified yet (a fax is a picture) goes by
 * the service the hand-off names, else to the only supplier that the catalogue names. Null: the desk's own teams resolve it.
 */
export function supplierFor(policy: Policy, service: string, affectedService: string | undefined): string | null {
  const supplierOf = (wanted: string | null) => policy.services.find(({ id }) => id === wanted)?.supplier ?? null;
  if (service !== UNCLASSIFIED) return supplierOf(service);
  const [only, ...others] = new Set(policy.services.flatMap(({ supplier }) => supplier ?? []));
  return supplierOf(serviceNamedIn(policy, affectedService ?? '')) ?? (others.length === 0 ? (only ?? null) : null);
}
