import { CallFailed, type HttpRequest, type CallsOut } from '../outgoing.ts';
import { asAttachment, asKnown, attachmentsOn, isThere } from './attachments.ts';
import { bearerTokens, type SupplierAccess } from './oauth.ts';
import { DESK_AS_AUTHOR, readingOf } from './ticket.ts';
import type { TicketReading } from '../../domain/incident/hand-off/index.ts';
import { NotOurTicket, SupplierRefused, type KnownTicket, type SupplierClient } from '../../messages/ports.ts';
import type { Count } from '../../telemetry/metrics.ts';
import { type Clock, firstOf, isObject } from '../../../kernel/index.ts';
import { isFinal, isStatus, mayMove } from '../../../kernel/trouble-ticket/index.ts';

/** Statuses of a ticket in progress, which needs no reopening. */
const AT_WORK = ['acknowledged', 'inProgress', 'pending', 'held'];

interface Note {
  readonly id?: string;
  readonly author?: string;
  readonly date?: string;
  readonly text?: string;
}

/**
 * Statuses that may differ on a retry: time-outs, rate limits and every server fault; and 409 to a creation, whose key is still
 * being processed.
 */
const mayChange = (status: number, method: string) =>
  [401, 408, 423, 425, 429].includes(status) || status >= 500 || (status === 409 && method === 'POST');

/** TMF621 v4 trouble tickets of one supplier. Final refusals are `SupplierRefused`; the outbox retries every other failure. */
export function supplierClient(id: string, access: SupplierAccess, clock: Clock, ask: CallsOut, count: Count): SupplierClient {
  const tokens = bearerTokens(access, clock, ask);
  const tickets = `${access.url.replace(/\/$/, '')}/troubleTicket`;

  const authorised = async (asking: HttpRequest) => {
    const token = await tokens.token();
    const answer = await ask({
      ...asking,
      headers: { accept: 'application/json', ...asking.headers, authorization: `Bearer ${token}` },
    });
    if (answer.status === 401) tokens.drop(token);
    return answer;
  };
  /** The answer's body, as JSON. A truncated or missing body is retried. */
  const send = async (asking: HttpRequest): Promise<unknown> => {
    try {
      let answer = await authorised(asking);
      // A token can be revoked before it expires, so one attempt follows with a new token.
      if (answer.status === 401) answer = await authorised(asking);
      if (answer.status >= 400 && !mayChange(answer.status, asking.method))
        throw new SupplierRefused(`${answer.status} ${reasonIn(answer.body)}`.trim(), answer.status);
      if (answer.status >= 300)
        throw new CallFailed(`the supplier answered ${answer.status}`, answer.status, answer.retryAfterSeconds);
      const body = jsonIn(answer.body);
      count('desk_supplier_requests_total', { supplier: id, outcome: 'ok' });
      return body;
    } catch (error) {
      count('desk_supplier_requests_total', { supplier: id, outcome: error instanceof SupplierRefused ? 'refused' : 'failed' });
      throw error;
    }
  };
  const sendForTicket = async (asking: HttpRequest): Promise<TicketReading> => ticketIn(await send(asking));
  const at = (ticketId: string) => `${tickets}/${encodeURIComponent(ticketId)}`;
  const whole = async (ticketId: string) => send({ method: 'GET', url: at(ticketId) });
  /** The ticket as it stands, before it is written to. */
  const ourWhole = async ({ id: ticketId, mismatch }: KnownTicket): Promise<unknown> => {
    const ticket = await whole(ticketId);
    const wrong = mismatch(ticketIn(ticket));
    if (wrong !== null) throw new NotOurTicket(ticketId, wrong);
    return ticket;
  };
  const ours = (text: string): Note => ({ author: DESK_AS_AUTHOR, date: clock.now().toString(), text });
  const patch = async ({ id: ticketId, mismatch }: KnownTicket, changes: object) => {
    const reading = await sendForTicket({
      method: 'PATCH',
      url: at(ticketId),
      headers: { 'content-type': 'application/merge-patch+json' },
      body: JSON.stringify(changes),
    });
    const wrong = mismatch(reading);
    if (wrong !== null) throw new NotOurTicket(reading.id, wrong);
    return reading;
  };
  /** An earlier attempt with a lost answer may have moved it already, and the supplier may have moved it on since. */
  const move = async (known: KnownTicket, status: string, text: string, done: readonly string[]) => {
    const ticket = ticketIn(await ourWhole(known));
    if (!done.includes(ticket.status)) await patch(known, { status, statusChangeReason: text });
  };

  return {
    async create({ externalId, description, severity, ticketType, data, documents = [] }, idempotencyKey) {
      return sendForTicket({
        method: 'POST',
        url: tickets,
        headers: { 'content-type': 'application/json', 'idempotency-key': `"${idempotencyKey}"` },
        // TMF621 v4 has no characteristics, so the agreed minimum data set is sent as an object of its own.
        body: JSON.stringify({
          ...{ externalId, description, severity, ticketType, minimumDataSet: data },
          ...(documents.length > 0 && { attachment: documents.map(asAttachment) }),
        }),
      });
    },
    async read(ticketId) {
      try {
        return ticketIn(await whole(ticketId));
      } catch (error) {
        if (error instanceof SupplierRefused && (error.status === 404 || error.status === 410)) return null;
        throw error;
      }
    },
    async find(externalId) {
      const found = await send({ method: 'GET', url: `${tickets}?externalId=${encodeURIComponent(externalId)}` });
      if (!Array.isArray(found)) throw new CallFailed('the supplier answered without a list of tickets');
      // A supplier that does not know the filter answers with every ticket it has.
      return found
        .flatMap((each) => readingOf(each) ?? [])
        .filter((ticket) => (ticket.externalId ?? ticket.externalIds?.find((each) => each === externalId)) === externalId);
    },
    /** A merge patch replaces the list of notes, so it includes the existing ones. */
    async addNote(known, text) {
      const notes = notesOn(await ourWhole(known));
      if (!hasNote(notes, text)) await patch(known, { note: [...notes, ours(text)] });
    },
    async attach(known, document) {
      const there = attachmentsOn(await ourWhole(known));
      if (isThere(there, document)) return;
      await patch(known, { attachment: [...there.map(asKnown), asAttachment(document)] });
    },
    hasDocument: async (known, document) => isThere(attachmentsOn(await ourWhole(known)), document),
    /** A buyer's change of severity needs a note with the reason (MEF 124 R30), in the same patch. */
    async reclassify(known, severity, text) {
      const ticket = await ourWhole(known);
      const notes = notesOn(ticket);
      const reading = ticketIn(ticket);
      if (reading.severity !== severity) return patch(known, { severity, note: [...notes, ours(text)] });
      return hasNote(notes, text) ? reading : patch(known, { note: [...notes, ours(text)] });
    },
    /**
     * The status table has no transition from resolved to cancelled. A note states the cancelling instead, and the supplier
     * closes the ticket in its own time.
     */
    async cancel(known, text) {
      const ticket = await ourWhole(known);
      const { status } = ticketIn(ticket);
      if (isStatus(status) && isFinal(status)) return;
      const notes = notesOn(ticket);
      if (isStatus(status) && !mayMove(status, 'cancelled')) {
        if (!hasNote(notes, text)) await patch(known, { note: [...notes, ours(text)] });
        return;
      }
      try {
        await patch(known, { status: 'cancelled', statusChangeReason: text });
      } catch (error) {
        // The status changed between read and patch. The next attempt reads it again.
        if (error instanceof SupplierRefused && error.status === 409)
          throw new CallFailed("the ticket's status has changed since it was read", 409);
        throw error;
      }
    },
    close: async (known, text) => move(known, 'closed', text, ['closed']),
    reopen: async (known, text) => move(known, 'inProgress', text, AT_WORK),
  };
}

const notesOn = (ticket: unknown): readonly Note[] =>
  isObject(ticket) && Array.isArray(ticket['note']) ? (ticket['note'] as readonly Note[]) : [];
const hasNote = (notes: readonly Note[], text: string) =>
  notes.some((note) => note.author === DESK_AS_AUTHOR && note.text === text);

function ticketIn(body: unknown): TicketReading {
  const ticket = readingOf(body);
  if (ticket === null) throw new CallFailed('the supplier answered without a ticket');
  return ticket;
}

function jsonIn(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new CallFailed('the answer of the supplier is incomplete or not JSON');
  }
}

/** The reason of a TMF630 error, in one line. */
function reasonIn(body: string): string {
  try {
    const { reason, message } = JSON.parse(body) as { reason?: unknown; message?: unknown };
    return firstOf([reason, message].filter((part) => typeof part === 'string').join(': '), 300);
  } catch {
    return '';
  }
}
