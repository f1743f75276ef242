import type { DataTable } from '@cucumber/cucumber';
import { detectorError, isNhsNumber, sha256, suspicionError, type DetectorError } from '../../kernel/index.ts';
import type { Organisation } from '../../standards/index.ts';
import { eventsOf, theIncident } from '../expect/records.ts';
import { lettersToCaller } from '../expect/letters.ts';
import { holdsPlanted } from '../expect/planted.ts';
import { list, show } from '../expect/shown.ts';
import type { Stage } from '../stage/index.ts';
import { write } from './contacts.ts';

/** Looked for wherever the desk shows or sends anything; the mails are read in the mailboxes they reached. */
export async function expectNowhere(stage: Stage, number: string): Promise<void> {
  const assessor = await stage.as('assessor');
  const held = await stage.desk.everything();
  const records = await Promise.all(held.map(async ({ reference }) => assessor.incident(reference)));
  const spaced = number.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3');
  const places: readonly (readonly [string, unknown])[] = [
    ['the record', records],
    ['the list', await assessor.incidents()],
    ['a mail', stage.mail.delivered.map(({ subject, text, raw }) => [subject, text, raw])],
    ['a call', stage.telephone.placed.map(({ says }) => says)],
    ["the LSP's hands", stage.supplier.journal.map(({ requestBody }) => requestBody)],
  ];
  const found = places.filter(([, what]) => holdsPlanted(JSON.stringify(what), number)).map(([place]) => place);
  const searched = [...(await assessor.search(number)), ...(await assessor.search(spaced))];
  show(held.length > 0, 'The desk was to keep a record of the contact without the number, and holds none.');
  show(found.length === 0, `The number was to be nowhere, and is in ${list(found)}.`);
  show(
    searched.length === 0,
    () => `Searching for the number was to find nothing, and finds ${list(searched.map(({ reference }) => reference))}.`,
  );
}

export async function expectTakenOut(stage: Stage, wanted: boolean): Promise<void> {
  const { reference, redactions } = await theIncident(stage);
  const taken = redactions.reduce((sum, redaction) => sum + redaction.count, 0);
  show(
    taken > 0 === wanted,
    `${reference} was to say that ${wanted ? 'an NHS number' : 'nothing'} was taken out, and counts ${taken}.`,
  );
}

export async function expectGovernanceEvent(stage: Stage): Promise<void> {
  const events = await eventsOf(stage, 'informationGovernance');
  show(events.length > 0, 'The history was to hold an information governance event, and holds none.');
}

/** A rehearsal that used numbers which no check would stop would prove nothing. */
export function thesePass(stage: Stage, table: DataTable): void {
  const rows = table.raw();
  const wrong = rows.filter(([number]) => !isNhsNumber(number!));
  if (wrong.length)
    throw new Error(`${list(wrong.map(([number]) => number!))} does not pass the check digit: choose other numbers.`);
  stage.memory.noted.set('lookalikes', rows);
}

const lookalikes = ({ memory }: Stage) => memory.noted.get('lookalikes') as readonly (readonly [string, string])[];

export async function writeLookalikes(stage: Stage, organisation: Organisation): Promise<void> {
  await write(
    stage,
    organisation,
    'Printer on ward 7',
    lookalikes(stage)
      .map(([, words]) => `${words}.`)
      .join('\n'),
  );
}

export async function expectKept(stage: Stage): Promise<void> {
  const { reference, description } = await theIncident(stage);
  const lost = lookalikes(stage).filter(([number]) => !description.includes(number));
  show(
    lost.length === 0,
    () => `${reference} was to keep ${list(lost.map(([, words]) => `"${words}"`))}, and says "${description}".`,
  );
}

export function expectNotScolded(stage: Stage): void {
  const scolding = lettersToCaller(stage).filter(({ text }) => /patient details|NHS number/i.test(text));
  show(scolding.length === 0, `The caller was not to be told to leave anything out, and was told: "${scolding[0]?.text ?? ''}"`);
}

export function expectNotAtTheLsp(stage: Stage, number: string): void {
  // In a document it would be hidden from whoever reads the message, and from nobody who opens it.
  const opened = stage.supplier.tickets.flatMap(({ attachment }) =>
    attachment.map(({ content }) => Buffer.from(content ?? '', 'base64').toString()),
  );
  const read = stage.supplier.journal.map(({ requestBody, path }) => `${path} ${requestBody}`);
  const found = [...read, ...opened].find((text) => holdsPlanted(text, number));
  show(found === undefined, 'The number was not to reach the LSP, and it did.');
  show(stage.supplier.journal.length > 0, 'Something was to reach the LSP, and nothing did.');
}

export const numberedContact = async (stage: Stage, organisation: Organisation, subject: string): Promise<void> =>
  write(stage, organisation, subject, 'The NHS number is 943 476 5919, please help.');

/** How often the detector errs on texts made from the rehearsal's seed, kept as evidence whether it is good enough or not. */
export async function measureDetector(stage: Stage, numbers: number, lookAlikes: number): Promise<void> {
  const seed = Number.parseInt(sha256(stage.name).slice(0, 8), 16);
  const error = detectorError({ seed, numbers, lookAlikes });
  const { missed, tooMuch, removed } = error;
  stage.memory.noted.set('detector', error);
  await stage.keep({
    kind: 'log',
    title: `Of ${numbers} numbers ${missed} missed, of ${lookAlikes} look-alikes ${removed} removed`,
    mediaType: 'application/json',
    content: JSON.stringify({
      ...{ seed, numbers, missed, missRate: missed / numbers, tooMuch },
      ...{ lookAlikes, removed, falseRate: removed / lookAlikes },
      namesAndBirths: suspicionError({ seed }),
    }),
  });
}

export function expectErrorAtMost(stage: Stage, percent: number): void {
  const { numbers, missed, lookAlikes, removed } = stage.memory.noted.get('detector') as DetectorError;
  show(missed === 0, `Of ${numbers} numbers none was to be missed, and ${missed} were.`);
  const most = (lookAlikes * percent) / 100;
  show(removed <= most, `Of ${lookAlikes} look-alikes at most ${most} were to be removed, and ${removed} were.`);
}

/** Each spelling in a line of its own, with words before it that say nothing. */
export async function writeSpellings(stage: Stage, organisation: Organisation, table: DataTable): Promise<void> {
  const spelled = table.raw().map(([spelling]) => JSON.parse(`"${spelling!}"`) as string);
  await write(stage, organisation, 'Records', spelled.map((each) => `Record of ${each} will not open.`).join('\n\n'));
}
