import { dangling, wrongDuration } from './checks.ts';
import type { PolicyFiles } from './files.ts';
import type { Complaint, Path } from './yaml-file.ts';

/** The times of hand-off.yaml are times, and whoever is rung is somebody. */
export function checkHandOff({ 'hand-off.yaml': file, 'contacts.yaml': contacts }: PolicyFiles): readonly Complaint[] {
  if (!file) return [];
  const { ringAfter, ringPerson, readBackAfter, lookEvery, retry, breaker } = file.data;
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
  ];
}
