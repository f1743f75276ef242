import type { Contact } from './types.ts';

/** Who is rung one after the other when `role` does not acknowledge: the deputy, the deputy's deputy, and nobody twice. Without `role` itself. */
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
