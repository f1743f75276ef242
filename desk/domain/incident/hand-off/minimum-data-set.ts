import type { HandOffData } from '../contact.ts';
import { refuse } from '../refuse.ts';
import { findHospitalNumbers, findNhsNumbers } from '../../../../kernel/index.ts';
import type { MinimumDataField, Policy, Supplier } from '../../../../standards/index.ts';

const isThere = (value: string | number | undefined): boolean =>
  typeof value === 'number' ? Number.isInteger(value) && value >= 0 : value !== undefined && value.trim() !== '';

/**
 * Fields of the supplier's minimum data set that are absent, blank or, for a number of people, not a number. In the supplier's
 * order.
 */
export const missingFields = (data: HandOffData, supplier: Pick<Supplier, 'minimumDataSet'>): readonly MinimumDataField[] =>
  supplier.minimumDataSet.filter((field) => !isThere(data[field]));

/** Fields that hold a patient's NHS number, or a hospital's. */
export const patientFields = (data: HandOffData, { hospitalNumbers }: Policy['patientIdentifiers']): readonly string[] =>
  Object.entries(data).flatMap(([field, value]) =>
    findNhsNumbers(String(value)).length + findHospitalNumbers(String(value), hospitalNumbers).length > 0 ? [field] : [],
  );

/** The refusal's sentence. The page fills it with the labels of its form. */
export const needsFields = (supplier: string, fields: string): string =>
  `Nothing was sent to ${supplier}: its minimum data set still needs ${fields}.`;

/**
 * Refuses data that may not leave the desk. `patient-data` comes first, because nobody should complete a form that must not be
 * sent.
 */
export function mustBeSendable(data: HandOffData, supplier: Supplier, known: Policy['patientIdentifiers']): void {
  const patients = patientFields(data, known);
  if (patients.length > 0)
    throw refuse.patientData(`Nothing was sent to ${supplier.name}: take the patient's number out of ${patients.join(', ')}.`, {
      supplier: supplier.name,
      holding: patients,
    });
  const missing = missingFields(data, supplier);
  if (missing.length > 0)
    throw refuse.missing(needsFields(supplier.name, missing.join(', ')), { supplier: supplier.name, missing });
}
