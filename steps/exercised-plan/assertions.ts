import type { EscalationView } from '../../adapters/desk-under-test.ts';
import type { Contact } from '../../standards/index.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { callsTo } from '../escalation/observations.ts';
import { assertShown, list, titleOf } from '../expectation.ts';
import { theIncident } from '../incidents/observations.ts';
import { expectInTime, inTime } from '../time/lateness.ts';
import { at, inWords, type Moment } from '../time/moments.ts';

/** Read at the telephone: it was picked up, and nobody pressed anything. */
export async function expectAnsweredByNoKey(environment: ScenarioEnvironment, contact: Contact, moment: Moment): Promise<void> {
  environment.need('escalation');
  const when = at(environment, moment);
  const calls = callsTo(environment, contact);
  await expectInTime(environment, calls, when, {
    what: `Call to the ${titleOf(contact)}`,
    sentence: () =>
      `The ${titleOf(contact)} was to be called at ${inWords(when)}: that telephone rang at ${list(calls.map((call) => inWords(call.at)))}.`,
  });
  const call = inTime(environment, calls, when);
  assertShown(
    call?.outcome === 'answered' && call.pressed === undefined,
    () =>
      `The call to the ${titleOf(contact)} was to be answered by no key: it was ${call?.outcome}${call?.pressed ? `, and ${call.pressed} was pressed` : ''}.`,
  );
}

const stepsTo = async (environment: ScenarioEnvironment, { role }: Contact): Promise<readonly EscalationView[]> => {
  environment.need('escalation');
  const { escalations } = await theIncident(environment);
  return escalations.filter(({ to, kind }) => to === role && kind === 'hierarchical');
};

export async function expectNotAcknowledged(environment: ScenarioEnvironment, contact: Contact): Promise<void> {
  const steps = await stepsTo(environment, contact);
  const acknowledged = steps.filter(({ acknowledgedAt }) => acknowledgedAt !== null);
  assertShown(
    steps.length > 0 && acknowledged.length === 0,
    () =>
      `The record was to show the call to the ${titleOf(contact)}, and that nobody acknowledged it: ${
        steps.length === 0 ? 'it shows no such call' : `it shows an acknowledgement at ${acknowledged[0]!.acknowledgedAt}`
      }.`,
  );
}

export async function expectAcknowledgedAt(environment: ScenarioEnvironment, contact: Contact, moment: Moment): Promise<void> {
  const steps = await stepsTo(environment, contact);
  const when = at(environment, moment);
  const shown = steps.flatMap(({ acknowledgedAt }) => acknowledgedAt ?? []);
  const times = shown.map((each) => ({ at: Temporal.Instant.from(each) }));
  assertShown(
    inTime(environment, times, when) !== undefined,
    () => `The record was to show that the ${titleOf(contact)} acknowledged at ${inWords(when)}: it shows ${list(shown)}.`,
  );
}
