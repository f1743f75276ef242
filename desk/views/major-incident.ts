import type { MajorIncidentView } from './types.ts';

/** Describes a major incident in sentences; `when` formats its instants. Pure. */
export function describeMajorIncident(major: MajorIncidentView, when: (instant: string) => string): readonly string[] {
  const { declaredAt, by, managerDue, manager, breached } = major;
  return [
    `Declared ${when(declaredAt)} ${by === 'plan' ? 'by the plan, because of its severity' : 'by the desk'}.`,
    manager === null ? 'It has no manager yet.' : `${manager.name} manages it; it has had a manager since ${when(manager.at)}.`,
    breached
      ? `BREACH: a manager was to be named by ${when(managerDue)}.`
      : manager === null
        ? `A manager is to be named by ${when(managerDue)}.`
        : `In time: a manager was to be named by ${when(managerDue)}.`,
  ];
}
