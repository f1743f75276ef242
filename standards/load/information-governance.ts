import { dangling, twice, wrongDuration } from './checks.ts';
import type { Complaint, Path } from './complaint.ts';
import type { PolicyFiles } from './files.ts';
import { durationFault } from './time.ts';

/** Checks the roles, times and methods of information-governance.yaml, and that somebody is told when the limit passes. */
export function checkInformationGovernance({
  'information-governance.yaml': file,
  'contacts.yaml': contacts,
}: PolicyFiles): readonly Complaint[] {
  if (!file) return [];
  const { dataSecurity, identity, accessReview } = file.data;
  const role = (path: Path, name: string) =>
    dangling(
      file,
      path,
      name,
      'role',
      contacts?.data.contacts.map((each) => each.role),
      'contacts.yaml',
    );
  const length = (text: string) =>
    durationFault(text, { zero: true }) === null ? Temporal.Duration.from(text).total('milliseconds') : null;
  const methods = identity.methods.map(({ id }) => id);
  return [
    ...role(['dataSecurity', 'officer'], dataSecurity.officer),
    ...role(['accessReview', 'officer'], accessReview.officer),
    ...wrongDuration(file, ['dataSecurity', 'limit'], dataSecurity.limit, false),
    ...wrongDuration(file, ['identity', 'validFor'], identity.validFor, false),
    ...wrongDuration(file, ['accessReview', 'volume', 'within'], accessReview.volume.within, false),
    ...wrongDuration(file, ['accessReview', 'relatedWithin'], accessReview.relatedWithin, false),
    ...dataSecurity.steps.flatMap(({ after, to }, i) => [
      ...wrongDuration(file, ['dataSecurity', 'steps', i, 'after'], after, true),
      ...role(['dataSecurity', 'steps', i, 'to'], to),
    ]),
    ...(dataSecurity.steps.some(({ after }) => length(after) === length(dataSecurity.limit))
      ? []
      : [
          file.complain(
            ['dataSecurity', 'limit'],
            `nobody is told when it passes. Add a step with "after: ${dataSecurity.limit}".`,
          ),
        ]),
    ...twice(file, 'identity', methods),
    ...identity.actions.flatMap(({ id, needs, checks, elsewhere }, i) => [
      ...needs.flatMap((method, n) =>
        dangling(file, ['identity', 'actions', i, 'needs', n], method, 'method', methods, '"methods"'),
      ),
      ...(elsewhere === undefined && checks > new Set(needs).size
        ? [
            file.complain(
              ['identity', 'actions', i],
              `"${id}" needs ${checks} checks of ${needs.length} methods, so nobody could ever do it.`,
            ),
          ]
        : []),
    ]),
  ];
}
