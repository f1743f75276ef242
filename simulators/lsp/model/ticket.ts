import type { Ticket, TicketNote, TicketStatus } from '../types.ts';

/** A ticket as the supplier keeps it. What the desk sent stays as it was sent, and is sent back unchanged. */
export interface Kept {
  readonly id: string;
  readonly creationDate: string;
  sent: Readonly<Record<string, unknown>>;
  status: TicketStatus;
  statusChangeReason?: string | undefined;
  lastUpdate: string;
  resolutionDate?: string | undefined;
  readonly note: TicketNote[];
  readonly statusChange: { readonly status: TicketStatus; readonly changeDate: string; readonly changeReason?: string }[];
}

export type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json => value !== null && typeof value === 'object' && !Array.isArray(value);
export const textIn = (body: Json, field: string): string | undefined => {
  const value = body[field];
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
};

/** The TMF621 v4 resource. `href` is relative to the host, whose port differs from run to run. */
export function resource(kept: Kept, base: string): Json {
  return {
    ...kept.sent,
    id: kept.id,
    href: `${base}/troubleTicket/${kept.id}`,
    status: kept.status,
    statusChangeDate: kept.statusChange.at(-1)?.changeDate,
    ...(kept.statusChangeReason === undefined ? {} : { statusChangeReason: kept.statusChangeReason }),
    creationDate: kept.creationDate,
    lastUpdate: kept.lastUpdate,
    ...(kept.resolutionDate === undefined ? {} : { resolutionDate: kept.resolutionDate }),
    statusChange: kept.statusChange,
    note: kept.note,
  };
}

/** The ticket as a scenario looks at it from the supplier's side. */
export function view(kept: Kept): Ticket {
  const { sent } = kept;
  const externalId = textIn(sent, 'externalId');
  const data = sent['minimumDataSet'];
  return {
    id: kept.id,
    ...(externalId === undefined ? {} : { externalId }),
    description: String(sent['description']),
    severity: String(sent['severity']),
    ticketType: String(sent['ticketType']),
    status: kept.status,
    ...(kept.statusChangeReason === undefined ? {} : { statusChangeReason: kept.statusChangeReason }),
    creationDate: kept.creationDate,
    lastUpdate: kept.lastUpdate,
    ...(kept.resolutionDate === undefined ? {} : { resolutionDate: kept.resolutionDate }),
    note: [...kept.note],
    characteristic: isObject(data) ? Object.fromEntries(Object.entries(data).map(([name, value]) => [name, String(value)])) : {},
  };
}
