import type { DeskSession } from '../../../adapters/desk-under-test.ts';
import type { Severity } from '../../../standards/index.ts';
import type { ScenarioEnvironment } from '../../environment/index.ts';
import { assertShown } from '../../expectation.ts';
import { levelsOf } from '../../expected/levels.ts';
import { completeData } from '../../hand-off/data.ts';

/** An incident at the supplier, and those who act on it. */
export interface Led {
  readonly environment: ScenarioEnvironment;
  readonly analyst: DeskSession;
  readonly reference: string;
}

export const BEFORE: Severity = '3';
export const AFTER: Severity = '4';

/** A message to the supplier: what has to be there first, what makes the desk send it, and the words that it carries. */
export interface Message {
  readonly first?: (led: Led) => Promise<void>;
  readonly act: (led: Led) => Promise<unknown>;
  readonly words: (led: Led) => string;
}

const national = ({ standard, lsp }: ScenarioEnvironment) => standard.services.filter(({ supplier }) => supplier === lsp.id);

export async function visited(environment: ScenarioEnvironment): Promise<Led> {
  const analyst = await environment.as('analyst');
  const [organisation] = environment.standard.organisations;
  const { reference } = await analyst.logCall(null, {
    caller: { name: 'Robin Ward', organisation: organisation!.id, telephone: '020 7946 0599' },
    ...{ service: national(environment)[0]!.id, summary: 'Lists are empty', description: 'Since nine this morning.' },
    ...levelsOf(environment, BEFORE),
  });
  await analyst.acknowledge(reference);
  return { environment, analyst, reference };
}

export async function handOff({ environment, analyst, reference }: Led): Promise<void> {
  await analyst.handOff(reference, completeData(environment, await analyst.incident(reference)));
}

export const ticketOf = ({ environment: { supplier }, reference }: Led) =>
  supplier.tickets.find(({ externalId }) => externalId === reference);

const idOf = (led: Led): string => {
  const ticket = ticketOf(led);
  assertShown(ticket !== undefined, `The supplier was to hold a ticket for ${led.reference}; it holds none.`);
  return ticket.id;
};

const resolvedThere = async (led: Led): Promise<void> => {
  const { supplier } = led.environment;
  const id = idOf(led);
  if (ticketOf(led)!.status === 'resolved') return;
  if (ticketOf(led)!.status !== 'inProgress') await supplier.move(id, 'inProgress');
  await supplier.move(id, 'resolved', 'The lists are filled again.');
};

/** In the order in which one incident can send them all. */
export const MESSAGES: Readonly<Record<string, Message>> = {
  'a hand-off': { act: handOff, words: () => 'Lists are empty' },
  'a change of severity': {
    act: async ({ analyst, reference, environment }) =>
      analyst.reclassify(reference, { ...levelsOf(environment, AFTER), reason: 'Only one list is empty' }),
    words: () => 'Only one list is empty',
  },
  'a change of service': {
    act: async ({ analyst, reference, environment }) =>
      analyst.changeService(reference, national(environment)[1]!.id, 'It is the other one'),
    words: ({ environment }) => national(environment)[1]!.name,
  },
  'a file': {
    act: async ({ analyst, reference }) =>
      analyst.attach(reference, { name: 'viewer.log.txt', mediaType: 'text/plain', content: Buffer.from('ERR-2047 at 09:12') }),
    words: () => 'viewer.log.txt',
  },
  'an answer': {
    async first(led) {
      const { supplier } = led.environment;
      await supplier.move(idOf(led), 'inProgress');
      await supplier.move(idOf(led), 'pending', 'Which list?');
    },
    act: async ({ analyst, reference }) => analyst.answerSupplier(reference, 'The list of ward nine'),
    words: () => 'The list of ward nine',
  },
  'a reopening': {
    first: resolvedThere,
    act: async ({ analyst, reference }) => analyst.reopen(reference, 'The list is empty again'),
    words: () => 'The list is empty again',
  },
  'a closing': {
    async first(led) {
      await resolvedThere(led);
      await led.analyst.confirm(led.reference);
    },
    act: async ({ analyst, reference }) => analyst.close(reference),
    words: () => '',
  },
};
