import type { ChangePolicy } from '../types.ts';
import type { PolicyFiles } from './files.ts';

/** The policy of change.yaml with what it leaves out filled in; null where the standard has no such file. */
export function changePolicyOf({ 'change.yaml': file }: PolicyFiles, zone: string): ChangePolicy | null {
  if (!file) return null;
  const { data } = file;
  return {
    ...data,
    zone: data.zone ?? zone,
    freezes: data.freezes ?? [],
    standardChanges: data.standardChanges ?? [],
    customers: data.customers.map((customer) => ({
      ...customer,
      closedDays: customer.closedDays ?? [],
      noDowntime: customer.noDowntime ?? [],
      tell: customer.tell.map((contact) => ({ ...contact, signsOff: contact.signsOff ?? false })),
    })),
  };
}
