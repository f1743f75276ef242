import type { TicketStatus } from '../../simulators/lsp/index.ts';
import type { Severity } from '../../standards/index.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { assertShown } from '../expectation.ts';
import { mayFollow } from '../expected/ticket-moves.ts';
import { byAnalyst } from '../incidents/actions.ts';
import { theTicket } from './observations.ts';

export function workAndResolve(
  { supplier, state }: ScenarioEnvironment,
  first: Temporal.Duration,
  second: Temporal.Duration,
  note: string,
): void {
  state.lettersBeforeResolution = 'by-supplier';
  supplier.behave({
    walk: [
      { after: String(first), to: 'inProgress' },
      { after: String(second), to: 'resolved', note },
    ],
  });
}

export async function resolveTicket(environment: ScenarioEnvironment, note: string): Promise<void> {
  const { status } = theTicket(environment);
  environment.state.lettersBeforeResolution = environment.mail.delivered.length;
  if (status === 'acknowledged' || status === 'pending') await moveTicket(environment, 'inProgress');
  await moveTicket(environment, 'resolved', note);
}

/** The supplier moves the scenario's ticket. If the move is not possible, the desk has changed the ticket meanwhile, and that convicts the desk. */
async function moveTicket(environment: ScenarioEnvironment, to: TicketStatus, note?: string): Promise<void> {
  const { id, status } = theTicket(environment);
  assertShown(
    mayFollow(status, to),
    `The LSP was to find its ticket ${id} where it had left it and make it ${to}; the desk has made it ${status} meanwhile.`,
  );
  await environment.supplier.move(id, to, note);
}

export const beginWork = async (environment: ScenarioEnvironment): Promise<void> =>
  moveTicket(environment, 'inProgress', 'An engineer has taken it up.');

export async function sendBack(environment: ScenarioEnvironment, why: string): Promise<void> {
  environment.state.lettersBeforeResolution = environment.mail.delivered.length;
  await moveTicket(environment, 'rejected', why);
}

export const closeTicket = async (environment: ScenarioEnvironment): Promise<void> =>
  moveTicket(environment, 'closed', 'Closed after five days without a word.');

export async function askQuestion(environment: ScenarioEnvironment, question: string): Promise<void> {
  if (theTicket(environment).status === 'acknowledged') await beginWork(environment);
  await moveTicket(environment, 'pending', question);
}

export const writeNote = async (environment: ScenarioEnvironment, text: string): Promise<void> =>
  environment.supplier.note(theTicket(environment).id, text);

export const deleteTicket = async (environment: ScenarioEnvironment): Promise<void> =>
  environment.supplier.remove(theTicket(environment).id);

export const rotateKey = ({ supplier }: ScenarioEnvironment): void => void supplier.rotateSecret();

/** The supplier logs a ticket from a telephone call: our reference, and the minimum data set as it was read out. */
export function logByHand({ supplier, lsp, state }: ScenarioEnvironment): void {
  const details = state.handOff;
  supplier.log({
    externalId: state.reference,
    description: details.description,
    severity: lsp.severities['2'],
    ticketType: 'incident',
    minimumDataSet: details,
  });
}

export async function lowerSeverity(environment: ScenarioEnvironment, severity: Severity, why: string): Promise<void> {
  const word = environment.lsp.severities[severity];
  await environment.supplier.change(theTicket(environment).id, { severity: word, priority: word }, why);
}

/** As after a new start, when ticket numbers begin from one again: ours is another customer's from now on. */
export async function reassignTicketNumber(environment: ScenarioEnvironment, severity: Severity): Promise<void> {
  const word = environment.lsp.severities[severity];
  const theirs = { externalId: 'ANOTHER-4711', description: 'The tills of the canteen do not open.' };
  await environment.supplier.change(theTicket(environment).id, { ...theirs, severity: word, priority: word }, 'Tills, canteen.');
}

export const answerSupplier = async (environment: ScenarioEnvironment, text: string): Promise<void> =>
  byAnalyst(environment, async (analyst, reference) => analyst.answerSupplier(reference, text));
