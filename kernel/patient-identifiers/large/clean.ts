import type { CleanedBytes } from './types.ts';
import { withoutHospitalNumbersInBytes, withoutNhsNumbersInBytes } from '../bytes.ts';
import type { HospitalNumbers } from '../hospital-numbers.ts';

/** Both kinds of numbers removed, in this thread. */
export function clean(bytes: Uint8Array, shapes: readonly HospitalNumbers[]): CleanedBytes {
  const nhs = withoutNhsNumbersInBytes(bytes);
  const hospital = withoutHospitalNumbersInBytes(nhs.content, shapes);
  const content = nhs.count + hospital.count === 0 ? null : hospital.content;
  return { content, nhs: nhs.count, hospital: hospital.count };
}
