import type { HandOffDetails } from '../../adapters/desk-under-test.ts';
import type { Organisation, Service, Severity } from '../../standards/index.ts';
import { telephonedIn } from '../contacts/actions.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { assertShown } from '../expectation.ts';
import { attempt, byAnalyst } from '../incidents/actions.ts';
import { theIncident } from '../incidents/observations.ts';
import { completeData } from './data.ts';

async function handOff(environment: ScenarioEnvironment, change: HandOffDetails = {}): Promise<void> {
  await byAnalyst(environment, async (analyst, reference, incident) => {
    const data = { ...completeData(environment, incident), ...change };
    environment.state.handOff = data;
    await analyst.handOff(reference, data);
  });
}

export const handOffComplete = async (environment: ScenarioEnvironment): Promise<void> => handOff(environment);

export const handOffWithWorkaround = async (environment: ScenarioEnvironment, workaround: string): Promise<void> =>
  handOff(environment, { workaround });

export const handOffWithTwo = async (
  environment: ScenarioEnvironment,
  one: string,
  first: string,
  other: string,
  second: string,
): Promise<unknown> => handOffWith(environment, { [first]: one, [second]: other });

export const handOffWithField = async (environment: ScenarioEnvironment, field: string, value: string): Promise<unknown> =>
  handOffWith(environment, { [field]: value });

export const handOffWithoutTwo = async (environment: ScenarioEnvironment, one: string, other: string): Promise<unknown> =>
  handOffWithout(environment, [one, other]);

const handOffWith = async (environment: ScenarioEnvironment, change: HandOffDetails): Promise<unknown> =>
  attempt(environment, async () => handOff(environment, change));

/** Hands off without the fields; they are absent, not empty. */
async function handOffWithout(environment: ScenarioEnvironment, fields: readonly string[]): Promise<unknown> {
  return attempt(environment, async () =>
    byAnalyst(environment, async (analyst, reference, incident) =>
      analyst.handOff(
        reference,
        Object.fromEntries(Object.entries(completeData(environment, incident)).filter(([field]) => !fields.includes(field))),
      ),
    ),
  );
}

export async function handOffWithoutEachField(environment: ScenarioEnvironment): Promise<void> {
  const refusals = [];
  for (const field of environment.lsp.minimumDataSet) {
    await handOffWithout(environment, [field]);
    refusals.push(environment.state.refusal);
  }
  environment.state.refusals = refusals;
}

/** Two people hand off at the same moment. One of them may be refused. */
export async function handOffAtOnce(environment: ScenarioEnvironment): Promise<void> {
  const reference = environment.state.reference;
  const people = await Promise.all([environment.as('analyst'), environment.as('duty-manager')]);
  const data = completeData(environment, await people[0].incident(reference));
  const outcomes = await Promise.allSettled(people.map(async (person) => person.handOff(reference, data)));
  assertShown(
    outcomes.some(({ status }) => status === 'fulfilled'),
    'One of the two was to hand the incident over; neither could.',
  );
}

/** An incident that was logged and handed off, as a starting point. */
export async function telephonedInAndHandedOff(
  environment: ScenarioEnvironment,
  severity: Severity,
  service: Service,
  organisation: Organisation,
): Promise<void> {
  await telephonedIn(environment, severity, service, organisation);
  await handOff(environment);
}

export async function handOffAgain(environment: ScenarioEnvironment, span: Temporal.Duration): Promise<void> {
  await environment.clock.advance(span);
  await handOffWith(environment, {});
}

export async function handOffAdding(environment: ScenarioEnvironment, field: string, words: string): Promise<void> {
  const incident = await theIncident(environment);
  assertShown(
    incident.state !== 'with-supplier',
    `${incident.reference} was to be the desk's again before it is handed over once more; the desk has it as still with the supplier.`,
  );
  const before = completeData(environment, incident) as Readonly<Record<string, unknown>>;
  await handOff(environment, { [field]: `${String(before[field])}. ${words}` });
}
