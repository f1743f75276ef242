import type { HandOffData } from '../domain/incident/contact.ts';
import {
  changingService,
  closing,
  contractDue,
  isInProgress,
  reclassifying,
  reopening,
  supplierNotice,
  takingBack,
  theirWordFor,
  nextPerson,
} from '../domain/incident/hand-off/index.ts';
import type { Incident, RecordedEvent } from '../domain/incident/index.ts';
import { cleaned } from './cleaned.ts';
import type { SupplierTicket } from './ports.ts';
import type { Effect } from './types.ts';
import { contactAt, type Contact, type MinimumDataField, type Policy, type Supplier } from '../../standards/index.ts';

/** The messages to suppliers, and reads of their tickets, that an event requires. Pure. */
export function supplierEffects(event: RecordedEvent, incident: Incident, policy: Policy): readonly Effect[] {
  const { supplier: current } = incident;
  const with_ = (id: string) => policy.suppliers.find((each) => each.id === id);
  const later = (duration: string) => String(Temporal.Instant.from(event.at).add(duration));
  switch (event.type) {
    case 'handedOff': {
      const { supplier, handOff } = event;
      const ticket = ticketFor(dataOf(event), incident, with_(supplier));
      const watch = {
        kind: 'watch',
        bond: { supplier, handOff },
        at: later(policy.handOff.ringAfter[incident.severity]),
      } as const;
      const documents = documentsOf(event);
      return [
        { kind: 'create', supplier, handOff, ticket, ...(documents.length > 0 && { documents }) },
        { ...watch, what: 'create' },
      ];
    }
    case 'supplierAccepted': {
      const { supplier, handOff } = event;
      if (!incident.handOffs.some((each) => each.handOff === handOff && isInProgress(each))) return [];
      const due = contractDue(policy, supplier, incident.severity, Temporal.Instant.from(event.at), 'response');
      return [
        { kind: 'read', supplier, handOff, at: later(policy.handOff.readBackAfter), because: 'routine' },
        ...(due === null ? [] : [{ kind: 'watch', bond: { supplier, handOff }, at: String(due), what: 'answer' } as const]),
        ...leftBehind(event, incident).map((document) => ({ kind: 'attach', supplier, handOff, document }) as const),
      ];
    }
    case 'documentOffered': {
      const { supplier, handOff, document, withheld } = event;
      return withheld === undefined ? [{ kind: 'attach', supplier, handOff, document }] : [];
    }
    case 'supplierTold':
      return current ? [messageTo('note', current, event.texts['text'] ?? '')] : [];
    case 'returned': {
      // A ticket that the supplier closed, or never had, needs no message.
      const ended = ['rejected', 'cancelled'].includes(current?.status ?? '') || incident.handOffs.at(-1)?.state === 'broken';
      return current && !ended ? [messageTo('cancel', current, takingBack(event.texts['reason'] ?? ''))] : [];
    }
    case 'closed':
      // A ticket that was taken back is cancelled there, so there is no resolution to accept.
      return current && incident.handOffs.at(-1)?.state === 'closed' ? [messageTo('close', current, closing(event.byNight))] : [];
    case 'reopened': {
      if (!current || !event.supplierAgain) return [];
      const key = { supplier: current.id, handOff: current.handOff };
      return [
        messageTo('reopen', current, reopening(event.texts['reason'] ?? '')),
        { kind: 'watch', bond: key, at: later(policy.handOff.ringAfter[incident.severity]), what: 'reopen' },
      ];
    }
    case 'reclassified': {
      const last = incident.handOffs.at(-1);
      if (!current || !incident.withSupplier || !last || incident.severitySince !== event.at) return [];
      const word = theirWordFor(event.severity, with_(current.id));
      const severity = word === event.severity ? word : `${event.severity} (${word})`;
      const text = cleaned(reclassifying(severity, event.texts['reason'] ?? ''));
      return [{ kind: 'reclassify', supplier: current.id, handOff: current.handOff, severity: word, text }];
    }
    case 'serviceChanged': {
      const name = policy.services.find(({ id }) => id === event.service)?.name ?? event.service;
      return current && incident.withSupplier
        ? [messageTo('note', current, changingService(name, event.texts['reason'] ?? ''))]
        : [];
    }
    case 'supplierUnreachable':
      return [...unreachable(event, incident, with_(event.supplier)), ...callToPerson(event, incident, policy)];
    case 'supplierSilent':
      return callToPerson(event, incident, policy);
    case 'personUnreached':
      return callToNextPerson(event, incident, policy);
    default:
      return [];
  }
}

type Of<T extends RecordedEvent['type']> = Extract<RecordedEvent, { type: T }>;

const documentsOf = ({ documents = [] }: Of<'handedOff'>): readonly string[] =>
  documents.flatMap(({ document, withheld }) => (withheld === undefined ? [document] : []));

/** Documents of the hand-off that the ticket's creation did not carry: the ticket was adopted, made by telephone, or refused with them. */
function leftBehind({ handOff, documents = [] }: Of<'supplierAccepted'>, { events }: Incident): readonly string[] {
  const handedOff = events.find((event) => event.type === 'handedOff' && event.handOff === handOff);
  return handedOff?.type === 'handedOff' ? documentsOf(handedOff).filter((each) => !documents.includes(each)) : [];
}

const dataOf = (event: Of<'handedOff'>) => JSON.parse(event.texts['data'] ?? '{}') as HandOffData;
const messageTo = (
  kind: 'note' | 'close' | 'reopen' | 'cancel',
  { id, handOff }: { id: string; handOff: number },
  text: string,
): Effect => ({
  kind,
  supplier: id,
  handOff,
  text: cleaned(text),
});

function ticketFor(
  data: HandOffData,
  { reference, severity, description }: Incident,
  supplier: Supplier | undefined,
): SupplierTicket {
  return {
    externalId: reference,
    description: cleaned(data.description ?? description),
    severity: theirWordFor(severity, supplier),
    ticketType: 'incident',
    data,
  };
}

const LABELS: Readonly<Record<MinimumDataField, string>> = {
  occurredAt: 'happened at',
  description: 'description',
  impact: 'impact',
  affectedUsers: 'people affected',
  affectedService: 'service',
  location: 'location',
  workaround: 'workaround',
  stepsTaken: 'steps taken',
  requesterContact: 'caller',
  updateContact: 'report progress',
  errorText: 'error text',
};

/** When the interface fails, a call gives our reference and the minimum data set, without patient data. */
function unreachable(event: Of<'supplierUnreachable'>, incident: Incident, supplier: Supplier | undefined): readonly Effect[] {
  if (!supplier) return [];
  const { reference, severity, handOffs } = incident;
  const handedOff = incident.events.find((each) => each.type === 'handedOff' && each.handOff === event.handOff);
  const data = handedOff?.type === 'handedOff' ? dataOf(handedOff) : {};
  const ticket = handOffs.find((each) => each.handOff === event.handOff)?.ticket;
  const fields = (Object.keys(LABELS) as MinimumDataField[])
    .filter((field) => data[field] !== undefined)
    .map((field) => `${LABELS[field]}: ${data[field]}`);
  const text =
    event.what === 'reopen'
      ? `Your interface does not answer. Our ${reference}, your ${ticket ?? 'ticket'}, does not work yet: please reopen it.`
      : `Your interface does not answer, so we hand over by telephone. Our reference ${reference}, severity ${theirWordFor(severity, supplier)}. Log it under our reference. ${fields.join('; ')}.`;
  const key = { supplier: supplier.id, handOff: event.handOff };
  return [{ kind: 'ring', bond: key, to: supplier.contact.telephone, says: cleaned(text) }];
}

/** For the severities of the policy, the named role is telephoned as well as mailed. */
function callToPerson(
  event: Of<'supplierUnreachable' | 'supplierSilent'>,
  incident: Incident,
  policy: Policy,
): readonly Effect[] {
  const { role, severities } = policy.handOff.ringPerson;
  const contact = severities.includes(incident.severity) ? contactAt(policy, role, Temporal.Instant.from(event.at)) : undefined;
  return contact ? callAbout(event, contact, incident, policy) : [];
}

function callAbout(
  about: Of<'supplierUnreachable' | 'supplierSilent'>,
  { telephone, role }: Contact,
  incident: Incident,
  policy: Policy,
): readonly Effect[] {
  const notice = supplierNotice(about, incident, policy);
  if (!notice) return [];
  const key = { supplier: about.supplier, handOff: about.handOff };
  const text = `${incident.reference}, severity ${incident.severity}: ${notice.text}`;
  return [{ kind: 'ring', bond: key, to: telephone, says: cleaned(text), role }];
}

/** Repeats the call to the next person when the one before was not reached. */
function callToNextPerson(event: Of<'personUnreached'>, incident: Incident, policy: Policy): readonly Effect[] {
  const about = incident.events.findLast(
    (each) => (each.type === 'supplierUnreachable' || each.type === 'supplierSilent') && each.handOff === event.handOff,
  );
  const next = nextPerson(event.role, policy, Temporal.Instant.from(event.at));
  return next && (about?.type === 'supplierUnreachable' || about?.type === 'supplierSilent')
    ? callAbout(about, next, incident, policy)
    : [];
}
