import type { ExerciseHours, ExercisePerson } from '../../evidence/index.ts';
import { UsageError } from '../../kernel/index.ts';
import type { Standard } from '../../standards/index.ts';
import { readPlan, type PlanSource } from '../expected.ts';
import type { Channel } from '../types.ts';

/** Somebody whom the plan tells at this hour, and by which ways. */
export interface ExpectedPerson extends ExercisePerson {
  readonly channels: readonly Channel[];
}

export interface ExpectedNow {
  readonly hours: ExerciseHours;
  readonly people: readonly ExpectedPerson[];
  readonly plan: { readonly document: string; readonly version: string };
}

/**
 * Everybody whom the plan tells when a severity 1 incident opens now and nobody takes it: the holders of the roles at this hour, in the plan's
 * order. Warnings that a clock is running out are left out: they ask nobody to take anything.
 */
export function expectedNow(standard: PlanSource & Pick<Standard, 'services' | 'documents'>, now: Temporal.Instant): ExpectedNow {
  const reading = readPlan(standard);
  const { escalation, services, documents } = standard;
  const told = services.flatMap((service) => reading.expected('1', service, now, true));
  const byRole = Map.groupBy(
    told.filter(({ step }) => step.kind === 'hierarchical' && !('clock' in step.trigger)),
    ({ contact }) => contact.role,
  );
  const people = [...byRole.values()].map((notifications): ExpectedPerson => {
    const { role, title, name, telephone, mail } = notifications[0]!.contact;
    return { id: role, title, name, telephone, mail, channels: [...new Set(notifications.map(({ channel }) => channel))] };
  });
  if (people.length === 0)
    throw new UsageError('The plan tells nobody of a severity 1 incident at this hour. Correct its steps.');
  return {
    hours: reading.inHours.isOpen(now) ? 'in-hours' : 'out-of-hours',
    people,
    plan: {
      document: escalation.document,
      version: documents.find(({ id }) => id === escalation.document)?.version ?? 'unknown',
    },
  };
}
