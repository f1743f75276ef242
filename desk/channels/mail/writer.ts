import type { Mailbox } from './reading/read.ts';
import type { Account } from '../../domain/access/account.ts';
import { organisationOfAddress, senderOf, type Sender } from '../../domain/access/sender.ts';
import type { MailFacts } from '../../domain/incident/contact.ts';
import type { Policy } from '../../../standards/index.ts';

/** The writer of a mail, with the evidence for their identity. */
export interface Writer {
  readonly sender: Sender;
  readonly address: string;
  /** Sent by the writer's own organisation, or forwarded from it by one that the desk serves. */
  readonly verified: boolean;
}
export interface Known {
  readonly policy: Policy;
  readonly accounts: ReadonlyMap<string, Account>;
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** `SRS0=hash=day=domain=name@forwarder`: the original sender of a forwarded mail, as its forwarder states it. */
const forwardedFrom = (envelopeFrom: string): string | null => {
  const [, domain, name] = /^SRS0[=+-][^=@]*=[^=@]*=([^=@]+)=([^@]+)@/i.exec(envelopeFrom) ?? [];
  return domain === undefined ? null : `${name}@${domain}`;
};

export function knownPeople({ policy, accounts }: Known) {
  const organisationOf = (address: string): string | null =>
    accounts.get(address.toLowerCase())?.organisation ?? organisationOfAddress(policy, address)?.id ?? null;
  const isSameOrganisation = (one: string, other: string): boolean => {
    const [a, b] = [organisationOf(one), organisationOf(other)];
    return a !== null || b !== null ? a === b : domainOf(one) === domainOf(other);
  };
  /** Sent from the same organisation, or forwarded from it by an organisation that the desk serves. */
  const isCarriedFor = (address: string, envelopeFrom: string): boolean => {
    if (envelopeFrom === '' || address === '') return false;
    if (isSameOrganisation(address, envelopeFrom)) return true;
    const origin = forwardedFrom(envelopeFrom);
    return origin !== null && organisationOf(envelopeFrom) !== null && isSameOrganisation(address, origin);
  };

  return {
    /** The first known author whose mail was sent from their own organisation; else the first known author. */
    writerOf(
      authors: readonly Mailbox[],
      envelopeFrom: string,
      alsoKnown: (address: string) => Sender | null = () => null,
    ): Writer | null {
      const candidates = authors.length > 0 ? authors : [{ address: envelopeFrom, name: '' }];
      const known = candidates.flatMap(({ address, name }): Writer[] => {
        const sender = senderOf(policy, accounts, address, name) ?? alsoKnown(address);
        return sender ? [{ sender, address, verified: isCarriedFor(address, envelopeFrom) }] : [];
      });
      return known.find(({ verified }) => verified) ?? known[0] ?? null;
    },
    /** The reply address: used within the writer's organisation, otherwise only displayed. */
    answersTo(
      replyTo: readonly Mailbox[],
      { address: from, sender, verified }: Writer,
      own: (address: string) => boolean,
    ): MailFacts {
      const others = replyTo
        .map(({ address }) => address)
        .filter((address) => address.toLowerCase() !== from.toLowerCase() && !own(address));
      const within = (address: string) =>
        verified && sender.organisation !== null && organisationOf(address) === sender.organisation;
      const inside = others.find(within);
      const outside = others.filter((address) => !within(address)).slice(0, 5);
      return {
        ...(inside !== undefined && { replyTo: inside }),
        ...(outside.length > 0 && { replyToElsewhere: outside.join(', ') }),
      };
    },
    organisationOf,
  };
}
export type KnownPeople = ReturnType<typeof knownPeople>;
