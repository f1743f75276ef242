import { canHaveCome } from './gaps.ts';
import type { HandOff, TicketChange, TicketReading } from './types.ts';
import { closing, supplierText, reopening, takingBack } from './texts.ts';
import type { Incident } from '../types.ts';

/** A change in a supplier's ticket that our record does not have yet. */
export interface TicketUpdate {
  readonly status: string;
  readonly note: string;
  /** Null: the ticket has no history, so the time is unknown. */
  readonly at: string | null;
  /** Position and status in the ticket's history: the same on every read. */
  readonly change?: string;
  readonly noteKey?: string;
  /** Our record already has a later change of the same ticket, so this one does not change the status. */
  readonly overtaken: boolean;
}

const changeKey = (place: number, status: string) => `${place} ${status}`;

/** Status changes the desk itself made on this hand-off's ticket. Received again, they are echoes. */
function ownChanges(incident: Pick<Incident, 'events'>): ReadonlySet<string> {
  return new Set(
    incident.events.flatMap((event) =>
      event.type === 'closed'
        ? [`closed ${supplierText(closing(event.byNight))}`]
        : event.type === 'reopened'
          ? [`inProgress ${supplierText(reopening(event.texts['reason'] ?? ''))}`]
          : event.type === 'returned'
            ? [`cancelled ${supplierText(takingBack(event.texts['reason'] ?? ''))}`]
            : [],
    ),
  );
}

/**
 * New updates in a reading of a ticket, in the supplier's order; empty when all are recorded. A history longer than our record
 * fills the gap; a shorter one (from an event overtaken by a later one) adds nothing. Pure.
 */
export function newUpdatesIn(
  reading: TicketReading,
  handOff: HandOff,
  incident: Pick<Incident, 'events'>,
): readonly TicketUpdate[] {
  const { changes = [], notes = [] } = reading;
  const own = ownChanges(incident);
  const known = recordedWithoutHistory(incident, reading.id);
  const isRecorded = ({ status, at }: TicketChange) => known.has(`${status} ${instantOf(at)}`);
  const places = [
    ...handOff.changes.map((key) => Number(key.split(' ', 1)[0])),
    ...changes.flatMap((change, place) => (isRecorded(change) ? [place] : [])),
  ];
  const furthest = Math.max(-1, ...places);
  let latest = 0;
  const moved = changes.flatMap((entry, place) => {
    const { status, at, reason } = entry;
    // Keep the order of the history, even if the supplier's clock moved backwards meanwhile.
    latest = Math.max(latest, instantOf(at));
    const change = changeKey(place, status);
    const known = handOff.changes.includes(change) || isRecorded(entry) || (place === 0 && status === 'acknowledged');
    if (known || own.has(`${status} ${reason}`.trim())) return [];
    return [{ when: latest, update: { status, note: reason, at, change, overtaken: place < furthest } }];
  });
  const newNotes = notes
    .filter(({ key, text, at }) => !handOff.notes.includes(key) && !changes.some((c) => c.reason === text && c.at === at))
    .map(({ key, text, at }) => ({
      when: instantOf(at),
      update: { status: '', note: text, at, noteKey: key, overtaken: false },
    }));
  let status = handOff.status ?? reading.status;
  // The sort is stable: at one instant, status changes come before notes. A note changes no status.
  const current = reading.changes === undefined && canHaveCome(status, reading.status) ? [currentStatusOf(reading)] : [];
  return [...moved, ...newNotes, ...current]
    .sort((a, b) => a.when - b.when)
    .map(({ update }): TicketUpdate => {
      if (update.status !== '' && !update.overtaken) ({ status } = update);
      return { ...update, status: update.status === '' ? status : update.status };
    });
}

/** A ticket without a history gives only its current status. */
const currentStatusOf = ({ status }: TicketReading) => ({
  when: Infinity,
  update: { status, note: '', at: null, overtaken: false },
});

/**
 * Status changes received in events without a history, by status and instant. When a history repeats them, they are already
 * recorded.
 */
const recordedWithoutHistory = ({ events }: Pick<Incident, 'events'>, ticket: string): ReadonlySet<string> =>
  new Set(
    events.flatMap((event) =>
      event.type === 'supplierUpdated' &&
      event.ticket === ticket &&
      event.change === undefined &&
      event.noteKey === undefined &&
      event.theirs === undefined &&
      event.happenedAt !== null
        ? [`${event.status} ${instantOf(event.happenedAt)}`]
        : [],
    ),
  );

const instantOf = (text: string): number => Temporal.Instant.from(text).epochMilliseconds;
