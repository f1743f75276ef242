import type { RecordedEvent } from '../events.ts';
import type { Incident } from '../types.ts';
import type { HandOff, Mismatch, TicketReading } from './types.ts';

/** The fields that identify our ticket at a supplier. */
export interface OurTicket {
  readonly reference: string;
  /** The description that was sent; null when it was erased. */
  readonly description: string | null;
  /** Null: its id is not known yet. */
  readonly ticket: string | null;
  readonly changes: readonly string[];
}

const plain = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
/** A supplier may cut a description or add to it, so either may contain the other. */
const isSimilar = (ours: string, theirs: string): boolean => {
  const [a, b] = [plain(ours), plain(theirs)];
  return a === '' || b === '' || a.includes(b) || b.includes(a);
};

/**
 * Why a reading is not of our ticket; null when it is, or when nothing in it contradicts that. Our reference decides. Where the supplier
 * does not give it, the description that we sent and the history recorded before are compared, because ticket ids may be
 * used a second time. Pure.
 */
export function mismatchIn(reading: TicketReading, ours: OurTicket): Mismatch | null {
  const { externalId, externalIds = [], describedAs, changes = [] } = reading;
  if (ours.ticket !== null && reading.id !== ours.ticket) return { by: 'ticket', theirs: reading.id };
  if (externalId !== undefined) return externalId.trim() === ours.reference ? null : { by: 'reference', theirs: externalId };
  if (externalIds.some((each) => each.trim() === ours.reference)) return null;
  if (describedAs !== undefined && ours.description !== null)
    return isSimilar(ours.description, describedAs) ? null : { by: 'description', theirs: '' };
  const contradicted = ours.changes
    .map((key) => key.split(' ') as [string, string])
    .find(([place, status]) => changes[Number(place)] !== undefined && changes[Number(place)]!.status !== status);
  return contradicted === undefined ? null : { by: 'history', theirs: changes[Number(contradicted[0])]!.status };
}

/** Whether a reading has a field that identifies its ticket. Pure. */
export const identifiesTicket = ({ externalId, externalIds = [], describedAs, changes }: TicketReading): boolean =>
  externalId !== undefined || externalIds.length > 0 || describedAs !== undefined || changes !== undefined;

/** The fields that identify the ticket of a hand-off. Pure. */
export function ourTicket(incident: Pick<Incident, 'reference' | 'description' | 'events'>, record: HandOff): OurTicket {
  const handedOff = incident.events.find((event) => event.type === 'handedOff' && event.handOff === record.handOff);
  return {
    reference: incident.reference,
    description: descriptionSent(handedOff, incident.description),
    ticket: record.ticket,
    changes: record.changes,
  };
}

function descriptionSent(handedOff: RecordedEvent | undefined, otherwise: string): string | null {
  const data = handedOff?.texts['data'];
  if (typeof data !== 'string') return null;
  const { description } = JSON.parse(data) as { readonly description?: unknown };
  return typeof description === 'string' ? description : otherwise;
}
