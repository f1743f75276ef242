import { refuse } from '../domain/incident/index.ts';

/** Parses an instant of a query. It must carry its offset, so that it is unambiguous. @throws {Refusal} `invalid` */
export function instantAsked(text: string | undefined, name = 'at'): Temporal.Instant | undefined {
  if (text === undefined || text === '') return undefined;
  try {
    return Temporal.Instant.from(text);
  } catch {
    throw refuse.invalid(`Write "${name}" with date, time and offset: 2026-06-05T16:00:00+01:00 (in an address, + is %2B).`);
  }
}
