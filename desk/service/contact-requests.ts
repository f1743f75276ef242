import type { UnitOfWork } from '../commands/unit-of-work.ts';
import type { NewContact } from '../domain/incident/contact.ts';
import { referenceOf } from '../store/index.ts';
import { comparableJson, hmacSha256, Refusal } from '../../kernel/index.ts';

function refusal({ idempotencyKey }: NewContact, reference: string): Refusal {
  if (idempotencyKey === undefined)
    return new Refusal('wrong-state', `This call was logged as ${reference}. Add what is missing there as a note.`, 409, {
      reference,
    });
  return new Refusal(
    'idempotency-key-reused',
    `What was sent first under this key is ${reference}. This is something else, and nothing was done with it yet. Send it under a new key, or add it to ${reference}.`,
    422,
    { reference },
  );
}

/**
 * What was asked under a contact's keys, so that a key with another request is refused: answered with the first one's incident, the second
 * report would be lost. Kept as a keyed digest, because a request may hold a patient's number that is removed before anything is stored.
 */
export function requestsOfContacts(secret: string) {
  const keysOf = (keys: readonly string[], asked: unknown): readonly string[] => {
    if (asked === undefined) return [];
    const digest = hmacSha256(secret, `request\0${comparableJson(asked)}`).toString('hex');
    return keys.map((key) => `asked ${digest} ${key}`);
  };
  return {
    /** Further keys to keep beside a contact's own. */
    keysOf,
    /** The incident of the contact that came first under any of `keys`; null when none did. Refuses another request. */
    async firstMade(unit: UnitOfWork, contact: NewContact, keys: readonly string[], asked: unknown): Promise<number | null> {
      const n = await unit.byKey(keys);
      if (n === null || asked === undefined) return n;
      if ((await unit.byKey(keysOf(keys, asked))) !== n) throw refusal(contact, referenceOf(n));
      return n;
    },
  };
}
