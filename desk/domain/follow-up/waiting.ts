import { isAnswer, type Incident, type RecordedEvent } from '../incident/index.ts';

/**
 * State of a question to the caller: how often it was chased, when the desk last wrote to them, and whether they have replied.
 */
export interface Waiting {
  readonly asked: number;
  readonly lastMessage: Temporal.Instant;
  readonly answered: boolean;
  /** Returned to the shift: no more chases. */
  readonly returnedToShift: boolean;
}

const isMessage = ({ type }: RecordedEvent): boolean => type === 'responded' || type === 'callerChased' || type === 'callerAsked';

/** Counts from the event that began the wait. Any answer needs a person to read it, and stops the chases. Pure. */
export function waitingSince(begin: RecordedEvent, { events }: Pick<Incident, 'events'>): Waiting {
  const since = events.filter(({ seq }) => seq > begin.seq);
  return {
    asked: since.filter(({ type }) => type === 'callerChased').length,
    lastMessage: Temporal.Instant.from(since.findLast(isMessage)?.at ?? begin.at),
    answered: since.some(isAnswer),
    returnedToShift: since.some(({ type }) => type === 'givenBack'),
  };
}
