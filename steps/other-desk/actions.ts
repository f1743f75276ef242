import type { OtherDeskControl } from '../../simulators/index.ts';
import type { Organisation, Service } from '../../standards/index.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { assertShown, list } from '../expectation.ts';
import { byAnalyst, tryToClose } from '../incidents/actions.ts';
import { messageIn, thatDesk, ticketRead, type Answer, ticketPath } from './observations.ts';

type Body = Parameters<OtherDeskControl['ask']>[2];

async function selectDesk(environment: ScenarioEnvironment, { id }: Organisation): Promise<OtherDeskControl> {
  environment.need('tickets');
  environment.state.otherDesk = id;
  return environment.otherDesk(id);
}

/** Fails with the desk's answer unless the desk did what it was asked. */
function accepted(answer: Answer, what: string): Answer {
  const { status } = answer;
  assertShown(status < 300, () => `The desk was to ${what}; it answered ${status}: ${messageIn(answer)}`);
  return answer;
}

export async function subscribe(environment: ScenarioEnvironment, organisation: Organisation): Promise<void> {
  accepted(await (await selectDesk(environment, organisation)).subscribe(), 'tell another desk of its tickets');
}

const ticketOf = ({ id }: Service, words: string, reference: string): NonNullable<Body> => ({
  name: words,
  description: `${words}. Restarting did not help.`,
  severity: 'Major',
  ticketType: 'incident',
  externalId: reference,
  relatedEntity: [{ id, role: 'service', '@referredType': 'Service' }],
});

/** The desk's own reference becomes "the incident" of later sentences. */
async function createTicket(environment: ScenarioEnvironment, organisation: Organisation, body: Body): Promise<string> {
  const desk = await selectDesk(environment, organisation);
  environment.state.openedAt = environment.clock.now();
  const { body: made } = accepted(await desk.ask('POST', '/troubleTicket', body), 'take the ticket of another desk');
  const reference = String(made?.['id']);
  if (!environment.state.references.includes(reference)) environment.state.references.push(reference);
  await environment.settle();
  return reference;
}

export async function logTicket(
  environment: ScenarioEnvironment,
  organisation: Organisation,
  words: string,
  service: Service,
  as: string,
): Promise<void> {
  await createTicket(environment, organisation, ticketOf(service, words, as));
}

export async function logTicketTwice(
  environment: ScenarioEnvironment,
  organisation: Organisation,
  words: string,
  service: Service,
  as: string,
): Promise<void> {
  const body = ticketOf(service, words, as);
  const given = [await createTicket(environment, organisation, body), await createTicket(environment, organisation, body)];
  assertShown(
    given[0] === given[1],
    `Another desk was to be given one reference however often it sends ${as}; it was given ${list(given)}.`,
  );
}

async function patchTicket(environment: ScenarioEnvironment, body: NonNullable<Body>, what: string): Promise<void> {
  const { id } = await ticketRead(environment);
  const { body: now } = accepted(await (await thatDesk(environment)).ask('PATCH', ticketPath(id), body), what);
  const { status = now?.['status'] } = body;
  assertShown(
    now?.['status'] === status,
    () => `The desk was to ${what}; it says that the ticket is ${String(now?.['status'])}, not ${String(status)}.`,
  );
}

export async function addToIt(environment: ScenarioEnvironment, note: string, name: string, text: string): Promise<void> {
  const attachment = { name, mimeType: 'text/plain', content: Buffer.from(text).toString('base64') };
  environment.state.file = { name, mediaType: 'text/plain', content: Buffer.from(text) };
  await patchTicket(environment, { note: [{ text: note }], attachment: [attachment] }, "take another desk's note and document");
}

export const reopenTicket = async (environment: ScenarioEnvironment, reason: string): Promise<void> =>
  patchTicket(
    environment,
    { status: 'inProgress', statusChangeReason: reason },
    'open again what does not work for another desk',
  );

export const closeTicket = async (environment: ScenarioEnvironment): Promise<void> =>
  patchTicket(environment, { status: 'closed' }, 'close what works for another desk');

export async function deleteTicket(environment: ScenarioEnvironment): Promise<void> {
  const { id } = await ticketRead(environment);
  accepted(await (await thatDesk(environment)).ask('DELETE', ticketPath(id)), 'let another desk take back its ticket');
}

export async function resolveAndTryToClose(environment: ScenarioEnvironment): Promise<void> {
  await byAnalyst(environment, async (analyst, reference) => analyst.resolve(reference, 'A cache was full and was emptied.'));
  await environment.settle();
  await tryToClose(environment);
}

/** Tries another desk's ticket, and one that does not exist: equal answers give nothing away. */
export async function tryForeignTicket(environment: ScenarioEnvironment, organisation: Organisation): Promise<void> {
  const theirs = environment.state.reference;
  const desk = await selectDesk(environment, organisation);
  const tries: readonly (readonly [string, NonNullable<Body>?])[] = [
    ['GET'],
    ['PATCH', { note: [{ text: 'Osprey was here' }] }],
    ['DELETE'],
  ];
  const answers = [];
  for (const [method, body] of tries)
    for (const id of [theirs, environment.desk.wording.unknownReference]) {
      const answer = await desk.ask(method, ticketPath(id), body);
      answers.push({ method, answer: `${answer.status} ${messageIn(answer)}`.replaceAll(id, 'it') });
    }
  environment.state.otherDeskAnswers = answers;
}

export async function logTicketWithNumber(
  environment: ScenarioEnvironment,
  organisation: Organisation,
  number: string,
): Promise<void> {
  const spaced = number.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3');
  const service = environment.standard.services.find(({ national }) => national)!;
  const content = Buffer.from(`Worklist: NHS number ${spaced} is missing`).toString('base64');
  await createTicket(environment, organisation, {
    ...ticketOf(service, `NHS number ${spaced} cannot be found`, 'NG-82'),
    note: [{ text: `It is ${spaced}, the mother's is found.` }],
    attachment: [{ name: `NHS number ${spaced}.txt`, mimeType: 'text/plain', content }],
  });
}
