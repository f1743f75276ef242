import type { Areas } from './open-areas.ts';
import type { Reliance } from '../batch.ts';

/** Whether a reliance still holds. Inside the transaction that would write the batch. */
export function holds(areas: Areas, reliance: Reliance): boolean {
  switch (reliance.on) {
    case 'head':
      return areas.log.headOf(reliance.n) === reliance.seq;
    case 'contact-key':
      return areas.contacts.byKey([reliance.key]) === reliance.n;
    case 'kept-answer': {
      const { holder, key, now, digest } = reliance;
      return (areas.partners.answer(holder, key, now)?.digest ?? null) === digest;
    }
    case 'subscriptions': {
      const ids = areas.partners.subscriptionsOf(reliance.partner).map(({ id }) => id);
      return ids.join(' ') === reliance.ids.join(' ');
    }
    case 'policy':
      return areas.calendarEdits.newest() === reliance.newestEdit;
    case 'ticket':
      return (areas.handOffs.byTicket(reliance.supplier, reliance.ticket)?.n ?? null) === reliance.n;
    case 'outbox-due':
      return areas.outbox.isWaiting(reliance.id, reliance.due);
    case 'held-mail':
      return areas.heldMails.one(reliance.id)?.mark === reliance.mark;
    case 'by-hand':
      return areas.outbox.handRow(reliance.id) !== null;
    case 'dead-letter':
      return areas.outbox.deadOne(reliance.id) !== null;
    case 'register-head':
      return (areas.registers.head(reliance)?.seq ?? 0) === reliance.seq;
    default:
      return reliance satisfies never;
  }
}
