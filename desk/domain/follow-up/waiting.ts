import type { Incident, RecordedEvent } from '../incident/index.ts';

/** How it stands with a question to the caller: how often it was put, when they last heard from us, and whether they have said anything. */
export interface Waiting {
  readonly asked: number;
  readonly lastWord: Temporal.Instant;
  readonly answered: boolean;
  /** The shift has it: nothing more is asked. */
  readonly returnedToShift: boolean;
}

/** Whatever the caller says is for a person to read: after it nobody is asked again, and nothing ends by silence. */
const isAnswer = ({ type, actor }: RecordedEvent): boolean =>
  type === 'replied' ||
  (['noted', 'attached', 'documentNamed'].includes(type) && ['requester', 'caller', 'partner'].includes(actor.role));
const isWord = ({ type }: RecordedEvent): boolean => type === 'responded' || type === 'callerChased' || type === 'callerAsked';

/** Since the event that began the wait. Pure. */
export function waitingSince(begin: RecordedEvent, { events }: Pick<Incident, 'events'>): Waiting {
  const since = events.filter(({ seq }) => seq > begin.seq);
  return {
    asked: since.filter(({ type }) => type === 'callerChased').length,
    lastWord: Temporal.Instant.from(since.findLast(isWord)?.at ?? begin.at),
    answered: since.some(isAnswer),
    returnedToShift: since.some(({ type }) => type === 'givenBack'),
  };
}
