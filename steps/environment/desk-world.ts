import { World, type IWorldOptions } from '@cucumber/cucumber';
import type { Pickle } from '@cucumber/messages';
import { OutOfReach } from '../../adapters/desk-under-test.ts';
import type { EvidenceItem } from '../../evidence/types.ts';
import { EVIDENCE_MEDIA_TYPE, FINDING_MEDIA_TYPE } from './cause.ts';
import { openEnvironment } from './environment.ts';
import { HarnessFault } from './harness-fault.ts';
import { limitsOf, seconds, TimedOut, within } from './limits.ts';
import { runContext } from './run-context.ts';
import type { Attachment, Finding, ScenarioEnvironment } from './types.ts';
import { observed } from './witness.ts';
import { StepNotes, type CurrentStep } from './step-notes.ts';

type Kept = Pick<Attachment, 'kind' | 'title' | 'mediaType' | 'content'>;

/** Cucumber's World. The first step that needs the environment opens it; a step before that may still choose the time. */
export class DeskWorld extends World {
  name = '';
  scenario = '';
  steps: Pickle['steps'] = [];
  /** The step that is about to run or runs; null in a hook around the scenario. */
  current: CurrentStep | null = null;
  /** Whether the next definition that cucumber calls is that of the current step, not of a hook. */
  due = false;
  /** Assertions that had held when the current Then step began; null in another step. */
  heldBefore: number | null = null;
  /** Assertions that held in the Then steps so far. */
  held = 0;
  /** Unhandled errors that this scenario caused. */
  readonly unhandledErrors: unknown[] = [];
  /** Receives its unhandled errors once the scenario has ended. */
  afterEnd: ((error: unknown) => void) | null = null;
  /** What the step threw that ended the scenario. */
  error: unknown = undefined;
  /** What the Then steps threw that were not shown. The Then steps after them are judged all the same. */
  readonly notShown: unknown[] = [];
  readonly notes: StepNotes;
  start: Temporal.Instant | null = null;
  private opening: Promise<ScenarioEnvironment> | undefined;
  private asSteps: ScenarioEnvironment | undefined;

  constructor(options: IWorldOptions) {
    super(options);
    this.notes = new StepNotes(this);
  }

  /** The environment, if it was opened successfully. */
  get environment(): Promise<ScenarioEnvironment | undefined> {
    return this.opening?.catch(() => undefined) ?? Promise.resolve(undefined);
  }

  /** The environment as a step gets it: what a Then step reads is noted. */
  async open(): Promise<ScenarioEnvironment> {
    this.opening ??= this.openInTime();
    this.asSteps ??= observed(await this.opening, this.notes);
    return this.asSteps;
  }

  private async openInTime(): Promise<ScenarioEnvironment> {
    const context = runContext();
    const opening = openEnvironment({
      context,
      name: this.name,
      start: this.start ?? context.startInstant,
      keep: async (attachment) => this.keep(attachment),
      finding: (finding) => this.find(finding),
    });
    const { openMs } = limitsOf(context.adapter.pace);
    try {
      const environment = await within(
        openMs,
        async () => opening,
        () => new TimedOut(''),
      );
      context.onOpened?.(environment);
      return environment;
    } catch (error) {
      if (!(error instanceof TimedOut)) throw error;
      void opening.then(async (late) => late.close()).catch(() => undefined);
      throw new HarnessFault(`the desk and its simulators did not open within ${seconds(openMs)}`, { owner: 'unknown' });
    }
  }

  /** Sets the time at which the scenario begins, or moves the clock there once the environment is open. */
  async setTime(when: Temporal.Instant): Promise<void> {
    if (!runContext().adapter.reaches.has('follows-time')) throw new OutOfReach('follows-time');
    if (this.opening) await (await this.opening).clock.advanceTo(when);
    else this.start = when;
  }

  private find(finding: Finding): void {
    if (!finding.held && this.current) this.current.failedRows++;
    void this.attach(JSON.stringify(finding), FINDING_MEDIA_TYPE);
  }

  /** Keeps evidence of the current step. */
  private async keep(attachment: Kept): Promise<EvidenceItem> {
    const [item] = await this.put(attachment, this.current?.text ?? null);
    if (this.current) this.notes.shows(this.notes.kept - 1, [this.current.place]);
    return item;
  }

  async put(attachment: Kept, step: string | null): Promise<readonly [EvidenceItem, number]> {
    const simulated = (await this.environment)?.clock.now().toString() ?? null;
    const item = await runContext().ledger.keep({ ...attachment, scenario: this.scenario, step, simulated });
    void this.attach(JSON.stringify(item), EVIDENCE_MEDIA_TYPE);
    return [item, this.notes.kept++];
  }
}

const NEEDS_DESK = new WeakSet<object>();
/** Whether a definition was made by `step`. */
export const needsDesk = (definition: object): boolean => NEEDS_DESK.has(definition);

/**
 * Makes a step definition from a function that takes the environment first: `step(({ clock }, span) => …)`. Everything that is due
 * happens before the step ends, so the next one sees the outcome. Cucumber counts a function's parameters, hence the length.
 */
export function step<A extends unknown[]>(
  body: (environment: ScenarioEnvironment, ...args: A) => unknown,
): (this: DeskWorld, ...args: A) => Promise<void> {
  const definition = async function (this: DeskWorld, ...args: A): Promise<void> {
    const environment = await this.open();
    await body(environment, ...args);
    await environment.settle();
  };
  NEEDS_DESK.add(definition);
  return Object.defineProperty(definition, 'length', { value: Math.max(0, body.length - 1) });
}

const LONG = new WeakSet<object>();
/** Whether a definition was made by `longStep`. */
export const isLong = (definition: object): boolean => LONG.has(definition);

/** Makes a step definition as `step` does, of a step that does what many steps do: it has several times as long. */
export function longStep<A extends unknown[]>(
  body: (environment: ScenarioEnvironment, ...args: A) => unknown,
): (this: DeskWorld, ...args: A) => Promise<void> {
  const definition = step(body);
  LONG.add(definition);
  return definition;
}

/** Makes a step definition that needs no environment yet, because it decides how that is opened: `setup((world, when) => …)`. */
export function setup<A extends unknown[]>(
  body: (world: DeskWorld, ...args: A) => unknown,
): (this: DeskWorld, ...args: A) => Promise<void> {
  const definition = async function (this: DeskWorld, ...args: A): Promise<void> {
    await body(this, ...args);
  };
  return Object.defineProperty(definition, 'length', { value: Math.max(0, body.length - 1) });
}
