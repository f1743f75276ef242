import { twice } from './checks.ts';
import type { Complaint } from './complaint.ts';
import type { PolicyFiles } from './files.ts';

/** Checks operations.yaml: unique ids, and each person once. The schema knows who there is. */
export function checkOperations({ 'operations.yaml': file }: PolicyFiles): readonly Complaint[] {
  if (!file) return [];
  const { operations } = file.data;
  return [
    ...twice(
      file,
      'operations',
      operations.map(({ id }) => id),
    ),
    ...operations.flatMap(({ may }, i) =>
      may.flatMap((who, n) =>
        may.indexOf(who) < n
          ? [file.complain(['operations', i, 'may', n], `"${who}" is here for the second time. Remove one.`)]
          : [],
      ),
    ),
  ];
}
