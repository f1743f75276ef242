import { canonicalJson, Refusal } from '../../kernel/index.ts';
import {
  additions,
  isFinal,
  isReopening,
  isStatus,
  listIn,
  mayMove,
  textIn,
  type Json,
  type TicketStatus,
} from '../../kernel/trouble-ticket/index.ts';
import type { Command } from '../types.ts';
import { LONGEST, mustBringNoDocuments, notesIn } from './intake.ts';

/** What a patch may carry besides what stays as it is. */
const CHANGEABLE = ['status', 'statusChangeReason', 'note', 'attachment'];
type Listed = readonly { readonly id: string }[];

function mustStay(body: Json, ticket: Json): void {
  const changed = Object.keys(body).filter(
    (name) => !CHANGEABLE.includes(name) && canonicalJson(body[name] ?? null) !== canonicalJson(ticket[name] ?? null),
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

/** What the other desk's move asks of the incident; the moves that are legal and not its own to make are refused like the illegal ones. */
function commandsToMove(from: TicketStatus, to: TicketStatus, reason: string | undefined, says: boolean): readonly Command[] {
  if (!mayMove(from, to)) throw illegal(from, to, '');
  if (to === 'closed') return [{ do: 'confirm' }, { do: 'close' }];
  if (to === 'cancelled') return [{ do: 'withdraw', reason: reason ?? 'Cancelled by the desk that logged it.' }];
  if (isReopening(from, to)) {
    if (reason === undefined)
      throw new Refusal('missingProperty', 'Say in statusChangeReason what does not work yet. Then it is reopened.', 400);
    return [{ do: 'reopen', reason }];
  }
  if (from === 'pending' && to === 'inProgress') {
    if (!says && reason === undefined)
      throw new Refusal('missingProperty', 'Answer what was asked, in a note or in statusChangeReason.', 400);
    return [...(reason === undefined ? [] : [{ do: 'note', text: reason } as const]), { do: 'resume' }];
  }
  throw illegal(from, to, ' by your word: that is for the desk that works on it');
}

/**
 * What a merge patch (RFC 7396) asks, as commands in order; none when it changes nothing. Another desk may add notes, answer what is waited for,
 * and say whether it works: the rest is the record of the desk that answers for it. Refuses with 400 what cannot be patched, with 409 every
 * move that is not legal. Pure.
 */
export function commandsFor(body: Json, ticket: Json & { readonly status: TicketStatus }): readonly Command[] {
  mustStay(body, ticket);
  const notes = additions(notesIn(body), (ticket['note'] ?? []) as Listed, 'note');
  mustBringNoDocuments(additions(listIn(body, 'attachment'), (ticket['attachment'] ?? []) as Listed, 'attachment'));
  const given = body['status'] ?? ticket.status;
  if (!isStatus(given)) throw new Refusal('invalidValue', `${JSON.stringify(given)} is not a status of TMF621.`, 400);
  const reason = textIn(body, 'statusChangeReason');
  if (reason !== undefined && reason.length > LONGEST.name * 5)
    throw new Refusal('invalidValue', 'statusChangeReason may have 1000 characters at most. Put the rest into a note.', 400);
  const moves = given === ticket.status ? [] : commandsToMove(ticket.status, given, reason, notes.length > 0);
  if (notes.length > 0 && isFinal(ticket.status))
    throw new Refusal('ticketIsFinal', `The ticket is ${ticket.status}: log another, and name this one in it.`, 409);
  return [...notes.map((note): Command => ({ do: 'note', text: textIn(note, 'text')! })), ...moves];
}
