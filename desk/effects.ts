import { withoutNhsNumbers } from '../kernel/index.ts';
import type { Policy } from '../standards/index.ts';
import { stepSays } from './escalation/index.ts';
import type { Incident, RecordedEvent } from './incident/index.ts';
import { letterFor, type Letter } from './letters.ts';
import { noticesFor } from './notices.ts';
import type { HandOff, SupplierTicket } from './types.ts';

/** A row of the outbox: one thing that leaves the desk. */
export type OutboxItem =
  | ({ readonly kind: 'mail'; readonly step?: string } & Letter)
  /** One letter for however many warnings gather until it leaves. */
  | { readonly kind: 'digest'; readonly to: string; readonly name: string }
  | { readonly kind: 'call'; readonly to: string; readonly says: string; readonly step: string; readonly role: string }
  | { readonly kind: 'create'; readonly supplier: string; readonly handOff: number; readonly ticket: SupplierTicket }
  | { readonly kind: 'note' | 'close' | 'reopen'; readonly supplier: string; readonly handOff: number; readonly text: string };

/** A step of the plan that is mail alone: it leaves with the other warnings to the same person. */
export interface MailedWarning {
  readonly kind: 'warning';
  readonly to: string;
  readonly name: string;
  readonly step: string;
  readonly subject: string;
  readonly says: string;
}
/** What must leave the desk because of an event. */
export type Effect = Exclude<OutboxItem, { kind: 'digest' }> | MailedWarning;

const cleaned = (text: string) => withoutNhsNumbers(text).text;

const asMail = (letter: Letter): Effect => ({
  kind: 'mail',
  ...letter,
  subject: cleaned(letter.subject),
  text: cleaned(letter.text),
});

/** What an event makes the desk send, in order. `incident` is as it stands after the event. Pure. Nothing of it holds an NHS number. */
export function effectsOf(event: RecordedEvent, incident: Incident, policy: Policy): readonly Effect[] {
  const letter = letterFor(event, incident, policy);
  return [
    ...(letter === null ? [] : [letter]).map(asMail),
    ...noticesFor(event, incident, policy).map(asMail),
    ...toSuppliers(event, incident),
    ...escalations(event, incident, policy),
  ];
}

const closingWords = (byNight: 'confirmed' | 'unanswered' | undefined): string =>
  byNight === 'unanswered'
    ? 'The caller was asked twice whether it works again and did not answer.'
    : 'The caller confirmed that it works again.';

function toSuppliers(event: RecordedEvent, incident: Incident): readonly Effect[] {
  const { supplier } = incident;
  switch (event.type) {
    case 'handedOff': {
      const data = JSON.parse(event.texts['data'] ?? '{}') as HandOff;
      const { reference: externalId, severity } = incident;
      const ticket: SupplierTicket = {
        externalId,
        description: cleaned(data.description ?? incident.description),
        severity,
        ticketType: 'incident',
        data,
      };
      return [{ kind: 'create', supplier: event.supplier, handOff: event.handOff, ticket }];
    }
    case 'returned':
      // A ticket that the supplier itself ended needs no word from us.
      return supplier && !['rejected', 'cancelled'].includes(supplier.status ?? '')
        ? [
            {
              kind: 'note',
              supplier: supplier.id,
              handOff: supplier.handOff,
              text: cleaned(`The desk has taken this back. ${event.texts['reason'] ?? ''}`),
            },
          ]
        : [];
    case 'closed':
      return supplier
        ? [{ kind: 'close', supplier: supplier.id, handOff: supplier.handOff, text: closingWords(event.byNight) }]
        : [];
    case 'reopened':
      return supplier && event.supplierAgain
        ? [
            {
              kind: 'reopen',
              supplier: supplier.id,
              handOff: supplier.handOff,
              text: cleaned(`It does not work yet. ${event.texts['reason'] ?? ''}`),
            },
          ]
        : [];
    default:
      return [];
  }
}

function escalations(event: RecordedEvent, incident: Incident, policy: Policy): readonly Effect[] {
  if (event.type !== 'escalated' && event.type !== 'escalationPassedOn') return [];
  const step = policy.escalation.steps.find(({ id }) => id === event.step);
  const contact = policy.contacts.find(({ role }) => role === event.to);
  if (!step || !contact) return [];
  const says = cleaned(stepSays(step, incident, policy));
  if (event.type === 'escalationPassedOn')
    return [
      { kind: 'call', to: contact.telephone, says: `Not acknowledged until now. ${says}`, step: step.id, role: contact.role },
    ];
  const mail = {
    to: contact.mail,
    step: step.id,
    subject: cleaned(`[${incident.reference}] Escalation: ${incident.summary}`),
  };
  if (!event.channels.includes('telephone')) return [{ kind: 'warning', ...mail, name: contact.name, says }];
  return event.channels.map((channel): Effect =>
    channel === 'telephone'
      ? { kind: 'call', to: contact.telephone, says, step: step.id, role: contact.role }
      : { kind: 'mail', ...mail, text: `${contact.name},\n\n${says}\n` },
  );
}
