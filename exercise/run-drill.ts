import type { IncidentView } from '../adapters/desk-under-test.ts';
import { seededIds } from '../kernel/index.ts';
import { levelsOf } from '../steps/expected/levels.ts';
import { neverAnswers, answersAfter } from '../simulators/telephone/on-call.ts';
import { openEnvironment } from '../steps/environment/environment.ts';
import type { RunContext, ScenarioEnvironment } from '../steps/environment/types.ts';
import { isFromExercise, startReplies, PICKS_UP_AFTER, type Replies } from './replies.ts';
import { majorIncidentOutcomeOf, firstCall, needsManager, taker, dueAfterTaken } from './major-incident.ts';
import type { PlanReading } from './expected.ts';
import type { Standard } from '../standards/index.ts';
import { matchToPlan, ON_TIME_MS, sameAddress, type TemplateValues } from './compare-with-plan.ts';
import type { Pace } from './pace.ts';
import type { Reply, Drill, DrillResult, ExpectedNotification, ComparedStep, ReceivedNotification } from './types.ts';

export interface DrillOptions {
  readonly context: RunContext;
  readonly reading: PlanReading;
  readonly pace: Pace;
  /** Live: how long after the opening the drill runs, with people answering. Null: to the end of the plan, with nobody answering. */
  readonly live: Temporal.Duration | null;
  readonly signal?: AbortSignal | undefined;
}

/** Continues after the last step, so that late and repeated notifications are seen: a call rings for a minute, and the outbox retries within ten. */
const AFTERWARDS = { minutes: 12 } as const;
/** Live, it continues just long enough for the last call to ring out and the last link to be opened. */
const AFTERWARDS_LIVE = { minutes: 2 } as const;

/** The notifications of a drill that fall due while it runs. */
export function dueWithin(drill: Drill, reading: PlanReading, live: Temporal.Duration | null): readonly ExpectedNotification[] {
  const unacknowledged = reading.expected(drill.severity, drill.service, drill.opensAt, drill.declared);
  const call = drill.managerAppointed ? firstCall(unacknowledged, reading.majorIncident) : null;
  const all = call === null ? unacknowledged : dueAfterTaken(unacknowledged, call);
  if (live === null) return all;
  const until = drill.opensAt.add(live);
  return all.filter(({ planned }) => Temporal.Instant.compare(planned, until) <= 0);
}

/** Runs one drill in an environment of its own. The desk's errors are in the result; rejects only when aborted. */
export async function runDrill(drill: Drill, options: DrillOptions): Promise<DrillResult> {
  const expected = dueWithin(drill, options.reading, options.live);
  const major = options.reading.majorIncident;
  const takes = taker(drill, expected, major, options.live !== null);
  let environment: ScenarioEnvironment | undefined;
  let values: TemplateValues | null = null;
  let replies: Replies | null = null;
  let failure: string | null = null;
  let incident: IncidentView | null = null;
  try {
    environment = await openEnvironment({
      context: options.context,
      name: `exercise-${drill.id}`,
      start: drill.opensAt,
      keep: async () => Promise.reject(new Error('an exercise keeps its own record')),
    });
    replies = await arrangeReplies(environment, drill, expected, takes, options);
    incident = await openIncident(environment, drill);
    values = valuesOf(environment, drill, incident);
    const managerDue = needsManager(drill, major) ? [drill.opensAt.add(Temporal.Duration.from(major!.managerWithin))] : [];
    const last = [drill.opensAt, ...managerDue, ...expected.map(({ latest }) => latest)]
      .sort((a, b) => Temporal.Instant.compare(a, b))
      .at(-1)!;
    await options.pace(environment.clock, last.add(options.live === null ? AFTERWARDS : AFTERWARDS_LIVE));
    incident = await (await environment.as('assessor')).incident(incident.reference);
  } catch (error) {
    options.signal?.throwIfAborted();
    failure = (error instanceof Error ? error.message : String(error)).split('\n')[0]!;
  }
  const received = environment ? receivedIn(environment) : [];
  const compared = matchToPlan(expected, received, values ?? NO_VALUES, options.context.standard);
  const until = options.live && expected.length ? expected.at(-1)!.latest : null;
  const steps = replies
    ? compared.steps.map((step, i) => ({
        ...step,
        answer: replyOf(expected[i]!, step, environment!, replies, incident, takes),
      }))
    : compared.steps;
  await replies?.close();
  await environment?.close().catch((error: unknown) => (failure ??= String(error)));
  return {
    drill: drill.id,
    severity: drill.severity,
    period: drill.period,
    service: drill.service.name,
    opensAt: drill.opensAt.toString(),
    for: drill.for,
    reference: values?.reference ?? null,
    steps,
    command: majorIncidentOutcomeOf(
      drill,
      takes,
      takes && environment ? pressedAt(environment, takes) : null,
      incident?.majorIncident,
      major,
    ),
    // A live drill ends at its horizon: notifications after it are neither planned nor unplanned.
    unplanned: compared.unplanned
      .filter(({ at }) => until === null || at.epochMilliseconds <= until.epochMilliseconds)
      .filter((one) => !remindsOfNotice(one, drill, options.context.standard))
      .map((one) => ({ ...one, at: one.at.toString() })),
    failure,
  };
}

/** The room reminds of a notice that nobody has sent, at the time it was promised. It is no step of the plan, and no message too many. */
const remindsOfNotice = ({ channel, at }: ReceivedNotification, { opensAt }: Drill, { room }: Pick<Standard, 'room'>): boolean =>
  channel === 'mail' &&
  (room?.communications ?? []).some(
    ({ first }) => Math.abs(opensAt.add(first).epochMilliseconds - at.epochMilliseconds) <= ON_TIME_MS,
  );

const NO_VALUES: TemplateValues = { reference: '', service: '', organisation: '', severity: '', summary: '' };

async function arrangeReplies(
  environment: ScenarioEnvironment,
  drill: Drill,
  expected: readonly ExpectedNotification[],
  takes: ExpectedNotification | null,
  { live, context }: DrillOptions,
) {
  for (const contact of [...context.standard.contacts, ...expected.map((one) => one.contact)]) neverAnswers(environment, contact);
  if (live !== null) return startReplies(environment, seededIds(`${context.seed}/answers/${drill.id}`), expected, takes);
  if (takes) answersAfter(environment, takes.contact, PICKS_UP_AFTER, '1');
  return null;
}

/** A caller telephones, and an analyst logs the call and does nothing more. */
async function openIncident(environment: ScenarioEnvironment, { severity, service, declared }: Drill): Promise<IncidentView> {
  environment.need('call-logging');
  environment.need('call-out');
  environment.need('escalation');
  const caller = environment.people.at(environment.standard.organisations[0]!.id);
  const call = await environment.telephone.call(caller.telephone);
  const analyst = await environment.as('analyst');
  const incident = await analyst.logCall(call.id, {
    caller,
    service: service.id,
    summary: summaryOf(service.name),
    description: 'This is an exercise of the escalation plan. Nothing is broken.',
    ...levelsOf(environment, severity),
  });
  if (incident.severity !== severity)
    throw new Error(`the desk recorded severity ${incident.severity}, but severity ${severity} was reported`);
  if (declared) await analyst.declareMajorIncident(incident.reference, 'This is an exercise of the escalation plan.');
  return incident;
}
const summaryOf = (service: string) => `EXERCISE: ${service} does not work`;

const valuesOf = (
  { standard }: ScenarioEnvironment,
  { severity, service }: Drill,
  { reference }: IncidentView,
): TemplateValues => ({
  reference,
  severity,
  service: service.name,
  organisation: standard.organisations[0]!.name,
  summary: summaryOf(service.name),
});

const receivedIn = ({ telephone, mail }: ScenarioEnvironment): readonly ReceivedNotification[] => [
  ...telephone.placed.map(({ to, at, says }): ReceivedNotification => ({ channel: 'telephone', to, at, says })),
  ...mail.delivered
    .filter((mail) => !isFromExercise(mail))
    .flatMap(({ to, at, text }) => to.map((address): ReceivedNotification => ({ channel: 'mail', to: address, at, says: text }))),
];

/** When the taker of the incident pressed 1, as the telephone network recorded it; null when they did not or were not called. */
function pressedAt(environment: ScenarioEnvironment, { contact }: ExpectedNotification): Temporal.Instant | null {
  const call = environment.telephone.placed.find(
    ({ to, at, says, pressed }) => pressed === '1' && sameAddress(contact, { channel: 'telephone', to, at, says }),
  );
  return call ? call.at.add(PICKS_UP_AFTER) : null;
}

/** How a person answered a notification, as the telephone network and the link server recorded it. For key 1, also what the desk shows. */
function replyOf(
  one: ExpectedNotification,
  step: ComparedStep,
  environment: ScenarioEnvironment,
  replies: Replies,
  incident: IncidentView | null,
  takes: ExpectedNotification | null,
): Reply | null {
  const [first] = step.at;
  if (first === undefined) return null;
  if (one.channel === 'mail') {
    const mails = environment.mail.inbox(one.contact.mail).filter((mail) => !isFromExercise(mail));
    const at = replies.opened(
      one.contact.mail,
      mails.findIndex((mail) => mail.at.toString() === first),
    );
    return at === null ? null : { by: 'link', at: at.toString(), took: true };
  }
  const call = environment.telephone.placed.find(
    ({ at, to, says }) => at.toString() === first && sameAddress(one.contact, { channel: 'telephone', to, at, says }),
  );
  if (call?.pressed === undefined) return null;
  const at = call.at.add(PICKS_UP_AFTER).toString();
  if (call.pressed !== '1') return { by: 'key 2', at, took: true };
  const shown = incident?.escalations.find((taken) => taken.step === one.step.id);
  return { by: 'key 1', at, took: one !== takes || (shown?.acknowledgedAt ?? null) !== null };
}
