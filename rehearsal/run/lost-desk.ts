import type { Envelope } from '@cucumber/messages';
import { LOST_IN_A_ROW } from '../../steps/environment/cause.ts';
import type { RanScenario } from './collect.ts';
import type { PlannedScenario } from './planned.ts';
import type { ScenarioRun } from './scenarios.ts';

export const lostAnAct = ({ loss, verdict }: RanScenario): boolean =>
  verdict === 'error' && loss !== undefined && loss.act !== null;

const lostItsDesk = ({ loss }: RanScenario): boolean => loss !== undefined && !loss.answers;

/** After which files the desk was gone: the last scenarios up to there, in the order of the plan, all lost it. */
export function endOfDesk(files: readonly (Pick<ScenarioRun, 'scenarios'> | undefined)[]): readonly number[] {
  const ends: number[] = [];
  let inARow = 0;
  for (let place = 0; place < files.length; place++) {
    const file = files[place];
    // What has not run yet may have found the desk.
    if (!file) inARow = 0;
    for (const scenario of file?.scenarios ?? []) inARow = lostItsDesk(scenario) ? inARow + 1 : 0;
    if (inARow >= LOST_IN_A_ROW) ends.push(place + 1);
  }
  return ends;
}

interface SecondAttempt<R extends ScenarioRun> {
  readonly run: R;
  readonly result: RanScenario;
}

/** Tries each scenario once more, one after the other. */
export async function triedAgain<R extends ScenarioRun>(
  lost: readonly RanScenario[],
  planned: readonly PlannedScenario[],
  attempt: (scenario: PlannedScenario) => Promise<R>,
): Promise<readonly SecondAttempt<R>[]> {
  const seconds: SecondAttempt<R>[] = [];
  for (const first of lost) {
    const run = await attempt(planned.find(({ id }) => id === first.id)!);
    seconds.push({ run, result: secondOf(first, run.scenarios[0]!) });
  }
  return seconds;
}

/** The result of two attempts: what is lost twice by a desk that answers other requests, the desk lost. */
export function secondOf(first: RanScenario, second: RanScenario): RanScenario {
  const result = { ...second, attempts: 2 };
  const { loss } = second;
  if (!lostAnAct(second) || !loss?.answers || sameAct(loss.act!) !== sameAct(first.loss!.act!)) return result;
  const { owner, ...rest } = result;
  void owner;
  const cause = `the desk lost "${loss.act}" twice, and answers other requests: ${second.cause}`;
  const steps = rest.steps.map(({ findings, ...step }) => ({
    ...step,
    ...(findings && {
      findings: findings.map((one) => (one.verdict === 'error' ? { ...one, verdict: 'not met' as const } : one)),
    }),
  }));
  return { ...rest, steps, verdict: 'not met', cause };
}

/** References differ from attempt to attempt. */
const sameAct = (act: string): string => act.replace(/\d+/g, '#');

/** Marks the first attempt of a scenario that was tried again, as cucumber itself would: its report shows the last attempt. */
export function asFirstAttempt(envelope: Envelope, again: readonly RanScenario[]): Envelope {
  const { testCaseFinished } = envelope;
  return testCaseFinished && again.some(({ loss }) => loss?.testCaseStartedId === testCaseFinished.testCaseStartedId)
    ? { testCaseFinished: { ...testCaseFinished, willBeRetried: true } }
    : envelope;
}
