import { dangling, wrongDuration } from './checks.ts';
import type { PolicyFiles } from './files.ts';
import type { Complaint } from './complaint.ts';

/** Checks teams.yaml: unique ids, known calendars, valid durations. */
export function checkTeams({ 'teams.yaml': file, 'calendars.yaml': calendars }: PolicyFiles): readonly Complaint[] {
  if (!file) return [];
  const known = calendars && Object.keys(calendars.data.calendars);
  const names = file.data.teams.map(({ id, name }) => [...new Set([id, name].map((each) => each.toLowerCase()))]);
  return file.data.teams.flatMap((team, i) => [
    ...names[i]!.filter((name) => names.slice(0, i).some((others) => others.includes(name))).map((name) =>
      file.complain(['teams', i], `"${name}" already names another team. Give it another name.`),
    ),
    ...dangling(file, ['teams', i, 'hours'], team.hours, 'calendar', known, 'calendars.yaml'),
    ...Object.entries(team.targets).flatMap(([severity, target]) =>
      wrongDuration(file, ['teams', i, 'targets', severity], target, false),
    ),
  ]);
}
