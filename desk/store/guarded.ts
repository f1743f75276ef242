import type { Batch, Reliance, Write } from './batch.ts';
import type { Store } from './port.ts';
import type { Pseudonym } from '../domain/incident/index.ts';
import { cleaned } from '../messages/cleaned.ts';

/** Cleans identifiers and texts from outside on their way into the store. Those in commands were cleaned before. */
function changedWrite(write: Write, pseudonym: Pseudonym): Write {
  switch (write.to) {
    case 'contacts':
      return changedContact(write, pseudonym);
    case 'escalations':
      return write.do === 'called' ? { ...write, with: [{ ...write.with[0], callId: pseudonym(write.with[0].callId) }] } : write;
    case 'handOffs': {
      if (write.do !== 'park' && write.do !== 'unpark') return write;
      const [supplier, ticket, last] = write.with;
      return { ...write, with: [supplier, pseudonym(ticket), last] } as Write;
    }
    case 'partners':
      return write.do === 'keepAnswer' ? { ...write, with: [{ ...write.with[0], key: pseudonym(write.with[0].key) }] } : write;
    case 'heldMails': {
      if (write.do !== 'add') return write;
      const [mail] = write.with;
      return { ...write, with: [{ ...mail, messageId: mail.messageId === null ? null : pseudonym(mail.messageId) }] };
    }
    case 'outbox': {
      if (write.do === 'deadLetter') {
        const [id, at, why, outcome] = write.with;
        return { ...write, with: [id, at, why, cleaned(outcome)] };
      }
      if (write.do !== 'done' && write.do !== 'retry') return write;
      const [id, when, outcome] = write.with;
      return { ...write, with: [id, when, cleaned(outcome)] } as Write;
    }
    default:
      return write;
  }
}

function changedContact(write: Extract<Write, { to: 'contacts' }>, pseudonym: Pseudonym): Write {
  if (write.do === 'keep') return { ...write, with: [write.with[0].map(pseudonym), write.with[1]] };
  if (write.do === 'keepMessage') return { ...write, with: [pseudonym(write.with[0]), write.with[1]] };
  if (write.do === 'erase') return write;
  const [call] = write.with;
  return { ...write, with: [{ ...call, callId: pseudonym(call.callId), from: cleaned(call.from) }] };
}

function changedReliance(reliance: Reliance, pseudonym: Pseudonym): Reliance {
  switch (reliance.on) {
    case 'contact-key':
    case 'kept-answer':
      return { ...reliance, key: pseudonym(reliance.key) };
    case 'ticket':
      return { ...reliance, ticket: pseudonym(reliance.ticket) };
    default:
      return reliance;
  }
}

/**
 * A store that holds no patient's number: identifiers that contain one are written, relied on and looked up by their pseudonyms.
 * Wraps any store, so that no store implements it.
 */
export function guarded(store: Store, pseudonym: Pseudonym): Store {
  return {
    ...store,
    contacts: {
      ...store.contacts,
      byKey: async (keys) => store.contacts.byKey(keys.map(pseudonym)),
      byMessage: async (messageId) => store.contacts.byMessage(pseudonym(messageId)),
    },
    escalations: { ...store.escalations, byCall: async (callId) => store.escalations.byCall(pseudonym(callId)) },
    handOffs: { ...store.handOffs, byTicket: async (supplier, ticket) => store.handOffs.byTicket(supplier, pseudonym(ticket)) },
    partners: { ...store.partners, answer: async (holder, key, now) => store.partners.answer(holder, pseudonym(key), now) },
    commit: async ({ relied, writes }: Batch) =>
      store.commit({
        relied: relied.map((each) => changedReliance(each, pseudonym)),
        writes: writes.map((each) => changedWrite(each, pseudonym)),
      }),
  };
}
