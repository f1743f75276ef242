import { dangling, wrongDuration } from './checks.ts';
import type { PolicyFiles } from './files.ts';
import { durationFault } from './time.ts';
import type { Complaint } from './complaint.ts';

/** Checks that somebody is notified when the time for naming a manager is over. */
export function checkMajorIncident({
  'escalation-plan.yaml': file,
  'contacts.yaml': contacts,
}: PolicyFiles): readonly Complaint[] {
  const major = file?.data.majorIncident;
  if (!file || !major) return [];
  const wrong = wrongDuration(file, ['majorIncident', 'managerWithin'], major.managerWithin, false);
  const length = (text: string) => Temporal.Duration.from(text).total('milliseconds');
  const isMissed = (severity: string) =>
    file.data.steps.some(
      ({ trigger: { declared }, severities, services, unless, period }) =>
        declared !== undefined &&
        durationFault(declared, { zero: true }) === null &&
        length(declared) === length(major.managerWithin) &&
        (severities as readonly string[]).includes(severity) &&
        services === undefined &&
        unless === 'managed' &&
        period === 'always',
    );
  return [
    ...wrong,
    ...major.managers.flatMap((role, i) =>
      dangling(
        file,
        ['majorIncident', 'managers', i],
        role,
        'role',
        contacts?.data.contacts.map((each) => each.role),
        'contacts.yaml',
      ),
    ),
    ...(wrong.length > 0 ? [] : Object.keys(major.declared)).flatMap((severity) =>
      isMissed(severity)
        ? []
        : [
            file.complain(
              ['majorIncident', 'managerWithin'],
              `nobody is notified when a major incident of severity ${severity} has no manager by then. Add a step of it with trigger { declared: ${major.managerWithin} }, period always, unless managed.`,
            ),
          ],
    ),
  ];
}
