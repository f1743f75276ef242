import { dangling, wrongDuration } from './checks.ts';
import type { PolicyFiles } from './files.ts';
import type { Complaint, Path } from './complaint.ts';

/** Types of document that a desk reads for patients' numbers. */
const READ_TYPES = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
];

/** Checks hand-off.yaml: durations, the roles that are rung, and that `cleaned` and `read` stand only for types that can be cleaned or read. */
export function checkHandOff({ 'hand-off.yaml': file, 'contacts.yaml': contacts }: PolicyFiles): readonly Complaint[] {
  if (!file) return [];
  const { ringAfter, ringPerson, readBackAfter, lookEvery, retry, breaker, documents } = file.data;
  const durations: readonly (readonly [Path, string])[] = [
    ...Object.entries(ringAfter).map(([severity, after]) => [['ringAfter', severity], after] as const),
    [['readBackAfter'], readBackAfter],
    ...Object.entries(lookEvery).map(([severity, every]) => [['lookEvery', severity], every] as const),
    ...(['first', 'longest', 'longestAsked'] as const).map((key) => [['retry', key], retry[key]] as const),
    ...(['rest', 'longestRest'] as const).map((key) => [['breaker', key], breaker[key]] as const),
  ];
  const roles = contacts?.data.contacts.map(({ role }) => role);
  return [
    ...durations.flatMap(([path, duration]) => wrongDuration(file, path, duration, false)),
    ...dangling(file, ['ringPerson', 'role'], ringPerson.role, 'role', roles, 'contacts.yaml'),
    ...(ringPerson.then ?? []).flatMap((role, i) =>
      dangling(file, ['ringPerson', 'then', i], role, 'role', roles, 'contacts.yaml'),
    ),
    ...Object.entries(documents.types)
      .filter(([type, how]) => how === 'cleaned' && !type.startsWith('text/'))
      .map(([type]) =>
        file.complain(
          ['documents', 'types', type],
          `only text can be cleaned of patients' numbers. Write "released", or leave it out.`,
        ),
      ),
    ...Object.entries(documents.types)
      .filter(([type, how]) => how === 'read' && !READ_TYPES.includes(type))
      .map(([type]) =>
        file.complain(['documents', 'types', type], 'only PDF, DOCX and XLSX are read. Write "released", or leave it out.'),
      ),
    ...(documents.bytesEach > documents.bytesInAll
      ? [
          file.complain(
            ['documents', 'bytesEach'],
            `one document may not hold more than all of them, which is ${documents.bytesInAll}.`,
          ),
        ]
      : []),
  ];
}
