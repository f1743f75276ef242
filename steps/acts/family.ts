import type { IncidentView } from '../../adapters/desk-under-test.ts';
import { callsTo } from '../expect/calls.ts';
import { list, assertShown, titleOf } from '../expectation.ts';
import { at, inWords } from '../moments.ts';
import type { Moment } from '../moments.ts';
import type { Contact } from '../../standards/index.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import type { Nth } from '../parameter-types.ts';
import { attempt } from './desk.ts';

function named({ state }: ScenarioEnvironment, nth: Nth): string {
  const reference = state.references[nth - 1];
  if (reference === undefined)
    throw new Error(`The scenario speaks of incident ${nth}, and has reported ${state.references.length}.`);
  return reference;
}

const read = async (environment: ScenarioEnvironment, nth: Nth): Promise<IncidentView> =>
  (await environment.as('assessor')).incident(named(environment, nth));

export async function link(environment: ScenarioEnvironment, child: Nth, parent: Nth): Promise<void> {
  environment.need('family');
  await (await environment.as('analyst')).linkToParent(named(environment, child), named(environment, parent));
}
export const tryToLink = async (environment: ScenarioEnvironment, child: Nth, parent: Nth): Promise<unknown> =>
  attempt(environment, async () => link(environment, child, parent));

export async function unlink(environment: ScenarioEnvironment, child: Nth, _parent: Nth, reason: string): Promise<void> {
  environment.need('family');
  await (await environment.as('analyst')).unlinkFromParent(named(environment, child), reason);
}
export const resolveNth = async (environment: ScenarioEnvironment, nth: Nth, how: string): Promise<void> =>
  (await environment.as('analyst')).resolve(named(environment, nth), how);
export const reopenNth = async (environment: ScenarioEnvironment, nth: Nth, reason: string): Promise<void> =>
  (await environment.as('analyst')).reopen(named(environment, nth), reason);

export async function expectPart(environment: ScenarioEnvironment, child: Nth, parent: Nth): Promise<void> {
  const incident = await read(environment, child);
  const wanted = named(environment, parent);
  assertShown(
    incident.parent === wanted,
    `${incident.reference} was to be a part of ${wanted}, and is ${incident.parent === null ? 'on its own' : `a part of ${incident.parent}`}.`,
  );
}

export async function expectAlone(environment: ScenarioEnvironment, child: Nth): Promise<void> {
  const { reference, parent, state } = await read(environment, child);
  assertShown(parent === null, `${reference} was to be on its own, and is a part of ${parent}.`);
  assertShown(!['resolved', 'closed'].includes(state), `${reference} was to be worked on by itself, and is ${state}.`);
}

export async function expectResolved(environment: ScenarioEnvironment, nth: Nth): Promise<void> {
  const { reference, state } = await read(environment, nth);
  assertShown(state === 'resolved', `${reference} was to be resolved, and is ${state}.`);
}

/** In that caller's own mailbox. */
export async function expectItsCallerAsked(environment: ScenarioEnvironment, nth: Nth): Promise<void> {
  const { reference, caller } = await read(environment, nth);
  const asked = environment.mail
    .inbox(caller.mail ?? '')
    .filter(({ subject, text }) => subject.includes(reference) && /works again/i.test(text) && text.includes('?'));
  assertShown(
    asked.length === 1,
    `${caller.name} was to be asked once whether ${reference} works again, and was asked ${asked.length} times.`,
  );
}

export function expectRangAbout(environment: ScenarioEnvironment, contact: Contact, moment: Moment, nth: Nth): void {
  const reference = named(environment, nth);
  const when = at(environment, moment);
  const calls = callsTo(environment, contact).filter(({ says }) => says.includes(reference));
  assertShown(
    calls.some((call) => call.at.equals(when)),
    () =>
      `The ${titleOf(contact)} was to be called about ${reference} at ${inWords(when)}, and was called about it ${calls.length ? `at ${list(calls.map((call) => inWords(call.at)))}` : 'never'}.`,
  );
}

/** Neither a telephone nor a mailbox of the plan's people hears of it; its caller may. */
export function expectNobodyToldAbout(environment: ScenarioEnvironment, nth: Nth, moment: Moment): void {
  const reference = named(environment, nth);
  const since = at(environment, moment);
  const people = new Set(environment.standard.contacts.map(({ mail }) => mail));
  const later = <T extends { readonly at: Temporal.Instant }>(things: readonly T[]) =>
    things.filter((thing) => Temporal.Instant.compare(thing.at, since) > 0);
  const calls = later(environment.telephone.placed).filter(({ says }) => says.includes(reference));
  const letters = later(environment.mail.delivered).filter(
    ({ to, subject, text }) => to.some((address) => people.has(address)) && `${subject} ${text}`.includes(reference),
  );
  const told = [...calls.map(({ to }) => to), ...letters.flatMap(({ to }) => to)];
  assertShown(told.length === 0, () => `Nobody was to be told of ${reference} after ${inWords(since)}, and ${list(told)} was.`);
}

export function expectOnceAbout(environment: ScenarioEnvironment, nth: Nth): void {
  const reference = named(environment, nth);
  const numbers = environment.telephone.placed.filter(({ says }) => says.includes(reference)).map(({ to }) => to);
  const twice = numbers.filter((number, place) => numbers.indexOf(number) !== place);
  assertShown(twice.length === 0, () => `Nobody was to be called twice about ${reference}, and ${list(twice)} was.`);
}
