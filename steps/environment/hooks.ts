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
import { PickleStepType, type Pickle } from '@cucumber/messages';
import { sha256 } from '../../kernel/hash.ts';
import { CAUSE_MEDIA_TYPE, SIMULATED_MEDIA_TYPE, causeOf, lossOf } from './cause.ts';
import type { Cause, Judgement } from './cause.ts';
import { collect } from './collect.ts';
import { DeskWorld } from './desk-world.ts';
import { HarnessFault } from './harness-fault.ts';
import { assertionsHeld } from '../expectation.ts';
import { runContext } from './run-context.ts';
import type { RunContext } from './types.ts';
import { ownedBy, ownerlessErrors, watchUnhandledErrors } from './unhandled-errors.ts';

/** Real milliseconds. Steps wait for work only and take far less; the engine's watchdog ends one that spins. */
const STEP_TIMEOUT_MS = 30_000;
const ABORT_CHANNEL = 'deskproof-abort';

setWorldConstructor(DeskWorld);
setDefaultTimeout(STEP_TIMEOUT_MS);
setDefinitionFunctionWrapper(
  (fn: (...args: unknown[]) => unknown) =>
    function (this: unknown, ...args: unknown[]) {
      return this instanceof DeskWorld ? ownedBy(this, () => fn.apply(this, args)) : fn.apply(this, args);
    },
);

let channel: BroadcastChannel | undefined;
let aborted = false;
/** Why a run ended early: after the desk died or a simulator was lost, nothing else can be shown. */
const endedBy = new WeakMap<RunContext, string>();

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
  const before = aborted ? 'the rehearsal was stopped' : endedBy.get(context);
  if (before === undefined) return undefined;
  attachCause(this, { cause: 'blocked', message: before });
  return 'skipped';
});

BeforeStep(function (this: DeskWorld, { pickleStep }) {
  this.step = pickleStep.text;
  this.heldBefore = pickleStep.type === PickleStepType.OUTCOME ? assertionsHeld() : null;
});

AfterStep(function (this: DeskWorld) {
  if (this.heldBefore !== null) this.held += assertionsHeld() - this.heldBefore;
});

After(async function (this: DeskWorld, { result, pickle }) {
  const late = await unopened(this);
  const environment = await this.environment;
  const context = runContext();
  this.step = null;
  const failure = late ?? this.error ?? this.unhandledErrors[0] ?? thrownOutside(result?.message);
  const failed = result?.status === Status.FAILED || this.unhandledErrors.length > 0;
  const judged = failed
    ? await causeOf(failure, context)
    : result?.status === Status.PASSED
      ? ((await lossOf(context.simulators)) ?? (this.held === 0 ? SHOWS_NOTHING : null))
      : null;
  const judge = (verdict: Judgement) => {
    if (verdict.last) endedBy.set(context, `${verdict.message} (in "${pickle.name}")`);
    attachCause(this, verdict);
  };
  if (judged) judge(judged);
  if (environment) {
    this.attach(
      JSON.stringify({ from: String(environment.startedAt), to: String(environment.clock.now()) }),
      SIMULATED_MEDIA_TYPE,
    );
    // The behaviour of a faulty desk is no evidence.
    if (context.faults.length === 0)
      await collect(environment).catch(async (error: unknown) => judge(await causeOf(error, context)));
    await environment.close().catch(() => undefined);
  }
  this.afterEnd = (error) => context.onUnhandledError?.(this.scenario, error);
  if (this.unhandledErrors.length)
    throw new Error(`the scenario let an error go unhandled: ${messageOf(this.unhandledErrors[0])}`, {
      cause: this.unhandledErrors[0],
    });
});

/** The fault of what was still being opened when a step timed out. */
async function unopened(world: DeskWorld): Promise<HarnessFault | undefined> {
  if (world.isOpening) {
    world.abandon();
    return new HarnessFault('the desk and its simulators did not open in time');
  }
  const [what] = (await world.environment)?.openings ?? [];
  return what === undefined || world.error !== undefined ? undefined : new HarnessFault(`${what} did not open in time`);
}

/** What a parameter of a step threw, before the step began: Cucumber gives only its text. */
function thrownOutside(message: string | undefined): unknown {
  const [, text] = /^HarnessFault: (.*)/.exec(message ?? '') ?? [];
  return text === undefined ? message : new HarnessFault(text);
}

/** A scenario that compares nothing passes whatever the desk does. */
const SHOWS_NOTHING: Judgement = {
  cause: 'harness',
  last: false,
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
