import type { ScenarioEnvironment } from '../environment/index.ts';
import { assertShown, list } from '../expectation.ts';
import { inWords } from '../time/moments.ts';
import { labelsOf, READERS } from './readers.ts';
import { HarnessFault } from '../environment/harness-fault.ts';

export function expectEachProcess(environment: ScenarioEnvironment): void {
  const { processes, documents } = environment.standard;
  const offered = environment.state.offeredProcedures;
  const of = (process: string) =>
    documents.filter((document) => document.process === process && offered.some(({ id }) => id === document.id));
  const wrong = processes.flatMap((process) => (of(process).length === 1 ? [] : [`${process} has ${of(process).length}`]));
  assertShown(wrong.length === 0, () => `One procedure was to be offered for each process; ${wrong.join(', ')}.`);
}

export function expectApproved(environment: ScenarioEnvironment): void {
  const approved = labelsOf(environment.standard.documents.filter(({ status }) => status === 'approved'));
  const offered = labelsOf(environment.state.offeredProcedures);
  const unlike = [
    ...approved.filter((one) => !offered.includes(one)).map((one) => `${one} is not offered`),
    ...offered.filter((one) => !approved.includes(one)).map((one) => `${one} is offered`),
  ];
  assertShown(unlike.length === 0, () => `The procedures offered were to be those approved; ${unlike.join(', ')}.`);
}

export function expectNoOthers(environment: ScenarioEnvironment): void {
  const unapproved = environment.standard.documents.filter(({ status }) => status !== 'approved');
  const offered = environment.state.offeredProcedures;
  const wrong = unapproved.filter(({ id, version }) => offered.some((one) => one.id === id && one.version === version));
  assertShown(
    wrong.length === 0,
    () =>
      `No draft and no withdrawn document was to be offered; ${list(wrong.map(({ id, version, status }) => `${id} ${version} (${status})`))} is.`,
  );
}

export function expectSameProcedures(environment: ScenarioEnvironment): void {
  const [first, ...others] = environment.state.procedureLists;
  const unlike = READERS.slice(1).filter((_, place) => others[place]!.join() !== first!.join());
  assertShown(
    first!.length > 0 && unlike.length === 0,
    () => `All were to be offered the same procedures; the ${list(unlike)} is offered others than the analyst.`,
  );
}

export async function expectWordForWord(environment: ScenarioEnvironment): Promise<void> {
  const { id, body, header, footer, text } = environment.standard.documents.find(
    (document) => document.id === environment.standard.escalation.document,
  )!;
  const read = environment.state.procedureText;
  const lines = (words: string) =>
    words
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
  const missing = lines(body).find((line) => !read.includes(line));
  assertShown(missing === undefined, `The text of ${id} was to be the approved one; it lacks the line "${missing ?? ''}".`);
  assertShown(read.includes(header) && read.includes(footer), `The text of ${id} was to carry its header and footer.`);
  await environment.keep({
    kind: 'document',
    title: `${id} as the analyst reads it`,
    mediaType: 'text/markdown',
    content: text === read ? text : read,
  });
}

export function expectOffered(environment: ScenarioEnvironment, process: string, wanted: boolean): void {
  const document = environment.standard.documents.find((one) => one.process === process);
  if (!document) throw new HarnessFault(`The standard has no procedure of the process "${process}".`, { owner: 'scenario' });
  const offered = environment.state.offeredProcedures.some(({ id }) => id === document.id);
  assertShown(
    offered === wanted,
    `${document.id} (${document.title}), approved on ${document.approved}, was ${wanted ? '' : 'not '}to be offered at ${inWords(environment.clock.now())}; it is${offered ? '' : ' not'}.`,
  );
}
