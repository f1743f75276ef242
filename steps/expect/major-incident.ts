import { contactAt, type Contact } from '../../standards/index.ts';
import { at, inWords } from '../moments.ts';
import type { Moment } from '../moments.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { theIncident } from './records.ts';
import { assertShown, titleOf } from '../expectation.ts';

const instant = (text: string) => inWords(Temporal.Instant.from(text));

export async function expectManager(environment: ScenarioEnvironment, contact: Contact, moment: Moment): Promise<void> {
  const { reference, majorIncident } = await theIncident(environment);
  const manager = majorIncident?.manager ?? null;
  const when = at(environment, moment);
  assertShown(
    manager !== null &&
      manager.name === contactAt(environment.standard, contact.role, when)!.name &&
      Temporal.Instant.from(manager.at).equals(when),
    () =>
      `The ${titleOf(contact)} (${contactAt(environment.standard, contact.role, when)!.name}) was to manage ${reference} since ${inWords(when)}: ${
        majorIncident === null
          ? 'it is no major incident'
          : manager === null
            ? 'it has no manager'
            : `${manager.name} does, since ${instant(manager.at)}`
      }.`,
  );
}

export async function expectManagerMissed(environment: ScenarioEnvironment, moment: Moment): Promise<void> {
  const { reference, majorIncident } = await theIncident(environment);
  const when = at(environment, moment);
  assertShown(majorIncident !== null, `${reference} was to be a major incident, and is none.`);
  const due = Temporal.Instant.from(majorIncident.managerDue);
  assertShown(
    majorIncident.breached && majorIncident.manager === null && due.equals(when),
    () =>
      `${reference} was to show that no manager was named by ${inWords(when)}: it says that one was due by ${inWords(due)}, ${majorIncident.manager?.name ?? 'nobody'} manages it, and ${majorIncident.breached ? 'the time was missed' : 'the time was kept'}.`,
  );
}
