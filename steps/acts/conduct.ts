import type { Severity } from '../../standards/index.ts';
import type { TicketStatus } from '../../simulators/lsp/types.ts';
import { theTicket } from '../expect/supplier.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { byAnalyst } from './desk.ts';
import { moveTicket } from './lsp.ts';

/** What the supplier's people do with the scenario's ticket, by hand: one of them, and when the scenario says so. */
const move = async (environment: ScenarioEnvironment, to: TicketStatus, note?: string): Promise<void> =>
  moveTicket(environment, to, note);

export const begins = async (environment: ScenarioEnvironment): Promise<void> =>
  move(environment, 'inProgress', 'An engineer has taken it up.');
export const sendsBack = async (environment: ScenarioEnvironment, why: string): Promise<void> =>
  move(environment, 'rejected', why);
export const closesItself = async (environment: ScenarioEnvironment): Promise<void> =>
  move(environment, 'closed', 'Closed after five days without a word.');
export async function asks(environment: ScenarioEnvironment, question: string): Promise<void> {
  if (theTicket(environment).status === 'acknowledged') await begins(environment);
  await move(environment, 'pending', question);
}
export const writes = async (environment: ScenarioEnvironment, text: string): Promise<void> =>
  environment.supplier.note(theTicket(environment).id, text);

export const deletes = async (environment: ScenarioEnvironment): Promise<void> =>
  environment.supplier.remove(theTicket(environment).id);
export const changesItsKey = ({ supplier }: ScenarioEnvironment): void => void supplier.rotateSecret();

/** As told by telephone: our reference, and the minimum data set as it was read out. */
export function logsByHand({ supplier, lsp, state }: ScenarioEnvironment): void {
  const details = state.handOff;
  supplier.log({
    externalId: state.reference,
    description: details.description,
    severity: lsp.severities['2'],
    ticketType: 'incident',
    minimumDataSet: details,
  });
}

export async function takesLower(environment: ScenarioEnvironment, severity: Severity, why: string): Promise<void> {
  const word = environment.lsp.severities[severity];
  await environment.supplier.change(theTicket(environment).id, { severity: word, priority: word }, why);
}

export const answer = async (environment: ScenarioEnvironment, text: string): Promise<void> =>
  byAnalyst(environment, async (analyst, reference) => analyst.answerSupplier(reference, text));
