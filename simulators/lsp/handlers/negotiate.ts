import { Refusal } from '../../../kernel/index.ts';

export const JSON_BODY = ['application/json'] as const;
/** Both are read as a merge patch (RFC 7396): v4 leaves the choice open, and clients use either. */
export const PATCH_BODY = ['application/merge-patch+json', 'application/json'] as const;

const typeIn = (text: string): string => text.split(';')[0]!.trim().toLowerCase();
const isRefused = (range: string): boolean => /;\s*q=0(?:\.0*)?\s*(?:;|$)/.test(range);

/** Refuses with 406 a client that does not accept JSON. Without `Accept` a client accepts everything. */
export function mustAcceptJson(headers: Headers): void {
  const accept = headers.get('accept');
  if (accept === null || accept.trim() === '') return;
  const ranges = accept.split(',').filter((range) => !isRefused(range));
  if (!ranges.some((range) => ['application/json', 'application/*', '*/*'].includes(typeIn(range))))
    throw new Refusal('notAcceptable', 'The answer is application/json; Accept asks for something else.', 406);
}

const refused = (message: string) => new Refusal('unsupportedMediaType', message, 415);

/** Refuses with 415 a body of another media type, another charset than UTF-8, or a content coding. A body without a type counts as JSON. */
export function mustBeOneOf(types: readonly string[], headers: Headers): void {
  const coding = headers.get('content-encoding') ?? 'identity';
  if (coding.trim().toLowerCase() !== 'identity')
    throw refused(`Send the body without a content coding; ${coding} is not supported.`);
  const given = headers.get('content-type');
  if (given === null) return;
  if (!types.includes(typeIn(given)))
    throw refused(`A body is ${types.join(' or ')}; this one says ${typeIn(given) || 'nothing that can be read'}.`);
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(given)?.[1] ?? 'utf-8';
  if (!/^utf-?8$/i.test(charset)) throw refused(`Send the body in UTF-8; ${charset} is not supported.`);
}
