import type { DataTable } from '@cucumber/cucumber';
import { sha256 } from '../../kernel/hash.ts';
import { detectorError, plantedNumbers } from '../../kernel/patient-identifiers/corpus/rates.ts';
import { suspicionError } from '../../kernel/patient-identifiers/corpus/suspicion-rates.ts';
import type { Organisation } from '../../standards/index.ts';
import { sendMail } from '../contacts/actions.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { byAnalyst } from '../incidents/actions.ts';
import { list } from '../expectation.ts';
import { hasCheckDigit } from '../expected/nhs-number.ts';
import { HarnessFault } from '../environment/harness-fault.ts';
import { notesOf } from './observations.ts';

/** Throws unless every number passes the check digit: with other numbers the scenario would prove nothing. */
export function setLookalikes(environment: ScenarioEnvironment, table: DataTable): void {
  const rows = table.raw();
  const wrong = rows.filter(([number]) => !hasCheckDigit(number!));
  if (wrong.length)
    throw new HarnessFault(`${list(wrong.map(([number]) => number!))} does not pass the check digit. Choose other numbers.`, {
      owner: 'scenario',
    });
  environment.state.lookalikes = rows;
}

export async function sendLookalikes(environment: ScenarioEnvironment, organisation: Organisation): Promise<void> {
  await sendMail(
    environment,
    organisation,
    'Printer on ward 7',
    environment.state.lookalikes.map(([, words]) => `${words}.`).join('\n'),
  );
}

export const sendMailWithNumber = async (
  environment: ScenarioEnvironment,
  organisation: Organisation,
  subject: string,
): Promise<void> => sendMail(environment, organisation, subject, 'The NHS number is 943 476 5919, please help.');

/** Each spelling in a line of its own, after words that say nothing. */
export async function sendSpellings(
  environment: ScenarioEnvironment,
  organisation: Organisation,
  table: DataTable,
): Promise<void> {
  const spelled = table.raw().map(([spelling]) => JSON.parse(`"${spelling!}"`) as string);
  await sendMail(environment, organisation, 'Records', spelled.map((each) => `Record of ${each} will not open.`).join('\n\n'));
}

export async function markAsPatients(environment: ScenarioEnvironment, passage: string): Promise<void> {
  environment.state.notesBeforeErasure = notesOf(environment).length;
  await byAnalyst(environment, async (analyst, reference) => analyst.erase(reference, passage));
}

export const clearPatientFlags = async (environment: ScenarioEnvironment): Promise<void> =>
  byAnalyst(environment, async (analyst, reference) => analyst.clearFlags(reference));

/** Generated spellings in notes, so that the desk's own detector is tried and not only the one that is measured. */
export async function noteSpellings(environment: ScenarioEnvironment, count: number): Promise<void> {
  const seed = Number.parseInt(sha256(environment.name).slice(0, 8), 16);
  const { texts, numbers } = plantedNumbers({ seed, count });
  const wrong = numbers.filter((number) => !hasCheckDigit(number));
  if (wrong.length)
    throw new HarnessFault(`${list(wrong.slice(0, 3))} was made up without its check digit, so noting it would prove nothing.`);
  environment.state.planted = numbers;
  await byAnalyst(environment, async (analyst, reference) => {
    for (let i = 0; i < texts.length; i += NOTES_AT_ONCE)
      await analyst.note(reference, texts.slice(i, i + NOTES_AT_ONCE).join('\n\nNext one. '));
  });
}
const NOTES_AT_ONCE = 25;

/** Measures the detector's error on texts made from the scenario's name, and keeps it as evidence whether it is good enough or not. */
export async function measureDetector(environment: ScenarioEnvironment, numbers: number, lookAlikes: number): Promise<void> {
  environment.need('detector');
  const seed = Number.parseInt(sha256(environment.name).slice(0, 8), 16);
  const error = detectorError({ seed, numbers, lookAlikes });
  const { missed, tooMuch, removed } = error;
  environment.state.detectorError = error;
  await environment.keep({
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
