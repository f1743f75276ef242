import { clean } from './clean.ts';
import type { CleanedBytes, LargeWork } from './types.ts';
import { holdsPatientNumber, type HospitalNumbers } from '../hospital-numbers.ts';
import { Refusal } from '../../refusal.ts';
import { bytesAlone, inThread } from '../../thread.ts';

/** Bytes, or code units. What is smaller is read in less time than a thread needs to take it over, or within some hundredths of a second. */
const LARGE = 64 * 1024;
/** Far more than the worst text of the largest file takes: it is read in time that grows with its length alone. */
const LIMITS = { ms: 30_000, memoryMb: 1024 };

const read = inThread<LargeWork, CleanedBytes | boolean>(new URL('./thread.ts', import.meta.url), LIMITS);

const answered = async <T extends CleanedBytes | boolean>(work: LargeWork, transfer?: readonly ArrayBuffer[]): Promise<T> => {
  const answer = await read(work, transfer);
  // What was not read may hold a number, so it is not taken.
  if (answer === null)
    throw new Refusal('busy', 'The desk could not look for patients’ numbers in this file just now. Send it again later.', 503);
  return answer as T;
};

/** The bytes without patients' numbers, NHS numbers and the hospitals' own. Large ones are read in a thread, so that nobody else waits for them. */
export async function withoutPatientNumbersInBytes(bytes: Uint8Array, shapes: readonly HospitalNumbers[]): Promise<CleanedBytes> {
  if (bytes.byteLength < LARGE) return clean(bytes, shapes);
  const copy = bytesAlone(bytes);
  return answered({ bytes: copy, shapes }, [copy.buffer]);
}

/** Whether a text of any length holds a patient's number, likewise. */
export const holdsPatientNumberAnywhere = async (text: string, shapes: readonly HospitalNumbers[]): Promise<boolean> =>
  text.length < LARGE ? holdsPatientNumber(text, shapes) : answered({ text, shapes });
