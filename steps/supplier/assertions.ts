import { says } from '../../adapters/desk-under-test.ts';
import type { TicketStatus } from '../../simulators/lsp/index.ts';
import type { Severity } from '../../standards/index.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { assertShown, list } from '../expectation.ts';
import { theIncident } from '../incidents/observations.ts';
import { resolutionsSentToUs, theTicket } from './observations.ts';

export function expectTicketStatus(environment: ScenarioEnvironment, status: TicketStatus): void {
  const ticket = theTicket(environment);
  assertShown(ticket.status === status, `The LSP's ticket was to be ${status}; it is ${ticket.status}.`);
}

/** A message with a wrong signature changes nothing. */
export async function expectStillWaiting(environment: ScenarioEnvironment): Promise<void> {
  const { reference, supplier, state } = await theIncident(environment);
  assertShown(
    supplier?.status !== 'resolved' && state === 'with-supplier',
    `${reference} was still to wait for the LSP; it is ${state}, and the LSP's ticket counts as ${supplier?.status ?? 'unknown'}.`,
  );
}

export function expectUnauthorized(environment: ScenarioEnvironment): void {
  const resolutions = resolutionsSentToUs(environment);
  assertShown(resolutions.length > 0, 'The LSP was to send the desk a message signed with another key; it sent none.');
  assertShown(
    resolutions.every(({ status }) => status === 401),
    () =>
      `The desk was to answer 401 to a message signed with another key; it answered ${list([...new Set(resolutions.map(({ status }) => String(status)))])}.`,
  );
}

export function expectTakenTwice(environment: ScenarioEnvironment): void {
  const resolutions = resolutionsSentToUs(environment);
  const twice = resolutions.filter(
    ({ requestBody }, place) => resolutions.findIndex((one) => one.requestBody === requestBody) !== place,
  );
  assertShown(twice.length > 0, 'The LSP was to send a message twice; it did not.');
  assertShown(
    resolutions.every(({ status }) => typeof status === 'number' && status < 300),
    () => `The desk was to take every message; it answered ${list(resolutions.map(({ status }) => String(status)))}.`,
  );
}

/** The incident is no longer with the supplier. */
export async function expectReturnedToDesk(environment: ScenarioEnvironment): Promise<void> {
  const { reference, state } = await theIncident(environment);
  assertShown(state === 'open', `${reference} was to be the desk's again; it is ${state}.`);
}

export async function expectStillOpen(environment: ScenarioEnvironment): Promise<void> {
  const { reference, state } = await theIncident(environment);
  assertShown(
    !['resolved', 'closed'].includes(state),
    `${reference} was to stay open until the caller says that it works; it is ${state}.`,
  );
}

/** The record shows that the supplier resolved the ticket and the caller has not confirmed it. */
export async function expectUnconfirmed(environment: ScenarioEnvironment): Promise<void> {
  const { reference, handOffs, supplier } = await theIncident(environment);
  assertShown(
    handOffs?.at(-1)?.unconfirmed === true,
    `${reference} was to show that the LSP calls it over and the caller does not; it shows the LSP's ticket as ${supplier?.status ?? 'unknown'}.`,
  );
}

export async function expectBothSeverities(environment: ScenarioEnvironment, ours: Severity, theirs: Severity): Promise<void> {
  environment.derived('severity');
  const { reference, severity, handOffs } = await theIncident(environment);
  const word = environment.lsp.severities[theirs];
  const last = handOffs?.at(-1);
  assertShown(
    severity === ours && last?.ours === ours && last.theirs === word,
    `${reference} was to show severity ${ours} here and ${word} there; it shows ${severity} here and ${last?.theirs ?? 'nothing'} there.`,
  );
  assertShown(last.disagrees === (ours !== theirs), `${reference} was to say that the two severities disagree; it says nothing.`);
}

/**
 * Whether messages were lost, late or duplicated: in the end our record has each of the supplier's notes once and in order. A repeat that
 * is marked as late does not count.
 */
export async function expectAllNotesOnce(environment: ScenarioEnvironment): Promise<void> {
  const wrote = theTicket(environment).note.filter(({ source }) => source === 'seller');
  assertShown(
    wrote.length > 0,
    'The LSP was to have written something; it wrote nothing, so nothing is shown about what comes back.',
  );
  const { reference, timeline } = await theIncident(environment);
  const updates = timeline.filter(({ type }) => type === environment.desk.wording.events.supplierUpdated);
  const places = wrote.map(({ text }) => updates.flatMap((update, place) => (update.says.includes(text) ? [place] : [])));
  const lost = wrote.filter((_, i) => places[i]!.length === 0);
  assertShown(
    lost.length === 0,
    () => `${reference} was to have all that the LSP wrote; it lacks ${list(lost.map(({ text }) => `"${text}"`))}.`,
  );
  const anew = (place: number) => !says(environment.desk.wording, 'heard-late', updates[place]!.says);
  const twice = wrote.filter((_, i) => places[i]!.slice(1).some(anew));
  assertShown(
    twice.length === 0,
    () => `${reference} was to have each word of the LSP's once; it has ${list(twice.map(({ text }) => `"${text}"`))} twice.`,
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
    () => `The LSP was to read "${words}"; it reads ${list(notes.map(({ text }) => `"${text}"`))}.`,
  );
}

/** The simulator knows whether a fault it called resolved really is. */
export function expectRepaired(environment: ScenarioEnvironment): void {
  const { id } = theTicket(environment);
  assertShown(environment.supplier.isMended(id), `What ${id} is about was to work again in the end; it does not.`);
}
