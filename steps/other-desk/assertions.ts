import type { OtherDeskControl } from '../../simulators/index.ts';
import { containsNumber } from '../confidentiality/observations.ts';
import { deny, OTHER_DESK, type ScenarioEnvironment } from '../environment/index.ts';
import { assertShown, list } from '../expectation.ts';
import { theIncident } from '../incidents/observations.ts';
import { thatDesk, ticketPath, ticketRead } from './observations.ts';

interface Attachment {
  readonly name?: string;
  readonly content?: string;
}

export async function expectLoggedAs(environment: ScenarioEnvironment, theirs: string): Promise<void> {
  environment.derived('channel');
  const { reference, channel, loggedBy } = await theIncident(environment);
  assertShown(channel === 'partner', `${reference} was to have come from another desk; it says that it came by ${channel}.`);
  const kept = loggedBy?.reference ?? 'none';
  assertShown(kept === theirs, `${reference} was to keep the other desk's reference ${theirs}; it keeps ${kept}.`);
}

const describeEvent = ({ eventType, ticket }: OtherDeskControl['events'][number]): string =>
  `${eventType.replace(/^TroubleTicket|Event$/g, '')} of ${String(ticket['id'])} (${String(ticket['status'])})`;

export async function expectCreateEvent(environment: ScenarioEnvironment, theirs: string): Promise<void> {
  const { events } = await thatDesk(environment);
  const created = events.filter(({ eventType }) => eventType === 'TroubleTicketCreateEvent');
  assertShown(
    created.length === 1,
    () => `The other desk was to get one event of a new ticket; it got ${list(events.map(describeEvent))}.`,
  );
  const { id, externalId } = created[0]!.ticket;
  const reference = environment.state.reference;
  assertShown(id === reference, `The other desk was to get our reference ${reference}; it got ${String(id)}.`);
  assertShown(
    externalId === theirs,
    `The event for the other desk was to carry its own reference ${theirs}; it carries ${typeof externalId === 'string' ? externalId : 'none'}.`,
  );
}

/** The statuses that the events report, in the order of their arrival. */
async function statusesReported(environment: ScenarioEnvironment): Promise<readonly string[]> {
  const { events } = await thatDesk(environment);
  return events
    .filter(({ eventType }) => ['TroubleTicketCreateEvent', 'TroubleTicketStatusChangeEvent'].includes(eventType))
    .map(({ ticket }) => String(ticket['status']));
}

export async function expectStatusEvents(
  environment: ScenarioEnvironment,
  first: string,
  second: string,
  third: string,
): Promise<void> {
  const statuses = await statusesReported(environment);
  const wanted = [first, second, third];
  assertShown(
    statuses.join() === wanted.join(),
    () => `The other desk was to get the statuses ${list(wanted)}, in this order; it got ${list(statuses)}.`,
  );
}

export async function expectLastStatus(environment: ScenarioEnvironment, status: string): Promise<void> {
  const last = (await statusesReported(environment)).at(-1) ?? 'nothing';
  assertShown(last === status, `The last event for the other desk was to have the status ${status}; it had ${last}.`);
}

export async function expectSigned(environment: ScenarioEnvironment): Promise<void> {
  const { events } = await thatDesk(environment);
  const unsigned = events.filter(({ signed }) => !signed);
  assertShown(events.length > 0, 'The other desk was to get an event; it got none.');
  assertShown(
    unsigned.length === 0,
    () => `Every event for the other desk was to be signed with its key; ${list(unsigned.map(describeEvent))} was not.`,
  );
}

export async function expectDocument(environment: ScenarioEnvironment, name: string): Promise<void> {
  const { reference, documents } = await theIncident(environment);
  const kept = documents.find((each) => each.name === name);
  assertShown(
    kept !== undefined,
    () => `${reference} was to hold "${name}"; it holds ${list(documents.map((each) => each.name))}.`,
  );
  const bytes = await (await environment.as('analyst')).document(reference, kept.id);
  assertShown(
    bytes.equals(environment.state.file.content),
    `"${name}" was to be kept as the other desk sent it; its bytes differ.`,
  );
}

export async function expectDeleted(environment: ScenarioEnvironment): Promise<void> {
  const theirs = await thatDesk(environment);
  const { events } = theirs;
  const reference = environment.state.reference;
  const { status } = await theirs.ask('GET', ticketPath(reference));
  const { list: listed } = await theirs.ask('GET', '/troubleTicket');
  assertShown(status === 404, `The deleted ticket ${reference} was to be gone; reading it was answered ${status}.`);
  assertShown(
    listed.length === 0,
    () => `The deleted ticket was to be in no list; ${list(listed.map(({ id }) => String(id)))} is.`,
  );
  const last = events.at(-1);
  assertShown(
    last?.eventType === 'TroubleTicketDeleteEvent',
    () =>
      `The last event for the other desk was to be the deletion of its ticket; it was ${last ? describeEvent(last) : 'nothing'}.`,
  );
}

export function expectAnsweredAsUnknown({ state }: ScenarioEnvironment): void {
  const answers = state.otherDeskAnswers;
  for (let i = 0; i < answers.length; i += 2) {
    const [theirs, none] = [answers[i]!, answers[i + 1]!];
    assertShown(
      none.answer.startsWith('404'),
      `${none.method} of a ticket that does not exist was to be answered 404; it was answered "${none.answer}".`,
    );
    assertShown(
      theirs.answer === none.answer,
      `${theirs.method} of another's ticket was to be answered like one that does not exist; it was answered "${theirs.answer}".`,
    );
  }
}

export async function expectNothingSeen(environment: ScenarioEnvironment): Promise<void> {
  deny(environment, { by: 'event', to: OTHER_DESK, what: "another organisation's desk is told of nothing" });
  const theirs = await thatDesk(environment);
  const { events } = theirs;
  const { list: listed } = await theirs.ask('GET', '/troubleTicket');
  assertShown(
    listed.length === 0,
    () => `The other desk was to find no ticket of another organisation; it finds ${list(listed.map(({ id }) => String(id)))}.`,
  );
  assertShown(
    events.length === 0,
    () => `The other desk was to get no event of another organisation's ticket; it got ${list(events.map(describeEvent))}.`,
  );
}

export async function expectNumberKeptOut(environment: ScenarioEnvironment, number: string): Promise<void> {
  const { journal } = await thatDesk(environment);
  const { attachment } = await ticketRead(environment);
  const documents = (attachment as readonly Attachment[] | undefined) ?? [];
  assertShown(documents.length > 0, "The other desk's document was to be kept without the number; it was not kept.");
  for (const { name = '', content = '' } of documents) {
    const text = `${name} ${Buffer.from(content, 'base64').toString()}`;
    assertShown(!containsNumber(text, number), 'The number was to be in no document; it is in the one of the other desk.');
  }
  const answers = journal.map(({ direction, requestBody, responseBody }) =>
    JSON.stringify(direction === 'received' ? requestBody : responseBody),
  );
  assertShown(!answers.some((each) => containsNumber(each, number)), 'The number was not to be sent to the other desk; it was.');
}
