import type { Contact } from './types.ts';

/** The chain of deputies of `role`, without `role` itself: its deputy, the deputy's deputy, and so on. Nobody appears twice. */
export function deputiesOf(role: string, contacts: readonly Contact[]): readonly Contact[] {
  const chain: Contact[] = [];
  const asked = new Set([role]);
  let deputy = contacts.find((each) => each.role === role)?.deputy;
  while (deputy !== undefined && !asked.has(deputy)) {
    const next = contacts.find((each) => each.role === deputy);
    if (!next) break;
    chain.push(next);
    asked.add(next.role);
    deputy = next.deputy;
  }
  return chain;
}
