import type { Clock } from '../../../kernel/index.ts';
import type { Count } from '../../http/metrics.ts';
import { SupplierRefused, type SupplierClient } from '../../types.ts';
import { CallFailed, type Asking, type CallsOut } from '../outgoing.ts';
import { bearerTokens, type SupplierAccess } from './oauth.ts';

/** How the desk signs its notes on a supplier's ticket. */
export const DESK_AS_AUTHOR = 'service desk';

interface Note {
  readonly id?: string;
  readonly author?: string;
  readonly date?: string;
  readonly text?: string;
}
interface Ticket {
  readonly id: string;
  readonly status: string;
  readonly note?: readonly Note[];
}

/** Answers that may change by waiting: time-outs, too many, every fault of the server's; and 409 to a creation, whose key is still being worked on. */
const mayChange = (status: number, method: string) =>
  [401, 408, 423, 425, 429].includes(status) || status >= 500 || (status === 409 && method === 'POST');

/** TMF621 v4 trouble tickets of one supplier. Final refusals are `SupplierRefused`; all else is worth another attempt, which is the outbox's business. */
export function supplierClient(id: string, access: SupplierAccess, clock: Clock, ask: CallsOut, count: Count): SupplierClient {
  const tokens = bearerTokens(access, clock, ask);
  const tickets = `${access.url.replace(/\/$/, '')}/troubleTicket`;

  const authorised = async (asking: Asking) => {
    const token = await tokens.token();
    const answer = await ask({
      ...asking,
      headers: { accept: 'application/json', ...asking.headers, authorization: `Bearer ${token}` },
    });
    if (answer.status === 401) tokens.drop(token);
    return answer;
  };
  const send = async (asking: Asking): Promise<Ticket> => {
    try {
      let answer = await authorised(asking);
      // A token can be withdrawn before it expires; a fresh one settles whether it was that.
      if (answer.status === 401) answer = await authorised(asking);
      if (answer.status >= 400 && !mayChange(answer.status, asking.method))
        throw new SupplierRefused(`${answer.status} ${reasonIn(answer.body)}`.trim());
      if (answer.status >= 300)
        throw new CallFailed(`the supplier answered ${answer.status}`, answer.status, answer.retryAfterSeconds);
      const ticket = ticketIn(answer.body);
      count('desk_supplier_requests_total', { supplier: id, outcome: 'ok' });
      return ticket;
    } catch (error) {
      count('desk_supplier_requests_total', { supplier: id, outcome: error instanceof SupplierRefused ? 'refused' : 'failed' });
      throw error;
    }
  };
  const at = (ticketId: string) => `${tickets}/${encodeURIComponent(ticketId)}`;
  const read = async (ticketId: string) => send({ method: 'GET', url: at(ticketId) });
  const patch = async (ticketId: string, changes: object) =>
    send({
      method: 'PATCH',
      url: at(ticketId),
      headers: { 'content-type': 'application/merge-patch+json' },
      body: JSON.stringify(changes),
    });
  const move = async (ticketId: string, status: string, text: string) => {
    const ticket = await read(ticketId);
    // An attempt whose answer was lost may have moved it already.
    if (ticket.status !== status) await patch(ticketId, { status, statusChangeReason: text });
  };

  return {
    async create({ externalId, description, severity, ticketType, data }, idempotencyKey) {
      const { id: ticketId, status } = await send({
        method: 'POST',
        url: tickets,
        headers: { 'content-type': 'application/json', 'idempotency-key': `"${idempotencyKey}"` },
        // TMF621 v4 has no characteristics: the agreed minimum data set travels as an object of its own.
        body: JSON.stringify({ externalId, description, severity, ticketType, minimumDataSet: data }),
      });
      return { id: ticketId, status };
    },
    /** A merge patch replaces the list of notes, so it carries those that are there. */
    async addNote(ticketId, text) {
      const ticket = await read(ticketId);
      const said = (ticket.note ?? []).some((note) => note.author === DESK_AS_AUTHOR && note.text === text);
      if (!said)
        await patch(ticketId, { note: [...(ticket.note ?? []), { author: DESK_AS_AUTHOR, date: clock.now().toString(), text }] });
    },
    close: async (ticketId, text) => move(ticketId, 'closed', text),
    reopen: async (ticketId, text) => move(ticketId, 'inProgress', text),
  };
}

function ticketIn(body: string): Ticket {
  try {
    const { id, status, note } = JSON.parse(body) as Partial<Ticket>;
    if (typeof id === 'string' && typeof status === 'string') return { id, status, ...(Array.isArray(note) ? { note } : {}) };
  } catch {
    // Cut off or not JSON: the same as an answer without a ticket.
  }
  throw new CallFailed('the supplier answered without a ticket');
}

/** The reason of a TMF630 error, in one line. */
function reasonIn(body: string): string {
  try {
    const { reason, message } = JSON.parse(body) as { reason?: unknown; message?: unknown };
    return [reason, message]
      .filter((part) => typeof part === 'string')
      .join(': ')
      .slice(0, 300);
  } catch {
    return '';
  }
}
