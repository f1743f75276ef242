import type { IncidentState, IncidentSummary, IncidentView } from '../../adapters/desk-under-test.ts';
import { contactAt, type Contact, type Organisation, type Service, type Severity } from '../../standards/index.ts';
import { at, inWords } from '../moments.ts';
import type { Moment } from '../moments.ts';
import type { Stage } from '../stage/index.ts';
import { list, show, titleOf } from './shown.ts';

/** The scenario's incident, read anew by somebody who may read everything and change nothing. */
export async function theIncident(stage: Stage): Promise<IncidentView> {
  const reference = stage.memory.references.at(-1) ?? (await newest(stage)).reference;
  return (await stage.as('assessor')).incident(reference);
}

export async function newest(stage: Stage): Promise<IncidentSummary> {
  const [first] = [...(await stage.desk.everything())].sort((a, b) => (a.reference < b.reference ? 1 : -1));
  show(first !== undefined, 'The desk was to hold a record of the contact, and holds none.');
  return first;
}

export async function expectRecords(stage: Stage, count: number): Promise<void> {
  const held = await stage.desk.everything();
  show(
    held.length === count,
    () =>
      `The desk was to hold exactly ${count} ${count === 1 ? 'record' : 'records'}, and holds ${held.length}: ${list(held.map(({ reference, channel, summary }) => `${reference} (${channel}, "${summary}")`))}.`,
  );
  show(new Set(held.map(({ reference }) => reference)).size === held.length, 'Two records have the same reference.');
}

export async function expectNamed(
  stage: Stage,
  organisation: Organisation,
  service: Service,
  channel: IncidentSummary['channel'],
  moment: Moment,
): Promise<void> {
  const incident = await theIncident(stage);
  const { caller } = stage.memory;
  const wanted = {
    caller: caller!.name,
    organisation: organisation.id,
    service: service.id,
    channel,
    opened: inWords(at(stage, moment)),
  };
  const found = {
    caller: incident.caller.name,
    organisation: incident.organisation,
    service: incident.service,
    channel: incident.channel,
    opened: inWords(Temporal.Instant.from(incident.openedAt)),
  };
  const wrong = (Object.keys(wanted) as (keyof typeof wanted)[]).filter((field) => wanted[field] !== found[field]);
  show(
    wrong.length === 0,
    () =>
      `${incident.reference} ${list(wrong.map((field) => `has ${found[field]} as its ${field}, expected ${wanted[field]}`))}.`,
  );
}

export async function expectWords(stage: Stage, words: string): Promise<void> {
  const { reference, summary, description, timeline } = await theIncident(stage);
  const held = [summary, description, ...timeline.map(({ says }) => says)].join('\n');
  show(held.includes(words), `${reference} was to keep the words "${words}", and says "${summary}: ${description}".`);
}

export async function expectState(stage: Stage, state: IncidentState): Promise<void> {
  const incident = await theIncident(stage);
  show(incident.state === state, `${incident.reference} was to be ${state}, and is ${incident.state}.`);
}

export async function expectSeverity(stage: Stage, severity: Severity): Promise<void> {
  const incident = await theIncident(stage);
  show(
    incident.severity === severity,
    `${incident.reference} was to have severity ${severity} (impact ${incident.impact}, urgency ${incident.urgency}), and has severity ${incident.severity}.`,
  );
}

export async function expectCameBy(stage: Stage, channel: IncidentSummary['channel']): Promise<void> {
  const incident = await theIncident(stage);
  show(incident.channel === channel, `${incident.reference} was to have come by ${channel}, and says ${incident.channel}.`);
}

/** Who, when and what, in one event. */
export async function expectInHistory(stage: Stage, moment: Moment, words: string): Promise<void> {
  const { reference, timeline } = await theIncident(stage);
  const when = at(stage, moment);
  const said = timeline.filter(({ says }) => says.includes(words));
  show(said.length > 0, `The history of ${reference} was to say "${words}", and does not.`);
  show(
    said.some((event) => Temporal.Instant.from(event.at).equals(when)),
    () =>
      `The history of ${reference} was to say "${words}" at ${inWords(when)}, and says it at ${list(said.map((event) => inWords(Temporal.Instant.from(event.at))))}.`,
  );
  show(
    said.some(({ actor }) => !['', 'system', 'desk'].includes(actor.toLowerCase())),
    () => `The history of ${reference} was to name who it was, and names ${list(said.map(({ actor }) => actor))}.`,
  );
}

/** The events of a kind, in their order. */
export async function eventsOf(stage: Stage, type: string): Promise<IncidentView['timeline']> {
  return (await theIncident(stage)).timeline.filter((event) => event.type === type);
}

export async function expectOwner(stage: Stage, contact: Contact): Promise<void> {
  const { reference, owner } = await theIncident(stage);
  const holder = contactAt(stage.standard, contact.role, stage.clock.now())?.name ?? contact.name;
  show(
    owner === holder || owner === contact.role || owner === contact.title,
    `${reference} was to be owned by the ${titleOf(contact)}, and is owned by ${owner ?? 'nobody'}.`,
  );
}

export async function expectClosed(stage: Stage, channel: IncidentSummary['channel']): Promise<void> {
  await expectState(stage, 'closed');
  await expectCameBy(stage, channel);
}

export async function expectCameFrom(
  stage: Stage,
  channel: IncidentSummary['channel'],
  { id, name }: Organisation,
): Promise<void> {
  await expectCameBy(stage, channel);
  const { reference, organisation } = await theIncident(stage);
  show(organisation === id, `${reference} was to be ${name}'s, and is ${organisation}'s.`);
}

/** In the order in which they were reported. */
export async function expectSeverities(
  stage: Stage,
  first: Severity,
  second: Severity,
  third: Severity,
  fourth: Severity,
): Promise<void> {
  const assessor = await stage.as('assessor');
  const found = await Promise.all(
    stage.memory.references.map(async (reference) => (await assessor.incident(reference)).severity),
  );
  const wanted = [first, second, third, fourth];
  show(found.join() === wanted.join(), `The severities were to be ${list(wanted)}, and are ${list(found)}.`);
}
