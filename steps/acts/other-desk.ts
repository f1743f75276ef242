import type { Organisation, Service } from '../../standards/index.ts';
import type { OtherDeskControl } from '../../simulators/index.ts';
import { list, show } from '../expect/shown.ts';
import { ticketRead } from '../expect/other-desk.ts';
import type { Stage } from '../stage/index.ts';
import { byAnalyst, expectNoClosing } from './desk.ts';

/*
 * What the service desk of another organisation does with its own tool. "That desk" is the one that a sentence named last.
 */

type Answer = Awaited<ReturnType<OtherDeskControl['ask']>>;
type Body = Parameters<OtherDeskControl['ask']>[2];

export async function named(stage: Stage, { id }: Organisation): Promise<OtherDeskControl> {
  stage.need('tickets');
  stage.memory.noted.set('that desk', id);
  return stage.otherDesk(id);
}
export const thatDesk = async (stage: Stage): Promise<OtherDeskControl> =>
  stage.otherDesk(stage.memory.noted.get('that desk') as string);

const saidIn = ({ body }: Answer): string => (typeof body?.['message'] === 'string' ? body['message'] : 'nothing');

/** What was asked is done, or the scenario ends here with what the desk said. */
function taken(answer: Answer, what: string): Answer {
  const { status } = answer;
  show(status < 300, () => `The desk was to ${what}, and answered ${status}: ${saidIn(answer)}`);
  return answer;
}

export async function subscribe(stage: Stage, organisation: Organisation): Promise<void> {
  taken(await (await named(stage, organisation)).subscribe(), 'tell another desk of its tickets');
}

const ticketOf = ({ id }: Service, words: string, reference: string): NonNullable<Body> => ({
  name: words,
  description: `${words}. Restarting did not help.`,
  severity: 'Major',
  ticketType: 'incident',
  externalId: reference,
  relatedEntity: [{ id, role: 'service', '@referredType': 'Service' }],
});

/** The desk's own reference is what later sentences mean by "the incident". */
async function log(stage: Stage, organisation: Organisation, body: Body): Promise<string> {
  const desk = await named(stage, organisation);
  stage.memory.openedAt = stage.clock.now();
  const { body: made } = taken(await desk.ask('POST', '/troubleTicket', body), 'take the ticket of another desk');
  const reference = String(made?.['id']);
  if (!stage.memory.references.includes(reference)) stage.memory.references.push(reference);
  await stage.quiet();
  return reference;
}

export async function logs(stage: Stage, organisation: Organisation, words: string, service: Service, as: string): Promise<void> {
  await log(stage, organisation, ticketOf(service, words, as));
}

export async function logsTwice(
  stage: Stage,
  organisation: Organisation,
  words: string,
  service: Service,
  as: string,
): Promise<void> {
  const body = ticketOf(service, words, as);
  const given = [await log(stage, organisation, body), await log(stage, organisation, body)];
  show(
    given[0] === given[1],
    `Another desk was to be given one reference however often it sends ${as}, and was given ${list(given)}.`,
  );
}

async function patch(stage: Stage, body: NonNullable<Body>, what: string): Promise<void> {
  const { id } = await ticketRead(stage);
  const { body: now } = taken(await (await thatDesk(stage)).ask('PATCH', `/troubleTicket/${id}`, body), what);
  const { status = now?.['status'] } = body;
  show(
    now?.['status'] === status,
    () => `The desk was to ${what}, and says that the ticket is ${String(now?.['status'])}, and not ${String(status)}.`,
  );
}

export async function addToIt(stage: Stage, note: string, name: string, text: string): Promise<void> {
  const attachment = { name, mimeType: 'text/plain', content: Buffer.from(text).toString('base64') };
  stage.memory.file = { name, mediaType: 'text/plain', content: Buffer.from(text) };
  await patch(stage, { note: [{ text: note }], attachment: [attachment] }, "take another desk's note and document");
}

export const reopens = async (stage: Stage, reason: string): Promise<void> =>
  patch(stage, { status: 'inProgress', statusChangeReason: reason }, 'open again what does not work for another desk');
export const closes = async (stage: Stage): Promise<void> =>
  patch(stage, { status: 'closed' }, 'close what works for another desk');

export async function deletes(stage: Stage): Promise<void> {
  const { id } = await ticketRead(stage);
  taken(await (await thatDesk(stage)).ask('DELETE', `/troubleTicket/${id}`), 'let another desk take back its ticket');
}

export async function resolveAndTryToClose(stage: Stage): Promise<void> {
  await byAnalyst(stage, async (analyst, reference) => analyst.resolve(reference, 'A cache was full and was emptied.'));
  await stage.quiet();
  await expectNoClosing(stage);
}

/** The ticket of another desk, and one that nobody has: what is answered for the one says nothing, if it is what is answered for the other. */
export async function meddles(stage: Stage, organisation: Organisation): Promise<void> {
  const theirs = stage.memory.references.at(-1)!;
  const desk = await named(stage, organisation);
  const tries: readonly (readonly [string, NonNullable<Body>?])[] = [
    ['GET'],
    ['PATCH', { note: [{ text: 'Osprey was here' }] }],
    ['DELETE'],
  ];
  const answers = [];
  for (const [method, body] of tries)
    for (const id of [theirs, 'INC-999999']) {
      const answer = await desk.ask(method, `/troubleTicket/${id}`, body);
      answers.push({ method, said: `${answer.status} ${saidIn(answer)}`.replaceAll(id, 'it') });
    }
  stage.memory.noted.set('answers', answers);
}

export async function logsWithNumber(stage: Stage, organisation: Organisation, number: string): Promise<void> {
  const spaced = number.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3');
  const service = stage.standard.services.find(({ national }) => national)!;
  const content = Buffer.from(`Worklist: NHS number ${spaced} is missing`).toString('base64');
  await log(stage, organisation, {
    ...ticketOf(service, `NHS number ${spaced} cannot be found`, 'NG-82'),
    note: [{ text: `It is ${spaced}, the mother's is found.` }],
    attachment: [{ name: `NHS number ${spaced}.txt`, mimeType: 'text/plain', content }],
  });
}
