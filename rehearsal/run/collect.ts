import {
  AttachmentContentEncoding,
  TestStepResultStatus,
  TimeConversion,
  type Attachment,
  type Envelope,
  type TestCase,
} from '@cucumber/messages';
import type { EvidenceItem, ScenarioResult, StepResult } from '../../evidence/index.ts';
import { findingsOf, firstSentence, judged, MOST_FINDINGS, type AttachedFinding } from './findings.ts';
import { plannedScenario, readFeature, type Feature, type PlannedScenario } from './planned.ts';
import {
  CAUSE_MEDIA_TYPE,
  EVIDENCE_MEDIA_TYPE,
  FINDING_MEDIA_TYPE,
  SHOWS_MEDIA_TYPE,
  SIMULATED_MEDIA_TYPE,
  type Cause,
} from '../../steps/environment/cause.ts';
import { CONTACTS_MEDIA_TYPE, type Contacts } from '../../steps/environment/contacts.ts';

/** The result of a scenario with its evidence items, of which its findings name the places; the record has indexes into all evidence. */
export interface RanScenario extends Omit<ScenarioResult, 'evidence'> {
  readonly items: readonly EvidenceItem[];
  /** How the scenario lost its desk, or one act. */
  readonly loss?: Loss;
  /** The contacts that it shows or denies. Absent when its desk was never opened. */
  readonly contacts?: Contacts;
}

export interface Loss {
  /** The act that was not answered; null: the desk's process ended. */
  readonly act: string | null;
  /** Whether the desk answered something else right after. */
  readonly answers: boolean;
  /** Cucumber's id of this attempt. */
  readonly testCaseStartedId: string;
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
  readonly testCaseStartedId: string;
  readonly startedAt: string;
  readonly started: number;
  readonly steps: StepResult[];
  /** By cucumber's id of the step. */
  readonly findings: Map<string, AttachedFinding[]>;
  findingsTaken: number;
  /** Places of the evidence, each with the places of the steps that read it. */
  shows: readonly (readonly [item: number, steps: readonly number[]])[];
  readonly items: EvidenceItem[];
  simulated: ScenarioResult['simulated'];
  cause: Cause | null;
  contacts: Contacts | null;
  /** Failure of one of our hooks, outside any Gherkin step. */
  hookFailure: string | null;
}

/** Why a run ended early, and by whose loss. */
export interface Ended {
  readonly by: 'desk' | 'harness';
  readonly why: string;
}

export interface Collector {
  take(envelope: Envelope): void;
  /** Takes an unhandled error that was reported after its scenario ended. */
  readonly takeUnhandledError: (scenario: string, message: string) => void;
  readonly finished: readonly RanScenario[];
  /** Ids of the scenarios in which the desk died. */
  readonly died: readonly string[];
  /** Why the remaining scenarios did not run; null when all did. */
  ended(): Ended | null;
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
  let ended: Ended | null = null;
  let unhandledError: string | null = null;

  const attach = (attempt: Attempt, { body, contentEncoding, mediaType, testStepId }: Attachment) => {
    const read = () =>
      JSON.parse(contentEncoding === AttachmentContentEncoding.BASE64 ? Buffer.from(body, 'base64').toString() : body) as unknown;
    if (mediaType === EVIDENCE_MEDIA_TYPE) attempt.items.push(read() as EvidenceItem);
    if (mediaType === SIMULATED_MEDIA_TYPE) attempt.simulated = read() as ScenarioResult['simulated'];
    if (mediaType === CONTACTS_MEDIA_TYPE) attempt.contacts = read() as Contacts;
    if (mediaType === CAUSE_MEDIA_TYPE) attempt.cause = read() as Cause;
    if (mediaType === SHOWS_MEDIA_TYPE) attempt.shows = read() as Attempt['shows'];
    if (mediaType === FINDING_MEDIA_TYPE && testStepId !== undefined && ++attempt.findingsTaken <= MOST_FINDINGS) {
      const ofStep = attempt.findings.get(testStepId) ?? [];
      ofStep.push(read() as AttachedFinding);
      attempt.findings.set(testStepId, ofStep);
    }
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
        unhandledError ??= firstSentence(testRunHookFinished.result.message ?? null) ?? 'a hook failed';
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
            testCaseStartedId: testCaseStarted.id,
            findings: new Map(),
            findingsTaken: 0,
            shows: [],
            started,
            startedAt: Temporal.Instant.fromEpochMilliseconds(Math.round(started)).toString(),
            steps: [],
            items: [],
            simulated: null,
            cause: null,
            contacts: null,
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
        if (attempt.cause?.last)
          ended ??= { by: attempt.cause.lost ? 'desk' : 'harness', why: `${attempt.cause.message} (in "${result.name}")` };
        onFinished(result);
      }
    },
  };
}

/** Turns a passed scenario into an error when an unhandled error of it was reported later. */
export function withUnhandledError(scenario: RanScenario, errors: readonly UnhandledError[]): RanScenario {
  const error = errors.find((s) => s.scenario === scenario.id);
  return error && scenario.verdict === 'met'
    ? {
        ...scenario,
        verdict: 'error',
        owner: 'harness',
        cause: `after it had ended, it let an error go unhandled: ${error.message}`,
      }
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
  const { scenario, startedAt, items, simulated, contacts, cause, hookFailure } = attempt;
  const steps = withFindings(attempt);
  const { expects } = scenario;
  const verdict = judged({ expects, steps, cause, hookFailure, tooManyFindings: attempt.findingsTaken > MOST_FINDINGS });
  const loss = lossOf(attempt);
  return resultOf(scenario, {
    ...verdict,
    attempts: 1,
    steps,
    startedAt,
    durationMs,
    simulated,
    items,
    ...(loss && { loss }),
    ...(contacts && { contacts }),
  });
}

function withFindings({ scenario, testCase, steps, findings, shows, cause, items }: Attempt): readonly StepResult[] {
  const ids = testCase.testSteps.filter(({ pickleStepId }) => pickleStepId).map(({ id }) => id);
  return steps.map((result, place) => {
    const evidence = shows.filter(([item, by]) => item < items.length && by.includes(place)).map(([item]) => item);
    const found = findingsOf({
      step: scenario.steps[place]!,
      status: result.status,
      message: result.message,
      attached: findings.get(ids[place]!) ?? [],
      evidence: evidence.sort((a, b) => a - b),
      cause,
    });
    return found ? { ...result, findings: found } : result;
  });
}

function lossOf({ cause, testCaseStartedId }: Attempt): Loss | null {
  if (cause?.cause === 'lost-act') return { act: cause.act ?? null, answers: cause.answers === true, testCaseStartedId };
  return cause?.lost ? { act: null, answers: false, testCaseStartedId } : null;
}
