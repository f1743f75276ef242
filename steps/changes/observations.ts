import type { ChangeView } from '../../adapters/desk-under-test.ts';
import type { Letter } from '../../simulators/mail/types.ts';
import type { ChangePolicy } from '../../standards/index.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { HarnessFault } from '../environment/harness-fault.ts';

/** What a scenario calls "the change": the one that was raised last. */
export function theChange({ state }: ScenarioEnvironment): string {
  const reference = state.changes.at(-1);
  if (reference === undefined)
    throw new HarnessFault('No change was raised before this sentence. Raise one.', { owner: 'scenario' });
  return reference;
}

export const readChange = async (environment: ScenarioEnvironment, reference = theChange(environment)): Promise<ChangeView> =>
  (await environment.as('assessor')).changes.one(reference);

export function policyOf({ standard }: Pick<ScenarioEnvironment, 'standard'>): ChangePolicy {
  if (standard.change === null)
    throw new HarnessFault('The standard has no change.yaml, and this scenario needs one.', { owner: 'scenario' });
  return standard.change;
}

export function customerOf(
  environment: Pick<ScenarioEnvironment, 'standard'>,
  organisation: string,
): ChangePolicy['customers'][number] {
  return policyOf(environment).customers.find((one) => one.organisation === organisation)!;
}

/** The mails about a change in one mailbox, oldest first. */
export const lettersOf = ({ mail }: ScenarioEnvironment, address: string, reference: string): readonly Letter[] =>
  mail.inbox(address).filter(({ subject, text }) => `${subject}\n${text}`.includes(reference));
