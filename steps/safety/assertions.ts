import type { DataTable } from '@cucumber/cucumber';
import { dialled } from '../../simulators/telephone/dialled.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { assertShown, list } from '../expectation.ts';
import { theIncident } from '../incidents/observations.ts';
import { at, inWords, type Moment } from '../time/moments.ts';
import { breachRecord, readings, reviewOf, risksTried, safetyRecord } from './observations.ts';

export async function expectFlagged(environment: ScenarioEnvironment): Promise<void> {
  assertShown(
    (await safetyRecord(environment)).flagged,
    'The record was to say that a patient may have come to harm; it does not.',
  );
}

export async function expectAsked(environment: ScenarioEnvironment): Promise<void> {
  const { asked, flagged } = await safetyRecord(environment);
  assertShown(asked && !flagged, () =>
    flagged
      ? 'The desk was to ask whether a patient may have come to harm; it took it for granted.'
      : 'The desk was to ask whether a patient may have come to harm; it did not.',
  );
}

export async function expectRisk(environment: ScenarioEnvironment, wanted: number): Promise<void> {
  const { risk } = await safetyRecord(environment);
  assertShown(risk === wanted, () => `The risk was to be ${wanted}; it is ${risk ?? 'not judged'}.`);
}

export function expectRiskTable(environment: ScenarioEnvironment, table: DataTable): void {
  const [[, ...severities] = [], ...rows] = table.raw();
  const found = risksTried(environment);
  const cells = rows.flatMap(([likelihood, ...risks]) =>
    risks.map((risk, i) => ({ pair: `${likelihood}/${severities[i]}`, risk: Number(risk) })),
  );
  const wrong = cells.filter(({ pair, risk }) => found.get(pair) !== risk);
  assertShown(
    cells.length === found.size,
    `The table was to have the ${found.size} pairs that the desk judged; it has ${cells.length}.`,
  );
  assertShown(
    wrong.length === 0,
    () =>
      `${wrong.length} risks are not as published: ${list(wrong.map(({ pair, risk }) => `${pair} is ${found.get(pair)} instead of ${risk}`))}.`,
  );
}

export async function expectNotSigned(environment: ScenarioEnvironment): Promise<void> {
  const { signedOffBy } = await safetyRecord(environment);
  assertShown(signedOffBy === null, () => `Nobody was to have signed it off; ${signedOffBy} has.`);
}
export async function expectSigned(environment: ScenarioEnvironment): Promise<void> {
  const { signedOffBy } = await safetyRecord(environment);
  assertShown(signedOffBy !== null, 'The clinical safety officer was to have signed it off; nobody has.');
}

export async function expectInHazardLog(environment: ScenarioEnvironment): Promise<void> {
  const { reference } = await theIncident(environment);
  const { hazards } = await safetyRecord(environment);
  const { safety } = await environment.as('assessor');
  const incidents = hazards[0] === undefined ? [] : await safety.hazardIncidents(hazards[0]);
  assertShown(
    incidents.includes(reference),
    () => `The hazard log was to say that it happened in ${reference}; it names ${list(incidents)}.`,
  );
}

export async function expectPartsClosed(environment: ScenarioEnvironment, wanted: number): Promise<void> {
  const { parts } = environment.state;
  const assessor = await environment.as('assessor');
  const seen = await Promise.all(
    parts.map(async (part) => ({
      part,
      state: (await assessor.incident(part)).state,
      flagged: (await assessor.safety.record(part)).flagged,
    })),
  );
  const closed = seen.filter(({ state }) => state === 'closed');
  const wrong = closed.filter(({ flagged }) => flagged).map(({ part }) => part);
  assertShown(wrong.length === 0, () => `The flagged part was to stay open; ${list(wrong)} is closed.`);
  assertShown(closed.length === wanted, () => `${wanted} of the ${parts.length} parts were to be closed; ${closed.length} are.`);
}

export async function expectNotifyBy(environment: ScenarioEnvironment, moment: Moment): Promise<void> {
  const wanted = at(environment, moment);
  const breach = await breachRecord(environment);
  assertShown(
    breach !== null && Temporal.Instant.from(breach.due).equals(wanted),
    () =>
      `It was to be notified by ${inWords(wanted)}; ${breach === null ? 'the record knows of no data-security incident' : `the record says ${inWords(Temporal.Instant.from(breach.due))}`}.`,
  );
}

export async function expectNoInvestigator(environment: ScenarioEnvironment): Promise<void> {
  const breach = await breachRecord(environment);
  assertShown(
    breach !== null && breach.investigator === null,
    () => `Nobody was to investigate it; ${breach?.investigator ?? 'nobody can say who'} does.`,
  );
}

export function expectDone({ state }: ScenarioEnvironment): void {
  assertShown(state.refusal === null, () => `The desk was to do it; it refused: ${state.refusal!.message}`);
}

export async function expectDirectoryRung(environment: ScenarioEnvironment): Promise<void> {
  environment.need('call-out');
  const { telephone } = await (await environment.as('analyst')).safety.inDirectory();
  const rung = environment.telephone.placed.map(({ to }) => dialled(to));
  assertShown(
    rung.length === 1 && rung[0] === dialled(telephone),
    () => `The number of the directory (${telephone}) was to ring, and no other; ${list(rung)} rang.`,
  );
}

/** The history names who refused the check, and how; the check has no place for an answer. */
export async function expectRefusalNoted(environment: ScenarioEnvironment): Promise<void> {
  const { name } = await (await environment.as('analyst')).safety.inDirectory();
  const { timeline } = await theIncident(environment);
  const noted = timeline.filter(({ says }) => says.includes(name) && says.includes('refused'));
  assertShown(
    noted.length === 1,
    () => `The record was to say once that ${name} refused the check; it says so ${noted.length} times.`,
  );
}

export async function expectReadBy(environment: ScenarioEnvironment, role: 'duty-manager', moment: Moment): Promise<void> {
  const wanted = at(environment, moment);
  const reader = environment.desk.credentials(role).username;
  const all = await readings(environment);
  assertShown(
    all.some((each) => each.role === role && Temporal.Instant.from(each.at).equals(wanted)),
    () =>
      `The desk was to show that ${reader} read it at ${inWords(wanted)}; it shows ${list(all.map((each) => `${each.reader} at ${each.at}`))}.`,
  );
}

export async function expectListed(environment: ScenarioEnvironment): Promise<void> {
  const { reference } = await theIncident(environment);
  const { safety } = await environment.as('information-governance');
  const items = (await safety.reviewItems(reviewOf(environment))).filter((each) => each.reference === reference);
  const all = await readings(environment);
  const nameOf = (role: string) => all.find((each) => each.role === role)?.reader;
  const listed = items.map(({ reader }) => reader);
  const [manager, analyst] = [nameOf('duty-manager'), nameOf('analyst')];
  assertShown(
    manager !== undefined && listed.includes(manager),
    () => `The reading of the duty manager was to be listed; listed are ${list(listed)}.`,
  );
  assertShown(
    analyst === undefined || !listed.includes(analyst),
    () => `The analyst works on the incident, so that reading was not to be listed; listed are ${list(listed)}.`,
  );
}

export async function expectClosedByDeputy(environment: ScenarioEnvironment): Promise<void> {
  const { safety } = await environment.as('deputy-information-governance');
  const review = reviewOf(environment);
  for (const { reader } of await safety.reviewItems(review)) await safety.closeReviewItems(review, reader, 'A handover.');
  const open = (await safety.reviewItems(review)).filter(({ closed }) => !closed);
  assertShown(open.length === 0, () => `Every listed reading was to be closed; ${open.length} are not.`);
}
