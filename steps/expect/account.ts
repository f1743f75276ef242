import { at, inWords, momentOf } from '../moments.ts';
import type { Moment } from '../moments.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import type { Measure } from './clocks.ts';
import { theIncident } from './records.ts';
import { list, assertShown } from '../expectation.ts';

/** As the assessor, who changes nothing: the account by the desk's interface. */
export async function openAccount(environment: ScenarioEnvironment, measure: Measure): Promise<void> {
  environment.need('explain');
  const { reference } = await theIncident(environment);
  const { clocks } = await (await environment.as('assessor')).explain(reference);
  const clock = clocks.find(({ measures }) => measures === measure);
  assertShown(clock !== undefined, `${reference} was to have an account of its ${measure} clock, and has none.`);
  environment.state.account = clock;
}

const instant = (text: string) => Temporal.Instant.from(text);
const hours = (ms: number) => `${ms / 3_600_000} hours`;

/** Lines that count, in their order; a window that is merely cut in two is one. */
export function expectHours(environment: ScenarioEnvironment, rows: readonly (readonly string[])[]): void {
  const wanted = rows
    .slice(1)
    .map(
      ([from, to, counted]) =>
        `${inWords(at(environment, momentOf(from!)))} to ${inWords(at(environment, momentOf(to!)))}: ${counted}`,
    );
  const joined: { from: string; to: string; countedMs: number }[] = [];
  for (const { from, to, countedMs } of environment.state.account.statement.filter((line) => line.countedMs > 0)) {
    const last = joined.at(-1);
    if (last?.to === from) joined.splice(-1, 1, { from: last.from, to, countedMs: last.countedMs + countedMs });
    else joined.push({ from, to, countedMs });
  }
  const found = joined.map(
    ({ from, to, countedMs }) => `${inWords(instant(from))} to ${inWords(instant(to))}: ${hours(countedMs)}`,
  );
  assertShown(wanted.join() === found.join(), () => `The account was to count ${list(wanted)}, and counts ${list(found)}.`);
}

/** What the reader adds up by hand, and what the desk says that it comes to. */
export function expectSum(environment: ScenarioEnvironment, span: Temporal.Duration, moment: Moment): void {
  const { statement, targetMs, due, arithmetic } = environment.state.account;
  const added = statement.reduce((sum, { countedMs }) => sum + countedMs, 0);
  const wanted = span.total('milliseconds');
  assertShown(
    added === wanted && targetMs === wanted,
    () => `The account was to add up to ${hours(wanted)}, and adds up to ${hours(added)}.`,
  );
  assertShown(statement.at(-1)?.totalMs === added, `The account's own sum differs from what its lines add up to.`);
  const end = at(environment, moment);
  assertShown(
    due !== null && instant(due).equals(end) && instant(statement.at(-1)!.to).equals(end),
    () => `The account was to end with the deadline at ${inWords(end)}, and ends at ${inWords(instant(statement.at(-1)!.to))}.`,
  );
  assertShown(arithmetic.length > 0, 'The account was to say how the deadline follows from the target.');
}
