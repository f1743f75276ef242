import type { RecordedEvent } from '../events.ts';
import type { Incident } from '../types.ts';
import { localTimes } from '../../../../kernel/index.ts';
import type { Policy } from '../../../../standards/index.ts';

const NOTIFIED: readonly RecordedEvent['type'][] = [
  'supplierAccepted',
  'supplierMismatched',
  'supplierRefused',
  'supplierSilent',
  'supplierUnreachable',
];

/** Notice to desk staff when the supplier's side fails; null for every other event. Pure. */
export function supplierNotice(
  event: RecordedEvent,
  { reference, handOffs, severity }: Incident,
  policy: Policy,
): { readonly subject: string; readonly text: string } | null {
  if (!NOTIFIED.includes(event.type) || !('handOff' in event) || !('supplier' in event)) return null;
  if (event.type === 'supplierAccepted' && event.others === undefined) return null;
  if (event.type === 'supplierMismatched' && event.over) return null;
  const supplier = policy.suppliers.find(({ id }) => id === event.supplier);
  const name = supplier?.name ?? event.supplier;
  const number = supplier ? ` on ${supplier.contact.telephone}` : '';
  if (event.type === 'supplierAccepted')
    return {
      subject: `${name} has several tickets`,
      text: `${name} has more than one ticket under ${reference}. The desk follows ${event.ticket}; telephone them${number} and have ${(event.others ?? []).join(', ')} closed, so that they do not work on it twice.`,
    };
  const ticket = handOffs.find(({ handOff }) => handOff === event.handOff)?.ticket ?? 'no ticket';
  if (event.type === 'supplierMismatched')
    return {
      subject: `${name} answered with somebody else's ticket`,
      text: `${name} answered for ${reference} with its ticket ${event.ticket}, which is not ours${'theirs' in event.texts ? `: it has "${event.texts['theirs'] ?? '[erased]'}"` : ''}. Nothing of it was recorded, and the desk sends nothing to it. Severity ${severity}: telephone them${number}, ask about ${reference}, and hand it off again if they do not have it.`,
    };
  if (event.type === 'supplierRefused')
    return {
      subject: `${name} refused it`,
      text: `${name} did not accept ${reference}: ${event.texts['note'] ?? '[erased]'}\n\nThe incident is back with the desk, severity ${severity}. Correct what they refused and hand it off again, or telephone them${number}.`,
    };
  if (event.type === 'supplierUnreachable')
    return {
      subject: `${name} cannot be reached`,
      text: `${name} could not be sent ${reference} since ${localTimes(policy.zone).spoken(Temporal.Instant.from(event.since))}. Its service desk is telephoned${number} with our reference and the minimum data set. Follow it up by telephone. The desk keeps retrying, and finds their ticket by our reference once the interface works again.`,
    };
  return event.type === 'supplierSilent' && event.why === 'no-ticket'
    ? {
        subject: `${name} has no such ticket`,
        text: `${name} accepted ${reference} as ${ticket}, and has no such ticket. The incident is back with the desk, severity ${severity}: telephone them${number}, and hand it off again.`,
      }
    : {
        subject: `${name} has not answered`,
        text: `${name} accepted ${reference} as ${ticket} and has not answered within its contract's response time. Severity ${severity}: telephone them${number} and ask who works on it.`,
      };
}
