import type { TicketStatus } from '../../simulators/lsp/types.ts';
import type { Severity } from '../../standards/index.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { assertShown, list } from '../expectation.ts';
import { theIncident } from '../incidents/observations.ts';
import { messagesToUs, theTicket } from './observations.ts';

export function expectTicketStatus(environment: ScenarioEnvironment, status: TicketStatus): void {
  const ticket = theTicket(environment);
  assertShown(ticket.status === status, `The LSP's ticket was to be ${status}, and is ${ticket.status}.`);
}

/** A message that anybody could have sent must change nothing. */
export async function expectStillWaiting(environment: ScenarioEnvironment): Promise<void> {
  const { reference, supplier, state } = await theIncident(environment);
  assertShown(
    supplier?.status !== 'resolved' && state === 'with-supplier',
    `${reference} was to wait for the LSP still; it is ${state}, and the LSP's ticket counts as ${supplier?.status ?? 'unknown'}.`,
  );
}

export function expectTurnedAway(environment: ScenarioEnvironment): void {
  const told = messagesToUs(environment).filter(({ requestBody }) => requestBody.includes('resolved'));
  assertShown(told.length > 0, 'A message with another key was to be sent to the desk, and none was.');
  assertShown(
    told.every(({ status }) => status === 401),
    () =>
      `The desk was to answer 401 to a message signed with another key, and answered ${list([...new Set(told.map(({ status }) => String(status)))])}.`,
  );
}

export function expectTakenTwice(environment: ScenarioEnvironment): void {
  const told = messagesToUs(environment).filter(({ requestBody }) => requestBody.includes('resolved'));
  const twice = told.filter(({ requestBody }, place) => told.findIndex((one) => one.requestBody === requestBody) !== place);
  assertShown(twice.length > 0, 'The LSP was to send a message twice, and did not.');
  assertShown(
    told.every(({ status }) => typeof status === 'number' && status < 300),
    () => `The desk was to take every message, and answered ${list(told.map(({ status }) => String(status)))}.`,
  );
}

/** Not the supplier's any more, and nobody's but ours. */
export async function expectOursAgain(environment: ScenarioEnvironment): Promise<void> {
  const { reference, state } = await theIncident(environment);
  assertShown(state === 'open', `${reference} was to be the desk's again, and is ${state}.`);
}

export async function expectStillOpen(environment: ScenarioEnvironment): Promise<void> {
  const { reference, state } = await theIncident(environment);
  assertShown(
    !['resolved', 'closed'].includes(state),
    `${reference} was to stay open until the caller says that it works, and is ${state}.`,
  );
}

/** Whoever opens the record sees that the two sides disagree. */
export async function expectUnconfirmed(environment: ScenarioEnvironment): Promise<void> {
  const { reference, handOffs, supplier } = await theIncident(environment);
  assertShown(
    handOffs?.at(-1)?.unconfirmed === true,
    `${reference} was to show that the LSP calls it over and the caller does not; it shows the LSP's ticket as ${supplier?.status ?? 'unknown'}.`,
  );
}

export async function expectBothSeverities(environment: ScenarioEnvironment, ours: Severity, theirs: Severity): Promise<void> {
  const { reference, severity, handOffs } = await theIncident(environment);
  const word = environment.lsp.severities[theirs];
  const last = handOffs?.at(-1);
  assertShown(
    severity === ours && last?.ours === ours && last.theirs === word,
    `${reference} was to show severity ${ours} here and ${word} there; it shows ${severity} here and ${last?.theirs ?? 'nothing'} there.`,
  );
  assertShown(
    last.disagrees === (ours !== theirs),
    `${reference} was to say that the two severities disagree, and says nothing.`,
  );
}

/**
 * Whatever went missing, came late or came twice: in the end each word of the supplier's stands in our record once, in its order. That
 * something known came once more, and late, may be noted as such.
 */
export async function expectAllNotesOnce(environment: ScenarioEnvironment): Promise<void> {
  const wrote = theTicket(environment).note.filter(({ source }) => source === 'seller');
  assertShown(wrote.length > 0, 'The LSP was to have written something, and has not: nothing is shown about what comes back.');
  const { reference, timeline } = await theIncident(environment);
  const told = timeline.filter(({ type }) => type === 'supplierUpdated');
  const places = wrote.map(({ text }) => told.flatMap(({ says }, place) => (says.includes(text) ? [place] : [])));
  const lost = wrote.filter((_, i) => places[i]!.length === 0);
  assertShown(
    lost.length === 0,
    () => `${reference} was to have all that the LSP wrote, and lacks ${list(lost.map(({ text }) => `"${text}"`))}.`,
  );
  const anew = (place: number) => !told[place]!.says.includes('(late:');
  const twice = wrote.filter((_, i) => places[i]!.slice(1).some(anew));
  assertShown(
    twice.length === 0,
    () => `${reference} was to have each word of the LSP's once, and has ${list(twice.map(({ text }) => `"${text}"`))} twice.`,
  );
  const inOrder = places.every(([place], i) => i === 0 || place! > places[i - 1]![0]!);
  assertShown(
    inOrder,
    () => `${reference} was to have the LSP's words in the LSP's order: ${list(wrote.map(({ text }) => `"${text}"`))}.`,
  );
}

export function expectSupplierReads(environment: ScenarioEnvironment, words: string): void {
  const notes = theTicket(environment).note.filter(({ source }) => source === 'buyer');
  assertShown(
    notes.some(({ text }) => text.includes(words)),
    () => `The LSP was to read "${words}", and reads ${list(notes.map(({ text }) => `"${text}"`))}.`,
  );
}

/** The simulation knows whether what it said was mended is. */
export function expectRepaired(environment: ScenarioEnvironment): void {
  const { id } = theTicket(environment);
  assertShown(environment.supplier.mended(id), `What ${id} is about was to work again in the end, and does not.`);
}
