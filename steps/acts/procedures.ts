import type { DeskSession, Role } from '../../adapters/desk-under-test.ts';
import { list, show } from '../expect/shown.ts';
import type { Organisation } from '../../standards/index.ts';
import { inWords } from '../moments.ts';
import type { Stage } from '../stage/index.ts';
import { attempt } from './desk.ts';

type Offered = Awaited<ReturnType<DeskSession['procedures']>>;
const offeredIn = ({ memory }: Stage) => memory.noted.get('procedures') as Offered;
const plain = (offered: Offered) => offered.map(({ id, title, version }) => `${id} ${title} ${version}`).sort();

export async function openProcedures(stage: Stage): Promise<void> {
  stage.memory.noted.set('procedures', await (await stage.as('analyst')).procedures());
}

export function expectEachProcess(stage: Stage): void {
  const { processes, documents } = stage.standard;
  const offered = offeredIn(stage);
  const of = (process: string) =>
    documents.filter((document) => document.process === process && offered.some(({ id }) => id === document.id));
  const wrong = processes.flatMap((process) => (of(process).length === 1 ? [] : [`${process} has ${of(process).length}`]));
  show(wrong.length === 0, () => `One procedure was to be offered for each process: ${wrong.join(', ')}.`);
}

export function expectApproved(stage: Stage): void {
  const approved = plain(stage.standard.documents.filter(({ status }) => status === 'approved'));
  const offered = plain(offeredIn(stage));
  const unlike = [
    ...approved.filter((one) => !offered.includes(one)).map((one) => `${one} is not offered`),
    ...offered.filter((one) => !approved.includes(one)).map((one) => `${one} is offered`),
  ];
  show(unlike.length === 0, () => `What is offered was to be what was approved: ${unlike.join('; ')}.`);
}

export function expectNoOthers(stage: Stage): void {
  const unapproved = stage.standard.documents.filter(({ status }) => status !== 'approved');
  const offered = offeredIn(stage);
  const wrong = unapproved.filter(({ id, version }) => offered.some((one) => one.id === id && one.version === version));
  show(
    wrong.length === 0,
    () =>
      `No draft and no withdrawn document was to be offered, and ${list(wrong.map(({ id, version, status }) => `${id} ${version} (${status})`))} is.`,
  );
}

const READERS: readonly Role[] = ['analyst', 'duty-manager', 'assessor'];

export async function openByEach(stage: Stage): Promise<void> {
  const shelves = await Promise.all(READERS.map(async (role) => plain(await (await stage.as(role)).procedures())));
  stage.memory.noted.set('shelves', shelves);
}

export function expectSameShelves(stage: Stage): void {
  const [first, ...others] = stage.memory.noted.get('shelves') as readonly (readonly string[])[];
  const unlike = READERS.slice(1).filter((_, place) => others[place]!.join() !== first!.join());
  show(
    first!.length > 0 && unlike.length === 0,
    () => `All were to be offered the same procedures; the ${list(unlike)} is offered others than the analyst.`,
  );
}

/** Through the desk's own address, as the analyst's browser would ask. */
export async function openText(stage: Stage): Promise<void> {
  stage.need('documents');
  const { pages } = stage.desk.addresses;
  const { token } = await stage.as('analyst');
  const url = `${pages ?? ''}/api/procedures/${encodeURIComponent(stage.standard.escalation.document)}`;
  const answer = await stage.clock.track(fetch(url, { headers: { authorization: `Bearer ${token}` } }));
  stage.memory.noted.set('text', await answer.text());
}

export async function expectWordForWord(stage: Stage): Promise<void> {
  const { id, body, header, footer, text } = stage.standard.documents.find(
    (document) => document.id === stage.standard.escalation.document,
  )!;
  const read = stage.memory.noted.get('text') as string;
  const lines = (words: string) =>
    words
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
  const missing = lines(body).find((line) => !read.includes(line));
  show(missing === undefined, `The text of ${id} was to be the approved one, and lacks the line "${missing ?? ''}".`);
  show(read.includes(header) && read.includes(footer), `The text of ${id} was to carry its header and footer.`);
  await stage.keep({
    kind: 'document',
    title: `${id} as the analyst reads it`,
    mediaType: 'text/markdown',
    content: text === read ? text : read,
  });
}

export async function tryProcedures(stage: Stage, { id }: Organisation): Promise<void> {
  const requester = await stage.as('requester', id);
  await attempt(stage, async () => requester.procedures());
}

export function expectOffered(stage: Stage, process: string, wanted: boolean): void {
  const document = stage.standard.documents.find((one) => one.process === process);
  if (!document) throw new Error(`The standard has no procedure of the process "${process}".`);
  const offered = offeredIn(stage).some(({ id }) => id === document.id);
  show(
    offered === wanted,
    `${document.id} (${document.title}), approved on ${document.approved}, was ${wanted ? '' : 'not '}to be offered at ${inWords(stage.clock.now())}, and is${offered ? '' : ' not'}.`,
  );
}
