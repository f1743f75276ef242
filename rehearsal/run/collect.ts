import {
  AttachmentContentEncoding,
  TestStepResultStatus,
  TimeConversion,
  type Attachment,
  type Envelope,
  type TestCase,
} from '@cucumber/messages';
import type { EvidenceItem, ScenarioResult, StepResult, Verdict } from '../../evidence/index.ts';
import { plannedScenario, readFeature, type Feature, type PlannedScenario } from './planned.ts';
import { CAUSE_MEDIA_TYPE, EVIDENCE_MEDIA_TYPE, SIMULATED_MEDIA_TYPE, type Cause } from '../../steps/environment/cause.ts';
import { CONTACTS_MEDIA_TYPE, type Witness } from '../../steps/environment/witness.ts';

/** The result of a scenario with its evidence items; the record replaces these by indexes. */
export interface RanScenario extends Omit<ScenarioResult, 'evidence'> {
  readonly items: readonly EvidenceItem[];
  /** The contacts that it shows or denies. Absent when its desk was never opened. */
  readonly witness?: Witness;
}

/** An unhandled error of a scenario, reported after it ended. */
export interface UnhandledError {
  /** The scenario's id. */
  readonly scenario: string;
  readonly message: string;
}

interface Attempt {
  readonly scenario: PlannedScenario;
  readonly testCase: TestCase;
  readonly startedAt: string;
  readonly started: number;
  readonly steps: StepResult[];
  readonly items: EvidenceItem[];
  simulated: ScenarioResult['simulated'];
  cause: Cause | null;
  witness: Witness | null;
  /** Failure of one of our hooks, outside any Gherkin step. */
  hookFailure: string | null;
}

export interface Collector {
  take(envelope: Envelope): void;
  /** Takes an unhandled error that was reported after its scenario ended. */
  readonly takeUnhandledError: (scenario: string, message: string) => void;
  readonly finished: readonly RanScenario[];
  /** Ids of the scenarios in which the desk died. */
  readonly died: readonly string[];
  /** Why the remaining scenarios did not run; null when all did. */
  ended(): string | null;
  /** The failure of a hook around all scenarios, which belongs to none of them. */
  unhandledError(): string | null;
  /** The scenario that was running when the run ended early. */
  underWay(): PlannedScenario | null;
}

/** Turns cucumber's message stream into results. `onFinished` is called once per scenario. */
export function collector(planned: readonly PlannedScenario[], onFinished: (scenario: RanScenario) => void): Collector {
  const features = new Map<string, Feature>();
  const byPickle = new Map<string, PlannedScenario>();
  const byId = new Map(planned.map((scenario) => [scenario.id, scenario]));
  const testCases = new Map<string, TestCase>();
  const running = new Map<string, Attempt>();
  const finished: RanScenario[] = [];
  const died: string[] = [];
  let ended: string | null = null;
  let unhandledError: string | null = null;

  const attach = (attempt: Attempt, { body, contentEncoding, mediaType }: Attachment) => {
    const read = () =>
      JSON.parse(contentEncoding === AttachmentContentEncoding.BASE64 ? Buffer.from(body, 'base64').toString() : body) as unknown;
    if (mediaType === EVIDENCE_MEDIA_TYPE) attempt.items.push(read() as EvidenceItem);
    if (mediaType === SIMULATED_MEDIA_TYPE) attempt.simulated = read() as ScenarioResult['simulated'];
    if (mediaType === CONTACTS_MEDIA_TYPE) attempt.witness = read() as Witness;
    if (mediaType === CAUSE_MEDIA_TYPE) attempt.cause = read() as Cause;
  };

  return {
    finished,
    died,
    ended: () => ended,
    unhandledError: () => unhandledError,
    takeUnhandledError(scenario, message) {
      const at = finished.findIndex(({ id }) => id === scenario);
      if (at >= 0) finished[at] = withUnhandledError(finished[at]!, [{ scenario, message }]);
    },
    underWay: () => [...running.values()][0]?.scenario ?? null,
    take({
      gherkinDocument,
      pickle,
      testCase,
      testCaseStarted,
      testStepFinished,
      attachment,
      testCaseFinished,
      testRunHookFinished,
    }) {
      if (testRunHookFinished?.result.status === TestStepResultStatus.FAILED)
        unhandledError ??= sentence(testRunHookFinished.result.message ?? null) ?? 'a hook failed';
      if (gherkinDocument?.uri && gherkinDocument.feature) features.set(gherkinDocument.uri, readFeature(gherkinDocument));
      if (pickle) {
        // Cucumber's ids differ from run to run; ours do not.
        const scenario = plannedScenario(pickle, features.get(pickle.uri)!);
        if (byId.has(scenario.id)) byPickle.set(pickle.id, scenario);
      }
      if (testCase) testCases.set(testCase.id, testCase);
      if (testCaseStarted) {
        const of = testCases.get(testCaseStarted.testCaseId)!;
        const scenario = byPickle.get(of.pickleId);
        const started = TimeConversion.timestampToMillisecondsSinceEpoch(testCaseStarted.timestamp);
        if (scenario)
          running.set(testCaseStarted.id, {
            scenario,
            testCase: of,
            started,
            startedAt: Temporal.Instant.fromEpochMilliseconds(Math.round(started)).toString(),
            steps: [],
            items: [],
            simulated: null,
            cause: null,
            witness: null,
            hookFailure: null,
          });
      }
      const attempt = running.get(
        testStepFinished?.testCaseStartedId ?? attachment?.testCaseStartedId ?? testCaseFinished?.testCaseStartedId ?? '',
      );
      if (!attempt) return;
      if (testStepFinished) takeStep(attempt, testStepFinished);
      if (attachment) attach(attempt, attachment);
      if (testCaseFinished) {
        running.delete(testCaseFinished.testCaseStartedId);
        const until = TimeConversion.timestampToMillisecondsSinceEpoch(testCaseFinished.timestamp);
        const result = resultOfAttempt(attempt, Math.round(until - attempt.started));
        finished.push(result);
        if (attempt.cause?.cause === 'desk-died') died.push(result.id);
        if (attempt.cause?.last) ended ??= `${attempt.cause.message} (in "${result.name}")`;
        onFinished(result);
      }
    },
  };
}

/** Turns a passed scenario into an error when an unhandled error of it was reported later. */
export function withUnhandledError(scenario: RanScenario, errors: readonly UnhandledError[]): RanScenario {
  const error = errors.find((s) => s.scenario === scenario.id);
  return error && scenario.verdict === 'met'
    ? { ...scenario, verdict: 'error', cause: `after it had ended, it let an error go unhandled: ${error.message}` }
    : scenario;
}

function takeStep(attempt: Attempt, { testStepId, testStepResult }: NonNullable<Envelope['testStepFinished']>): void {
  const testStep = attempt.testCase.testSteps.find(({ id }) => id === testStepId);
  const message = testStepResult.message ?? null;
  const index = attempt.testCase.testSteps.filter((s) => s.pickleStepId).findIndex(({ id }) => id === testStepId);
  const step = attempt.scenario.steps[index];
  if (!testStep?.pickleStepId || !step) {
    if (testStepResult.status === TestStepResultStatus.FAILED) attempt.hookFailure ??= message;
    return;
  }
  attempt.steps.push({
    keyword: step.keyword.trim(),
    text: step.text,
    status: testStepResult.status.toLowerCase() as StepResult['status'],
    message,
    durationMs: Math.round(TimeConversion.durationToMilliseconds(testStepResult.duration)),
  });
}

/** The result of a planned scenario: what it is, and how it went. */
export function resultOf(
  { id, name, feature, rule, file, line, tags, criteria }: PlannedScenario,
  outcome: Omit<RanScenario, 'id' | 'name' | 'feature' | 'rule' | 'file' | 'line' | 'tags' | 'criteria'>,
): RanScenario {
  return { id, name, feature, rule, file, line, tags, criteria, ...outcome };
}

function resultOfAttempt(attempt: Attempt, durationMs: number): RanScenario {
  const { scenario, startedAt, steps, items, simulated, witness } = attempt;
  const [verdict, cause] = judged(attempt);
  return resultOf(scenario, {
    verdict,
    cause,
    attempts: 1,
    steps,
    startedAt,
    durationMs,
    simulated,
    items,
    ...(witness && { witness }),
  });
}

/** Assigns the fault: what the hooks report about desk and harness takes precedence over the failed step. */
function judged({ scenario, steps, cause, hookFailure }: Attempt): readonly [Verdict, string | null] {
  if (cause?.cause === 'blocked') return ['blocked', cause.message];
  if (cause?.cause === 'harness') return ['error', cause.message];
  if (cause?.cause === 'desk-died') return ['not met', cause.message];
  if (cause?.cause === 'out-of-reach') return ['needs review', cause.message];
  const failed = steps.find(({ status }) => status !== 'passed');
  if (failed?.status === 'failed') return ['not met', sentence(failed.message) ?? `"${failed.text}" failed`];
  if (hookFailure) return ['error', sentence(hookFailure) ?? 'a hook failed'];
  if (failed?.status === 'skipped') return ['blocked', 'It did not run.'];
  if (failed) return ['error', `"${failed.text}" is ${failed.status}.`];
  if (!scenario.expects) return ['error', 'It expects nothing: it has no Then step.'];
  return ['met', null];
}

/** The first line of a failure, without the name of the error class and without colour. */
function sentence(message: string | null): string | null {
  const [first = ''] = (message ?? '')
    .replace(/\u001b\[\d+m/g, '')
    .trim()
    .split('\n');
  return first.replace(/^(?:\w*Error|ExpectationFailed)(?: \[\w+\])?: /, '').trim() || null;
}
