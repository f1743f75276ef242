import type { HandOffDetails } from '../../adapters/desk-under-test.ts';
import type { Severity } from '../../standards/index.ts';
import type { Exchange, Ticket, TicketStatus } from '../../simulators/lsp/types.ts';
import { at, inWords } from '../moments.ts';
import type { Moment } from '../moments.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { theIncident } from './records.ts';
import { list, assertShown } from '../expectation.ts';

/** What was sent to create tickets, in order, whatever became of the answer. */
export const creations = ({ supplier }: Pick<ScenarioEnvironment, 'supplier'>): readonly Exchange[] =>
  supplier.journal.filter(
    ({ direction, method, path }) =>
      direction === 'received' && method === 'POST' && /\/troubleTicket\/?$/.test(path.split('?')[0]!),
  );

export function expectTickets(environment: ScenarioEnvironment, count: number): void {
  const { tickets } = environment.supplier;
  const of = environment.state.references.at(-1);
  assertShown(
    tickets.length === count,
    () =>
      `The LSP was to hold ${count} ${count === 1 ? 'ticket' : 'tickets'}${of ? ` for ${of}` : ''}, and holds ${tickets.length}${tickets.length ? `: ${list(tickets.map(({ id, externalId }) => `${id} for ${externalId ?? 'no reference of ours'}`))}` : ''}.`,
  );
}

export function theTicket(environment: ScenarioEnvironment): Ticket {
  const reference = environment.state.references.at(-1);
  const ticket =
    environment.supplier.tickets.findLast(({ externalId }) => externalId === reference) ?? environment.supplier.tickets.at(-1);
  assertShown(ticket !== undefined, `The LSP was to hold a ticket for ${reference ?? 'the incident'}, and holds none.`);
  return ticket;
}

export async function expectPaired(environment: ScenarioEnvironment): Promise<void> {
  const ticket = theTicket(environment);
  const incident = await theIncident(environment);
  assertShown(
    ticket.externalId === incident.reference,
    `The LSP's ticket was to name our reference ${incident.reference}, and names ${ticket.externalId ?? 'none'}.`,
  );
  assertShown(
    incident.supplier?.reference === ticket.id,
    `${incident.reference} was to name the LSP's ticket ${ticket.id}, and names ${incident.supplier?.reference ?? 'none'}.`,
  );
}

export function expectTicketStatus(environment: ScenarioEnvironment, status: TicketStatus): void {
  const ticket = theTicket(environment);
  assertShown(ticket.status === status, `The LSP's ticket was to be ${status}, and is ${ticket.status}.`);
}

export function expectReceivedAt(environment: ScenarioEnvironment, moment: Moment): void {
  const when = at(environment, moment);
  const sent = creations(environment).map((exchange) => exchange.at);
  assertShown(
    sent.some((instant) => instant.equals(when)),
    () =>
      `The hand-off was to reach the LSP at ${inWords(when)}; it was sent ${sent.length ? `at ${list(sent.map(inWords))}` : 'never'}.`,
  );
}

/** Every value the analyst gave must arrive, in the LSP's own copy of what came over the wire. */
export function expectCarried(environment: ScenarioEnvironment, data: HandOffDetails): void {
  const body = creations(environment).at(-1)?.requestBody;
  assertShown(body !== undefined, 'Nothing was sent to the LSP.');
  const values = new Set(leaves(JSON.parse(body) as unknown));
  const missing = Object.entries(data).filter(([, value]) => !values.has(String(value)));
  assertShown(
    missing.length === 0,
    () =>
      `The hand-off was to carry ${list(missing.map(([field, value]) => `${field} "${value}"`))}, and the LSP did not receive it.`,
  );
}

const leaves = (value: unknown): readonly string[] =>
  value === null || typeof value !== 'object' ? [String(value)] : Object.values(value).flatMap(leaves);

export function expectNothingSent(environment: ScenarioEnvironment): void {
  const sent = creations(environment);
  assertShown(
    sent.length === 0,
    () => `Nothing was to reach the LSP, and at ${inWords(sent[0]!.at)} it was sent: ${sent[0]!.requestBody}`,
  );
}

export function expectAskedAtLeast(environment: ScenarioEnvironment, times: number): void {
  const asked = creations(environment).length;
  assertShown(asked >= times, `The LSP was to be asked at least ${times} times, and was asked ${asked} times.`);
}

export function expectNoSooner(environment: ScenarioEnvironment, seconds: number): void {
  const tries = creations(environment).map((exchange) => exchange.at);
  const early = tries
    .slice(1)
    .findIndex((instant, place) => Temporal.Duration.compare(instant.since(tries[place]!), { seconds }) < 0);
  assertShown(
    early === -1,
    () => `The LSP asked to be left alone for ${seconds} seconds, and was asked at ${list(tries.map(inWords))}.`,
  );
}

/** A message that anybody could have sent must change nothing. */
export async function expectStillWaiting(environment: ScenarioEnvironment): Promise<void> {
  const { reference, supplier, state } = await theIncident(environment);
  assertShown(
    supplier?.status !== 'resolved' && state === 'with-supplier',
    `${reference} was to wait for the LSP still; it is ${state}, and the LSP's ticket counts as ${supplier?.status ?? 'unknown'}.`,
  );
}

export function expectOneEach(environment: ScenarioEnvironment, count: number): void {
  expectTickets(environment, count);
  const named = environment.supplier.tickets.map(({ externalId }) => externalId).sort();
  const ours = [...environment.state.references].sort();
  assertShown(
    named.join() === ours.join(),
    `The LSP was to hold one ticket for each of ${list(ours)}, and holds them for ${list(named.map((reference) => reference ?? 'none'))}.`,
  );
}

/** What the supplier sent us, and how the desk answered, by the supplier's journal. */
const toldUs = ({ supplier }: Pick<ScenarioEnvironment, 'supplier'>): readonly Exchange[] =>
  supplier.journal.filter(({ direction }) => direction === 'sent');

export function expectTurnedAway(environment: ScenarioEnvironment): void {
  const told = toldUs(environment).filter(({ requestBody }) => requestBody.includes('resolved'));
  assertShown(told.length > 0, 'A message with another key was to be sent to the desk, and none was.');
  assertShown(
    told.every(({ status }) => status === 401),
    () =>
      `The desk was to answer 401 to a message signed with another key, and answered ${list([...new Set(told.map(({ status }) => String(status)))])}.`,
  );
}

export function expectTakenTwice(environment: ScenarioEnvironment): void {
  const told = toldUs(environment).filter(({ requestBody }) => requestBody.includes('resolved'));
  const twice = told.filter(({ requestBody }, place) => told.findIndex((one) => one.requestBody === requestBody) !== place);
  assertShown(twice.length > 0, 'The LSP was to send a message twice, and did not.');
  assertShown(
    told.every(({ status }) => typeof status === 'number' && status < 300),
    () => `The desk was to take every message, and answered ${list(told.map(({ status }) => String(status)))}.`,
  );
}

export async function expectHandedOver(environment: ScenarioEnvironment, moment: Moment): Promise<void> {
  expectReceivedAt(environment, moment);
  await expectPaired(environment);
}

export function expectAskedAndHeld(environment: ScenarioEnvironment, times: number, tickets: number): void {
  expectAskedAtLeast(environment, times);
  expectTickets(environment, tickets);
}

export function expectTicketSeverity(environment: ScenarioEnvironment, severity: Severity): void {
  const ticket = theTicket(environment);
  const word = environment.lsp.severities[severity];
  assertShown(
    ticket.severity === word,
    `The LSP was to be told severity ${severity}, which it calls ${word}, and was told ${ticket.severity}.`,
  );
}

/** Everything the analyst gave, last. */
export const expectAllCarried = (environment: ScenarioEnvironment): void => expectCarried(environment, environment.state.handOff);
