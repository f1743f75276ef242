import type { DataTable } from '@cucumber/cucumber';
import type { Reported } from '../../adapters/desk-under-test.ts';
import type { Organisation } from '../../standards/index.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { mentions, shapesOf } from '../environment/references.ts';
import { assertShown, list } from '../expectation.ts';
import { countedIn } from '../expected/reported.ts';
import { organisationCalled } from '../parameter-types.ts';
import { expectInTime } from '../time/lateness.ts';
import { at, inWords, type Moment } from '../time/moments.ts';
import { numberOf, recipientOf, reportOn } from './observations.ts';

/** Rows: a number by name, its value, and the customer whose report it is; without a customer the whole desk's. */
export async function expectNumbers(environment: ScenarioEnvironment, period: string, table: DataTable): Promise<void> {
  for (const row of table.hashes() as unknown as readonly Readonly<
    Record<'number' | 'value' | 'customer', string | undefined>
  >[]) {
    const customer = row.customer ? organisationCalled(row.customer) : null;
    const report = await reportOn(environment, period, customer);
    const value = numberOf(report, row.number!);
    assertShown(
      value === Number(row.value),
      `${row.number} of ${period}${customer ? `, ${customer.name},` : ''} was to be ${row.value}; the report says ${value ?? 'nothing'}.`,
    );
  }
}

/** Every number that can be counted from what the scenario did, of the whole desk and of each customer. */
export async function expectCounted(environment: ScenarioEnvironment, period: string): Promise<void> {
  const { state, standard } = environment;
  const letterOf = new Map([...state.lettered].map(([letter, reference]) => [reference, letter]));
  for (const organisation of [null, ...standard.organisations]) {
    const report = await reportOn(environment, period, organisation);
    const bounds = [report.from, report.to].map((instant) => Temporal.Instant.from(instant).epochMilliseconds) as [
      number,
      number,
    ];
    const expected = countedIn(state.happened, ...bounds, organisation?.id ?? null);
    for (const [id, letters] of Object.entries(expected)) {
      const figure = report.figures.find((each) => each.id === id);
      const counted = (figure?.counted ?? []).map((reference) => letterOf.get(reference) ?? reference).sort();
      assertShown(
        figure?.value === letters.length && counted.join() === letters.join(),
        () =>
          `"${id}" of ${period}, ${organisation?.name ?? 'the whole desk'}, was to be ${letters.length} and open ${list(letters)}; it is ${figure?.value ?? 'missing'} and opens ${list(counted)}.`,
      );
    }
  }
}

/** Each breakdown adds up to its figure, and the backlog to what came and went. */
export async function expectAddsUp(environment: ScenarioEnvironment, period: string): Promise<void> {
  const report = await reportOn(environment, period);
  for (const { id, of, rows } of report.parts) {
    const parts = rows.flatMap(({ counted }) => counted).sort();
    const whole = [...(report.figures.find((each) => each.id === of)?.counted ?? [])].sort();
    assertShown(
      parts.join() === whole.join(),
      `The rows of "${id}" of ${period} were to add up to "${of}", which opens ${list(whole)}; they open ${list(parts)}.`,
    );
  }
  const value = (id: string) => numberOf(report, id) ?? 0;
  const sum = value('openAtStart') + value('logged') + value('reopened') - value('resolved') - value('withdrawn');
  assertShown(
    sum === value('openAtEnd'),
    `The backlog at the end of ${period} was to be ${sum}; the report says ${value('openAtEnd')}.`,
  );
}

export async function expectPartsInAll(
  environment: ScenarioEnvironment,
  period: string,
  count: number,
  of: string,
): Promise<void> {
  const report = await reportOn(environment, period);
  const rows = report.parts.find(({ id }) => id === of)?.rows ?? [];
  assertShown(rows.length === count, `"${of}" of ${period} was to have ${count} rows; it has ${rows.length}.`);
}

export const expectRules = async (environment: ScenarioEnvironment, period: string): Promise<void> => {
  const without = (await reportOn(environment, period)).figures.filter(({ rule }) => rule.trim() === '');
  assertShown(
    without.length === 0,
    `Each figure of ${period} was to say how it is counted; ${list(without.map(({ id }) => id))} says nothing.`,
  );
};

const missOf = ({ misses }: Reported, reference: string | undefined) =>
  misses.find((miss) => miss.reference === reference && miss.measures === 'resolution');

export async function expectCause(
  environment: ScenarioEnvironment,
  period: string,
  letter: string,
  cause: string | null,
): Promise<void> {
  const miss = missOf(await reportOn(environment, period), environment.state.lettered.get(letter));
  assertShown(miss !== undefined, `The report of ${period} was to name the missed target of ${letter}; it does not.`);
  assertShown(
    miss.cause === cause && (cause === null || (miss.action ?? '') !== ''),
    `The missed target of ${letter} was to have ${cause === null ? 'no cause yet' : `the cause "${cause}" and an action`}; it has ${miss.cause === null ? 'none' : `"${miss.cause}" and the action "${miss.action ?? ''}"`}.`,
  );
}

export async function expectRestated(
  environment: ScenarioEnvironment,
  period: string,
  number: string,
  was: number,
  now: number,
): Promise<void> {
  const { restated } = await reportOn(environment, period);
  const found = restated.find(({ id }) => id === number);
  assertShown(
    found?.was === was && found.now === now,
    `The report of ${period} was to say that ${number} was issued as ${was} and is ${now} today; it says ${found ? `${found.was} and ${found.now}` : 'nothing of it'}.`,
  );
}

/** Its own report reaches an organisation's recipient once, in time, and names no incident of another organisation. */
export async function expectReportMailed(
  environment: ScenarioEnvironment,
  organisation: Organisation,
  moment: Moment,
): Promise<void> {
  environment.need('reports');
  const when = at(environment, moment);
  const address = recipientOf(environment, organisation);
  const letters =
    address === undefined ? [] : environment.mail.inbox(address).filter(({ text }) => text.includes(organisation.name));
  await expectInTime(environment, letters, when, {
    what: `The report for ${organisation.name}`,
    sentence: () =>
      `${organisation.name} was to get its report at ${inWords(when)}: ${letters.length ? `it came at ${list(letters.map((letter) => inWords(letter.at)))}` : `nothing about it reached ${address ?? 'anybody'}`}.`,
  });
  assertShown(letters.length === 1, `${organisation.name} was to get its report once; it came ${letters.length} times.`);
}

export function expectOwnAlone(environment: ScenarioEnvironment, organisation: Organisation): void {
  environment.need('reports');
  const { state, mail } = environment;
  const owner = new Map(state.happened.map(({ incident, organisation: of }) => [state.lettered.get(incident) ?? incident, of]));
  const shapes = shapesOf(owner.keys());
  const letters = mail.inbox(recipientOf(environment, organisation) ?? '').filter(({ text }) => text.includes(organisation.name));
  const named = letters.flatMap(({ subject, text }) => mentions(shapes, `${subject}\n${text}`));
  assertShown(named.length > 0, `The report for ${organisation.name} was to name its missed targets; it names no incident.`);
  const foreign = named.filter((reference) => owner.get(reference) !== organisation.id);
  assertShown(
    foreign.length === 0,
    `The report for ${organisation.name} was to name its own incidents alone; it names ${list(foreign)}.`,
  );
}
