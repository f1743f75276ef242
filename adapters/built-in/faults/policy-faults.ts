import type { Wiring } from '../../../desk/index.ts';
import type { Level, Severity, SeverityPolicy } from '../../../standards/index.ts';

const LEVELS: readonly Level[] = ['1', '2', '3', '4', '5'];

export const transposedMatrix = (): Wiring => (parts) => {
  const { matrix } = parts.policy.severity;
  const swapped = Object.fromEntries(
    LEVELS.map((impact) => [
      impact,
      Object.fromEntries(LEVELS.map((urgency): [Level, Severity] => [urgency, matrix[urgency][impact]])),
    ]),
  );
  return {
    ...parts,
    policy: { ...parts.policy, severity: { ...parts.policy.severity, matrix: swapped as SeverityPolicy['matrix'] } },
  };
};

export const officeHoursInUtc = (): Wiring => (parts) => {
  const calendars = Object.fromEntries(
    Object.entries(parts.policy.calendars).map(([id, calendar]) => [id, { ...calendar, zone: 'Etc/UTC' }]),
  );
  return { ...parts, policy: { ...parts.policy, calendars } };
};

export const othersInCounts = (): Wiring => (parts) => ({
  ...parts,
  reading: { ...parts.reading, counts: (rows) => rows.counts(null) },
});
