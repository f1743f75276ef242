import type { DeskSession } from '../../../adapters/desk-under-test.ts';
import type { Service, Severity } from '../../../standards/index.ts';
import { timeOfDay } from '../../expected/time-of-day.ts';
import { levelsOf } from '../../expected/levels.ts';
import type { ScenarioEnvironment } from '../../environment/index.ts';
import { assertShown } from '../../expectation.ts';
import { completeData } from '../../hand-off/data.ts';

/** An incident with which one thing is done. */
export interface Subject {
  readonly environment: ScenarioEnvironment;
  readonly analyst: DeskSession;
  readonly reference: string;
  readonly words: string;
  readonly mail: string;
  /** Facts that only this deed knows. */
  readonly means: Record<string, readonly string[]>;
}

export interface Report {
  readonly severity?: Severity;
  readonly national?: boolean;
  readonly withMail?: boolean;
}

export const minutes = (amount: number) => Temporal.Duration.from({ minutes: amount });
export const hours = (amount: number) => Temporal.Duration.from({ hours: amount });
export const nationalServices = ({ standard, lsp }: ScenarioEnvironment): readonly Service[] =>
  standard.services.filter(({ supplier }) => supplier === lsp.id);

export const mailAt = ({ standard }: ScenarioEnvironment, place: number): string =>
  `robin.${place}@${standard.organisations[0]!.mailDomains[0]}`;
export const CALLER = 'Robin Ward';

export const detailsFor = (environment: ScenarioEnvironment, place: number, { severity = '3' }: Report = {}) => ({
  service: nationalServices(environment)[0]!.id,
  summary: `Lists of row ${place} are empty`,
  description: 'Since nine this morning.',
  ...levelsOf(environment, severity),
});

/** Somebody comes to the front desk. */
export async function visited(environment: ScenarioEnvironment, place: number, report: Report = {}): Promise<Subject> {
  const analyst = await environment.as('analyst');
  const [organisation] = environment.standard.organisations;
  const mail = mailAt(environment, place);
  const { reference } = await analyst.logCall(null, {
    caller: {
      ...{ name: CALLER, organisation: organisation!.id, telephone: '020 7946 0599' },
      ...(report.withMail !== false && { mail }),
    },
    ...detailsFor(environment, place, report),
  });
  return { environment, analyst, reference, mail, words: `Words of row ${place}`, means: {} };
}

export async function handOff({ environment, analyst, reference }: Subject): Promise<void> {
  await analyst.handOff(reference, completeData(environment, await analyst.incident(reference)));
  await environment.settle();
}

export function ticketOf({ environment: { supplier }, reference }: Pick<Subject, 'environment' | 'reference'>): string {
  const ticket = supplier.tickets.find(({ externalId }) => externalId === reference);
  assertShown(ticket !== undefined, `The supplier was to hold a ticket for ${reference}; it holds none.`);
  return ticket.id;
}

/** An instant as a history may state it: in ISO 8601, or by the clock on the wall. */
export const formsOf = ({ standard }: ScenarioEnvironment, instant: Temporal.Instant): readonly string[] => [
  String(instant),
  timeOfDay(instant, standard.zone),
];

/** The last letter of the desk to the caller. */
export function lastLetter({ environment, mail }: Subject) {
  const letter = environment.mail.inbox(mail).at(-1);
  assertShown(letter !== undefined, `The caller ${mail} was to have a letter of the desk; there is none.`);
  return letter;
}
