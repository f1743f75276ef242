import type { HandOffDetails, IncidentView } from '../../adapters/desk-under-test.ts';
import { list, assertShown } from '../expectation.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { attempt, byAnalyst } from './desk.ts';

/** Everything an analyst would know half an hour into the call. */
export function everything({ standard }: ScenarioEnvironment, incident: IncidentView): HandOffDetails {
  const service = standard.services.find(({ id }) => id === incident.service);
  return {
    occurredAt: incident.openedAt,
    description: `${incident.summary}: nobody gets past the first screen`,
    impact: 'Two wards work on paper',
    affectedUsers: 40,
    affectedService: service?.name ?? incident.service,
    location: 'Ward 4F',
    workaround: 'Paper charts until further notice',
    stepsTaken: 'Signed in from another ward, other smartcard, other browser',
    requesterContact: `${incident.caller.name}, ${incident.caller.telephone ?? incident.caller.mail ?? 'at the front desk'}`,
    updateContact: standard.contacts[0]?.mail ?? 'the service desk',
    errorText: 'ERR-2047 session could not be opened',
  };
}

export async function handOff(environment: ScenarioEnvironment, change: HandOffDetails = {}): Promise<void> {
  await byAnalyst(environment, async (analyst, reference, incident) => {
    const data = { ...everything(environment, incident), ...change };
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

export const handOffWith = async (environment: ScenarioEnvironment, change: HandOffDetails): Promise<unknown> =>
  attempt(environment, async () => handOff(environment, change));

/** Leaves the fields out, as if the form had never asked for them. */
export async function handOffWithout(environment: ScenarioEnvironment, fields: readonly string[]): Promise<unknown> {
  return attempt(environment, async () =>
    byAnalyst(environment, async (analyst, reference, incident) =>
      analyst.handOff(
        reference,
        Object.fromEntries(Object.entries(everything(environment, incident)).filter(([field]) => !fields.includes(field))),
      ),
    ),
  );
}

export async function missEachField(environment: ScenarioEnvironment): Promise<void> {
  const refusals = [];
  for (const field of environment.lsp.minimumDataSet) {
    await handOffWithout(environment, [field]);
    refusals.push(environment.state.refusal);
  }
  environment.state.refusals = refusals;
}

export function expectEachNamed(environment: ScenarioEnvironment): void {
  const refusals = environment.state.refusals;
  const unnamed = environment.lsp.minimumDataSet.filter((field, place) => !refusals[place]?.message.includes(field));
  assertShown(
    unnamed.length === 0,
    () => `The desk was to stop the hand-off and name the field when ${list(unnamed)} is missing; it did not.`,
  );
}

/** Two people press the button at the same moment: one of them may be told that it is done already. */
export async function bothHandOff(environment: ScenarioEnvironment): Promise<void> {
  const reference = environment.state.reference;
  const people = await Promise.all([environment.as('analyst'), environment.as('duty-manager')]);
  const data = everything(environment, await people[0].incident(reference));
  const outcomes = await Promise.allSettled(people.map(async (person) => person.handOff(reference, data)));
  assertShown(
    outcomes.some(({ status }) => status === 'fulfilled'),
    'Neither of the two could hand the incident over.',
  );
}
