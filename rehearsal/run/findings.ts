import type { Finding, ScenarioResult, StepResult, Verdict } from '../../evidence/index.ts';
import type { Cause } from '../../steps/environment/cause.ts';
import type { PlannedStep } from './planned.ts';

/** A finding as a step attached it (`FINDING_MEDIA_TYPE`): of the step itself with its verdict, or of one of its rows. */
export interface AttachedFinding {
  readonly sentence: string;
  readonly held: boolean;
  readonly message: string | null;
  /** Only of the step itself. */
  readonly verdict?: Verdict;
}

/** More findings than these are too many for a report to be read. */
export const MOST_FINDINGS = 5_000;
/** Of the evidence of a step with rows, each row names the first pieces. */
const EVIDENCE_OF_A_ROW = 12;

interface JudgedStep {
  readonly step: Pick<PlannedStep, 'text' | 'judges'>;
  readonly status: StepResult['status'];
  readonly message: string | null;
  readonly attached: readonly AttachedFinding[];
  /** Places of the evidence that it read, in the scenario. */
  readonly evidence: readonly number[];
  /** Why the scenario did not pass. */
  readonly cause: Cause | null;
}

/** What a step has shown: a Then step is one finding, or one for each of its rows. Undefined for a step that judges nothing. */
export function findingsOf({ step, status, message, attached, evidence, cause }: JudgedStep): readonly Finding[] | undefined {
  if (!step.judges && attached.length === 0) return undefined;
  const some = attached.length > 1 ? evidence.slice(0, EVIDENCE_OF_A_ROW) : evidence;
  const findings = attached.map(({ sentence, held, message: said, verdict }): Finding => ({
    sentence,
    verdict: verdict ?? (held ? 'met' : 'not met'),
    cause: held ? null : (said ?? 'It was not shown.'),
    evidence: some,
  }));
  if (findings.some(({ verdict }) => verdict !== 'met') || (findings.length > 0 && status === 'passed')) return findings;
  const verdict = verdictOf(status, cause);
  const because = verdict === 'met' ? null : verdict === 'blocked' ? 'It was not reached.' : firstSentence(message);
  return [...findings, { sentence: step.text, verdict, cause: because ?? null, evidence }];
}

function verdictOf(status: StepResult['status'], cause: Cause | null): Verdict {
  if (status === 'passed') return 'met';
  if (status === 'skipped') return 'blocked';
  // What convicts the desk in a Then step was attached by it.
  return status === 'failed' && cause?.cause === 'desk-died' ? 'not met' : 'error';
}

/** The first finding with this verdict, and how many more there are; null when there is none. */
export function toldOf(steps: readonly StepResult[], verdict: Verdict): string | null {
  const found = steps.flatMap(({ text, findings = [] }) =>
    findings.filter((one) => one.verdict === verdict).map((one) => ({ ...one, text })),
  );
  const [first] = found;
  if (!first) return null;
  const said = first.sentence === first.text ? (first.cause ?? first.sentence) : `${first.sentence}: ${first.cause ?? ''}`;
  return found.length > 1 ? `${said} (and ${found.length - 1} more)` : said;
}

/** The first line of a failure, without the name of the error class and without colour. */
export function firstSentence(message: string | null): string | null {
  const [first = ''] = (message ?? '')
    .replace(/\u001b\[\d+m/g, '')
    .trim()
    .split('\n');
  return first.replace(/^(?:\w*Error|ExpectationFailed|HarnessFault|[A-Z]\w+)(?: \[\w+\])?: /, '').trim() || null;
}

interface Ran {
  readonly expects: boolean;
  readonly steps: readonly StepResult[];
  readonly cause: Cause | null;
  /** Failure of one of our hooks, outside any Gherkin step. */
  readonly hookFailure: string | null;
  readonly tooManyFindings: boolean;
}

type Judged = Pick<ScenarioResult, 'verdict' | 'cause' | 'owner'>;
const error = (owner: NonNullable<ScenarioResult['owner']>, cause: string): Judged => ({ verdict: 'error', cause, owner });

/**
 * The verdict on a scenario. Only what the hooks say about the owner of a failure convicts the desk: a step that failed for a reason they do
 * not name is an error.
 */
export function judged({ expects, steps, cause, hookFailure, tooManyFindings }: Ran): Judged {
  switch (cause?.cause) {
    case 'blocked':
      return { verdict: 'blocked', cause: cause.message };
    case 'error':
    case 'lost-act':
      return error(cause.owner ?? 'unknown', cause.message);
    case 'desk-died':
      return { verdict: 'not met', cause: cause.message };
    case 'failed':
      return { verdict: 'not met', cause: toldOf(steps, 'not met') ?? cause.message };
    case 'out-of-reach':
      return { verdict: 'needs review', cause: toldOf(steps, 'needs review') ?? cause.message };
    case undefined:
  }
  if (hookFailure) return error('harness', firstSentence(hookFailure) ?? 'a hook failed');
  if (tooManyFindings) return error('scenario', `It has more than ${MOST_FINDINGS} findings. Split it.`);
  const open = steps.find(({ status }) => status !== 'passed');
  if (open?.status === 'skipped') return { verdict: 'blocked', cause: 'It did not run.' };
  if (open?.status === 'failed') return error('harness', firstSentence(open.message) ?? `"${open.text}" failed`);
  if (open) return error('scenario', `"${open.text}" is ${open.status}.`);
  if (!expects) return error('scenario', 'It expects nothing: it has no Then step.');
  return { verdict: 'met', cause: null };
}
