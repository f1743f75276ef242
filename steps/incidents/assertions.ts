import type { IncidentState, IncidentSummary } from '../../adapters/desk-under-test.ts';
import type { Contact, Organisation, Service, Severity } from '../../standards/index.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { assertShown, list, titleOf, told } from '../expectation.ts';
import { holderOf } from '../expected/rota.ts';
import { at, inWords, type Moment } from '../time/moments.ts';
import { theIncident } from './observations.ts';

export function expectRefused({ state }: ScenarioEnvironment, ...words: readonly string[]): void {
  const { refusal } = state;
  assertShown(refusal !== null, 'The desk was to refuse; it did what it was asked.');
  const missing = words.filter((word) => !refusal.message.includes(word));
  assertShown(missing.length === 0, () => `The refusal was to name ${missing.join(' and ')}; it says: "${refusal.message}"`);
}

export async function expectRecords(environment: ScenarioEnvironment, count: number): Promise<void> {
  const held = await environment.desk.everything();
  assertShown(
    held.length === count,
    () =>
      `The desk was to hold exactly ${count} ${count === 1 ? 'record' : 'records'}; it holds ${held.length}: ${list(held.map((one) => `${one.reference} (${told(() => one.channel)}, "${told(() => one.summary)}")`))}.`,
  );
  assertShown(
    new Set(held.map(({ reference }) => reference)).size === held.length,
    'Each record was to have a reference of its own; two have the same.',
  );
}

export async function expectNamed(
  environment: ScenarioEnvironment,
  organisation: Organisation,
  service: Service,
  channel: IncidentSummary['channel'],
  moment: Moment,
): Promise<void> {
  // Of a call and of a report, a person tells the desk who and what; of a mail and a fax, the desk has to find it.
  const found = channel === 'email' || channel === 'fax' ? (['organisation', 'service'] as const) : [];
  for (const field of ['channel', ...found] as const) environment.derived(field);
  const incident = await theIncident(environment);
  const { caller } = environment.state;
  const wanted = {
    caller: caller.name,
    organisation: organisation.id,
    service: service.id,
    channel,
    opened: at(environment, moment).toString(),
  };
  const named = {
    caller: incident.caller.name,
    organisation: incident.organisation,
    service: incident.service,
    channel: incident.channel,
    opened: Temporal.Instant.from(incident.openedAt).toString(),
  };
  const wrong = (Object.keys(wanted) as (keyof typeof wanted)[]).filter((field) => wanted[field] !== named[field]);
  const words = (values: typeof wanted, field: keyof typeof wanted) =>
    field === 'opened' ? inWords(Temporal.Instant.from(values.opened)) : values[field];
  assertShown(
    wrong.length === 0,
    () =>
      `${incident.reference} was to have ${list(wrong.map((field) => `${words(wanted, field)} as its ${field}`))}; it has ${list(wrong.map((field) => words(named, field)))}.`,
  );
}

export async function expectWords(environment: ScenarioEnvironment, words: string): Promise<void> {
  const { reference, summary, description, timeline } = await theIncident(environment);
  const held = [summary, description, ...timeline.map(({ says }) => says)].join('\n');
  assertShown(held.includes(words), `${reference} was to keep the words "${words}"; it says "${summary}: ${description}".`);
}

export async function expectState(environment: ScenarioEnvironment, state: IncidentState): Promise<void> {
  const incident = await theIncident(environment);
  assertShown(incident.state === state, `${incident.reference} was to be ${state}; it is ${incident.state}.`);
}

export async function expectSeverity(environment: ScenarioEnvironment, severity: Severity): Promise<void> {
  environment.derived('severity');
  const incident = await theIncident(environment);
  assertShown(
    incident.severity === severity,
    () =>
      `${incident.reference} was to have severity ${severity} (impact ${told(() => incident.impact)}, urgency ${told(() => incident.urgency)}); it has severity ${incident.severity}.`,
  );
}

async function expectCameBy(environment: ScenarioEnvironment, channel: IncidentSummary['channel']): Promise<void> {
  environment.derived('channel');
  const incident = await theIncident(environment);
  assertShown(incident.channel === channel, `${incident.reference} was to have come by ${channel}; it says ${incident.channel}.`);
}

/** One event says what happened and when, and names a person. */
export async function expectInHistory(environment: ScenarioEnvironment, moment: Moment, words: string): Promise<void> {
  const { reference, timeline } = await theIncident(environment);
  const when = at(environment, moment);
  const entries = timeline.filter(({ says }) => says.includes(words));
  assertShown(entries.length > 0, `The history of ${reference} was to say "${words}"; it does not.`);
  assertShown(
    entries.some((event) => Temporal.Instant.from(event.at).equals(when)),
    () =>
      `The history of ${reference} was to say "${words}" at ${inWords(when)}; it says it at ${list(entries.map((event) => inWords(Temporal.Instant.from(event.at))))}.`,
  );
  assertShown(
    entries.some(({ actor }) => !environment.desk.wording.machines.includes(actor.toLowerCase())),
    () => `The history of ${reference} was to name who it was; it names ${list(entries.map(({ actor }) => actor))}.`,
  );
}

export const expectSeverityInHistory = async (
  environment: ScenarioEnvironment,
  moment: Moment,
  severity: Severity,
): Promise<void> => expectInHistory(environment, moment, environment.desk.wording.severity(severity));

export async function expectOwner(environment: ScenarioEnvironment, contact: Contact): Promise<void> {
  environment.need('rota');
  environment.derived('owner');
  const { reference, owner } = await theIncident(environment);
  const holder = holderOf(environment.standard, contact.role, environment.clock.now()).name;
  assertShown(
    owner === holder || owner === contact.role || owner === contact.title,
    `${reference} was to be owned by the ${titleOf(contact)}; it is owned by ${owner ?? 'nobody'}.`,
  );
}

export async function expectClosed(environment: ScenarioEnvironment, channel: IncidentSummary['channel']): Promise<void> {
  await expectState(environment, 'closed');
  await expectCameBy(environment, channel);
}

export async function expectCameFrom(
  environment: ScenarioEnvironment,
  channel: IncidentSummary['channel'],
  { id, name }: Organisation,
): Promise<void> {
  await expectCameBy(environment, channel);
  environment.derived('organisation');
  const { reference, organisation } = await theIncident(environment);
  assertShown(organisation === id, `${reference} was to be ${name}'s; it is ${organisation}'s.`);
}

/** In the order of the reports. */
export async function expectSeverities(
  environment: ScenarioEnvironment,
  first: Severity,
  second: Severity,
  third: Severity,
  fourth: Severity,
): Promise<void> {
  environment.derived('severity');
  const assessor = await environment.as('assessor');
  const found = await Promise.all(
    environment.state.references.map(async (reference) => (await assessor.incident(reference)).severity),
  );
  const wanted = [first, second, third, fourth];
  assertShown(found.join() === wanted.join(), `The severities were to be ${list(wanted)}; they are ${list(found)}.`);
}
