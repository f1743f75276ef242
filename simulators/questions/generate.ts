import { CLAIMS, NICKNAMES, OPENINGS, PHRASES } from './phrases.ts';
import { mistyped } from './mistyped.ts';
import { drawAt } from '../../kernel/index.ts';

/** A question as a caller puts it. `service` null: no service of the catalogue is meant. */
export interface CallersQuestion {
  readonly text: string;
  readonly service: string | null;
}

/** One in so many questions says nothing of a service of the catalogue. */
const ONE_IN_NONE = 10;

/**
 * Questions in callers' words, with typing errors, wrong names, severities that are none, and other services that are said to work. The
 * same seed gives the same questions.
 *
 * @param services ids of the catalogue; those without phrases are left out
 */
export function questionsFrom(seed: string, services: readonly string[], count: number): readonly CallersQuestion[] {
  const known = services.filter((id) => id !== 'none' && Object.hasOwn(PHRASES, id));
  if (known.length === 0) return [];
  return Array.from({ length: count }, (_, i) => {
    const draw = (what: string) => drawAt(seed, 'question', i, what);
    const pick = <T>(from: readonly T[], what: string): T => from[Math.floor(draw(what) * from.length)]!;
    const isNone = i % ONE_IN_NONE === ONE_IN_NONE - 1;
    const service = isNone ? 'none' : pick(known, 'service');
    const phrase = pick(PHRASES[service]!, 'phrase');
    const other = pick(known.filter((id) => id !== service).concat(isNone ? known : []), 'other');
    const parts = [
      ...(draw('opening') < 0.4 ? [pick(OPENINGS, 'which opening')] : []),
      ...(!isNone && draw('works') < 0.15 ? [`${pick(NICKNAMES[other]!, 'other name')} is fine but`] : []),
      draw('typed') < 0.5 ? mistyped(phrase, (what) => draw(`typing ${what}`)) : phrase,
      ...(!isNone && draw('named') < 0.35 ? [`(${pick(NICKNAMES[service]!, 'name')})`] : []),
      ...(draw('claim') < 0.3 ? [`. ${pick(CLAIMS, 'which claim')}`] : []),
    ];
    return { text: parts.join(' ').replaceAll(' .', '.'), service: isNone ? null : service };
  });
}
