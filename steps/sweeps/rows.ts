import { DeskRefusal } from '../../adapters/desk-under-test.ts';
import { assertionsHeld, ExpectationFailed } from '../expectation.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';

export interface RowCheck<Row> {
  /** What the row shows, for the report: it names the row's number or field, and holds no value that changes from run to run. */
  readonly sentence: (row: Row) => string;
  /** Compares by `assertShown`, at least once. */
  readonly check: (row: Row) => unknown;
}

/** How many of the rows that failed are told in the message. Each has a finding. */
const TOLD = 3;

/**
 * Judges the rows of a sweep one after the other and leaves a finding for each. A row that fails or is refused does not keep the others
 * from being judged; any other error ends the sweep. Throws one `ExpectationFailed` for all the rows that failed.
 */
export async function judgeRows<Row>(
  environment: Pick<ScenarioEnvironment, 'finding'>,
  rows: readonly Row[],
  { sentence, check }: RowCheck<Row>,
): Promise<void> {
  const failures: string[] = [];
  for (const row of rows) {
    const said = sentence(row);
    const message = await failureOf(said, async () => check(row));
    if (message !== null) failures.push(`${said}: ${message}`);
    environment.finding({ sentence: said, held: message === null, message });
  }
  if (failures.length)
    throw new ExpectationFailed(`${failures.length} of ${rows.length} rows: ${failures.slice(0, TOLD).join('; ')}`);
}

/** What a row failed with; null: it held. */
async function failureOf(said: string, check: () => Promise<unknown>): Promise<string | null> {
  const before = assertionsHeld();
  try {
    await check();
  } catch (error) {
    if (error instanceof ExpectationFailed || error instanceof DeskRefusal) return error.message.replace(/\s+/g, ' ');
    throw error;
  }
  if (assertionsHeld() === before) throw new Error(`the row "${said}" passed without comparing anything: call assertShown`);
  return null;
}
