import { deputiesOf, type Standard } from '../standards/index.ts';
import { dialled } from '../kernel/telephone-number.ts';
import type { ExpectedNotification, ComparedStep, Outcome, ReceivedNotification } from './types.ts';

/** The values that a drill's incident puts into the plan's message templates. */
export type Words = Readonly<Record<'reference' | 'service' | 'organisation' | 'severity' | 'summary', string>>;

export interface PlanComparison {
  readonly steps: readonly ComparedStep[];
  /** In order of arrival. */
  readonly unplanned: readonly ReceivedNotification[];
}

/** Tolerance in simulated milliseconds. */
export const ON_TIME_MS = 1_000;

/**
 * Compares received notifications with planned ones. A notification matches a step by person, channel and text; of several matches the
 * nearest in time that has none yet wins. One letter may carry the texts of several steps. A notification that matches no step and went to
 * somebody named in the plan is unplanned.
 */
export function matchToPlan(
  expected: readonly ExpectedNotification[],
  received: readonly ReceivedNotification[],
  words: Words,
  { escalation, contacts }: Pick<Standard, 'escalation' | 'contacts'>,
): PlanComparison {
  const came = new Map<ExpectedNotification, Temporal.Instant[]>(expected.map((one) => [one, []]));
  const roles = new Set(escalation.steps.flatMap(({ to }) => [to, ...deputiesOf(to, contacts).map(({ role }) => role)]));
  const people = contacts.filter(({ role }) => roles.has(role));
  const unplanned: ReceivedNotification[] = [];
  for (const one of [...received].sort((a, b) => Temporal.Instant.compare(a.at, b.at))) {
    const homes = expected.filter(
      (step) => step.channel === one.channel && sameAddress(step.contact, one) && saysIt(one, step.step.says, words),
    );
    for (const alike of Map.groupBy(homes, ({ step }) => step.says).values()) {
      const [home] = alike.sort((a, b) => came.get(a)!.length - came.get(b)!.length || distance(a, one) - distance(b, one));
      came.get(home!)!.push(one.at);
    }
    if (homes.length > 0) continue;
    if (people.some((contact) => sameAddress(contact, one))) unplanned.push(one);
  }
  return { steps: expected.map((one) => comparedStep(one, came.get(one)!)), unplanned };
}

function comparedStep(
  { step, contact, channel, planned, earliest, latest }: ExpectedNotification,
  at: readonly Temporal.Instant[],
): ComparedStep {
  return {
    step: step.id,
    kind: step.kind,
    role: contact.role,
    title: contact.title,
    name: contact.name,
    channel,
    planned: planned.toString(),
    latest: latest.toString(),
    at: at.map(String),
    outcome: outcomeOf(earliest, latest, at),
  };
}

function outcomeOf(earliest: Temporal.Instant, latest: Temporal.Instant, at: readonly Temporal.Instant[]): Outcome {
  if (at.length === 0) return 'not reached';
  if (at.length > 1) return 'twice';
  const came = at[0]!.epochMilliseconds;
  if (came < earliest.epochMilliseconds - ON_TIME_MS) return 'early';
  return came > latest.epochMilliseconds + ON_TIME_MS ? 'late' : 'reached';
}

export const sameAddress = (
  contact: { readonly telephone: string; readonly mail: string },
  { channel, to }: ReceivedNotification,
): boolean =>
  channel === 'telephone' ? dialled(to) === dialled(contact.telephone) : to.toLowerCase() === contact.mail.toLowerCase();

/** Mail wraps lines, so texts are compared with normalised white space. */
const spaced = (text: string) => text.replace(/\s+/g, ' ').trim();
const saysIt = ({ says }: ReceivedNotification, template: string, words: Words): boolean =>
  spaced(says).includes(spaced(template.replace(/\{(\w+)\}/g, (whole, name: string) => words[name as keyof Words] ?? whole)));

const distance = ({ planned }: ExpectedNotification, { at }: ReceivedNotification) =>
  Math.abs(planned.epochMilliseconds - at.epochMilliseconds);
