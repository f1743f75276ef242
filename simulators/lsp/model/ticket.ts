import {
  isObject,
  textIn,
  type Attributes,
  type Json,
  type TicketAttachment,
  type TicketNote,
  type TicketStatus,
} from '../../../kernel/trouble-ticket/index.ts';
import type { Ticket } from './types.ts';

/** A ticket as the supplier stores it. Attributes that the desk sent are returned unchanged. */
export interface StoredTicket {
  readonly id: string;
  readonly creationDate: string;
  sent: Json;
  status: TicketStatus;
  statusChangeReason?: string | undefined;
  lastUpdate: string;
  resolutionDate?: string | undefined;
  readonly note: TicketNote[];
  readonly attachment: TicketAttachment[];
  readonly statusChange: { readonly status: TicketStatus; readonly changeDate: string; readonly changeReason?: string }[];
  /** Grows with every change; part of the entity tag. */
  revision: number;
}

export const etagOf = ({ id, revision }: StoredTicket): string => `"${id}-${revision}"`;

/** First-level attributes that the supplier sets. Each can be read alone, so that a filter need not build the whole resource. */
const OURS: Readonly<Record<string, (kept: StoredTicket, base: string) => unknown>> = {
  id: ({ id }) => id,
  // Relative to the host, since the port differs between runs.
  href: ({ id }, base) => `${base}/troubleTicket/${id}`,
  status: ({ status }) => status,
  statusChangeDate: ({ statusChange }) => statusChange.at(-1)?.changeDate,
  statusChangeReason: ({ statusChangeReason }) => statusChangeReason,
  creationDate: ({ creationDate }) => creationDate,
  lastUpdate: ({ lastUpdate }) => lastUpdate,
  resolutionDate: ({ resolutionDate }) => resolutionDate,
  statusChange: ({ statusChange }) => statusChange,
  note: ({ note }) => note,
  attachment: ({ attachment }) => (attachment.length ? attachment : undefined),
};

export const attributesOf =
  (kept: StoredTicket, base: string): Attributes =>
  (name) =>
    Object.hasOwn(OURS, name) ? OURS[name]!(kept, base) : Object.hasOwn(kept.sent, name) ? kept.sent[name] : undefined;

/** The TMF621 v4 resource. */
export const resource = (kept: StoredTicket, base: string): Json => ({
  ...kept.sent,
  ...Object.fromEntries(
    Object.entries(OURS).flatMap(([name, read]) => {
      const value = read(kept, base);
      return value === undefined ? [] : [[name, value]];
    }),
  ),
});

const withoutContent = (attachment: TicketAttachment): Json =>
  Object.fromEntries(Object.entries(attachment).filter(([name]) => name !== 'content'));

/** The resource in lists and events: without the content of attachments. */
export const summary = (kept: StoredTicket, base: string): Json =>
  kept.attachment.length ? { ...resource(kept, base), attachment: kept.attachment.map(withoutContent) } : resource(kept, base);

/** A sent value as text. Not by `String`, since an object may have a member `toString`. */
const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The ticket as a test sees it at the supplier. */
export function view(kept: StoredTicket): Ticket {
  const { sent } = kept;
  const externalId = textIn(sent, 'externalId');
  const data = sent['minimumDataSet'];
  return {
    id: kept.id,
    ...(externalId === undefined ? {} : { externalId }),
    description: asText(sent['description']),
    severity: asText(sent['severity']),
    ticketType: asText(sent['ticketType']),
    status: kept.status,
    ...(kept.statusChangeReason === undefined ? {} : { statusChangeReason: kept.statusChangeReason }),
    creationDate: kept.creationDate,
    lastUpdate: kept.lastUpdate,
    ...(kept.resolutionDate === undefined ? {} : { resolutionDate: kept.resolutionDate }),
    note: [...kept.note],
    attachment: [...kept.attachment],
    characteristic: isObject(data) ? Object.fromEntries(Object.entries(data).map(([name, value]) => [name, asText(value)])) : {},
  };
}
