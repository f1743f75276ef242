import { Refusal, type Clock, type Ids } from '../../../kernel/index.ts';
import type { TicketStatus } from '../types.ts';
import { asSent, checkCreation, notesIn, serverOwned } from './intake.ts';
import { isReopening, isStatus, mayMove } from './states.ts';
import { textIn, type Json, type Kept } from './ticket.ts';

export interface TicketsOptions {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly supplierName: string;
  readonly minimumDataSet: readonly string[];
}
export type By = 'supplier' | 'desk';

const SEVENTH_DIGIT = 7;

/** One supplier's tickets, in the order they were made. No transport, no timers: every change is asked for. */
export function createTickets({ clock, ids, supplierName, minimumDataSet }: TicketsOptions) {
  const tickets = new Map<string, Kept>();
  const stamp = () => clock.now().toString();

  const addNote = (ticket: Kept, text: string, author: string) => {
    ticket.note.push({ id: ids.uuid('lsp-note'), author, date: stamp(), text });
    ticket.lastUpdate = stamp();
  };
  const find = (id: string): Kept => {
    const ticket = tickets.get(id);
    if (!ticket) throw new Refusal('notFound', `No trouble ticket ${id}.`, 404);
    return ticket;
  };
  const enter = (ticket: Kept, status: TicketStatus, reason: string | undefined) => {
    ticket.status = status;
    ticket.statusChangeReason = reason;
    ticket.lastUpdate = stamp();
    if (status === 'resolved') ticket.resolutionDate = stamp();
    if (status === 'inProgress') ticket.resolutionDate = undefined;
    ticket.statusChange.push({ status, changeDate: stamp(), ...(reason === undefined ? {} : { changeReason: reason }) });
  };
  const checkMove = (ticket: Kept, to: TicketStatus) => {
    if (!mayMove(ticket.status, to))
      throw new Refusal('illegalTransition', `Ticket ${ticket.id} is ${ticket.status}; it cannot become ${to}.`, 409);
  };

  return {
    all: (): readonly Kept[] => [...tickets.values()],
    find,
    create(body: Json): Kept {
      checkCreation(body, minimumDataSet);
      const ticket: Kept = {
        id: `T${String(tickets.size + 1).padStart(SEVENTH_DIGIT, '0')}`,
        sent: asSent(body),
        status: 'acknowledged',
        creationDate: stamp(),
        lastUpdate: stamp(),
        note: [],
        statusChange: [],
      };
      enter(ticket, 'acknowledged', undefined);
      for (const { text, author } of notesIn(body)) addNote(ticket, text, author ?? 'service desk');
      tickets.set(ticket.id, ticket);
      return ticket;
    },
    /** The supplier changes a status, and says how when it resolves (MEF 124 R28). */
    move(id: string, to: TicketStatus, note?: string): Kept {
      const ticket = find(id);
      checkMove(ticket, to);
      const words = note ?? (to === 'resolved' ? 'Service restored.' : undefined);
      if (words !== undefined) addNote(ticket, words, supplierName);
      enter(ticket, to, words);
      return ticket;
    },
    note(id: string, text: string): Kept {
      const ticket = find(id);
      addNote(ticket, text, supplierName);
      return ticket;
    },
    /**
     * A merge patch (RFC 7396) from the desk, all of it or nothing. Notes are append-only: one without id is added, one with the
     * id of a kept note must be as it was, and none goes away by being left out.
     */
    patch(id: string, body: Json): Kept {
      const ticket = find(id);
      const forbidden = serverOwned(body);
      if (forbidden.length) throw new Refusal('unexpectedProperty', `${forbidden.join(', ')} cannot be patched.`, 400);
      const { status } = body;
      const reason = textIn(body, 'statusChangeReason');
      const notes = notesIn(body);
      for (const { id: noteId, text } of notes) {
        const kept = noteId === undefined ? undefined : ticket.note.find((n) => n.id === noteId);
        if (noteId !== undefined && !kept) throw new Refusal('referenceNotFound', `Ticket ${id} has no note ${noteId}.`, 400);
        if (kept && kept.text !== text) throw new Refusal('noteIsFinal', `Note ${noteId} cannot be changed. Add another.`, 409);
      }
      if (status !== undefined && status !== ticket.status) {
        if (!isStatus(status)) throw new Refusal('invalidValue', `${JSON.stringify(status)} is not a status of TMF621.`, 400);
        checkMove(ticket, status);
        if (isReopening(ticket.status, status) && reason === undefined)
          throw new Refusal('missingProperty', 'A ticket is reopened with a statusChangeReason.', 400);
        enter(ticket, status, reason);
        if (reason !== undefined) addNote(ticket, reason, 'service desk');
      }
      for (const { id: noteId, text, author } of notes) if (noteId === undefined) addNote(ticket, text, author ?? 'service desk');
      ticket.sent = merged(ticket.sent, asSent(body));
      ticket.lastUpdate = stamp();
      return ticket;
    },
  };
}
export type Tickets = ReturnType<typeof createTickets>;

const merged = (target: Json, patch: Json): Json =>
  Object.entries(patch).reduce<Json>((into, [field, value]) => {
    const { [field]: old, ...others } = into;
    if (value === null) return others;
    const isNested = typeof value === 'object' && !Array.isArray(value);
    return {
      ...into,
      [field]: isNested ? merged((typeof old === 'object' && old !== null ? old : {}) as Json, value as Json) : value,
    };
  }, target);
