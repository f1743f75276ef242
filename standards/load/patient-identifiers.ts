import type { PolicyFiles } from './files.ts';
import type { Complaint } from './complaint.ts';
import { shapeRefused } from '../../kernel/index.ts';

/** Shapes that would match what is nobody's number are refused, and names that stand twice. */
export function checkPatientIdentifiers({ 'patient-identifiers.yaml': file }: PolicyFiles): readonly Complaint[] {
  if (!file) return [];
  const { hospitalNumbers } = file.data;
  return hospitalNumbers.flatMap(({ name, shape }, i) => {
    const refused = shapeRefused(shape);
    const twice = hospitalNumbers.findIndex((other) => other.name === name) < i;
    return [
      ...(refused === null ? [] : [file.complain(['hospitalNumbers', i, 'shape'], `"${shape}" ${refused}`)]),
      ...(twice ? [file.complain(['hospitalNumbers', i, 'name'], `"${name}" is here for the second time. Remove one.`)] : []),
    ];
  });
}
