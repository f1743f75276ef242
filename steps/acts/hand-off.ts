import type { HandOffDetails, IncidentView } from '../../adapters/desk-under-test.ts';
import { list, show } from '../expect/shown.ts';
import type { Stage } from '../stage/index.ts';
import { attempt, byAnalyst } from './desk.ts';

/** Everything an analyst would know half an hour into the call. */
export function everything({ standard }: Stage, incident: IncidentView): HandOffDetails {
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

export async function handOff(stage: Stage, change: HandOffDetails = {}): Promise<void> {
  await byAnalyst(stage, async (analyst, reference, incident) => {
    const data = { ...everything(stage, incident), ...change };
    stage.memory.noted.set('hand-off', data);
    await analyst.handOff(reference, data);
  });
}

export const handOffComplete = async (stage: Stage): Promise<void> => handOff(stage);
export const handOffWithWorkaround = async (stage: Stage, workaround: string): Promise<void> => handOff(stage, { workaround });
export const handOffWithTwo = async (stage: Stage, one: string, first: string, other: string, second: string): Promise<unknown> =>
  handOffWith(stage, { [first]: one, [second]: other });
export const handOffWithField = async (stage: Stage, field: string, value: string): Promise<unknown> =>
  handOffWith(stage, { [field]: value });
export const handOffWithoutTwo = async (stage: Stage, one: string, other: string): Promise<unknown> =>
  handOffWithout(stage, [one, other]);

export const handOffWith = async (stage: Stage, change: HandOffDetails): Promise<unknown> =>
  attempt(stage, async () => handOff(stage, change));

/** Leaves the fields out, as if the form had never asked for them. */
export async function handOffWithout(stage: Stage, fields: readonly string[]): Promise<unknown> {
  return attempt(stage, async () =>
    byAnalyst(stage, async (analyst, reference, incident) =>
      analyst.handOff(
        reference,
        Object.fromEntries(Object.entries(everything(stage, incident)).filter(([field]) => !fields.includes(field))),
      ),
    ),
  );
}

export async function missEachField(stage: Stage): Promise<void> {
  const refusals: string[] = [];
  for (const field of stage.lsp.minimumDataSet) {
    await handOffWithout(stage, [field]);
    refusals.push(stage.memory.refusal?.message ?? 'sent');
  }
  stage.memory.noted.set('refusals', refusals);
}

export function expectEachNamed(stage: Stage): void {
  const refusals = stage.memory.noted.get('refusals') as readonly string[];
  const unnamed = stage.lsp.minimumDataSet.filter((field, place) => !refusals[place]!.includes(field));
  show(
    unnamed.length === 0,
    () => `The desk was to stop the hand-off and name the field when ${list(unnamed)} is missing; it did not.`,
  );
}

/** Two people press the button at the same moment: one of them may be told that it is done already. */
export async function bothHandOff(stage: Stage): Promise<void> {
  const reference = stage.memory.references.at(-1)!;
  const people = await Promise.all([stage.as('analyst'), stage.as('duty-manager')]);
  const data = everything(stage, await people[0].incident(reference));
  const outcomes = await Promise.allSettled(people.map(async (person) => person.handOff(reference, data)));
  show(
    outcomes.some(({ status }) => status === 'fulfilled'),
    'Neither of the two could hand the incident over.',
  );
}
