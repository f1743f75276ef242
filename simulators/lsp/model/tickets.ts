import { comparableJson, Refusal, type Clock, type Ids } from '../../../kernel/index.ts';
import {
  additions,
  isReopening,
  isStatus,
  mayMove,
  merged,
  textIn,
  type Json,
  type Source,
  type TicketStatus,
} from '../../../kernel/trouble-ticket/index.ts';
import { attachmentOf, attachmentsIn, mustFit } from './attachments.ts';
import { asSent, checkCreation, mustBeATicket, mustNotSetOurs, notesIn } from './intake.ts';
import type { StoredTicket } from './ticket.ts';

export interface TicketsOptions {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly supplierName: string;
  readonly minimumDataSet: readonly string[];
  /** Part of every ticket's id, so that a supplier started again gives no id a second time. */
  readonly series?: string;
  /** The id of its n-th ticket. */
  readonly ticketId?: ((made: number) => string) | undefined;
}

const ID_DIGITS = 7;
const numbered = (series: string) => (made: number) => `T${series}${String(made).padStart(ID_DIGITS, '0')}`;
const DESK_AS_AUTHOR = 'service desk';

const requireText = (text: string): void => {
  if (text.trim() === '') throw new Refusal('invalidBody', 'Each note needs a text.', 400);
};

/** One supplier's tickets, in order of creation. No transport and no timers: callers request every change. */
export function createTickets({
  clock,
  ids,
  supplierName,
  minimumDataSet,
  series = '',
  ticketId = numbered(series),
}: TicketsOptions) {
  const tickets = new Map<string, StoredTicket>();
  const stamp = () => clock.now().toString();
  // An id is never reused, not even that of a deleted ticket.
  let made = 0;

  /** Starts a change: all its parts bear this timestamp. */
  const touch = (ticket: StoredTicket) => {
    ticket.lastUpdate = stamp();
    ticket.revision += 1;
  };
  const addNote = (
    ticket: StoredTicket,
    text: string,
    source: Source,
    author = source === 'buyer' ? DESK_AS_AUTHOR : supplierName,
  ) => {
    ticket.note.push({ id: ids.uuid('lsp-note'), author, date: ticket.lastUpdate, text, source });
  };
  const addAttachment = (ticket: StoredTicket, sent: Json, source: Source) => {
    ticket.attachment.push({ id: ids.uuid('lsp-attachment'), source, ...attachmentOf(sent) });
  };
  const find = (id: string): StoredTicket => {
    const ticket = tickets.get(id);
    if (!ticket) throw new Refusal('notFound', `No trouble ticket ${id}.`, 404);
    return ticket;
  };
  const enter = (ticket: StoredTicket, status: TicketStatus, reason: string | undefined) => {
    ticket.status = status;
    ticket.statusChangeReason = reason;
    const at = ticket.lastUpdate;
    if (status === 'resolved') ticket.resolutionDate = at;
    if (status === 'inProgress') ticket.resolutionDate = undefined;
    ticket.statusChange.push({ status, changeDate: at, ...(reason === undefined ? {} : { changeReason: reason }) });
  };
  const checkMove = (ticket: StoredTicket, to: TicketStatus) => {
    if (!mayMove(ticket.status, to))
      throw new Refusal('illegalTransition', `Ticket ${ticket.id} is ${ticket.status}; it cannot become ${to}.`, 409);
  };
  const deskNotes = (ticket: StoredTicket, notes: readonly Json[]) => {
    for (const note of notes) addNote(ticket, textIn(note, 'text')!, 'buyer', textIn(note, 'author'));
  };

  /** A new ticket that is not stored yet. */
  const ticketFrom = (body: Json): StoredTicket => {
    made += 1;
    const at = stamp();
    const ticket: StoredTicket = {
      id: ticketId(made),
      sent: asSent(body),
      status: 'acknowledged',
      creationDate: at,
      lastUpdate: at,
      note: [],
      attachment: [],
      statusChange: [],
      revision: 1,
    };
    enter(ticket, 'acknowledged', undefined);
    deskNotes(ticket, notesIn(body));
    for (const sent of attachmentsIn(body)) addAttachment(ticket, sent, 'buyer');
    return ticket;
  };

  return {
    /** In order of creation. */
    all: (): readonly StoredTicket[] => [...tickets.values()],
    find,
    peek: (id: string): StoredTicket | undefined => tickets.get(id),
    /** Validates and returns a ticket without storing it, for a supplier that falsely confirms a creation. */
    acknowledgeWithoutStoring(body: Json): StoredTicket {
      checkCreation(body, minimumDataSet);
      return ticketFrom(body);
    },
    create(body: Json): StoredTicket {
      checkCreation(body, minimumDataSet);
      const ticket = ticketFrom(body);
      tickets.set(ticket.id, ticket);
      return ticket;
    },
    /** A status change by the supplier. A resolution always has a note (MEF 124 R28). */
    move(id: string, to: TicketStatus, note?: string): StoredTicket {
      const ticket = find(id);
      checkMove(ticket, to);
      const words = note?.trim() ? note : to === 'resolved' ? 'Service restored.' : undefined;
      touch(ticket);
      if (words !== undefined) addNote(ticket, words, 'seller');
      enter(ticket, to, words);
      return ticket;
    },
    note(id: string, text: string): StoredTicket {
      const ticket = find(id);
      requireText(text);
      touch(ticket);
      addNote(ticket, text, 'seller');
      return ticket;
    },
    attach(id: string, attachment: Json): StoredTicket {
      const ticket = find(id);
      mustFit(ticket.attachment, [attachment]);
      attachmentOf(attachment);
      touch(ticket);
      addAttachment(ticket, attachment, 'seller');
      return ticket;
    },
    /** A change of attributes by the supplier, such as `severity`, with a note that says why (MEF 124 R22). */
    change(id: string, changes: Json, note: string): StoredTicket {
      const ticket = find(id);
      mustNotSetOurs(changes);
      requireText(note);
      const sent = merged(ticket.sent, asSent(changes));
      mustBeATicket(sent);
      touch(ticket);
      ticket.sent = sent;
      addNote(ticket, note, 'seller');
      return ticket;
    },
    /** Applies a merge patch (RFC 7396) from the desk, all or nothing. Returns whether the status changed. */
    patch(id: string, body: Json): { readonly ticket: StoredTicket; readonly moved: boolean } {
      const ticket = find(id);
      mustNotSetOurs(body);
      const { status } = body;
      const reason = textIn(body, 'statusChangeReason');
      const notes = additions(notesIn(body), ticket.note, 'note');
      const attachments = additions(attachmentsIn(body), ticket.attachment, 'attachment');
      mustFit(ticket.attachment, attachments);
      const sent = merged(ticket.sent, asSent(body));
      mustBeATicket(sent);
      if (status !== undefined && !isStatus(status))
        throw new Refusal('invalidValue', `${JSON.stringify(status)} is not a status of TMF621.`, 400);
      const to = status === undefined || status === ticket.status ? null : status;
      if (to !== null) {
        checkMove(ticket, to);
        if (isReopening(ticket.status, to) && reason === undefined)
          throw new Refusal('missingProperty', 'Reopening a ticket needs a statusChangeReason.', 400);
      }
      const changed = comparableJson(sent) !== comparableJson(ticket.sent);
      if (to !== null || changed || notes.length > 0 || attachments.length > 0) touch(ticket);
      if (to !== null) {
        enter(ticket, to, reason);
        if (reason !== undefined) addNote(ticket, reason, 'buyer');
      }
      deskNotes(ticket, notes);
      for (const attachment of attachments) addAttachment(ticket, attachment, 'buyer');
      ticket.sent = sent;
      return { ticket, moved: to !== null };
    },
    remove(id: string): StoredTicket {
      const ticket = find(id);
      tickets.delete(id);
      return ticket;
    },
  };
}
export type Tickets = ReturnType<typeof createTickets>;
