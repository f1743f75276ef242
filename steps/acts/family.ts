import type { IncidentView } from '../../adapters/desk-under-test.ts';
import { callsTo } from '../expect/calls.ts';
import { list, show, titleOf } from '../expect/shown.ts';
import { at, inWords } from '../moments.ts';
import type { Moment } from '../moments.ts';
import type { Contact } from '../../standards/index.ts';
import type { Stage } from '../stage/index.ts';
import { attempt } from './desk.ts';

/** The incident that a scenario calls "the first", "the second", counted as they were reported. */
export type Nth = number;

function named({ memory }: Stage, nth: Nth): string {
  const reference = memory.references[nth - 1];
  if (reference === undefined)
    throw new Error(`The scenario speaks of incident ${nth}, and has reported ${memory.references.length}.`);
  return reference;
}

const read = async (stage: Stage, nth: Nth): Promise<IncidentView> => (await stage.as('assessor')).incident(named(stage, nth));

export async function link(stage: Stage, child: Nth, parent: Nth): Promise<void> {
  stage.need('family');
  await (await stage.as('analyst')).linkToParent(named(stage, child), named(stage, parent));
}
export const tryToLink = async (stage: Stage, child: Nth, parent: Nth): Promise<unknown> =>
  attempt(stage, async () => link(stage, child, parent));

export async function unlink(stage: Stage, child: Nth, _parent: Nth, reason: string): Promise<void> {
  stage.need('family');
  await (await stage.as('analyst')).unlinkFromParent(named(stage, child), reason);
}
export const resolveNth = async (stage: Stage, nth: Nth, how: string): Promise<void> =>
  (await stage.as('analyst')).resolve(named(stage, nth), how);
export const reopenNth = async (stage: Stage, nth: Nth, reason: string): Promise<void> =>
  (await stage.as('analyst')).reopen(named(stage, nth), reason);

export async function expectPart(stage: Stage, child: Nth, parent: Nth): Promise<void> {
  const incident = await read(stage, child);
  const wanted = named(stage, parent);
  show(
    incident.parent === wanted,
    `${incident.reference} was to be a part of ${wanted}, and is ${incident.parent === null ? 'on its own' : `a part of ${incident.parent}`}.`,
  );
}

export async function expectAlone(stage: Stage, child: Nth): Promise<void> {
  const { reference, parent, state } = await read(stage, child);
  show(parent === null, `${reference} was to be on its own, and is a part of ${parent}.`);
  show(!['resolved', 'closed'].includes(state), `${reference} was to be worked on by itself, and is ${state}.`);
}

export async function expectResolved(stage: Stage, nth: Nth): Promise<void> {
  const { reference, state } = await read(stage, nth);
  show(state === 'resolved', `${reference} was to be resolved, and is ${state}.`);
}

/** In that caller's own mailbox. */
export async function expectItsCallerAsked(stage: Stage, nth: Nth): Promise<void> {
  const { reference, caller } = await read(stage, nth);
  const asked = stage.mail
    .inbox(caller.mail ?? '')
    .filter(({ subject, text }) => subject.includes(reference) && /works again/i.test(text) && text.includes('?'));
  show(
    asked.length === 1,
    `${caller.name} was to be asked once whether ${reference} works again, and was asked ${asked.length} times.`,
  );
}

export function expectRangAbout(stage: Stage, contact: Contact, moment: Moment, nth: Nth): void {
  const reference = named(stage, nth);
  const when = at(stage, moment);
  const calls = callsTo(stage, contact).filter(({ says }) => says.includes(reference));
  show(
    calls.some((call) => call.at.equals(when)),
    () =>
      `The ${titleOf(contact)} was to be called about ${reference} at ${inWords(when)}, and was called about it ${calls.length ? `at ${list(calls.map((call) => inWords(call.at)))}` : 'never'}.`,
  );
}

/** Neither a telephone nor a mailbox of the plan's people hears of it; its caller may. */
export function expectNobodyToldAbout(stage: Stage, nth: Nth, moment: Moment): void {
  const reference = named(stage, nth);
  const since = at(stage, moment);
  const people = new Set(stage.standard.contacts.map(({ mail }) => mail));
  const later = <T extends { readonly at: Temporal.Instant }>(things: readonly T[]) =>
    things.filter((thing) => Temporal.Instant.compare(thing.at, since) > 0);
  const calls = later(stage.telephone.placed).filter(({ says }) => says.includes(reference));
  const letters = later(stage.mail.delivered).filter(
    ({ to, subject, text }) => to.some((address) => people.has(address)) && `${subject} ${text}`.includes(reference),
  );
  const told = [...calls.map(({ to }) => to), ...letters.flatMap(({ to }) => to)];
  show(told.length === 0, () => `Nobody was to be told of ${reference} after ${inWords(since)}, and ${list(told)} was.`);
}

export function expectOnceAbout(stage: Stage, nth: Nth): void {
  const reference = named(stage, nth);
  const numbers = stage.telephone.placed.filter(({ says }) => says.includes(reference)).map(({ to }) => to);
  const twice = numbers.filter((number, place) => numbers.indexOf(number) !== place);
  show(twice.length === 0, () => `Nobody was to be called twice about ${reference}, and ${list(twice)} was.`);
}
