import type { ChangeAsked, ChangeView, DeskSession } from '../../adapters/desk-under-test.ts';
import type { Contact, Organisation, Service } from '../../standards/index.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { attempt } from '../incidents/actions.ts';
import { at, type Moment } from '../time/moments.ts';
import { customerOf, policyOf, theChange } from './observations.ts';

export type Person = 'analyst' | 'duty manager' | 'change manager' | 'clinical safety officer';

/** The session of somebody whom a sentence names by their duty at the desk. */
export async function sessionOf(environment: ScenarioEnvironment, person: Person): Promise<DeskSession> {
  switch (person) {
    case 'analyst':
      return environment.as('analyst');
    case 'duty manager':
      return environment.as('duty-manager');
    case 'change manager':
      return environment.as('change-manager');
    case 'clinical safety officer':
      return environment.as('clinical-safety-officer');
    default:
      return person satisfies never;
  }
}

const ORDINARY = {
  type: 'normal',
  risk: 'medium',
  impact: 'medium',
  backOut: 'The old release is put back; 30 minutes.',
} as const;

async function raise(environment: ScenarioEnvironment, by: DeskSession, asked: Partial<ChangeAsked>): Promise<ChangeView> {
  const change = await by.changes.raise({ ...ORDINARY, title: 'A new release', services: [], organisations: [], ...asked });
  environment.state.changes.push(change.reference);
  return change;
}

const times = (environment: ScenarioEnvironment, from: Moment, to: Moment) => ({
  start: String(at(environment, from)),
  end: String(at(environment, to)),
});

export const raiseFor =
  (more: Partial<ChangeAsked> = {}) =>
  async (
    environment: ScenarioEnvironment,
    service: Service,
    organisation: Organisation,
    from: Moment,
    to: Moment,
  ): Promise<unknown> =>
    raise(environment, await environment.as('analyst'), {
      ...{ services: [service.id], organisations: [organisation.id], ...times(environment, from, to) },
      ...more,
    });

export const raiseForTwo = async (
  environment: ScenarioEnvironment,
  service: Service,
  one: Organisation,
  other: Organisation,
  from: Moment,
  to: Moment,
): Promise<unknown> =>
  raise(environment, await environment.as('analyst'), {
    ...{ services: [service.id], organisations: [one.id, other.id], ...times(environment, from, to) },
  });

/** Something that services depend on and that is no service itself, by its name. */
export const raiseOf = async (
  environment: ScenarioEnvironment,
  item: string,
  organisation: Organisation,
  from: Moment,
  to: Moment,
): Promise<unknown> =>
  raise(environment, await environment.as('analyst'), {
    ...{ services: [item], organisations: [organisation.id], ...times(environment, from, to) },
  });

/** One night after the other, so that none is in the way of another. */
export async function raiseByEverybody(
  environment: ScenarioEnvironment,
  service: Service,
  from: Moment,
  to: Moment,
): Promise<void> {
  const [organisation] = environment.standard.organisations;
  const { start, end } = times(environment, from, to);
  const later = (instant: string, days: number) => String(Temporal.Instant.from(instant).add({ hours: 24 * days }));
  const asked = (days: number) => ({
    ...{ services: [service.id], organisations: [organisation!.id] },
    ...{ start: later(start, days), end: later(end, days) },
  });
  await raise(environment, await environment.as('requester', organisation!.id), asked(0));
  await raise(environment, await environment.as('analyst'), asked(1));
  await raise(environment, await environment.as('analyst'), { ...asked(2), supplier: environment.lsp.id });
}

export const raiseEmergency = async (
  environment: ScenarioEnvironment,
  service: Service,
  organisation: Organisation,
): Promise<unknown> => {
  const by = await environment.as('duty-manager');
  const { title, services, organisations } = { title: 'Restart it', services: [service.id], organisations: [organisation.id] };
  const change = await by.changes.raise({ type: 'emergency', title, services, organisations });
  environment.state.changes.push(change.reference);
  return by.changes.submit(change.reference);
};

/** Submitted, its clinical risk assessed, and approved by the person named. */
export async function approveAll(environment: ScenarioEnvironment): Promise<void> {
  const approved = environment.state.changes;
  for (const reference of approved) {
    const change = await (await environment.as('analyst')).changes.one(reference);
    if (change.state === 'new') await assess(environment, reference);
    if ((await (await environment.as('analyst')).changes.one(reference)).state === 'authorising')
      await (await sessionOf(environment, 'change manager')).changes.approve(reference);
  }
}

export async function assess(environment: ScenarioEnvironment, reference = theChange(environment)): Promise<void> {
  await (await environment.as('analyst')).changes.submit(reference);
  await (
    await sessionOf(environment, 'clinical safety officer')
  ).changes.assessClinicalRisk(reference, {
    outcome: 'proceed',
    reason: 'Patients are not affected.',
  });
}

export async function makeReady(environment: ScenarioEnvironment, but: readonly string[] = []): Promise<void> {
  const analyst = await environment.as('analyst');
  const reference = theChange(environment);
  const { organisations } = await analyst.changes.one(reference);
  for (const organisation of organisations) {
    const signer = customerOf(environment, organisation).tell.find(({ signsOff }) => signsOff)!;
    await analyst.changes.signOff(reference, organisation, signer.id);
  }
  for (const { id } of policyOf(environment).readiness.filter((item) => !but.includes(item.id)))
    await analyst.changes.ready(reference, id, 'Seen, and in the library');
}

export const makeReadyBut = async (environment: ScenarioEnvironment, item: string): Promise<void> =>
  makeReady(environment, [item]);
export const readyItem = async (environment: ScenarioEnvironment, item: string): Promise<unknown> =>
  (await environment.as('analyst')).changes.ready(theChange(environment), item, 'Seen, and in the library');

export const doing =
  (person: Person, act: (session: DeskSession['changes'], reference: string) => Promise<unknown>) =>
  async (environment: ScenarioEnvironment): Promise<unknown> =>
    act((await sessionOf(environment, person)).changes, theChange(environment));

export const trying =
  (act: (session: DeskSession['changes'], reference: string) => Promise<unknown>) =>
  async (environment: ScenarioEnvironment, person: string): Promise<unknown> => {
    const { changes } = await sessionOf(environment, person as Person);
    return attempt(environment, async () => act(changes, theChange(environment)));
  };

export const reviewFinding = async (environment: ScenarioEnvironment, findings: string): Promise<unknown> =>
  (await sessionOf(environment, 'change manager')).changes.review(theChange(environment), findings);

export const moveTo = async (environment: ScenarioEnvironment, from: Moment, to: Moment, reason: string): Promise<unknown> =>
  (await environment.as('analyst')).changes.move(theChange(environment), { ...times(environment, from, to), reason });

export const stop = async (environment: ScenarioEnvironment, reason: string): Promise<unknown> =>
  (await sessionOf(environment, 'clinical safety officer')).changes.assessClinicalRisk(theChange(environment), {
    outcome: 'stop',
    reason,
  });

export async function begin(environment: ScenarioEnvironment): Promise<void> {
  await (await sessionOf(environment, 'change manager')).changes.begin(theChange(environment));
}

export async function writeDown(environment: ScenarioEnvironment, service: Service, organisation: Organisation): Promise<void> {
  await (
    await environment.as('duty-manager')
  ).changes.revise(theChange(environment), {
    ...ORDINARY,
    ...{ title: 'Restart it', services: [service.id], organisations: [organisation.id] },
  });
}

export async function linkIncidents(environment: ScenarioEnvironment): Promise<void> {
  const { changes } = await environment.as('analyst');
  for (const incident of environment.state.references) await changes.linkIncident(theChange(environment), incident);
}

export async function freeze(
  environment: ScenarioEnvironment,
  service: Service,
  from: Moment,
  to: Moment,
  name: string,
): Promise<void> {
  const local = (moment: Moment) =>
    at(environment, moment).toZonedDateTimeISO(environment.standard.zone).toPlainDateTime().toString({ smallestUnit: 'minute' });
  const manager = await sessionOf(environment, 'change manager');
  const declared = await manager.changes.declareFreeze({ name, from: local(from), to: local(to), services: [service.id] });
  environment.state.freeze = declared.freeze;
}

export const liftFreeze = async (environment: ScenarioEnvironment): Promise<void> =>
  (await sessionOf(environment, 'change manager')).changes.liftFreeze(environment.state.freeze, 'It is over.');

export async function readSchedule(environment: ScenarioEnvironment, organisation: Organisation): Promise<void> {
  environment.state.schedule = await (await environment.as('requester', organisation.id)).changes.schedule();
}

const feedOf = async (environment: ScenarioEnvironment, organisation: Organisation): Promise<string> =>
  (await environment.as('requester', organisation.id)).changes.feed(organisation.id);

export async function feedsAroundMove(
  environment: ScenarioEnvironment,
  organisation: Organisation,
  from: Moment,
  to: Moment,
): Promise<void> {
  const before = [await feedOf(environment, organisation), await feedOf(environment, organisation)];
  await moveTo(environment, from, to, 'The supplier is late.');
  environment.state.feeds = [...before, await feedOf(environment, organisation)];
}

export async function giveTheatres(
  environment: ScenarioEnvironment,
  organisation: Organisation,
  from: Moment,
  to: Moment,
): Promise<void> {
  const utc = (moment: Moment) => String(at(environment, moment)).replace(/[-:]/g, '');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Theatres//EN',
    'BEGIN:VEVENT',
    'UID:theatre-1',
    `DTSTART:${utc(from)}`,
  ];
  const file = [...lines, `DTEND:${utc(to)}`, 'SUMMARY:Theatre 1', 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n');
  await (await environment.as('analyst')).changes.giveCalendar(organisation.id, file);
}

export const giveUnreadable = async (environment: ScenarioEnvironment, organisation: Organisation): Promise<void> =>
  (await environment.as('analyst')).changes.giveCalendar(organisation.id, '<html>Please sign in</html>');

export async function askSlots(
  environment: ScenarioEnvironment,
  service: Service,
  organisation: Organisation,
  hours: number,
): Promise<void> {
  environment.state.slots = await (
    await environment.as('analyst')
  ).changes.slots({ services: [service.id], organisations: [organisation.id], minutes: 60 * hours });
}

/** A person at the customer says that they read the notice, and the analyst records it. */
export async function acknowledgeAt(environment: ScenarioEnvironment, organisation: Organisation): Promise<void> {
  for (const { id, name } of customerOf(environment, organisation.id).tell)
    await (await environment.as('analyst')).changes.acknowledge(theChange(environment), organisation.id, id, name);
}

export const approvedBy = async (environment: ScenarioEnvironment, contact: Contact): Promise<unknown> =>
  (await sessionOf(environment, contact.role === 'duty-manager' ? 'duty manager' : 'change manager')).changes.approve(
    theChange(environment),
  );
