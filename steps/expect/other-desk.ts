import type { Stage } from '../stage/index.ts';
import type { OtherDeskControl } from '../../simulators/index.ts';
import { theIncident } from './records.ts';
import { list, show } from './shown.ts';

const desk = async (stage: Stage): Promise<OtherDeskControl> => stage.otherDesk(stage.memory.noted.get('that desk') as string);

type Ticket = Readonly<Record<string, unknown>> & { readonly id: string };
interface Attachment {
  readonly name?: string;
  readonly content?: string;
}

/** The ticket of the scenario's incident, as that desk reads it now. */
export async function ticketRead(stage: Stage): Promise<Ticket> {
  const reference = stage.memory.references.at(-1)!;
  const { status, body } = await (await desk(stage)).ask('GET', `/troubleTicket/${reference}`);
  show(
    status === 200 && body !== null,
    `The desk that logged ${reference} was to be shown its ticket, and was answered ${status}.`,
  );
  return body as Ticket;
}

export async function expectLoggedAs(stage: Stage, theirs: string): Promise<void> {
  const { reference, channel, loggedBy } = await theIncident(stage);
  show(channel === 'partner', `${reference} was to have come from another desk, and says that it came by ${channel}.`);
  const kept = loggedBy?.reference ?? 'none';
  show(kept === theirs, `${reference} was to keep the other desk's reference ${theirs}, and keeps ${kept}.`);
}

const say = ({ eventType, ticket }: OtherDeskControl['events'][number]): string =>
  `${eventType.replace(/^TroubleTicket|Event$/g, '')} of ${String(ticket['id'])} (${String(ticket['status'])})`;

export async function expectToldOfNew(stage: Stage, theirs: string): Promise<void> {
  const { events: told } = await desk(stage);
  const created = told.filter(({ eventType }) => eventType === 'TroubleTicketCreateEvent');
  show(created.length === 1, () => `The other desk was to be told of one new ticket, and was told ${list(told.map(say))}.`);
  const { id, externalId } = created[0]!.ticket;
  const reference = stage.memory.references.at(-1)!;
  show(id === reference, `The other desk was to be told our reference ${reference}, and was told ${String(id)}.`);
  show(
    externalId === theirs,
    `What the other desk is told was to carry its own reference ${theirs}, and carries ${typeof externalId === 'string' ? externalId : 'none'}.`,
  );
}

/** What each message says of the ticket's status, in the order in which they came; what is told twice over is told once. */
async function statusesTold(stage: Stage): Promise<readonly string[]> {
  const { events: told } = await desk(stage);
  return told
    .filter(({ eventType }) => ['TroubleTicketCreateEvent', 'TroubleTicketStatusChangeEvent'].includes(eventType))
    .map(({ ticket }) => String(ticket['status']));
}

export async function expectToldInOrder(stage: Stage, first: string, second: string, third: string): Promise<void> {
  const statuses = await statusesTold(stage);
  const wanted = [first, second, third];
  show(
    statuses.join() === wanted.join(),
    () => `The other desk was to be told ${list(wanted)}, in this order, and was told ${list(statuses)}.`,
  );
}

export async function expectToldLast(stage: Stage, status: string): Promise<void> {
  const last = (await statusesTold(stage)).at(-1) ?? 'nothing';
  show(last === status, `The other desk was to be told last that its ticket is ${status}, and was told ${last}.`);
}

export async function expectSigned(stage: Stage): Promise<void> {
  const { events: told } = await desk(stage);
  const unsigned = told.filter(({ signed }) => !signed);
  show(told.length > 0, 'The other desk was to be told something, and was told nothing.');
  show(
    unsigned.length === 0,
    () => `Everything the other desk is told was to be signed with its key, and ${list(unsigned.map(say))} was not.`,
  );
}

export async function expectDocument(stage: Stage, name: string): Promise<void> {
  const { reference, documents } = await theIncident(stage);
  const kept = documents.find((each) => each.name === name);
  show(kept !== undefined, () => `${reference} was to hold "${name}", and holds ${list(documents.map((each) => each.name))}.`);
  const bytes = await (await stage.as('analyst')).document(reference, kept.id);
  show(bytes.equals(stage.memory.file!.content), `"${name}" was to be kept as the other desk sent it, and its bytes differ.`);
}

export async function expectGone(stage: Stage): Promise<void> {
  const theirs = await desk(stage);
  const { events: told } = theirs;
  const reference = stage.memory.references.at(-1)!;
  const { status } = await theirs.ask('GET', `/troubleTicket/${reference}`);
  const { list: listed } = await theirs.ask('GET', '/troubleTicket');
  show(status === 404, `The deleted ticket ${reference} was to be gone, and reading it was answered ${status}.`);
  show(listed.length === 0, () => `The deleted ticket was to be in no list, and ${list(listed.map(({ id }) => String(id)))} is.`);
  const last = told.at(-1);
  show(
    last?.eventType === 'TroubleTicketDeleteEvent',
    () => `The other desk was to be told last that its ticket is deleted, and was told ${last ? say(last) : 'nothing'}.`,
  );
}

export function expectLikeNone({ memory }: Stage): void {
  const answers = memory.noted.get('answers') as readonly { readonly method: string; readonly said: string }[];
  for (let i = 0; i < answers.length; i += 2) {
    const [theirs, none] = [answers[i]!, answers[i + 1]!];
    show(
      none.said.startsWith('404'),
      `${none.method} of a ticket that does not exist was to be answered 404, and was answered "${none.said}".`,
    );
    show(
      theirs.said === none.said,
      `${theirs.method} of another's ticket was to be answered like one that does not exist, and was answered "${theirs.said}".`,
    );
  }
}

export async function expectNothingSeen(stage: Stage): Promise<void> {
  const theirs = await desk(stage);
  const { events: told } = theirs;
  const { list: listed } = await theirs.ask('GET', '/troubleTicket');
  show(
    listed.length === 0,
    () => `The other desk was to find no ticket of another organisation, and finds ${list(listed.map(({ id }) => String(id)))}.`,
  );
  show(told.length === 0, () => `The other desk was to be told of no other's ticket, and was told ${list(told.map(say))}.`);
}

const digits = (text: string): string => text.replace(/(?<=\d)[\s\u00a0.-]+(?=\d)/g, '');

export async function expectNumberKeptOut(stage: Stage, number: string): Promise<void> {
  const { journal } = await desk(stage);
  const { attachment } = await ticketRead(stage);
  const documents = (attachment as readonly Attachment[] | undefined) ?? [];
  show(documents.length > 0, "The other desk's document was to be kept without the number, and was not kept.");
  for (const { name = '', content = '' } of documents) {
    const text = digits(`${name} ${Buffer.from(content, 'base64').toString()}`);
    show(!text.includes(number), 'The number was to be in no document, and is in the one of the other desk.');
  }
  const said = journal.map(({ direction, requestBody, responseBody }) =>
    JSON.stringify(direction === 'received' ? requestBody : responseBody),
  );
  show(!said.some((each) => digits(each).includes(number)), 'The number was not to be told to the other desk, and it was.');
}
