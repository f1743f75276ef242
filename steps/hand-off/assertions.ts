import type { HandOffDetails } from '../../adapters/desk-under-test.ts';
import type { Severity } from '../../standards/index.ts';
import { deny, SUPPLIER, type ScenarioEnvironment } from '../environment/index.ts';
import { assertShown, list } from '../expectation.ts';
import { theIncident } from '../incidents/observations.ts';
import { expectInTime } from '../time/lateness.ts';
import { at, inWords, type Moment } from '../time/moments.ts';
import { creationRequests, theTicket } from '../supplier/observations.ts';

export function expectTickets(environment: ScenarioEnvironment, count: number): void {
  const { tickets } = environment.supplier;
  const of = environment.state.references.at(-1);
  assertShown(
    tickets.length === count,
    () =>
      `The LSP was to hold ${count} ${count === 1 ? 'ticket' : 'tickets'}${of ? ` for ${of}` : ''}; it holds ${tickets.length}${tickets.length ? `: ${list(tickets.map(({ id, externalId }) => `${id} for ${externalId ?? 'no reference of ours'}`))}` : ''}.`,
  );
}

export function expectTicketSeverity(environment: ScenarioEnvironment, severity: Severity): void {
  environment.derived('severity');
  const ticket = theTicket(environment);
  const word = environment.lsp.severities[severity];
  assertShown(
    ticket.severity === word,
    `The LSP was to be told severity ${severity}, which it calls ${word}; it was told ${ticket.severity}.`,
  );
}

export async function expectPaired(environment: ScenarioEnvironment): Promise<void> {
  const ticket = theTicket(environment);
  const incident = await theIncident(environment);
  assertShown(
    ticket.externalId === incident.reference,
    `The LSP's ticket was to name our reference ${incident.reference}; it names ${ticket.externalId ?? 'none'}.`,
  );
  assertShown(
    incident.supplier?.reference === ticket.id,
    `${incident.reference} was to name the LSP's ticket ${ticket.id}; it names ${incident.supplier?.reference ?? 'none'}.`,
  );
}

async function expectReceivedAt(environment: ScenarioEnvironment, moment: Moment): Promise<void> {
  const when = at(environment, moment);
  const sent = creationRequests(environment);
  await expectInTime(environment, sent, when, {
    what: 'Hand-off to the LSP',
    sentence: () =>
      `The hand-off was to reach the LSP at ${inWords(when)}; it was sent ${sent.length ? `at ${list(sent.map((exchange) => inWords(exchange.at)))}` : 'never'}.`,
  });
}

export async function expectHandedOver(environment: ScenarioEnvironment, moment: Moment): Promise<void> {
  await expectReceivedAt(environment, moment);
  await expectPaired(environment);
}

/** Every value the analyst gave is in the request that the LSP received. */
function expectCarried(environment: ScenarioEnvironment, data: HandOffDetails): void {
  const body = creationRequests(environment).at(-1)?.requestBody;
  assertShown(body !== undefined, 'The hand-off was to be sent to the LSP; nothing was sent.');
  const values = new Set(leafValues(JSON.parse(body) as unknown));
  const missing = Object.entries(data).filter(([, value]) => !values.has(String(value)));
  assertShown(
    missing.length === 0,
    () =>
      `The hand-off was to carry ${list(missing.map(([field, value]) => `${field} "${value}"`))}; the LSP did not receive it.`,
  );
}

/** For the data of the last hand-off. */
export const expectAllCarried = (environment: ScenarioEnvironment): void => expectCarried(environment, environment.state.handOff);

const leafValues = (value: unknown): readonly string[] =>
  value === null || typeof value !== 'object' ? [String(value)] : Object.values(value).flatMap(leafValues);

export function expectNothingSent(environment: ScenarioEnvironment): void {
  deny(environment, { by: 'hand-off', to: SUPPLIER, what: 'nothing reaches the LSP' });
  const sent = creationRequests(environment);
  assertShown(
    sent.length === 0,
    () => `Nothing was to reach the LSP; at ${inWords(sent[0]!.at)} it was sent: ${sent[0]!.requestBody}`,
  );
}

function expectAskedAtLeast(environment: ScenarioEnvironment, times: number): void {
  const asked = creationRequests(environment).length;
  assertShown(asked >= times, `The LSP was to be asked at least ${times} times; it was asked ${asked} times.`);
}

export function expectAskedAndHeld(environment: ScenarioEnvironment, times: number, tickets: number): void {
  expectAskedAtLeast(environment, times);
  expectTickets(environment, tickets);
}

export function expectNoSooner(environment: ScenarioEnvironment, seconds: number): void {
  const tries = creationRequests(environment).map((exchange) => exchange.at);
  const early = tries
    .slice(1)
    .findIndex((instant, place) => Temporal.Duration.compare(instant.since(tries[place]!), { seconds }) < 0);
  assertShown(
    early === -1,
    () =>
      `The LSP was to be left alone for ${seconds} seconds, as it asked; requests came at ${list(tries.map((when) => inWords(when)))}.`,
  );
}

export function expectEachNamed(environment: ScenarioEnvironment): void {
  const refusals = environment.state.refusals;
  const unnamed = environment.lsp.minimumDataSet.filter((field, place) => !refusals[place]?.message.includes(field));
  assertShown(
    unnamed.length === 0,
    () => `The desk was to stop the hand-off and name the field when ${list(unnamed)} is missing; it did not.`,
  );
}

export function expectTwoTickets(environment: ScenarioEnvironment, count: number): void {
  const reference = environment.state.reference;
  const held = environment.supplier.tickets.filter(({ externalId }) => externalId === reference);
  assertShown(
    held.length === count && environment.supplier.tickets.length === count && held[0]?.status === 'rejected',
    () =>
      `The LSP was to hold ${count} tickets for ${reference}, the first sent back; it holds ${list(environment.supplier.tickets.map(({ id, externalId, status }) => `${id} for ${externalId ?? 'nothing'}, ${status}`))}.`,
  );
}

export function expectSecondTicketHolds(environment: ScenarioEnvironment, words: string): void {
  const body = creationRequests(environment).at(-1)?.requestBody ?? 'nothing';
  assertShown(body.includes(words), () => `The LSP was to read "${words}"; it was sent: ${body}`);
}
