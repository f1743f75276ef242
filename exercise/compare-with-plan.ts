import type { Standard } from '../standards/index.ts';
import { deputiesIn } from '../steps/expected/rota.ts';
import { dialled } from '../simulators/telephone/dialled.ts';
import type { ExpectedNotification, ComparedStep, Outcome, ReceivedNotification } from './types.ts';

/** The values that a drill's incident puts into the plan's message templates. */
export type TemplateValues = Readonly<Record<'reference' | 'service' | 'organisation' | 'severity' | 'summary', string>>;

export interface PlanComparison {
  readonly steps: readonly ComparedStep[];
  /** In order of arrival. */
  readonly unplanned: readonly ReceivedNotification[];
}

/** Tolerance in simulated milliseconds. */
export const ON_TIME_MS = 1_000;

/**
 * Compares received notifications with planned ones. A notification matches a step by person, channel and text; of several matches the
 * nearest in time without a notification wins. One mail may carry the texts of several steps. A notification that matches no step and went to
 * somebody named in the plan is unplanned.
 */
export function matchToPlan(
  expected: readonly ExpectedNotification[],
  received: readonly ReceivedNotification[],
  values: TemplateValues,
  { escalation, contacts }: Pick<Standard, 'escalation' | 'contacts'>,
): PlanComparison {
  const arrivals = new Map<ExpectedNotification, Temporal.Instant[]>(expected.map((one) => [one, []]));
  const roles = new Set(escalation.steps.flatMap(({ to }) => [to, ...deputiesIn(contacts, to).map(({ role }) => role)]));
  const people = contacts.filter(({ role }) => roles.has(role));
  const unplanned: ReceivedNotification[] = [];
  for (const one of [...received].sort((a, b) => Temporal.Instant.compare(a.at, b.at))) {
    const matches = expected.filter(
      (step) => step.channel === one.channel && sameAddress(step.contact, one) && carriesText(one, step.step.says, values),
    );
    for (const sameText of Map.groupBy(matches, ({ step }) => step.says).values()) {
      const [nearest] = sameText.sort(
        (a, b) => arrivals.get(a)!.length - arrivals.get(b)!.length || distance(a, one) - distance(b, one),
      );
      arrivals.get(nearest!)!.push(one.at);
    }
    if (matches.length > 0) continue;
    if (people.some((contact) => sameAddress(contact, one))) unplanned.push(one);
  }
  return { steps: expected.map((one) => comparedStep(one, arrivals.get(one)!)), unplanned };
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
  const arrived = at[0]!.epochMilliseconds;
  if (arrived < earliest.epochMilliseconds - ON_TIME_MS) return 'early';
  return arrived > latest.epochMilliseconds + ON_TIME_MS ? 'late' : 'reached';
}

export const sameAddress = (
  contact: { readonly telephone: string; readonly mail: string },
  { channel, to }: ReceivedNotification,
): boolean =>
  channel === 'telephone' ? dialled(to) === dialled(contact.telephone) : to.toLowerCase() === contact.mail.toLowerCase();

/** Mail wraps lines, so texts are compared with normalised white space. */
const normalised = (text: string) => text.replace(/\s+/g, ' ').trim();
const carriesText = ({ says }: ReceivedNotification, template: string, values: TemplateValues): boolean =>
  normalised(says).includes(
    normalised(template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name as keyof TemplateValues] ?? whole)),
  );

const distance = ({ planned }: ExpectedNotification, { at }: ReceivedNotification) =>
  Math.abs(planned.epochMilliseconds - at.epochMilliseconds);
