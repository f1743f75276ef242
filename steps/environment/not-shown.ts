import { TestStepResultStatus, type Envelope, type TestStepFinished } from '@cucumber/messages';

interface Place {
  readonly testCaseStartedId: string;
  readonly testStepId: string;
}

/** The Then steps of this thread's run that were not shown, by cucumber's ids. */
const notShown = new Map<string, Error>();
const idOf = ({ testCaseStartedId, testStepId }: Place): string => `${testCaseStartedId} ${testStepId}`;

export const noteNotShown = (place: Place, error: Error): void => void notShown.set(idOf(place), error);

let failed = false;

/**
 * Cucumber's message as it has to be: a Then step that was not shown failed, and so did the run. Cucumber counts it as passed, because it
 * skips whatever follows a failed step.
 */
export function putRight(envelope: Envelope): Envelope {
  const { testStepFinished, testRunFinished } = envelope;
  if (testRunFinished) {
    const success = testRunFinished.success && !failed;
    failed = false;
    notShown.clear();
    return { testRunFinished: { ...testRunFinished, success } };
  }
  if (!testStepFinished) return envelope;
  const error = notShown.get(idOf(testStepFinished));
  if (!error) return envelope;
  failed = true;
  return { testStepFinished: asFailed(testStepFinished, error) };
}

const asFailed = (finished: TestStepFinished, { name, message, stack }: Error): TestStepFinished => ({
  ...finished,
  testStepResult: {
    ...finished.testStepResult,
    status: TestStepResultStatus.FAILED,
    message: [`${name}: ${message}`, ...framesOf(stack ?? '')].join('\n'),
    exception: { type: name, message, stackTrace: framesOf(stack ?? '').join('\n') },
  },
});

/** The frames of our own code. */
const framesOf = (stack: string): readonly string[] =>
  stack.split('\n').filter((line) => /^\s+at /.test(line) && !line.includes('node_modules') && !line.includes('node:'));
