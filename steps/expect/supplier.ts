import type { HandOffDetails } from '../../adapters/desk-under-test.ts';
import type { Severity } from '../../standards/index.ts';
import type { Exchange, Ticket, TicketStatus } from '../../simulators/lsp/index.ts';
import { at, inWords } from '../moments.ts';
import type { Moment } from '../moments.ts';
import type { Stage } from '../stage/index.ts';
import { theIncident } from './records.ts';
import { list, show } from './shown.ts';

/** What was sent to create tickets, in order, whatever became of the answer. */
export const creations = ({ supplier }: Pick<Stage, 'supplier'>): readonly Exchange[] =>
  supplier.journal.filter(
    ({ direction, method, path }) =>
      direction === 'received' && method === 'POST' && /\/troubleTicket\/?$/.test(path.split('?')[0]!),
  );

export function expectTickets(stage: Stage, count: number): void {
  const { tickets } = stage.supplier;
  const of = stage.memory.references.at(-1);
  show(
    tickets.length === count,
    () =>
      `The LSP was to hold ${count} ${count === 1 ? 'ticket' : 'tickets'}${of ? ` for ${of}` : ''}, and holds ${tickets.length}${tickets.length ? `: ${list(tickets.map(({ id, externalId }) => `${id} for ${externalId ?? 'no reference of ours'}`))}` : ''}.`,
  );
}

export function theTicket(stage: Stage): Ticket {
  const reference = stage.memory.references.at(-1);
  const ticket = stage.supplier.tickets.findLast(({ externalId }) => externalId === reference) ?? stage.supplier.tickets.at(-1);
  show(ticket !== undefined, `The LSP was to hold a ticket for ${reference ?? 'the incident'}, and holds none.`);
  return ticket;
}

export async function expectPaired(stage: Stage): Promise<void> {
  const ticket = theTicket(stage);
  const incident = await theIncident(stage);
  show(
    ticket.externalId === incident.reference,
    `The LSP's ticket was to name our reference ${incident.reference}, and names ${ticket.externalId ?? 'none'}.`,
  );
  show(
    incident.supplier?.reference === ticket.id,
    `${incident.reference} was to name the LSP's ticket ${ticket.id}, and names ${incident.supplier?.reference ?? 'none'}.`,
  );
}

export function expectTicketStatus(stage: Stage, status: TicketStatus): void {
  const ticket = theTicket(stage);
  show(ticket.status === status, `The LSP's ticket was to be ${status}, and is ${ticket.status}.`);
}

export function expectReceivedAt(stage: Stage, moment: Moment): void {
  const when = at(stage, moment);
  const sent = creations(stage).map((exchange) => exchange.at);
  show(
    sent.some((instant) => instant.equals(when)),
    () =>
      `The hand-off was to reach the LSP at ${inWords(when)}; it was sent ${sent.length ? `at ${list(sent.map(inWords))}` : 'never'}.`,
  );
}

/** Every value the analyst gave must arrive, in the LSP's own copy of what came over the wire. */
export function expectCarried(stage: Stage, data: HandOffDetails): void {
  const body = creations(stage).at(-1)?.requestBody;
  show(body !== undefined, 'Nothing was sent to the LSP.');
  const values = new Set(leaves(JSON.parse(body) as unknown));
  const missing = Object.entries(data).filter(([, value]) => !values.has(String(value)));
  show(
    missing.length === 0,
    () =>
      `The hand-off was to carry ${list(missing.map(([field, value]) => `${field} "${value}"`))}, and the LSP did not receive it.`,
  );
}

const leaves = (value: unknown): readonly string[] =>
  value === null || typeof value !== 'object' ? [String(value)] : Object.values(value).flatMap(leaves);

export function expectNothingSent(stage: Stage): void {
  const sent = creations(stage);
  show(
    sent.length === 0,
    () => `Nothing was to reach the LSP, and at ${inWords(sent[0]!.at)} it was sent: ${sent[0]!.requestBody}`,
  );
}

export function expectAskedAtLeast(stage: Stage, times: number): void {
  const asked = creations(stage).length;
  show(asked >= times, `The LSP was to be asked at least ${times} times, and was asked ${asked} times.`);
}

export function expectNoSooner(stage: Stage, seconds: number): void {
  const tries = creations(stage).map((exchange) => exchange.at);
  const early = tries
    .slice(1)
    .findIndex((instant, place) => Temporal.Duration.compare(instant.since(tries[place]!), { seconds }) < 0);
  show(
    early === -1,
    () => `The LSP asked to be left alone for ${seconds} seconds, and was asked at ${list(tries.map(inWords))}.`,
  );
}

/** A message that anybody could have sent must change nothing. */
export async function expectStillWaiting(stage: Stage): Promise<void> {
  const { reference, supplier, state } = await theIncident(stage);
  show(
    supplier?.status !== 'resolved' && state === 'with-supplier',
    `${reference} was to wait for the LSP still; it is ${state}, and the LSP's ticket counts as ${supplier?.status ?? 'unknown'}.`,
  );
}

export function expectOneEach(stage: Stage, count: number): void {
  expectTickets(stage, count);
  const named = stage.supplier.tickets.map(({ externalId }) => externalId).sort();
  const ours = [...stage.memory.references].sort();
  show(
    named.join() === ours.join(),
    `The LSP was to hold one ticket for each of ${list(ours)}, and holds them for ${list(named.map((reference) => reference ?? 'none'))}.`,
  );
}

/** What the supplier sent us, and how the desk answered, by the supplier's journal. */
const toldUs = ({ supplier }: Pick<Stage, 'supplier'>): readonly Exchange[] =>
  supplier.journal.filter(({ direction }) => direction === 'sent');

export function expectTurnedAway(stage: Stage): void {
  const told = toldUs(stage).filter(({ requestBody }) => requestBody.includes('resolved'));
  show(told.length > 0, 'A message with another key was to be sent to the desk, and none was.');
  show(
    told.every(({ status }) => status === 401),
    () =>
      `The desk was to answer 401 to a message signed with another key, and answered ${list([...new Set(told.map(({ status }) => String(status)))])}.`,
  );
}

export function expectTakenTwice(stage: Stage): void {
  const told = toldUs(stage).filter(({ requestBody }) => requestBody.includes('resolved'));
  const twice = told.filter(({ requestBody }, place) => told.findIndex((one) => one.requestBody === requestBody) !== place);
  show(twice.length > 0, 'The LSP was to send a message twice, and did not.');
  show(
    told.every(({ status }) => typeof status === 'number' && status < 300),
    () => `The desk was to take every message, and answered ${list(told.map(({ status }) => String(status)))}.`,
  );
}

export async function expectHandedOver(stage: Stage, moment: Moment): Promise<void> {
  expectReceivedAt(stage, moment);
  await expectPaired(stage);
}

export function expectAskedAndHeld(stage: Stage, times: number, tickets: number): void {
  expectAskedAtLeast(stage, times);
  expectTickets(stage, tickets);
}

export function expectTicketSeverity(stage: Stage, severity: Severity): void {
  const ticket = theTicket(stage);
  const word = stage.lsp.severities[severity];
  show(
    ticket.severity === word,
    `The LSP was to be told severity ${severity}, which it calls ${word}, and was told ${ticket.severity}.`,
  );
}

/** Everything the analyst gave, last. */
export const expectAllCarried = (stage: Stage): void =>
  expectCarried(stage, stage.memory.noted.get('hand-off') as HandOffDetails);
