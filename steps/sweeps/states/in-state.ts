import { levelsOf } from '../../expected/levels.ts';
import type { Severity } from '../../../standards/index.ts';
import type { ScenarioEnvironment } from '../../environment/index.ts';
import { HarnessFault } from '../../environment/harness-fault.ts';
import { VERBS, type Tried } from './verbs.ts';

/** Each state by its name in a table: the verbs that lead a new incident into it, and the severities that it exists for. */
export const STATES: Readonly<Record<string, { readonly way: readonly string[]; readonly severities?: readonly Severity[] }>> = {
  new: { way: [] },
  acknowledged: { way: ['acknowledge'] },
  answered: { way: ['respond'] },
  paused: { way: ['pause'] },
  'with supplier': { way: ['hand off', 'settle'] },
  'supplier resolved': { way: ['hand off', 'settle', 'the supplier resolves'] },
  resolved: { way: ['resolve'] },
  confirmed: { way: ['resolve', 'confirm'] },
  closed: { way: ['resolve', 'confirm', 'close'] },
  reopened: { way: ['resolve', 'reopen'] },
  'a part': { way: ['link to a parent'] },
  'has a part': { way: ['get a part'] },
  // Severity 1 is a major incident from its opening.
  major: { way: ['declare a major incident'], severities: ['1', '2'] },
};

/** What others do to it, or what is done to another incident. */
const BESIDE: Readonly<Record<string, (tried: Tried) => Promise<unknown>>> = {
  settle: async ({ environment }) => environment.settle(),
  async 'the supplier resolves'({ environment, incident }) {
    const ticket = environment.supplier.tickets.findLast(({ externalId }) => externalId === incident.reference);
    if (!ticket) throw new HarnessFault(`The supplier holds no ticket for ${incident.reference}.`);
    await environment.supplier.move(ticket.id, 'inProgress');
    await environment.supplier.move(ticket.id, 'resolved', 'A service was started anew.');
  },
  async 'get a part'({ environment, analyst, incident }) {
    const part = await opened(environment, incident.severity);
    await analyst.linkToParent(part.reference, incident.reference);
  },
};

/** Logs an incident of this severity for somebody who walked up. */
export async function opened(environment: ScenarioEnvironment, severity: Severity) {
  const analyst = await environment.as('analyst');
  const { standard, people } = environment;
  return analyst.logCall(null, {
    caller: people.at(standard.organisations[0]!.id),
    service: standard.services.find(({ national }) => national)!.id,
    summary: 'Nobody gets past the first screen',
    description: 'Nobody in Heronwood gets past the first screen.',
    ...levelsOf(environment, severity),
  });
}

/** Brings a new incident into a state. */
export async function inState(
  environment: ScenarioEnvironment,
  state: string,
  severity: Severity,
  parent: string,
): Promise<Tried> {
  const [analyst, manager] = [await environment.as('analyst'), await environment.as('duty-manager')];
  const incident = await opened(environment, severity);
  const tried: Tried = { environment, analyst, manager, incident, parent };
  for (const verb of STATES[state]!.way) await (BESIDE[verb] ?? VERBS[verb]!)(tried);
  if (tried.incident.severity !== severity)
    throw new HarnessFault(`${incident.reference} was opened with severity ${incident.severity} instead of ${severity}.`);
  return tried;
}
