import { canHaveCome } from './gaps.ts';
import type { HandOff, TicketChange, TicketReading } from './types.ts';
import { closing, supplierText, reopening, takingBack } from './words.ts';
import type { Incident } from '../types.ts';

/** Something a supplier's ticket says that our record does not have yet. */
export interface TicketUpdate {
  readonly status: string;
  readonly note: string;
  /** Null: the ticket keeps no history, so nobody knows. */
  readonly at: string | null;
  /** Place and status in the ticket's history: the same whenever and however often it is read. */
  readonly change?: string;
  readonly noteKey?: string;
  /** A later change of the same ticket is in our record already: this one moves nothing any more. */
  readonly overtaken: boolean;
}

const changeKey = (place: number, status: string) => `${place} ${status}`;

/** Changes of status that the desk itself made on this hand-off's ticket: heard again, they are its own echo. */
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
 * What is new in a reading of a ticket, in the order in which the supplier did it; nothing when it has all been heard. A history that is
 * longer than what we know fills the gap by itself, and one that is shorter (an event overtaken by a later one) adds nothing. Pure.
 */
export function newUpdatesIn(
  reading: TicketReading,
  handOff: HandOff,
  incident: Pick<Incident, 'events'>,
): readonly TicketUpdate[] {
  const { changes = [], notes = [] } = reading;
  const own = ownChanges(incident);
  const told = toldWithoutHistory(incident, reading.id);
  const isTold = ({ status, at }: TicketChange) => told.has(`${status} ${instantOf(at)}`);
  const places = [
    ...handOff.changes.map((key) => Number(key.split(' ', 1)[0])),
    ...changes.flatMap((change, place) => (isTold(change) ? [place] : [])),
  ];
  const furthest = Math.max(-1, ...places);
  let latest = 0;
  const moved = changes.flatMap((entry, place) => {
    const { status, at, reason } = entry;
    // The order of a history is its own, whatever the supplier's clock did meanwhile.
    latest = Math.max(latest, instantOf(at));
    const change = changeKey(place, status);
    const known = handOff.changes.includes(change) || isTold(entry) || (place === 0 && status === 'acknowledged');
    if (known || own.has(`${status} ${reason}`.trim())) return [];
    return [{ when: latest, update: { status, note: reason, at, change, overtaken: place < furthest } }];
  });
  const said = notes
    .filter(({ key, text, at }) => !handOff.notes.includes(key) && !changes.some((c) => c.reason === text && c.at === at))
    .map(({ key, text, at }) => ({
      when: instantOf(at),
      update: { status: '', note: text, at, noteKey: key, overtaken: false },
    }));
  let status = handOff.status ?? reading.status;
  // Stable: of one instant, changes of status come before notes. A note moves no status.
  const now = reading.changes === undefined && canHaveCome(status, reading.status) ? [asItStands(reading)] : [];
  return [...moved, ...said, ...now]
    .sort((a, b) => a.when - b.when)
    .map(({ update }): TicketUpdate => {
      if (update.status !== '' && !update.overtaken) ({ status } = update);
      return { ...update, status: update.status === '' ? status : update.status };
    });
}

/** A ticket without a history says only where it stands. */
const asItStands = ({ status }: TicketReading) => ({
  when: Infinity,
  update: { status, note: '', at: null, overtaken: false },
});

/** Changes of status that events told when they carried no history, by status and instant: met again in a history, they are known. */
const toldWithoutHistory = ({ events }: Pick<Incident, 'events'>, ticket: string): ReadonlySet<string> =>
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
