import type { DataSecurityView, SafetyCaseView } from '../views/safety.ts';
import type { IncidentView } from '../views/types.ts';
import type { Policy } from '../../standards/index.ts';

type Fact = { readonly name: string; readonly text: string } | { readonly name: string; readonly at: string };

/** What an incident's page says of possible harm and of data security, line by line. Pure. */
export const safetyFacts = ({ safetyCase, dataSecurity }: IncidentView, policy: Policy): readonly Fact[] => [
  ...(safetyCase ? factsOfCase(safetyCase, policy) : []),
  ...(dataSecurity ? factsOfBreach(dataSecurity) : []),
];

function factsOfCase(of: SafetyCaseView, policy: Policy): readonly Fact[] {
  const { waitsFor, triage, hazards, signOff, acceptance, voided } = of;
  const lines: readonly (readonly [string, string | null])[] = [
    ['Stays open', waitsFor && `${waitsFor}.`],
    ['Risk', triage && `${triage.risk} – ${policy.clinicalSafety?.meanings[`${triage.risk}`] ?? ''} (form by ${triage.by})`],
    ['Hazards', hazards.length > 0 ? hazards.join(', ') : null],
    ['Signed off', signOff && `by ${signOff.by}: ${signOff.conclusion}`],
    ['Risk accepted', acceptance && `by ${acceptance.by}: ${acceptance.reason}`],
    ['Void sign-offs', voided.length > 0 ? voided.map(({ by }) => by).join(', ') : null],
  ];
  return lines.flatMap(([name, text]) => (text === null ? [] : [{ name, text }]));
}

function factsOfBreach({ stage, due, passed, stopped, investigator, involved, supplier }: DataSecurityView): readonly Fact[] {
  const words = stage === 'known' ? 'personal data are affected' : 'personal data may be affected';
  const stop = stopped && `${stopped.by === 'notified' ? 'notified' : 'decided'} by ${stopped.who}: ${stopped.words}`;
  return [
    { name: 'Data security', text: `${words}${supplier === null ? '' : `, as ${supplier.id} told the desk`}` },
    { name: passed ? 'Was to be notified by' : 'To be notified by', at: due },
    ...(stop === null ? [] : [{ name: 'Limit stopped', text: stop }]),
    { name: 'Investigator', text: investigator?.name ?? 'nobody yet' },
    ...(involved.length === 0 ? [] : [{ name: 'Involved', text: involved.map(({ name }) => name).join(', ') }]),
  ];
}
