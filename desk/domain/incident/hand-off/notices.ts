import type { RecordedEvent } from '../events.ts';
import type { Incident } from '../types.ts';
import type { Policy } from '../../../../standards/index.ts';

/** Notice to desk staff when the supplier's side fails; null for every other event. Pure. */
export function supplierNotice(
  event: RecordedEvent,
  { reference, handOffs, severity }: Incident,
  policy: Policy,
): { readonly subject: string; readonly text: string } | null {
  if (event.type !== 'supplierSilent' && event.type !== 'supplierUnreachable' && event.type !== 'supplierAccepted') return null;
  if (event.type === 'supplierAccepted' && event.others === undefined) return null;
  const supplier = policy.suppliers.find(({ id }) => id === event.supplier);
  const name = supplier?.name ?? event.supplier;
  const number = supplier ? ` on ${supplier.contact.telephone}` : '';
  if (event.type === 'supplierAccepted')
    return {
      subject: `${name} has several tickets`,
      text: `${name} has more than one ticket under ${reference}. The desk follows ${event.ticket}; ring them${number} and have ${(event.others ?? []).join(', ')} closed, so that nobody there works on it twice.`,
    };
  const ticket = handOffs.find(({ handOff }) => handOff === event.handOff)?.ticket ?? 'no ticket';
  if (event.type === 'supplierUnreachable')
    return {
      subject: `${name} cannot be reached`,
      text: `${name} could not be sent ${reference} since ${event.since}. Its service desk is rung${number} with our reference and the minimum data set. Follow it up by telephone: the desk goes on trying, and finds their ticket by our reference when the line is back.`,
    };
  return event.why === 'no-ticket'
    ? {
        subject: `${name} has no such ticket`,
        text: `${name} accepted ${reference} as ${ticket}, and has no such ticket. It is the desk's again, severity ${severity}: ring them${number}, and hand it over once more.`,
      }
    : {
        subject: `${name} has said nothing`,
        text: `${name} accepted ${reference} as ${ticket} and has said nothing within its contract's response time. Severity ${severity}: ring them${number} and ask who works on it.`,
      };
}
