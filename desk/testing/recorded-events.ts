import type { RecordedEvent } from '../domain/incident/index.ts';
import type { DeskParts, Wiring } from '../parts.ts';

/** Keeps the recorded events of every viewed incident, so that tests read data instead of sentences. For tests only. */
export function recordedEvents(wiring: Wiring = (parts) => parts) {
  const byReference = new Map<string, readonly RecordedEvent[]>();
  const keeping = ({ viewOf, ...parts }: DeskParts): DeskParts => ({
    ...parts,
    viewOf: (incident, ...rest) => {
      byReference.set(incident.reference, incident.events);
      return viewOf(incident, ...rest);
    },
  });
  return {
    wiring: ((parts) => keeping(wiring(parts))) satisfies Wiring,
    /** The events of one type, as of the last view. */
    seen: <T extends RecordedEvent['type']>(reference: string, type: T): readonly Extract<RecordedEvent, { type: T }>[] =>
      (byReference.get(reference) ?? []).filter((event): event is Extract<RecordedEvent, { type: T }> => event.type === type),
  };
}
