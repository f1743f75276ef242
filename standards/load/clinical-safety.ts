import { dangling, twice, wrongDuration } from './checks.ts';
import type { Complaint, Path } from './complaint.ts';
import type { PolicyFiles } from './files.ts';

/** Checks the roles and the table of clinical-safety.yaml: a risk for each likelihood and severity, and a deputy for the officer. */
export function checkClinicalSafety({
  'clinical-safety.yaml': file,
  'contacts.yaml': contacts,
}: PolicyFiles): readonly Complaint[] {
  if (!file) return [];
  const { officer, deputyAfter, acceptance, triage, severities, likelihoods } = file.data;
  const role = (path: Path, name: string) =>
    dangling(
      file,
      path,
      name,
      'role',
      contacts?.data.contacts.map((each) => each.role),
      'contacts.yaml',
    );
  const columns = severities.map(({ id }) => id);
  return [
    ...role(['officer'], officer),
    ...role(['acceptance', 'by'], acceptance.by),
    ...wrongDuration(file, ['deputyAfter'], deputyAfter, false),
    ...(contacts?.data.contacts.some((each) => each.role === officer && each.deputy === undefined)
      ? [
          file.complain(
            ['officer'],
            `${officer} has no deputy in contacts.yaml, so nobody is told while they are away. Add "deputy" there.`,
          ),
        ]
      : []),
    ...twice(
      file,
      'triage',
      triage.map(({ id }) => id),
    ),
    ...triage.flatMap(({ kind, from }, i) =>
      (kind === 'choice') === (from === undefined)
        ? [
            file.complain(
              ['triage', i],
              kind === 'choice'
                ? 'is a choice without answers. Add "from".'
                : 'has answers in "from", and is no choice. Remove them.',
            ),
          ]
        : [],
    ),
    ...twice(file, 'severities', columns),
    ...twice(
      file,
      'likelihoods',
      likelihoods.map(({ id }) => id),
    ),
    ...likelihoods.flatMap(({ id, risks }, i) => [
      ...columns.flatMap((severity) =>
        risks[severity] === undefined
          ? [
              file.complain(
                ['likelihoods', i, 'risks'],
                `there is no risk for likelihood "${id}" and severity "${severity}". Add it.`,
              ),
            ]
          : [],
      ),
      ...Object.keys(risks).flatMap((severity) =>
        dangling(file, ['likelihoods', i, 'risks', severity], severity, 'severity', columns, '"severities"'),
      ),
    ]),
  ];
}
