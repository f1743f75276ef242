import { comparableJson, sha256 } from '../../kernel/index.ts';
import type { Json, Source, TicketStatus } from '../../kernel/trouble-ticket/index.ts';
import type { Policy } from '../../standards/index.ts';
import type { Incident, RecordedEvent } from '../domain/incident/index.ts';
import { historyOf } from './history.ts';
import { isBuyerSide } from './buyer-side.ts';
import { attachmentsOf } from './shown-attachments.ts';

/** Path of the interface. `href` is relative to the host, which may have several names. */
export const TICKETS_BASE = '/tmf-api/troubleTicket/v4';

interface PublicText {
  readonly source: Source;
  readonly text: string | null | undefined;
  readonly author?: string | null | undefined;
}

/** The text of an event that both sides may read. Internal messages among staff, teams and suppliers are excluded. */
function publicTextOf(event: RecordedEvent): PublicText | null {
  const source: Source = isBuyerSide(event) ? 'buyer' : 'seller';
  switch (event.type) {
    case 'noted':
      return isBuyerSide(event) ? { source, text: event.texts['text'] } : null;
    case 'responded':
      return { source: 'seller', text: event.texts['text'] };
    case 'replied':
      return { source: 'buyer', text: event.texts['text'], author: event.texts['from'] };
    case 'resolved':
      return { source, text: event.texts['how'] };
    case 'reopened':
      return { source, text: event.texts['reason'] };
    default:
      return null;
  }
}

const notesOf = (events: readonly RecordedEvent[]): readonly Json[] =>
  events.flatMap((event) => {
    const words = publicTextOf(event);
    if (!words) return [];
    const author = words.author ?? event.actor.name ?? event.texts['actor'] ?? event.actor.id;
    return [{ id: `N${event.seq}`, author, date: event.at, text: words.text ?? '[erased]', source: words.source }];
  });

/** Further events that change the visible ticket, besides notes and status changes. */
const SHOWN: readonly RecordedEvent['type'][] = ['opened', 'reclassified', 'attached', 'documentNamed'];

export interface TicketOptions {
  readonly policy: Pick<Policy, 'services' | 'organisations'>;
  /** The viewing partner's id: a partner's reference is visible only to itself. */
  readonly viewer: string;
}

/** The TMF621 v4 trouble ticket of an incident as another desk sees it. Documents come without their content. Pure. */
export function ticketOf(incident: Incident, { policy, viewer }: TicketOptions): Json & { readonly status: TicketStatus } {
  const { reference: id, partner, caller, events } = incident;
  const history = historyOf(incident);
  const last = history.at(-1)!;
  const note = notesOf(events);
  const href = `${TICKETS_BASE}/troubleTicket/${id}`;
  const attachment = attachmentsOf(events, href);
  const stamps = [
    last.at,
    ...note.map(({ date }) => String(date)),
    ...events.filter(({ type }) => SHOWN.includes(type)).map(({ at }) => at),
  ];
  const own = partner?.id === viewer ? partner : null;
  const resolvedAt = history.findLast(({ status }) => status === 'resolved')?.at;
  const { status } = last;
  return {
    '@type': 'TroubleTicket',
    id,
    href,
    ...(own?.reference !== undefined && { externalId: own.reference }),
    name: incident.summary,
    description: incident.description,
    ticketType: incident.contactType,
    severity: incident.severity,
    // The request is returned as it was sent; the desk's own assessment is the priority.
    ...own?.asked,
    priority: incident.severity,
    status,
    statusChangeDate: last.at,
    ...(last.reason !== undefined && { statusChangeReason: last.reason }),
    statusChange: history.map(({ status: each, at, reason }) => ({
      status: each,
      changeDate: at,
      ...(reason !== undefined && { changeReason: reason }),
    })),
    creationDate: incident.openedAt,
    lastUpdate: stamps.reduce((a, b) => (Temporal.Instant.compare(b, a) > 0 ? b : a)),
    ...(resolvedAt !== undefined && (status === 'resolved' || status === 'closed') && { resolutionDate: resolvedAt }),
    channel: { id: incident.channel },
    relatedParty: [
      {
        id: caller.organisation,
        role: 'customer',
        '@referredType': 'Organization',
        name: policy.organisations.find((each) => each.id === caller.organisation)?.name ?? caller.organisation,
      },
      { id: 'caller', role: 'reporter', '@referredType': 'Individual', name: caller.name },
    ],
    relatedEntity: [
      {
        id: incident.service,
        role: 'service',
        '@referredType': 'Service',
        name: policy.services.find((each) => each.id === incident.service)?.name ?? incident.service,
      },
    ],
    note,
    ...(attachment.length > 0 && { attachment }),
  };
}

/** ETag: equal exactly when the visible ticket is equal (RFC 9110 §8.8.3). */
export const tagOf = (ticket: Json): string => `"${sha256(comparableJson(ticket)).slice(0, 32)}"`;
