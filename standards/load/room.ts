import { dangling, wrongDuration } from './checks.ts';
import type { Complaint } from './complaint.ts';
import type { PolicyFiles } from './files.ts';
import type { SupplierFile } from './suppliers.ts';

/** Stands for the supplier of the incident's service. */
const SUPPLIER_OF_SERVICE = 'supplier-of-service';

/** Checks the names and times of room.yaml. */
export function checkRoom(
  { 'room.yaml': file, 'contacts.yaml': contacts, 'services.yaml': services, 'teams.yaml': teams }: PolicyFiles,
  suppliers: readonly SupplierFile[],
): readonly Complaint[] {
  if (!file) return [];
  const { communications, report, complaints, moves } = file.data;
  const roles = contacts?.data.contacts.map(({ role }) => role);
  const receivers = roles && [...roles, ...suppliers.flatMap((each) => each.file?.data.id ?? []), SUPPLIER_OF_SERVICE];
  const days = (key: readonly (string | number)[], given: string) =>
    /^P[1-9]\d*[DWMY]$/.test(given)
      ? []
      : [file.complain(key, `"${given}" is no whole number of days, weeks, months or years. Write it like P10D.`)];
  const times = (key: readonly (string | number)[], by: Readonly<Partial<Record<string, string>>>) =>
    Object.entries(by).flatMap(([severity, given]) =>
      given === undefined ? [] : wrongDuration(file, [...key, severity], given, false),
    );
  return [
    ...communications.flatMap(({ sender, to, first, every, id: audience }, i) => [
      ...dangling(file, ['communications', i, 'sender'], sender, 'role', roles, 'contacts.yaml'),
      ...to.flatMap((receiver, n) =>
        dangling(file, ['communications', i, 'to', n], receiver, 'contact or supplier', receivers, 'contacts.yaml'),
      ),
      ...wrongDuration(file, ['communications', i, 'first'], first, false),
      ...times(['communications', i, 'every'], every),
      ...(communications.findIndex((other) => other.id === audience) < i
        ? [file.complain(['communications', i, 'id'], `"${audience}" is here for the second time. Remove one.`)]
        : []),
    ]),
    ...days(['report', 'within'], report.within),
    ...days(['report', 'remindBefore'], report.remindBefore),
    ...days(['report', 'chaseEvery'], report.chaseEvery),
    ...dangling(file, ['report', 'above'], report.above, 'role', roles, 'contacts.yaml'),
    ...days(['complaints', 'keptFor'], complaints.keptFor),
    ...moves.flatMap(({ services: moved, team, after }, i) => [
      ...moved.flatMap((service, n) =>
        dangling(
          file,
          ['moves', i, 'services', n],
          service,
          'service',
          services?.data.services.map((each) => each.id),
          'services.yaml',
        ),
      ),
      ...dangling(
        file,
        ['moves', i, 'team'],
        team,
        'team',
        teams?.data.teams.map((each) => each.id),
        'teams.yaml',
      ),
      ...times(['moves', i, 'after'], after),
    ]),
  ];
}
