import { PickleStepType, type Pickle } from '@cucumber/messages';
import type { EvidenceItem } from '../../evidence/types.ts';
import { screen } from './collect.ts';
import { keyOf, type Observer, type Reading } from './witness.ts';
import { runContext } from './run-context.ts';
import { storageCodeOf } from '../../kernel/storage-fault.ts';
import { steady } from './steady.ts';
import type { Attachment, ScenarioEnvironment } from './types.ts';

/** Of more than these, the first are the evidence of a step. */
const MOST_READINGS = 12;
const MOST_KEYS = 60;

/** The step that runs, as cucumber names it. */
export interface CurrentStep {
  readonly place: number;
  readonly text: string;
  /** Whether it is a Then step, which judges. */
  readonly judges: boolean;
  readonly testCaseStartedId: string;
  readonly testStepId: string;
  /** Of its rows, how many failed. */
  failedRows: number;
}

type Kept = Pick<Attachment, 'kind' | 'title' | 'mediaType' | 'content'>;
interface World {
  readonly current: CurrentStep | null;
  readonly steps: Pickle['steps'];
  readonly environment: Promise<ScenarioEnvironment | undefined>;
  /** Keeps evidence of the step with this text, and returns its place in the scenario. */
  put(attachment: Kept, step: string | null): Promise<readonly [EvidenceItem, number]>;
}

/** Which Then steps of a scenario read what: so each finding names the evidence that it was judged by. */
export class StepNotes implements Observer {
  /** How many pieces of evidence the scenario has. */
  kept = 0;
  private readonly world: World;
  /** Places of the steps, by evidence that is kept at the end of the scenario. */
  private readonly readers = new Map<string, Set<number>>();
  /** The keys of which there was evidence. */
  private readonly found = new Set<string>();
  private readonly keysOfStep = new Set<string>();
  private readings: Reading[] = [];
  /** Places of the evidence, by kind and content: what is read again unchanged is one piece. */
  private readonly known = new Map<string, number>();
  private readonly showing = new Map<number, Set<number>>();

  constructor(world: World) {
    this.world = world;
  }

  get judging(): boolean {
    return this.world.current?.judges === true && runContext().faults.length === 0;
  }

  read(key: string): void {
    const { current } = this.world;
    if (!current || this.keysOfStep.size >= MOST_KEYS || this.keysOfStep.has(key)) return;
    this.keysOfStep.add(key);
    const readers = this.readers.get(key) ?? new Set();
    this.readers.set(key, readers.add(current.place));
  }

  answered(readings: () => readonly Reading[]): void {
    if (this.readings.length < MOST_READINGS) this.readings.push(...readings());
  }

  shows(item: number, places: Iterable<number>): void {
    const steps = this.showing.get(item) ?? new Set();
    for (const place of places) steps.add(place);
    this.showing.set(item, steps);
  }

  /** Keeps what the step read, once it has ended. The browser's pages are kept when the last Then step of a row has looked at them. */
  async keepReadings(): Promise<void> {
    const { current, steps } = this.world;
    const readings = this.readings.splice(0, MOST_READINGS);
    this.readings = [];
    this.keysOfStep.clear();
    if (!current) return;
    try {
      const environment = await this.world.environment;
      for (const { content, ...reading } of readings) {
        const kept = environment ? steady(content, environment) : content;
        await this.keepOnce({ ...reading, content: kept, mediaType: 'application/json' }, [current.place]);
      }
      const next = steps[current.place + 1];
      if (next && next.type !== PickleStepType.OUTCOME) await this.keepPages();
    } catch (error) {
      if (storageCodeOf(error) !== null) throw error;
    }
  }

  private async keepPages(): Promise<void> {
    const environment = await this.world.environment;
    if (!environment) return;
    for (const [person, page] of environment.pages) {
      const key = keyOf.page(person);
      if (this.readers.has(key))
        await screen(environment, person, `${await page.title()}, as the ${person} sees it`, async (picture) =>
          this.keepFor(key, picture),
        );
      this.readers.delete(key);
    }
  }

  /** Keeps evidence that steps read by this key: at the end of the scenario, or when they were the last to see it. */
  async keepFor(key: string | null, attachment: Kept): Promise<void> {
    if (key !== null) this.found.add(key);
    await this.keepOnce(attachment, (key !== null && this.readers.get(key)) || []);
  }

  private async keepOnce(attachment: Kept, places: Iterable<number>): Promise<void> {
    const { kind, content } = attachment;
    const identity = typeof content === 'string' ? `${kind} ${content}` : null;
    const [first] = places;
    let item = identity === null ? undefined : this.known.get(identity);
    if (item === undefined) {
      [, item] = await this.world.put(attachment, first === undefined ? null : (this.world.steps[first]?.text ?? null));
      if (identity !== null) this.known.set(identity, item);
    }
    this.shows(item, places);
  }

  /** Keeps that there was nothing where steps looked, at the end of the scenario. */
  async keepAbsence(nothing: Readonly<Record<string, string>>): Promise<void> {
    for (const key of this.readers.keys()) {
      const title = nothing[key];
      if (title === undefined || this.found.has(key)) continue;
      await this.keepFor(key, { kind: 'log', title, mediaType: 'text/plain', content: `${title}.\n` });
    }
  }

  /** `[place of the item, places of the steps]`, for the record. */
  get all(): readonly (readonly [item: number, steps: readonly number[]])[] {
    return [...this.showing].map(([item, steps]) => [item, [...steps]] as const);
  }
}
