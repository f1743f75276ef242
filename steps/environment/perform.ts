import { OutOfReach } from '../../adapters/desk-under-test.ts';
import { convicts, FINDING_MEDIA_TYPE } from './cause.ts';
import { isLong, needsDesk, type DeskWorld } from './desk-world.ts';
import type { CurrentStep } from './step-notes.ts';
import { limitsOf, seconds, TimedOut, within } from './limits.ts';
import { runContext } from './run-context.ts';
import { noteNotShown } from './not-shown.ts';
import { ExpectationFailed } from '../expectation.ts';

type Definition = (this: unknown, ...args: unknown[]) => unknown;

/** Runs a hook or a step definition for its world. */
export async function perform(world: DeskWorld, definition: Definition, args: readonly unknown[]): Promise<unknown> {
  const limits = limitsOf(runContext().adapter.pace);
  const stepMs = isLong(definition) ? limits.longStepMs : limits.stepMs;
  const { current, due } = world;
  world.due = false;
  // A hook reads the evidence and closes the desk.
  const [what, ms] = due ? (['step', stepMs] as const) : (['hook', limits.openMs + stepMs] as const);
  const call = async () =>
    within(
      ms,
      () => definition.apply(world, [...args]),
      () => new TimedOut(`the ${what} did not end within ${seconds(ms)}`),
    );
  if (due && current) return performStep(world, current, definition, call);
  try {
    return await call();
  } catch (error) {
    world.error ??= error;
    throw error;
  }
}

/**
 * A Then step that shows something else does not end its scenario: the Then steps after it are judged too, and the next step that does
 * something is skipped. Cucumber would skip them all, so it is told that the step passed, and its message is put right on the way out
 * (`not-shown.ts`). The time of a step begins when the desk is open.
 */
async function performStep(
  world: DeskWorld,
  step: CurrentStep,
  definition: Definition,
  call: () => Promise<unknown>,
): Promise<unknown> {
  if (!step.judges && world.notShown.length) return 'skipped';
  try {
    if (needsDesk(definition)) await world.open();
    const result = await call();
    if (step.failedRows) throw new ExpectationFailed(`${step.failedRows} rows were not shown`);
    return result;
  } catch (error) {
    if (!step.judges || !isFinding(error)) {
      world.error ??= error;
      if (step.failedRows) world.notShown.push(new ExpectationFailed(`${step.failedRows} rows were not shown`));
      throw error;
    }
    notShown(world, step, error);
    return undefined;
  } finally {
    if (step.judges) await world.notes.keepReadings();
  }
}

const isFinding = (error: unknown): error is Error => convicts(error) || error instanceof OutOfReach;

function notShown(world: DeskWorld, step: CurrentStep, error: Error): void {
  world.notShown.push(error);
  noteNotShown(step, error);
  // Its rows have findings of their own.
  if (step.failedRows) return;
  const verdict = error instanceof OutOfReach ? 'needs review' : 'not met';
  const [message] = error.message.trim().split('\n');
  void world.attach(JSON.stringify({ sentence: step.text, held: false, message, verdict }), FINDING_MEDIA_TYPE);
}
