import { dialled } from '../../simulators/telephone/dialled.ts';
import type { Contact, Service } from '../../standards/index.ts';
import { deny, type ScenarioEnvironment } from '../environment/index.ts';
import { assertShown, list, titleOf } from '../expectation.ts';
import { holderOf } from '../expected/rota.ts';
import { theIncident } from '../incidents/observations.ts';
import { names } from '../environment/references.ts';
import { after, expectInTime, inTime } from '../time/lateness.ts';
import { at, inWords, type Moment } from '../time/moments.ts';
import { callsTo } from './observations.ts';

/** Read at the telephone that rang, not in the desk's record. */
export async function expectCalled(environment: ScenarioEnvironment, contact: Contact, moment: Moment): Promise<void> {
  environment.need('escalation');
  const when = at(environment, moment);
  const calls = callsTo(environment, contact);
  await expectInTime(environment, calls, when, {
    what: `Call to the ${titleOf(contact)}`,
    sentence: () => `The ${titleOf(contact)} was to be called at ${inWords(when)}: ${whenItRang(environment, contact)}.`,
  });
}

function whenItRang(environment: ScenarioEnvironment, contact: Contact): string {
  const calls = callsTo(environment, contact);
  return calls.length
    ? `that telephone rang at ${list(calls.map((call) => inWords(call.at)))}`
    : `it never rang; ${callsMade(environment)}`;
}

/** A call that failed is tried again: nobody is called twice, and nobody waits. */
export function expectCalledOnceBy(environment: ScenarioEnvironment, contact: Contact, moment: Moment): void {
  environment.need('escalation');
  const latest = at(environment, moment);
  const calls = callsTo(environment, contact);
  assertShown(
    calls.length === 1 && Temporal.Instant.compare(calls[0]!.at, latest) <= 0,
    () => `The ${titleOf(contact)} was to be called once, by ${inWords(latest)}: ${whenItRang(environment, contact)}.`,
  );
}

export function expectNeverCalled(environment: ScenarioEnvironment, contact: Contact): void {
  environment.need('escalation');
  deny(environment, { by: 'call', to: contact.role, what: `the ${titleOf(contact)} is never called` });
  const [call] = callsTo(environment, contact);
  assertShown(
    call === undefined,
    () => `The ${titleOf(contact)} was not to be called; they were called at ${inWords(call!.at)}.`,
  );
}

export function expectNobodyCalledAfter(environment: ScenarioEnvironment, moment: Moment): void {
  environment.need('escalation');
  const when = at(environment, moment);
  const { placed } = environment.telephone;
  const later = after(environment, placed, when);
  const before = placed.filter((call) => !later.includes(call)).flatMap(({ to }) => contactOn(environment, to)?.role ?? []);
  deny(environment, { by: 'call', to: null, but: before, what: `nobody is called after ${moment.text}` });
  assertShown(
    later.length === 0,
    () =>
      `No telephone was to ring after ${inWords(when)}; ${list(later.map((call) => `${nameOf(environment, call.to)} was called at ${inWords(call.at)}`))}.`,
  );
}

/** The spoken message names the reference and the service. */
export function expectHeard(environment: ScenarioEnvironment, contact: Contact, service: Service): void {
  environment.need('escalation');
  const [call] = callsTo(environment, contact);
  assertShown(call !== undefined, `The ${titleOf(contact)} was to be called; they never were.`);
  const missing = [environment.state.reference, service.name].filter((words) => !names(call.says, words));
  assertShown(missing.length === 0, () => `The ${titleOf(contact)} was to be told ${list(missing)}; they heard: "${call.says}"`);
}

const callsMade = (environment: ScenarioEnvironment) =>
  environment.telephone.placed.length
    ? list(environment.telephone.placed.map((call) => `${nameOf(environment, call.to)} was called at ${inWords(call.at)}`))
    : 'nobody was called';

const contactOn = ({ standard }: Pick<ScenarioEnvironment, 'standard'>, number: string): Contact | undefined =>
  standard.contacts.find(({ telephone }) => dialled(telephone) === dialled(number));

const nameOf = ({ standard }: ScenarioEnvironment, number: string) => {
  const contact = contactOn({ standard }, number);
  return contact ? `the ${titleOf(contact)}` : number;
};

export function expectNobodyCalled(environment: ScenarioEnvironment): void {
  environment.need('escalation');
  deny(environment, { by: 'call', to: null, what: 'nobody is called' });
  assertShown(environment.telephone.placed.length === 0, () => `Nobody was to be called; ${callsMade(environment)}.`);
}

/** One call was placed: the one already looked for. */
export function expectNobodyElseCalled(environment: ScenarioEnvironment): void {
  environment.need('escalation');
  const { placed } = environment.telephone;
  const called = placed.slice(0, 1).flatMap(({ to }) => contactOn(environment, to)?.role ?? []);
  deny(environment, { by: 'call', to: null, but: called, what: 'nobody else is called' });
  assertShown(placed.length === 1, () => `One person was to be called; ${callsMade(environment)}.`);
}

export function expectEachOnce(environment: ScenarioEnvironment): void {
  environment.need('escalation');
  const numbers = environment.telephone.placed.map(({ to }) => dialled(to));
  assertShown(numbers.length > 0, 'Each person was to be called once; nobody was called.');
  const twice = numbers.filter((number, place) => numbers.indexOf(number) !== place);
  assertShown(
    twice.length === 0,
    () => `Each person was to be called once; ${list(twice.map((number) => nameOf(environment, number)))} was called again.`,
  );
}

/** Many warnings in few mails, counted by the references in them. */
export function expectWarnedOfAll(environment: ScenarioEnvironment, contact: Contact, count: number, letters: number): void {
  environment.need('escalation');
  const inbox = environment.mail.inbox(contact.mail);
  const named = inbox.flatMap((letter) => environment.state.references.filter((reference) => names(letter.text, reference)));
  const missing = environment.state.references.filter((reference) => !named.includes(reference));
  const twice = named.filter((reference, place) => named.indexOf(reference) !== place);
  assertShown(
    environment.state.references.length === count,
    `The scenario was to have ${count} incidents; it has ${environment.state.references.length}.`,
  );
  assertShown(
    missing.length === 0,
    () => `The ${titleOf(contact)} was to be warned of all ${count}; they never read of ${list(missing)}.`,
  );
  assertShown(twice.length === 0, () => `The ${titleOf(contact)} was to be warned once of each; ${list(twice)} came twice.`);
  assertShown(
    inbox.length === letters,
    () =>
      `The ${titleOf(contact)} was to get ${letters} letters; they got ${inbox.length}, at ${list(inbox.map((letter) => inWords(letter.at)))}.`,
  );
  environment.state.warnings = inbox;
}

/** Without regard to lateness: a warning that comes with the deadline warns of nothing, however seldom the desk looks. */
export function expectLastBefore(environment: ScenarioEnvironment, moment: Moment): void {
  const when = at(environment, moment);
  const last = environment.state.warnings.at(-1)!;
  assertShown(
    Temporal.Instant.compare(last.at, when) < 0,
    `The last letter was to come before ${inWords(when)}; it came at ${inWords(last.at)}.`,
  );
}

const instant = (text: string) => inWords(Temporal.Instant.from(text));

export async function expectManager(environment: ScenarioEnvironment, contact: Contact, moment: Moment): Promise<void> {
  environment.need('escalation');
  const { reference, majorIncident } = await theIncident(environment);
  const manager = majorIncident?.manager ?? null;
  const when = at(environment, moment);
  const holder = holderOf(environment.standard, contact.role, when).name;
  assertShown(
    manager !== null &&
      manager.name === holder &&
      inTime(environment, [{ at: Temporal.Instant.from(manager.at) }], when) !== undefined,
    () =>
      `The ${titleOf(contact)} (${holder}) was to manage ${reference} since ${inWords(when)}: ${
        majorIncident === null
          ? 'it is no major incident'
          : manager === null
            ? 'it has no manager'
            : `${manager.name} does, since ${instant(manager.at)}`
      }.`,
  );
}

export async function expectManagerMissed(environment: ScenarioEnvironment, moment: Moment): Promise<void> {
  environment.need('escalation');
  const { reference, majorIncident } = await theIncident(environment);
  const when = at(environment, moment);
  assertShown(majorIncident !== null, `${reference} was to be a major incident; it is none.`);
  const due = Temporal.Instant.from(majorIncident.managerDue);
  assertShown(
    majorIncident.breached && majorIncident.manager === null && due.equals(when),
    () =>
      `${reference} was to show that no manager was named by ${inWords(when)}: it says that one was due by ${inWords(due)}, ${majorIncident.manager?.name ?? 'nobody'} manages it, and ${majorIncident.breached ? 'the time was missed' : 'the time was kept'}.`,
  );
}

export async function expectManagerNotMissed(environment: ScenarioEnvironment): Promise<void> {
  const { reference, majorIncident } = await theIncident(environment);
  assertShown(
    majorIncident?.breached === false,
    () =>
      `${reference} was to show that no manager was missed: ${majorIncident === null ? 'it is no major incident' : `it says that one was due by ${majorIncident.managerDue}, and the time was missed`}.`,
  );
}

export async function expectNotMajor(environment: ScenarioEnvironment): Promise<void> {
  const { reference, majorIncident } = await theIncident(environment);
  assertShown(majorIncident === null, `${reference} was to be no major incident; it is one.`);
}
