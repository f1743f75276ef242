import { World } from '@cucumber/cucumber';
import { OutOfReach } from '../../adapters/desk-under-test.ts';
import type { EvidenceItem } from '../../evidence/types.ts';
import { EVIDENCE_MEDIA_TYPE, FINDING_MEDIA_TYPE } from './cause.ts';
import { openEnvironment } from './environment.ts';
import { runContext } from './run-context.ts';
import type { ScenarioEnvironment } from './types.ts';

/** Cucumber's World. The first step that needs the environment opens it; a step before that may still choose the time. */
export class DeskWorld extends World {
  name = '';
  scenario = '';
  /** Text of the current step. */
  step: string | null = null;
  /** Assertions that had held when the current Then step began; null in another step. */
  heldBefore: number | null = null;
  /** Assertions that held in the Then steps so far. */
  held = 0;
  /** Unhandled errors that this scenario caused. */
  readonly unhandledErrors: unknown[] = [];
  /** Receives its unhandled errors once the scenario has ended. */
  afterEnd: ((error: unknown) => void) | null = null;
  /** What the first failing step threw. */
  error: unknown = undefined;
  start: Temporal.Instant | null = null;
  private opening: Promise<ScenarioEnvironment> | undefined;
  /** Whether the environment is still being opened: at the end of a scenario, it did not open in time. */
  isOpening = false;

  /** The environment, if it was opened successfully. */
  get environment(): Promise<ScenarioEnvironment | undefined> {
    return this.isOpening ? Promise.resolve(undefined) : (this.opening?.catch(() => undefined) ?? Promise.resolve(undefined));
  }

  open(): Promise<ScenarioEnvironment> {
    this.opening ??= this.openOnce();
    return this.opening;
  }

  /** Closes an environment that opens too late for its scenario. */
  abandon(): void {
    void this.opening?.then(async (environment) => environment.close()).catch(() => undefined);
  }

  private async openOnce(): Promise<ScenarioEnvironment> {
    this.isOpening = true;
    try {
      return await this.openForRun();
    } finally {
      this.isOpening = false;
    }
  }

  private async openForRun(): Promise<ScenarioEnvironment> {
    const context = runContext();
    const environment = await openEnvironment({
      context: context,
      name: this.name,
      start: this.start ?? context.startInstant,
      keep: async (attachment) => this.keep(attachment),
      finding: (finding) => void this.attach(JSON.stringify(finding), FINDING_MEDIA_TYPE),
    });
    context.onOpened?.(environment);
    return environment;
  }

  /** Sets the time at which the scenario begins, or moves the clock there once the environment is open. */
  async setTime(when: Temporal.Instant): Promise<void> {
    if (!runContext().adapter.reaches.has('clock')) throw new OutOfReach('clock');
    if (this.opening) await (await this.opening).clock.advanceTo(when);
    else this.start = when;
  }

  /** Runs a step and keeps the error it threw: Cucumber gives hooks only the message, and the error itself names the owner of the failure. */
  async recordError(body: () => Promise<unknown>): Promise<void> {
    try {
      await body();
    } catch (error) {
      this.error ??= error;
      throw error;
    }
  }

  private async keep(attachment: Parameters<ScenarioEnvironment['keep']>[0]): Promise<EvidenceItem> {
    const simulated = (await this.environment)?.clock.now().toString() ?? null;
    const item = await runContext().ledger.keep({ ...attachment, scenario: this.scenario, step: this.step, simulated });
    this.attach(JSON.stringify(item), EVIDENCE_MEDIA_TYPE);
    return item;
  }
}

/**
 * Makes a step definition from a function that takes the environment first: `step(({ clock }, span) => …)`. Everything that is due
 * happens before the step ends, so the next one sees the outcome. Cucumber counts a function's parameters, hence the length.
 */
export function step<A extends unknown[]>(
  body: (environment: ScenarioEnvironment, ...args: A) => unknown,
): (this: DeskWorld, ...args: A) => Promise<void> {
  const definition = async function (this: DeskWorld, ...args: A): Promise<void> {
    await this.recordError(async () => {
      const environment = await this.open();
      await body(environment, ...args);
      await environment.settle();
    });
  };
  return Object.defineProperty(definition, 'length', { value: Math.max(0, body.length - 1) });
}

/** Makes a step definition that needs no environment yet, because it decides how that is opened: `setup((world, when) => …)`. */
export function setup<A extends unknown[]>(
  body: (world: DeskWorld, ...args: A) => unknown,
): (this: DeskWorld, ...args: A) => Promise<void> {
  const definition = async function (this: DeskWorld, ...args: A): Promise<void> {
    await this.recordError(async () => body(this, ...args));
  };
  return Object.defineProperty(definition, 'length', { value: Math.max(0, body.length - 1) });
}
