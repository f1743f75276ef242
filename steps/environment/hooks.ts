import { basename } from 'node:path';
import {
  After,
  AfterAll,
  AfterStep,
  Before,
  BeforeAll,
  BeforeStep,
  Status,
  setDefaultTimeout,
  setDefinitionFunctionWrapper,
  setWorldConstructor,
} from '@cucumber/cucumber';
import { PickleStepType, type Pickle, type TestStepResult } from '@cucumber/messages';
import { sha256 } from '../../kernel/hash.ts';
import { answersAnything } from './answers.ts';
import { CAUSE_MEDIA_TYPE, LOST_IN_A_ROW, SHOWS_MEDIA_TYPE, SIMULATED_MEDIA_TYPE, causeOf, convicts, lossOf } from './cause.ts';
import type { Cause } from './cause.ts';
import { absences, collect } from './collect.ts';
import { DeskWorld } from './desk-world.ts';
import { HarnessFault } from './harness-fault.ts';
import { limitsOf, TimedOut } from './limits.ts';
import { perform } from './perform.ts';
import { assertionsHeld } from '../expectation.ts';
import { runContext } from './run-context.ts';
import type { RunContext, ScenarioEnvironment } from './types.ts';
import { CONTACTS_MEDIA_TYPE, contactsOf } from './contacts.ts';
import { ownedBy, ownerlessErrors, watchUnhandledErrors } from './unhandled-errors.ts';

const ABORT_CHANNEL = 'deskproof-abort';

setWorldConstructor(DeskWorld);
// The limits follow the pace of the run's adapter, and begin when the desk is open (`perform.ts`).
setDefaultTimeout(-1);
setDefinitionFunctionWrapper(
  (fn: (...args: unknown[]) => unknown) =>
    function (this: unknown, ...args: unknown[]) {
      return this instanceof DeskWorld ? ownedBy(this, () => perform(this, fn, args)) : fn.apply(this, args);
    },
);

let channel: BroadcastChannel | undefined;
let aborted = false;
/** Why a run ended early: nothing else can be shown. */
const endedBy = new WeakMap<RunContext, string>();
/** How many scenarios in a row have lost their desk. */
const lostInARow = new WeakMap<RunContext, number>();

BeforeAll(() => {
  aborted = false;
  ownerlessErrors.length = 0;
  watchUnhandledErrors();
  channel = new BroadcastChannel(ABORT_CHANNEL);
  channel.onmessage = () => (aborted = true);
  (channel as unknown as { unref(): void }).unref();
});

AfterAll(async () => {
  channel?.close();
  // An error that the last scenario left unhandled surfaces in the next turn.
  await new Promise((resolve) => setImmediate(resolve));
  const [unhandled] = ownerlessErrors.splice(0);
  if (unhandled !== undefined)
    throw new Error(`an error that belongs to no scenario went unhandled: ${messageOf(unhandled)}`, { cause: unhandled });
});

Before(async function (this: DeskWorld, { pickle, gherkinDocument }) {
  const context = runContext();
  this.name = environmentName(pickle);
  this.scenario = context.scenarioId?.(pickle, gherkinDocument) ?? this.name;
  this.steps = pickle.steps;
  const before = aborted ? 'the rehearsal was stopped' : endedBy.get(context);
  if (before === undefined) return undefined;
  attachCause(this, { cause: 'blocked', message: before });
  return 'skipped';
});

BeforeStep(function (this: DeskWorld, { pickleStep, testCaseStartedId, testStepId }) {
  const { id, text, type } = pickleStep;
  const judges = type === PickleStepType.OUTCOME;
  const place = this.steps.findIndex((step) => step.id === id);
  this.current = { place, text, judges, testCaseStartedId, testStepId, failedRows: 0 };
  this.due = true;
  this.heldBefore = judges ? assertionsHeld() : null;
});

AfterStep(function (this: DeskWorld) {
  if (this.heldBefore !== null) this.held += assertionsHeld() - this.heldBefore;
});

After(async function (this: DeskWorld, { result, pickle }) {
  const environment = await this.environment;
  const context = runContext();
  this.current = null;
  const judge = (cause: Cause) => attachCause(this, counted(context, cause, pickle.name));
  const judged = await judgedBy(this, result, environment);
  if (judged) judge(judged);
  else if (result?.status === Status.PASSED) lostInARow.delete(context);
  if (environment) {
    this.attach(
      JSON.stringify({ from: String(environment.startedAt), to: String(environment.clock.now()) }),
      SIMULATED_MEDIA_TYPE,
    );
    this.attach(JSON.stringify(await contactsOf(environment)), CONTACTS_MEDIA_TYPE);
    // The behaviour of a faulty desk is no evidence.
    if (context.faults.length === 0)
      await collect(environment, async (key, kept) => this.notes.keepFor(key, kept))
        .then(async () => this.notes.keepAbsence(absences(environment)))
        .catch(async (error: unknown) => judge(await causeOf(error, context)));
    this.attach(JSON.stringify(this.notes.all), SHOWS_MEDIA_TYPE);
    await environment.close().catch(() => undefined);
  }
  this.afterEnd = (error) => context.onUnhandledError?.(this.scenario, error);
  if (this.unhandledErrors.length)
    throw new Error(`the scenario let an error go unhandled: ${messageOf(this.unhandledErrors[0])}`, {
      cause: this.unhandledErrors[0],
    });
});

/** Why the scenario is not met; null when it is, or did not run. */
async function judgedBy(
  world: DeskWorld,
  result: TestStepResult | undefined,
  environment: ScenarioEnvironment | undefined,
): Promise<Cause | null> {
  const context = runContext();
  const answers = async () => (environment ? answersAnything(environment.desk, limitsOf(context.adapter.pace).stepMs) : false);
  const shownWrong = world.notShown.find(convicts);
  const ended = result?.status === Status.FAILED ? (world.error ?? thrownOutside(result.message)) : undefined;
  const error = tooLate(ended, environment) ?? ended;
  if (error !== undefined) {
    const cause = await causeOf(error, context, answers);
    // What the desk was seen to do before stands, unless no witness can be trusted.
    if (shownWrong === undefined || cause.last === true || cause.cause === 'desk-died') return cause;
    return { ...(await causeOf(shownWrong, context)), lost: cause.lost === true };
  }
  if (world.notShown.length) return causeOf(shownWrong ?? world.notShown[0], context);
  if (world.unhandledErrors.length) return unhandled(await causeOf(world.unhandledErrors[0], context));
  if (result?.status !== Status.PASSED) return null;
  return (await lossOf(context.simulators)) ?? (world.held === 0 ? SHOWS_NOTHING : null);
}

/** An error that nobody awaited shows that a step is wrong, whatever was thrown. */
const unhandled = (cause: Cause): Cause =>
  cause.cause === 'failed' || cause.cause === 'out-of-reach' ? { ...cause, cause: 'error', owner: 'harness' } : cause;

/** Names what was still being opened when a step timed out. */
function tooLate(error: unknown, environment: ScenarioEnvironment | undefined): HarnessFault | undefined {
  const [what] = error instanceof TimedOut ? (environment?.openings ?? []) : [];
  return what === undefined ? undefined : new HarnessFault(`${what} did not open in time`, { owner: 'environment' });
}

/** Counts the scenarios in a row that lost their desk, and ends the run after some. */
function counted(context: RunContext, cause: Cause, scenario: string): Cause {
  const lost = cause.lost ? (lostInARow.get(context) ?? 0) + 1 : 0;
  lostInARow.set(context, lost);
  const last = cause.last === true || lost >= LOST_IN_A_ROW;
  if (last) endedBy.set(context, `${cause.message} (in "${scenario}")`);
  return last ? { ...cause, last } : cause;
}

/** What a parameter of a step threw, before the step began: Cucumber gives only its text. */
function thrownOutside(message: string | undefined): unknown {
  const [, text] = /^HarnessFault: (.*)/.exec(message ?? '') ?? [];
  return text === undefined ? message : new HarnessFault(text, { owner: 'scenario' });
}

/** A scenario that compares nothing passes whatever the desk does. */
const SHOWS_NOTHING: Cause = {
  cause: 'error',
  owner: 'scenario',
  message: 'its Then steps passed without comparing anything: an assertion calls assertShown (steps/expectation.ts)',
};

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

const attachCause = (world: DeskWorld, cause: Cause) => world.attach(JSON.stringify(cause), CAUSE_MEDIA_TYPE);

/** The same in every run and different for each row of an outline: the name, and a digest of the file, the name and the steps. */
function environmentName({ uri, name, steps }: Pick<Pickle, 'uri' | 'name' | 'steps'>): string {
  const words = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 48)
    .replace(/^-|-$/g, '');
  return `${words}-${sha256(JSON.stringify([basename(uri), name, steps.map(({ text, argument }) => [text, argument])])).slice(0, 8)}`;
}
