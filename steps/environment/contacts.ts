import { OutOfReach } from '../../adapters/desk-under-test.ts';
import { dialled } from '../../simulators/telephone/dialled.ts';
import { ExpectationFailed } from '../expectation.ts';
import { creationsIn } from './creations.ts';
import type { Contact, Denial } from './denial.ts';
import type { ScenarioEnvironment } from './types.ts';

export const CONTACTS_MEDIA_TYPE = 'application/vnd.deskproof.contacts+json';

/** Not a role of the standard: whoever reports incidents, and everybody else outside the desk. */
export const CALLER = 'caller';
export const SUPPLIER = 'supplier';
export const OTHER_DESK = 'other-desk';

/** What a scenario shows about contacts: those that the desk made, and those it was found not to make. */
export interface Contacts {
  readonly made: readonly Contact[];
  readonly denied: readonly Denial[];
}

/** Says that an assertion denies a contact. Called whether it holds or not. */
export function deny(
  environment: Pick<ScenarioEnvironment, 'denials'>,
  {
    by,
    but = [],
    ...denial
  }: { by: Contact['by'] | readonly Contact['by'][]; to: string | null; but?: readonly string[]; what: string },
): void {
  environment.denials.push({ ...denial, by: typeof by === 'string' ? [by] : by, but });
}

export async function contactsOf(environment: ScenarioEnvironment): Promise<Contacts> {
  return { made: await contactsMade(environment), denied: environment.denials };
}

async function contactsMade(environment: ScenarioEnvironment): Promise<readonly Contact[]> {
  const { standard, telephone, mail, supplier, otherDesks } = environment;
  const byNumber = new Map(standard.contacts.map((contact) => [dialled(contact.telephone), contact.role]));
  const byAddress = new Map(standard.contacts.map((contact) => [contact.mail.toLowerCase(), contact.role]));
  const desks = await Promise.allSettled(otherDesks.values());
  const told = desks.some((desk) => desk.status === 'fulfilled' && desk.value.events.length > 0);
  const made: readonly Contact[] = [
    ...seen(() => telephone.placed).map(({ to }): Contact => ({ by: 'call', to: byNumber.get(dialled(to)) ?? CALLER })),
    ...seen(() => mail.delivered).flatMap(({ to }) =>
      to.map((address): Contact => ({ by: 'mail', to: byAddress.get(address.toLowerCase()) ?? CALLER })),
    ),
    ...(seen(() => creationsIn(supplier)).length > 0 ? [{ by: 'hand-off', to: SUPPLIER } as const] : []),
    ...(told ? [{ by: 'event', to: OTHER_DESK } as const] : []),
  ];
  return [...new Map(made.map((contact) => [`${contact.by} ${contact.to}`, contact])).values()];
}

/** Where a part of the desk is not reached, or it has none, no contact is seen: reading it asks for the part, and throws. */
function seen<T>(read: () => readonly T[]): readonly T[] {
  try {
    return read();
  } catch (error) {
    if (error instanceof OutOfReach || error instanceof ExpectationFailed) return [];
    throw error;
  }
}
