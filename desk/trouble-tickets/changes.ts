import type { Command } from '../domain/incident/commands.ts';
import { attachmentsIn, type Brought } from './attachments.ts';
import { LONGEST, notesIn } from './intake.ts';
import { comparableJson, Refusal } from '../../kernel/index.ts';
import {
  additions,
  isFinal,
  isReopening,
  isStatus,
  mayMove,
  textIn,
  type Json,
  type TicketStatus,
} from '../../kernel/trouble-ticket/index.ts';

/** Fields that a patch may change; all others must stay as they are. */
const CHANGEABLE = ['status', 'statusChangeReason', 'note', 'attachment'];
type Listed = readonly (Json & { readonly id: string })[];

function mustStay(body: Json, ticket: Json): void {
  const changed = Object.keys(body).filter(
    (name) => !CHANGEABLE.includes(name) && comparableJson(body[name] ?? null) !== comparableJson(ticket[name] ?? null),
  );
  if (changed.length > 0)
    throw new Refusal(
      'unexpectedProperty',
      `${changed.join(', ')} cannot be patched here. Add a note that says what should change.`,
      400,
    );
}

const illegal = (from: TicketStatus, to: TicketStatus, why: string) =>
  new Refusal('illegalTransition', `A ticket that is ${from} does not become ${to}${why}.`, 409);

/** Commands for another desk's status change. A legal move that only our desk may make is refused like an illegal one. */
function commandsToMove(
  from: TicketStatus,
  to: TicketStatus,
  reason: string | undefined,
  hasContent: boolean,
): readonly Command[] {
  if (!mayMove(from, to)) throw illegal(from, to, '');
  if (to === 'closed') return [{ do: 'confirm' }, { do: 'close' }];
  if (to === 'cancelled') return [{ do: 'withdraw', reason: reason ?? 'Cancelled by the desk that logged it.' }];
  if (isReopening(from, to)) {
    if (reason === undefined)
      throw new Refusal('missingProperty', 'Say in statusChangeReason what does not work yet. Then it is reopened.', 400);
    return [{ do: 'reopen', reason }];
  }
  if (from === 'pending' && to === 'inProgress') {
    if (!hasContent && reason === undefined)
      throw new Refusal('missingProperty', 'Answer what was asked, in a note, a document or in statusChangeReason.', 400);
    return [...(reason === undefined ? [] : [{ do: 'note', text: reason } as const]), { do: 'resume' }];
  }
  throw illegal(from, to, ' at your request: only the desk that works on it sets this status');
}

/** The changes of a patch, in order: notes, then attachments, and last the moves that may end the incident. */
export interface Changes {
  readonly notes: readonly Command[];
  readonly attachments: readonly Brought[];
  readonly moves: readonly Command[];
}

/**
 * The changes that a merge patch (RFC 7396) requests; empty when it changes nothing. Another desk may add notes and documents, answer a
 * pending question, and confirm or reject a resolution. The rest is the record of the desk that is responsible. Refuses with 400 fields
 * that cannot be patched, with 409 every illegal move. Pure.
 */
export function changesIn(body: Json, ticket: Json & { readonly status: TicketStatus }): Changes {
  mustStay(body, ticket);
  const notes = additions(notesIn(body), (ticket['note'] ?? []) as Listed, 'note');
  const attachments = attachmentsIn(body, (ticket['attachment'] ?? []) as Listed);
  const given = body['status'] ?? ticket.status;
  if (!isStatus(given)) throw new Refusal('invalidValue', `${JSON.stringify(given)} is not a status of TMF621.`, 400);
  const reason = textIn(body, 'statusChangeReason');
  if (reason !== undefined && reason.length > LONGEST.name * 5)
    throw new Refusal('invalidValue', 'statusChangeReason may have 1000 characters at most. Put the rest into a note.', 400);
  const moves =
    given === ticket.status ? [] : commandsToMove(ticket.status, given, reason, notes.length + attachments.length > 0);
  if (notes.length + attachments.length > 0 && isFinal(ticket.status))
    throw new Refusal('ticketIsFinal', `The ticket is ${ticket.status}: log another, and name this one in it.`, 409);
  return { notes: notes.map((note): Command => ({ do: 'note', text: textIn(note, 'text')! })), attachments, moves };
}

/** Statuses in which no work has begun here. The logging desk may then cancel or delete the ticket, as if it had never been logged. */
const UNTOUCHED: readonly TicketStatus[] = ['acknowledged', 'cancelled'];

/**
 * Checks that another desk may delete a ticket. TMF621 leaves that to the server (its profile: for administrators), and an acknowledged
 * incident is never lost here. So a desk may delete only a ticket on which no work has begun. The incident stays in the log, cancelled, and
 * only its ticket is gone. Refuses with 409 once work has begun. Pure.
 */
export function mustBeDeletable(ticket: Json & { readonly status: TicketStatus }): void {
  const history = ticket['statusChange'] as readonly { readonly status: TicketStatus }[];
  if (history.every(({ status }) => UNTOUCHED.includes(status))) return;
  throw new Refusal(
    'ticketInUse',
    isFinal(ticket.status)
      ? `Ticket ${String(ticket['id'])} was worked on, so its record is kept.`
      : `Ticket ${String(ticket['id'])} is being worked on. Cancel it, with a reason, instead.`,
    409,
  );
}
