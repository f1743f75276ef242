import { numberOfFaxAddress } from './parse.ts';
import { faxNumber } from '../../domain/access/sender.ts';
import type { DeskOptions } from '../../options.ts';
import type { Policy } from '../../../standards/index.ts';

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** A number as a gateway writes it; a number published as dialled here is converted to international form. */
const inFull = (telephone: string): string | null => faxNumber(telephone.replace(/[\s().-]/g, '').replace(/^0(?=[1-9])/, '+44'));

/** The desk's own addresses: those it was opened with, and those its contacts publish. */
export function ownAddresses({ addresses, policy }: { readonly addresses: DeskOptions['addresses']; readonly policy: Policy }) {
  const published = (role: string) => policy.contacts.find((contact) => contact.role === role);
  const [desk, fax] = [published('service-desk'), published('service-desk-fax')];
  const mails = [addresses.mail, ...(desk ? [desk.mail] : [])];
  const faxMails = [...(addresses.fax.includes('@') ? [addresses.fax] : []), ...(fax ? [fax.mail] : [])];
  const numbers = [inFull(addresses.fax), ...(fax ? [inFull(fax.telephone)] : [])];
  return {
    isMail: (address: string): boolean => mails.some((own) => isSame(own, address)),
    /** True for `FAX=<its number>@…`, or for a mailbox that stands for the fax. */
    isFax(address: string): boolean {
      const number = numberOfFaxAddress(address);
      if (number === null) return faxMails.some((own) => isSame(own, address));
      return addresses.fax.includes('@') || numbers.includes(number);
    },
  };
}
export type OwnAddresses = ReturnType<typeof ownAddresses>;
