import { Refusal } from '../../../kernel/index.ts';

export const JSON_BODY = ['application/json'] as const;
/** Both are read as a merge patch (RFC 7396): v4 leaves the choice open, and clients send either. */
export const PATCH_BODY = ['application/merge-patch+json', 'application/json'] as const;

const typeIn = (text: string): string => text.split(';')[0]!.trim().toLowerCase();
const isRefused = (range: string): boolean => /;\s*q=0(?:\.0*)?\s*(?:;|$)/.test(range);

/** Refuses with 406 a caller who takes no JSON. Without `Accept` everything is taken. */
export function mustTakeJson(headers: Headers): void {
  const accept = headers.get('accept');
  if (accept === null || accept.trim() === '') return;
  const ranges = accept.split(',').filter((range) => !isRefused(range));
  if (!ranges.some((range) => ['application/json', 'application/*', '*/*'].includes(typeIn(range))))
    throw new Refusal('notAcceptable', 'The answer is application/json; Accept asks for something else.', 406);
}

/** Refuses with 415 a body of another type. A body whose type was not said is taken for JSON. */
export function mustBeOneOf(types: readonly string[], headers: Headers): void {
  const given = headers.get('content-type');
  if (given !== null && !types.includes(typeIn(given)))
    throw new Refusal('unsupportedMediaType', `A body is ${types.join(' or ')}; this one is ${typeIn(given)}.`, 415);
}
