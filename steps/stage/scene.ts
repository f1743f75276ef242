import { World } from '@cucumber/cucumber';
import { OutOfReach } from '../../adapters/desk-under-test.ts';
import type { EvidenceItem } from '../../evidence/types.ts';
import type { Stage } from './stage.ts';
import { openStage } from './stage.ts';
import { EVIDENCE_MEDIA_TYPE } from './cause.ts';
import { theatre } from './theatre.ts';

/** Cucumber's world: holds the stage from the moment a sentence needs it. Until then a sentence may still choose the time. */
export class Scene extends World {
  name = '';
  scenario = '';
  /** The sentence under way. */
  step: string | null = null;
  /** Errors that nobody awaited, let loose by this scenario. */
  readonly strays: unknown[] = [];
  /** Once the scenario has ended, where its strays are told. */
  late: ((stray: unknown) => void) | null = null;
  /** What the first failing sentence threw. */
  error: unknown = undefined;
  start: Temporal.Instant | null = null;
  private opening: Promise<Stage> | undefined;

  /** The stage if one was opened and stands. */
  get stage(): Promise<Stage | undefined> {
    return this.opening?.catch(() => undefined) ?? Promise.resolve(undefined);
  }

  open(): Promise<Stage> {
    this.opening ??= this.raise();
    return this.opening;
  }

  private async raise(): Promise<Stage> {
    const house = theatre();
    const stage = await openStage({
      theatre: house,
      name: this.name,
      start: this.start ?? house.startInstant,
      keep: async (exhibit) => this.keep(exhibit),
    });
    house.onStaged?.(stage);
    return stage;
  }

  /** Before the curtain, chooses when the scenario begins; afterwards moves the clock there. */
  async setTime(when: Temporal.Instant): Promise<void> {
    if (!theatre().adapter.reaches.has('clock')) throw new OutOfReach('clock');
    if (this.opening) await (await this.opening).clock.advanceTo(when);
    else this.start = when;
  }

  /** Runs a sentence and keeps what it threw: cucumber hands the hooks its words only, and whose fault it is shows in the error itself. */
  async notice(sentence: () => Promise<unknown>): Promise<void> {
    try {
      await sentence();
    } catch (error) {
      this.error ??= error;
      throw error;
    }
  }

  private async keep(exhibit: Parameters<Stage['keep']>[0]): Promise<EvidenceItem> {
    const simulated = (await this.stage)?.clock.now().toString() ?? null;
    const item = await theatre().ledger.keep({ ...exhibit, scenario: this.scenario, step: this.step, simulated });
    this.attach(JSON.stringify(item), EVIDENCE_MEDIA_TYPE);
    return item;
  }
}

/**
 * Makes a step of a function that takes the stage first: `on(({ clock }, span) => …)`. When it ends, everything that was due
 * has happened, so the next sentence sees the outcome. Cucumber counts parameters, hence the length.
 */
export function on<A extends unknown[]>(act: (stage: Stage, ...args: A) => unknown): (this: Scene, ...args: A) => Promise<void> {
  const step = async function (this: Scene, ...args: A): Promise<void> {
    await this.notice(async () => {
      const stage = await this.open();
      await act(stage, ...args);
      await stage.quiet();
    });
  };
  return Object.defineProperty(step, 'length', { value: act.length - 1 });
}

/** Makes a step of a function that sets the scene and needs no stage yet: `beforehand((scene, when) => …)`. */
export function beforehand<A extends unknown[]>(
  act: (scene: Scene, ...args: A) => unknown,
): (this: Scene, ...args: A) => Promise<void> {
  const step = async function (this: Scene, ...args: A): Promise<void> {
    await this.notice(async () => act(this, ...args));
  };
  return Object.defineProperty(step, 'length', { value: act.length - 1 });
}
