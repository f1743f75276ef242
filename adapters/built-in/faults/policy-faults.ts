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

/** A safety flag lifts nothing: two patients' wrong data stays a small matter. */
export const flagsIgnored = (): Wiring => (parts) => {
  const floors: SeverityPolicy['floors'] = { 'wrong-patient-data': '5', 'lost-patient-data': '5', 'possible-harm': '5' };
  return { ...parts, policy: { ...parts.policy, severity: { ...parts.policy.severity, floors } } };
};

/** Every application is listed in the tier with the shortest hours. */
export const wrongTiers = (): Wiring => (parts) => ({
  ...parts,
  policy: { ...parts.policy, services: parts.policy.services.map((service) => ({ ...service, tier: 'bronze' })) },
});

/** Staff are offered the version before the one that was approved. */
export const oldProcedures = (): Wiring => (parts) => ({
  ...parts,
  policy: { ...parts.policy, documents: parts.policy.documents.map((document) => ({ ...document, version: '0.9' })) },
});

export const patientsKept = (): Wiring => (parts) => ({
  ...parts,
  withoutPatients: (command) => ({ command, count: 0, where: [] }),
});
