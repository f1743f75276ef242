import type { DeskSession, IncidentView } from '../../../adapters/desk-under-test.ts';
import { didYouMean } from '../../../kernel/did-you-mean.ts';
import { levelsOf } from '../../expected/levels.ts';
import type { Operation, Severity, Who } from '../../../standards/index.ts';
import type { ScenarioEnvironment } from '../../environment/index.ts';
import { HarnessFault } from '../../environment/harness-fault.ts';
import { refusalOf } from '../states/actions.ts';
import { typesSince } from '../states/observations.ts';
import { VERBS, type Tried } from '../states/verbs.ts';
import type { OperationTried } from './asked.ts';
import { OPERATIONS, type Does } from './operations.ts';
import { hospitals, personOf } from './people.ts';

/** Each of them on an incident of its own as long as it is done; those who are refused share one. */
export async function tryOperations(environment: ScenarioEnvironment, ...people: readonly Who[]): Promise<void> {
  const { operations } = environment.standard;
  if (operations.length === 0) throw new HarnessFault('The standard has no operations.yaml, so nothing says who may do what.');
  const parent = (await reported(environment, '3')).incident.reference;
  for (const operation of operations)
    environment.state.operationsTried.push(...(await tryOperation(environment, operation, people, parent)));
}

async function tryOperation(
  environment: ScenarioEnvironment,
  { id, may }: Operation,
  people: readonly Who[],
  parent: string,
): Promise<OperationTried[]> {
  const does = OPERATIONS[id];
  if (!does) throw new HarnessFault(`No step does the operation "${id}".${didYouMean(id, Object.keys(OPERATIONS))}`);
  const assessor = await environment.as('assessor');
  const outcomes: OperationTried[] = [];
  let current: Current | null = null;
  // Those who are refused come first, so that one incident serves them all.
  for (const who of people.toSorted((one, other) => Number(may.includes(one)) - Number(may.includes(other)))) {
    const now: Current = current ?? (await led(environment, does, parent));
    const { tried, before } = now;
    const session = await personOf(environment, who);
    const refusal = await refusalOf(async () => does.act(session, tried));
    const after: IncidentView = await assessor.incident(before.reference);
    const recorded = typesSince(before, after);
    outcomes.push({ operation: id, who, reference: before.reference, may: may.includes(who), refusal, recorded });
    current = recorded.length > 0 ? null : { tried, before: after };
  }
  return outcomes;
}

interface Current {
  readonly tried: Tried;
  readonly before: IncidentView;
}

async function led(environment: ScenarioEnvironment, { way = [], severity = '3' }: Does, parent: string): Promise<Current> {
  const tried = { ...(await reported(environment, severity)), parent };
  for (const step of way) await VERBS[step]!(tried);
  return { tried, before: await (await environment.as('assessor')).incident(tried.incident.reference) };
}

/** An incident that a requester of the first hospital has reported on the portal. */
async function reported(environment: ScenarioEnvironment, severity: Severity): Promise<Tried> {
  const requester: DeskSession = await environment.as('requester', hospitals(environment).own);
  const incident = await requester.report({
    service: environment.standard.services.find(({ national }) => national)!.id,
    summary: 'Nobody gets past the first screen',
    description: 'Nobody in Heronwood gets past the first screen.',
    ...levelsOf(environment, severity),
  });
  const [analyst, manager] = [await environment.as('analyst'), await environment.as('duty-manager')];
  return { environment, analyst, manager, incident, parent: incident.reference };
}
