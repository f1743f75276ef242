import type { HandOffDetails } from '../../adapters/desk-under-test.ts';
import type { Severity } from '../../standards/index.ts';
import type { TicketStatus } from '../../simulators/lsp/index.ts';
import { theTicket } from '../expect/supplier.ts';
import type { Stage } from '../stage/index.ts';
import { byAnalyst } from './desk.ts';
import { moveTicket } from './lsp.ts';

/** What the supplier's people do with the scenario's ticket, by hand: one of them, and when the scenario says so. */
const move = async (stage: Stage, to: TicketStatus, note?: string): Promise<void> => moveTicket(stage, to, note);

export const begins = async (stage: Stage): Promise<void> => move(stage, 'inProgress', 'An engineer has taken it up.');
export const sendsBack = async (stage: Stage, why: string): Promise<void> => move(stage, 'rejected', why);
export const closesItself = async (stage: Stage): Promise<void> =>
  move(stage, 'closed', 'Closed after five days without a word.');
export async function asks(stage: Stage, question: string): Promise<void> {
  if (theTicket(stage).status === 'acknowledged') await begins(stage);
  await move(stage, 'pending', question);
}
export const writes = async (stage: Stage, text: string): Promise<void> => stage.supplier.note(theTicket(stage).id, text);

export const deletes = async (stage: Stage): Promise<void> => stage.supplier.remove(theTicket(stage).id);
export const changesItsKey = ({ supplier }: Stage): void => void supplier.rotateSecret();

/** As told by telephone: our reference, and the minimum data set as it was read out. */
export function logsByHand({ supplier, lsp, memory }: Stage): void {
  const details = memory.noted.get('hand-off') as HandOffDetails;
  supplier.log({
    externalId: memory.references.at(-1),
    description: details.description,
    severity: lsp.severities['2'],
    ticketType: 'incident',
    minimumDataSet: details,
  });
}

export async function takesLower(stage: Stage, severity: Severity, why: string): Promise<void> {
  const word = stage.lsp.severities[severity];
  await stage.supplier.change(theTicket(stage).id, { severity: word, priority: word }, why);
}

export const answer = async (stage: Stage, text: string): Promise<void> =>
  byAnalyst(stage, async (analyst, reference) => analyst.answerSupplier(reference, text));
