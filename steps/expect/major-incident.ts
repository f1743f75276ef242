import { contactAt, type Contact } from '../../standards/index.ts';
import { at, inWords } from '../moments.ts';
import type { Moment } from '../moments.ts';
import type { Stage } from '../stage/index.ts';
import { theIncident } from './records.ts';
import { show, titleOf } from './shown.ts';

const instant = (text: string) => inWords(Temporal.Instant.from(text));

export async function expectManager(stage: Stage, contact: Contact, moment: Moment): Promise<void> {
  const { reference, majorIncident } = await theIncident(stage);
  const manager = majorIncident?.manager ?? null;
  const when = at(stage, moment);
  show(
    manager !== null &&
      manager.name === contactAt(stage.standard, contact.role, when)!.name &&
      Temporal.Instant.from(manager.at).equals(when),
    () =>
      `The ${titleOf(contact)} (${contactAt(stage.standard, contact.role, when)!.name}) was to manage ${reference} since ${inWords(when)}: ${
        majorIncident === null
          ? 'it is no major incident'
          : manager === null
            ? 'it has no manager'
            : `${manager.name} does, since ${instant(manager.at)}`
      }.`,
  );
}

export async function expectManagerMissed(stage: Stage, moment: Moment): Promise<void> {
  const { reference, majorIncident } = await theIncident(stage);
  const when = at(stage, moment);
  show(majorIncident !== null, `${reference} was to be a major incident, and is none.`);
  const due = Temporal.Instant.from(majorIncident.managerDue);
  show(
    majorIncident.breached && majorIncident.manager === null && due.equals(when),
    () =>
      `${reference} was to show that no manager was named by ${inWords(when)}: it says that one was due by ${inWords(due)}, ${majorIncident.manager?.name ?? 'nobody'} manages it, and ${majorIncident.breached ? 'the time was missed' : 'the time was kept'}.`,
  );
}
