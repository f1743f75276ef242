import type { Account } from './account.ts';
import type { Organisation, Policy } from '../../../standards/index.ts';
import { firstOf } from '../../../kernel/index.ts';

export interface Sender {
  readonly name: string;
  readonly organisation: string | null;
  readonly account: Account | null;
}

/** The organisation that owns the mail domain of `address`, subdomains included. */
export function organisationOfAddress(policy: Policy, address: string): Organisation | null {
  const domain = address.split('@').at(-1)?.toLowerCase() ?? '';
  const belongs = (own: string) => domain === own || domain.endsWith(`.${own}`);
  const longest = (organisation: Organisation) =>
    Math.max(0, ...organisation.mailDomains.map((own) => (belongs(own.toLowerCase()) ? own.length : 0)));
  return [...policy.organisations].filter((o) => longest(o) > 0).sort((a, b) => longest(b) - longest(a))[0] ?? null;
}

const nameFromAddress = (address: string) =>
  (address.split('@')[0] ?? '')
    .split(/[._+-]+/)
    .filter((part) => part !== '')
    .map((part) => part[0]!.toUpperCase() + part.slice(1))
    .join(' ');

/** The sender behind `address`: an account holder, or a person of an organisation the desk serves. Null: unknown sender. */
export function senderOf(
  policy: Policy,
  accounts: ReadonlyMap<string, Account>,
  address: string,
  displayName?: string,
): Sender | null {
  const account = accounts.get(address.toLowerCase()) ?? null;
  const organisation = account ? account.organisation : (organisationOfAddress(policy, address)?.id ?? null);
  if (!account && organisation === null) return null;
  const given = firstOf(displayName?.trim() ?? '', 120);
  return { name: account?.name ?? (given ? given : nameFromAddress(address)), organisation, account };
}

/** Digits of a telephone number in international form, whatever its spacing and punctuation; null when it is not one. */
export function faxNumber(text: string): string | null {
  const digits = text.replace(/[\s().-]/g, '');
  return /^\+\d{6,15}$/.test(digits) ? digits : null;
}

/**
 * The organisation a fax comes from: by the sending machine's number if it is registered; else by the mail domain of the
 * gateway's sender address; else the organisation that runs the desk, so a contact from an unregistered machine is still logged.
 */
export function organisationOfFax(
  policy: Policy,
  numbers: Readonly<Record<string, string>>,
  number: string,
  address: string,
): Organisation | null {
  const known = numbers[number];
  const host = policy.organisations.find(({ kind }) => kind === 'trust') ?? policy.organisations[0];
  return policy.organisations.find(({ id }) => id === known) ?? organisationOfAddress(policy, address) ?? host ?? null;
}
