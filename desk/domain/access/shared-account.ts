import type { Account } from './account.ts';
import type { InformationGovernancePolicy } from '../../../standards/index.ts';

type Rules = InformationGovernancePolicy['sharedAccounts'] | undefined;

/**
 * Why an account belongs to no one person; null when it does. The first word of the user name or of the name is that of a place or a
 * group, such as `ward4f` or `Reception desk`; a family name such as Ward stands last. Pure.
 */
export function sharedBecause(
  { username, name, shared }: Pick<Account, 'username' | 'name' | 'shared'>,
  rules: Rules,
): string | null {
  if (shared) return 'it is marked as shared';
  const first = (text: string) => /^[a-z]+(?=$|[^a-z])/.exec(text.trim().toLowerCase())?.[0];
  for (const [what, text] of [
    ['user name', username],
    ['name', name],
  ] as const) {
    const word = rules?.words.find((each) => each === first(text));
    if (word !== undefined) return `its ${what} "${text}" is that of a place or a group (${word})`;
  }
  return null;
}
