import { caseFlagged } from './safety/changes.ts';
import type { IncidentState, LoggedBy } from './contact.ts';
import { changesBy, type Fields } from './changes-by-event.ts';
import type { RecordedEvent } from './events.ts';
import { afterErasures, ERASED } from './erasure.ts';
import { handOffsAfter } from './hand-off/hand-offs.ts';
import { EMPTY_ROOM } from './room/index.ts';
import type { Incident } from './types.ts';

/** Builds an incident from its events; null when there are none. Pure. Refuses a log that does not begin with the opening. */
export function fold(reference: string, recorded: readonly RecordedEvent[]): Incident | null {
  const events = afterErasures(recorded);
  const [first, ...rest] = events;
  if (!first) return null;
  let fields = opening(reference, first);
  for (const event of rest) fields = next(fields, event);
  return { ...fields, state: stateOf(fields), events };
}

/** The incident after one more event. Equals folding the whole log again. */
export function apply(incident: Incident, event: RecordedEvent): Incident {
  // The state was built from texts that are now erased.
  if (event.type === 'erased') return fold(incident.reference, [...incident.events, event])!;
  const fields = next(incident, event);
  return { ...fields, state: stateOf(fields), events: [...incident.events, event] };
}

const next = (fields: Fields, event: RecordedEvent): Fields => ({
  ...fields,
  ...changesBy(event, fields),
  handOffs: handOffsAfter(fields.handOffs, event),
  seq: event.seq,
  hash: event.hash,
  lastAt: event.at,
});

function opening(reference: string, event: RecordedEvent): Fields {
  if (event.type !== 'opened') throw new Error(`the log of ${reference} begins with "${event.type}", not with its opening`);
  const { texts } = event;
  return {
    reference,
    seq: event.seq,
    hash: event.hash,
    channel: event.channel,
    contactType: event.contactType,
    service: event.service,
    caller: {
      name: texts['caller'] ?? ERASED,
      organisation: event.organisation,
      ...(texts['callerTelephone'] && { telephone: texts['callerTelephone'] }),
      ...(texts['callerMail'] && { mail: texts['callerMail'] }),
    },
    location: texts['location'] ?? null,
    offered: event.offered ?? null,
    articles: [],
    knownError: null,
    summary: texts['summary'] ?? ERASED,
    description: texts['description'] ?? ERASED,
    impact: event.impact,
    urgency: event.urgency,
    severity: event.severity,
    safety: event.safety,
    safetyCase: event.safety.length > 0 ? caseFlagged(event.at) : null,
    dataSecurity: null,
    messageId: event.messageId ?? null,
    mail: {
      generated: event.generated ?? false,
      unverified: event.unverified ?? false,
      replyTo: texts['replyTo'] ?? null,
      replyToElsewhere: texts['replyToElsewhere'] ?? null,
      notReached: null,
    },
    partner: event.partner === undefined ? null : { id: event.partner, ...partnerTexts(texts) },
    ticketDeletedAt: null,
    openedAt: event.at,
    severitySince: event.at,
    lastAt: event.at,
    acknowledgedAt: null,
    owner: null,
    team: null,
    respondedAt: null,
    pausedBy: null,
    deadlines: {},
    parent: null,
    children: [],
    causedBy: null,
    resolvedAt: null,
    confirmedAt: null,
    closedAt: null,
    handOffCount: 0,
    withSupplier: false,
    supplier: null,
    handOffs: [],
    supplierEvents: [],
    replies: event.messageId === undefined ? [] : [event.messageId],
    documents: [],
    escalations: [],
    majorIncident: null,
    room: EMPTY_ROOM,
    redactions: [],
  };
}

function partnerTexts({ partnerReference, partnerAsked }: RecordedEvent['texts']): Omit<LoggedBy, 'id'> {
  const asked = JSON.parse(partnerAsked ?? '{}') as LoggedBy['asked'];
  return { asked, ...(partnerReference && { reference: partnerReference }) };
}

const stateOf = (i: Pick<Incident, 'closedAt' | 'resolvedAt' | 'pausedBy' | 'withSupplier'>): IncidentState =>
  i.closedAt !== null
    ? 'closed'
    : i.resolvedAt !== null
      ? 'resolved'
      : i.pausedBy !== null
        ? 'paused'
        : i.withSupplier
          ? 'with-supplier'
          : 'open';
