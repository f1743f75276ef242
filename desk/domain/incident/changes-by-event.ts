import { ERASED } from './erasure.ts';
import type { AgreedDeadline, RecordedEvent } from './events.ts';
import { isInProgress } from './hand-off/hand-offs.ts';
import { isRoomEvent, roomAfter } from './room/index.ts';
import { dataSecurityAfter } from './data-security/changes.ts';
import { safetyCaseAfter } from './safety/changes.ts';
import type { Incident } from './types.ts';

/** An incident without its events, and without the state that follows from the other fields. */
export type Fields = Omit<Incident, 'state' | 'events'>;

/** The fields of an incident that an event changes; its hand-offs are in `handOffsAfter`. Pure. */
export function changesBy(event: RecordedEvent, i: Fields): Partial<Fields> {
  const { at } = event;
  if (isRoomEvent(event)) return { room: roomAfter(event, i.room) };
  switch (event.type) {
    case 'opened':
      throw new Error(`${i.reference} is opened twice in its log`);
    case 'acknowledged':
      return { acknowledgedAt: i.acknowledgedAt ?? at, owner: event.owner };
    case 'responded':
      return { respondedAt: i.respondedAt ?? at };
    case 'replied':
      return {
        replies: event.messageId === undefined ? i.replies : [...i.replies, event.messageId],
        mail: { ...i.mail, notReached: null },
      };
    case 'callerNotReached':
      return {
        mail: { ...i.mail, notReached: { at, address: event.texts['to'] ?? ERASED, why: event.texts['note'] ?? ERASED } },
      };
    case 'paused':
      return { pausedBy: event.reason };
    case 'resumed':
      return { pausedBy: null };
    case 'givenBack':
      return event.resumes ? { pausedBy: null } : {};
    case 'reclassified': {
      const { impact, urgency, severity } = event;
      return { impact, urgency, severity, severitySince: severity === i.severity ? i.severitySince : at };
    }
    case 'harmFlagged':
      return { safety: [...new Set([...i.safety, ...event.flags])], safetyCase: safetyCaseAfter(i.safetyCase, event) };
    case 'harmAsked':
    case 'harmRuledOut':
    case 'safetyOfficerTold':
    case 'safetyOfficerUnreached':
    case 'safetyOfficerAcknowledged':
    case 'safetyTriaged':
    case 'hazardLinked':
    case 'safetySignedOff':
    case 'safetyRiskAccepted':
      return { safetyCase: safetyCaseAfter(i.safetyCase, event) };
    case 'breachSuspected':
    case 'breachKnown':
    case 'breachStepTaken':
    case 'breachNotified':
    case 'breachDecided':
    case 'personInvolved':
    case 'investigatorAppointed':
    case 'investigatorRemoved':
      return { dataSecurity: dataSecurityAfter(i.dataSecurity, event) };
    case 'serviceChanged':
      return { service: event.service, severitySince: at };
    case 'articleUsed': {
      const { article, version } = event;
      return { articles: [...i.articles, { article, version, at, helped: null }] };
    }
    case 'articleHelped':
      return { articles: i.articles.map((each) => (each.article === event.article ? { ...each, helped: event.helped } : each)) };
    case 'knownErrorNamed':
      return { knownError: event.article };
    case 'assigned':
      return { team: event.team };
    case 'deadlineSet': {
      const { clock, due, actor, texts } = event;
      const set = { clock, due, setAt: at, by: actor.name ?? actor.id, reason: texts['reason'] ?? ERASED };
      return { deadlines: { ...i.deadlines, [clock]: set } };
    }
    case 'causedByChange':
      return { causedBy: event.change };
    case 'deadlineWithdrawn':
      return { deadlines: without(i.deadlines, event.clock) };
    case 'handedOff': {
      const { supplier: id, handOff } = event;
      return {
        withSupplier: true,
        handOffCount: handOff,
        team: null,
        supplier: { id, handOff, ticket: null, status: null, updatedAt: null },
      };
    }
    case 'supplierAccepted':
    case 'supplierRefused':
    case 'supplierUpdated':
    case 'returned':
      return supplierStep(i, event);
    case 'escalated': {
      const { step: id, kind, to, planned, channels } = event;
      const taken = {
        step: id,
        kind,
        to,
        planned,
        channels,
        takenAt: at,
        acknowledgedAt: null,
        acknowledgedBy: null,
        passedOn: [],
        unreached: [],
        holder: event.holder ?? null,
      };
      return { escalations: [...i.escalations, taken] };
    }
    case 'escalationPassedOn': {
      const { to, planned, because = 'unacknowledged' } = event;
      return {
        escalations: i.escalations.map((each) =>
          each.step === event.step
            ? { ...each, passedOn: [...each.passedOn, { to, planned, takenAt: at, because, holder: event.holder ?? null }] }
            : each,
        ),
      };
    }
    case 'escalationUnreached': {
      const { to, why } = event;
      return {
        escalations: i.escalations.map((each) =>
          each.step === event.step ? { ...each, unreached: [...each.unreached, { to, why, at }] } : each,
        ),
      };
    }
    case 'escalationAcknowledged':
      return {
        escalations: i.escalations.map((each) =>
          each.step === event.step ? { ...each, acknowledgedAt: at, acknowledgedBy: event.by } : each,
        ),
      };
    case 'majorIncidentDeclared':
      return { majorIncident: { declaredAt: at, by: event.by, managerDue: event.managerDue, manager: null } };
    case 'managerAppointed': {
      const { manager: name, role } = event;
      const major = i.majorIncident;
      return { majorIncident: major && { ...major, manager: { name, role, at: major.manager?.at ?? at } } };
    }
    case 'majorIncidentStoodDown':
      return { majorIncident: null };
    case 'linkedToParent':
      return { parent: event.parent };
    case 'unlinkedFromParent':
      return { parent: null, severitySince: at };
    case 'childLinked':
      return { children: [...i.children, event.child] };
    case 'childUnlinked':
      return { children: i.children.filter((child) => child !== event.child) };
    case 'resolved':
      return { resolvedAt: at, pausedBy: null, withSupplier: false, team: null };
    case 'confirmed':
      return { confirmedAt: at };
    case 'closed':
      return {
        closedAt: at,
        pausedBy: null,
        withSupplier: false,
        team: null,
        supplier: i.supplier && (holds(i) ? { ...i.supplier, status: 'closed' } : i.supplier),
      };
    case 'reopened':
      return {
        resolvedAt: null,
        confirmedAt: null,
        closedAt: null,
        deadlines: without(i.deadlines, 'resolution'),
        severitySince: at,
        withSupplier: event.supplierAgain,
        supplier: event.supplierAgain && i.supplier ? { ...i.supplier, status: 'inProgress' } : null,
      };
    case 'attached':
    case 'supplierAttached':
      return { documents: [...i.documents, event.document] };
    case 'ticketDeleted':
      return { ticketDeletedAt: at };
    case 'informationGovernance': {
      const before = i.redactions.find(({ kind }) => kind === event.kind)?.count ?? 0;
      return {
        redactions: [
          ...i.redactions.filter(({ kind }) => kind !== event.kind),
          { kind: event.kind, count: before + event.count },
        ],
      };
    }
    case 'severityCorrected':
    case 'missExplained':
    case 'noted':
    case 'documentNamed':
    case 'escalationDelivered':
    case 'callerAsked':
    case 'callerUpdated':
    case 'callerChased':
    case 'reminderSet':
    case 'reminded':
    case 'reminderWithdrawn':
    case 'undelivered':
    case 'toDoByHand':
    case 'doneByHand':
    case 'automaticMail':
    case 'supplierSilent':
    case 'supplierMismatched':
    case 'supplierUnreachable':
    case 'supplierRung':
    case 'personRung':
    case 'personUnreached':
    case 'supplierTold':
    case 'documentOffered':
    case 'documentSent':
    case 'documentUndelivered':
    case 'documentReleased':
    case 'documentFlagged':
    case 'supplierDocumentLeft':
    case 'letterReplayed':
    case 'letterDiscarded':
    case 'erased':
    case 'flagsCleared':
    case 'rungBack':
    case 'identityChecked':
    case 'accountChanged':
      return {};
    default:
      return event satisfies never;
  }
}

/**
 * Whether the last hand-off is still in progress. One that was taken back is not closed at the supplier when the incident closes.
 */
const holds = ({ handOffs }: Pick<Fields, 'handOffs'>): boolean => {
  const last = handOffs.at(-1);
  return last !== undefined && isInProgress(last);
};

function without(deadlines: Incident['deadlines'], clock: AgreedDeadline['clock']): Incident['deadlines'] {
  return Object.fromEntries(Object.entries(deadlines).filter(([name]) => name !== clock));
}

type SupplierEvent = Extract<RecordedEvent, { type: 'supplierAccepted' | 'supplierRefused' | 'supplierUpdated' | 'returned' }>;

function supplierStep(i: Fields, event: SupplierEvent): Partial<Fields> {
  switch (event.type) {
    case 'supplierAccepted':
      // The first callback may arrive before the response to the create request; its status is then the newer one.
      return i.supplier?.handOff === event.handOff
        ? { supplier: { ...i.supplier, ticket: i.supplier.ticket ?? event.ticket, status: i.supplier.status ?? event.status } }
        : {};
    case 'supplierRefused':
      return i.supplier?.handOff === event.handOff ? { supplier: { ...i.supplier, status: 'rejected' } } : {};
    case 'supplierUpdated': {
      const supplierEvents = [...i.supplierEvents, event.eventId];
      if (event.late || !i.supplier) return { supplierEvents };
      const { ticket, status, happenedAt } = event;
      return { supplierEvents, supplier: { ...i.supplier, ticket, status, updatedAt: happenedAt ?? i.supplier.updatedAt } };
    }
    case 'returned':
      return { withSupplier: false };
    default:
      return event satisfies never;
  }
}
