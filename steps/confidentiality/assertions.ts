import { says } from '../../adapters/desk-under-test.ts';
import { CALLER, deny, type ScenarioEnvironment } from '../environment/index.ts';
import { assertShown, list } from '../expectation.ts';
import { eventsOf, theIncident } from '../incidents/observations.ts';
import { lettersToCaller } from '../mail/observations.ts';
import { containsNumber, notesOf, wordsOf } from './observations.ts';

/** Searches everything the desk shows or sends. Mail is read in the mailboxes that received it. */
export async function expectNowhere(environment: ScenarioEnvironment, number: string): Promise<void> {
  const assessor = await environment.as('assessor');
  const held = await environment.desk.everything();
  const records = await Promise.all(held.map(async ({ reference }) => assessor.incident(reference)));
  const spaced = number.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3');
  const places: readonly (readonly [string, unknown])[] = [
    ['the record', [records, records.map(wordsOf)]],
    ['the list', await assessor.incidents()],
    ['a mail', environment.mail.delivered.map(({ subject, text, raw }) => [subject, text, raw])],
    ['a call', environment.telephone.placed.map(({ says }) => says)],
    ["the LSP's hands", environment.supplier.journal.map(({ requestBody }) => requestBody)],
  ];
  const found = places.filter(([, what]) => containsNumber(JSON.stringify(what), number)).map(([place]) => place);
  const searched = [...(await assessor.search(number)), ...(await assessor.search(spaced))];
  assertShown(held.length > 0, 'The desk was to keep a record of the contact without the number; it holds none.');
  assertShown(found.length === 0, `The number was to be nowhere; it is in ${list(found)}.`);
  assertShown(
    searched.length === 0,
    () => `Searching for the number was to find nothing; it finds ${list(searched.map(({ reference }) => reference))}.`,
  );
}

export function expectNotAtTheLsp(environment: ScenarioEnvironment, number: string): void {
  // A number inside a document is not visible in the request, so documents are decoded.
  const opened = environment.supplier.tickets.flatMap(({ attachment }) =>
    attachment.map(({ content }) => Buffer.from(content ?? '', 'base64').toString()),
  );
  const read = environment.supplier.journal.map(({ requestBody, path }) => `${path} ${requestBody}`);
  const found = [...read, ...opened].find((text) => containsNumber(text, number));
  assertShown(found === undefined, 'The number was not to reach the LSP; it did.');
  assertShown(environment.supplier.journal.length > 0, 'Something was to reach the LSP; nothing did.');
}

/** Looked for by their digits, in whatever spelling: the scenario made them. */
export async function expectNoneKept(environment: ScenarioEnvironment): Promise<void> {
  const incident = await theIncident(environment);
  const kept = JSON.stringify([incident, wordsOf(incident)]);
  const { planted } = environment.state;
  const found = planted.filter((number) => containsNumber(kept, number));
  assertShown(planted.length > 0, 'Some spellings were to be noted; none was.');
  assertShown(found.length === 0, `Of ${planted.length} numbers in notes none was to be kept; ${found.length} were.`);
}

/** Looked for in everything the desk shows, in the words of its history, and by searching. */
export async function expectWordsNowhere(environment: ScenarioEnvironment, words: string): Promise<void> {
  const assessor = await environment.as('assessor');
  const { reference, documents } = await theIncident(environment);
  const files = await Promise.all(documents.map(async ({ id }) => String(await assessor.document(reference, id))));
  const { intact } = await assessor.verifyHistory(reference);
  const record = await assessor.incident(reference);
  const shown = JSON.stringify([record, wordsOf(record), await assessor.incidents(), files]);
  assertShown(
    !shown.toLowerCase().includes(words.toLowerCase()),
    `"${words}" was to be nowhere; the record, the list or a document holds it.`,
  );
  const searched = await assessor.search(words);
  assertShown(searched.length === 0, `Searching for "${words}" was to find nothing; it finds ${searched.length}.`);
  assertShown(intact, `The history of ${reference} was to be whole after the erasure; it is not.`);
}

export async function expectErasureRecorded(environment: ScenarioEnvironment): Promise<void> {
  const events = await eventsOf(environment, environment.desk.wording.events.erased);
  assertShown(events.length > 0, 'The history was to say that words were erased; it does not.');
}

/** The supplier is told in a note, because what it was sent cannot be recalled. What the note says is the desk's own wording. */
export function expectAskedToRemove(environment: ScenarioEnvironment): void {
  const notes = notesOf(environment).slice(environment.state.notesBeforeErasure);
  assertShown(notes.length > 0, () => `The LSP was to be asked to remove its copy; after the erasure it was told nothing.`);
}

export async function expectTakenOut(environment: ScenarioEnvironment, wanted: boolean): Promise<void> {
  const { reference, redactions } = await theIncident(environment);
  const taken = redactions.reduce((sum, redaction) => sum + redaction.count, 0);
  assertShown(
    taken > 0 === wanted,
    `${reference} was to say that ${wanted ? 'an NHS number' : 'nothing'} was taken out; the record counts ${taken}.`,
  );
}

export async function expectGovernanceEvent(environment: ScenarioEnvironment): Promise<void> {
  const events = await eventsOf(environment, environment.desk.wording.events.numberRemoved);
  assertShown(events.length > 0, 'The history was to hold an information governance event; it holds none.');
}

export async function expectKept(environment: ScenarioEnvironment): Promise<void> {
  const { reference, description } = await theIncident(environment);
  const lost = environment.state.lookalikes.filter(([number]) => !description.includes(number!));
  assertShown(
    lost.length === 0,
    () => `${reference} was to keep ${list(lost.map(([, words]) => `"${words}"`))}; it says "${description}".`,
  );
}

export function expectNotWarned(environment: ScenarioEnvironment): void {
  deny(environment, { by: 'mail', to: CALLER, what: 'the caller is not told to leave anything out' });
  const notices = lettersToCaller(environment).filter(({ text }) => says(environment.desk.wording, 'leave-patients-out', text));
  assertShown(
    notices.length === 0,
    `The caller was not to be told to leave anything out; they were told: "${notices[0]?.text ?? ''}"`,
  );
}

export function expectErrorAtMost({ state }: ScenarioEnvironment, percent: number): void {
  const { numbers, missed, lookAlikes, removed } = state.detectorError;
  assertShown(missed === 0, `Of ${numbers} numbers none was to be missed; ${missed} were.`);
  const most = (lookAlikes * percent) / 100;
  assertShown(removed <= most, `Of ${lookAlikes} look-alikes at most ${most} were to be removed; ${removed} were.`);
}
