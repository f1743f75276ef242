import { didYouMean } from '../../kernel/index.ts';
import { dangling, twice, wrongDuration, wrongZone } from './checks.ts';
import type { Complaint, Path } from './complaint.ts';
import type { PolicyFiles } from './files.ts';
import { calendarFaults, isDate, isLocalTime } from './time.ts';

type File = NonNullable<PolicyFiles['change.yaml']>;

/** Checks the names and times of change.yaml. */
export function checkChange(files: PolicyFiles): readonly Complaint[] {
  const file = files['change.yaml'];
  if (!file) return [];
  const { notice, review, slots, readiness, freezes = [] } = file.data;
  return [
    ...wrongZone(file, ['zone'], file.data.zone),
    ...wrongDuration(file, ['notice', 'chaseEvery'], notice.chaseEvery, false),
    ...wrongDuration(file, ['review', 'emergencyWithin'], review.emergencyWithin, false),
    ...wrongDuration(file, ['review', 'watch'], review.watch, false),
    ...wrongDuration(file, ['slots', 'grid'], slots.grid, false),
    ...twice(
      file,
      'readiness',
      readiness.map(({ id }) => id),
    ),
    ...twice(
      file,
      'freezes',
      freezes.map(({ id }) => id),
    ),
    ...checkRoles(file, files),
    ...checkCustomers(file, files),
    ...checkTimes(file, files),
    ...checkItems(file, files),
  ];
}

const calendarsOf = ({ 'calendars.yaml': calendars }: PolicyFiles) => calendars && Object.keys(calendars.data.calendars);

function checkRoles(file: File, files: PolicyFiles): readonly Complaint[] {
  const roles = files['contacts.yaml']?.data.contacts.map(({ role }) => role);
  const role = (path: Path, name: string) => dangling(file, path, name, 'role', roles, 'contacts.yaml');
  const { approvers, notice } = file.data;
  const { emergency, normal, clinicalRisk } = approvers;
  return [
    ...role(['notice', 'owner'], notice.owner),
    ...normal.flatMap((name, i) => role(['approvers', 'normal', i], name)),
    ...role(['approvers', 'emergency', 'inHours'], emergency.inHours),
    ...role(['approvers', 'emergency', 'outOfHours'], emergency.outOfHours),
    ...role(['approvers', 'clinicalRisk'], clinicalRisk),
  ];
}

/** Every customer stands here once: to one that is left out nobody would give notice. */
function checkCustomers(file: File, files: PolicyFiles): readonly Complaint[] {
  const organisations = files['organisations.yaml']?.data.organisations.map(({ id }) => id);
  const calendars = calendarsOf(files);
  const { customers } = file.data;
  const listed = customers.map(({ organisation }) => organisation);
  return [
    ...listed.flatMap((id, i) => [
      ...dangling(file, ['customers', i, 'organisation'], id, 'organisation', organisations, 'organisations.yaml'),
      ...(listed.indexOf(id) < i
        ? [file.complain(['customers', i, 'organisation'], `"${id}" is here for the second time. Remove one.`)]
        : []),
    ]),
    ...(organisations ?? [])
      .filter((id) => !listed.includes(id))
      .map((id) =>
        file.complain(['customers'], `"${id}" of organisations.yaml is missing, so nobody there would be given notice. Add it.`),
      ),
    ...customers.flatMap(({ calendar, tell, closedDays = [] }, i) => [
      ...dangling(file, ['customers', i, 'calendar'], calendar, 'calendar', calendars, 'calendars.yaml'),
      ...closedDays.flatMap((date, n) =>
        isDate(date)
          ? []
          : [file.complain(['customers', i, 'closedDays', n], `"${date}" is not a date. Write it like 2026-12-25.`)],
      ),
      ...tell.flatMap(({ id }, n) =>
        tell.findIndex((other) => other.id === id) < n
          ? [file.complain(['customers', i, 'tell', n, 'id'], `"${id}" is here for the second time. Give it another id.`)]
          : [],
      ),
    ]),
  ];
}

function checkTimes(file: File, files: PolicyFiles): readonly Complaint[] {
  const { approvers, review, customers, windows, freezes = [], zone } = file.data;
  const calendars = calendarsOf(files);
  const calendar = (path: Path, name: string) => dangling(file, path, name, 'calendar', calendars, 'calendars.yaml');
  const range = (path: Path, { from, to }: { readonly from: string; readonly to: string }) => {
    const wrong = [from, to].find((text) => !isLocalTime(text));
    if (wrong !== undefined) return [file.complain(path, `"${wrong}" is not a local time. Write it like 2026-12-24T12:00.`)];
    return from < to ? [] : [file.complain(path, `ends at ${to}, which is not after ${from}.`)];
  };
  return [
    ...calendar(['approvers', 'emergency', 'calendar'], approvers.emergency.calendar),
    ...calendar(['review', 'calendar'], review.calendar),
    ...customers.flatMap(({ noDowntime = [] }, i) =>
      noDowntime.flatMap((date, n) => range(['customers', i, 'noDowntime', n], date)),
    ),
    ...freezes.flatMap((freeze, i) => range(['freezes', i], freeze)),
    ...windows.flatMap(({ week, notBeforeClosureOf }, i) => [
      ...(notBeforeClosureOf === undefined ? [] : calendar(['windows', i, 'notBeforeClosureOf'], notBeforeClosureOf)),
      ...calendarFaults({ zone: zone ?? 'UTC', versions: [{ week }] }).flatMap(([path, message]) =>
        path[0] === 'versions' ? [file.complain(['windows', i, ...path.slice(2)], message)] : [],
      ),
    ]),
  ];
}

/** Services, by id, or what they depend on, by name. */
function checkItems(file: File, files: PolicyFiles): readonly Complaint[] {
  const services = files['services.yaml']?.data.services;
  const organisations = files['organisations.yaml']?.data.organisations.map(({ id }) => id);
  if (!services) return [];
  const known = [...new Set(services.flatMap(({ id, dependencies }) => [id, ...dependencies]))];
  const item = (path: Path, name: string) =>
    known.includes(name)
      ? []
      : [
          file.complain(
            path,
            `there is no service or dependency "${name}" in services.yaml.${didYouMean(name, known) || ` There are ${known.join(', ')}.`}`,
          ),
        ];
  const { windows, freezes = [], standardChanges = [] } = file.data;
  return [
    ...windows.flatMap(({ services: own = [] }, i) => own.flatMap((name, n) => item(['windows', i, 'services', n], name))),
    ...freezes.flatMap(({ services: own = [], organisations: theirs = [] }, i) => [
      ...own.flatMap((name, n) => item(['freezes', i, 'services', n], name)),
      ...theirs.flatMap((id, n) =>
        dangling(file, ['freezes', i, 'organisations', n], id, 'organisation', organisations, 'organisations.yaml'),
      ),
    ]),
    ...twice(
      file,
      'standardChanges',
      standardChanges.map(({ id }) => id),
    ),
    ...standardChanges.flatMap(({ services: own }, i) =>
      own.flatMap((name, n) => item(['standardChanges', i, 'services', n], name)),
    ),
  ];
}
