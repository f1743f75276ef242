import { basename } from 'node:path';
import {
  After,
  AfterAll,
  Before,
  BeforeAll,
  BeforeStep,
  Status,
  setDefaultTimeout,
  setDefinitionFunctionWrapper,
  setWorldConstructor,
} from '@cucumber/cucumber';
import type { Pickle } from '@cucumber/messages';
import { sha256 } from '../../kernel/index.ts';
import { CAUSE_MEDIA_TYPE, SIMULATED_MEDIA_TYPE, causeOf, lossOf } from './cause.ts';
import type { Cause } from './cause.ts';
import { collect } from './collect.ts';
import { Scene } from './scene.ts';
import { orphans, ownedBy, watchStrays } from './strays.ts';
import { theatre } from './theatre.ts';
import type { Theatre } from './theatre.ts';

/** Real milliseconds. A step that waits on nothing but work takes far less; one that never ends is caught by the engine's watchdog. */
const STEP_TIMEOUT_MS = 30_000;
const ABORT_CHANNEL = 'deskproof-abort';

setWorldConstructor(Scene);
setDefaultTimeout(STEP_TIMEOUT_MS);
setDefinitionFunctionWrapper(
  (fn: (...args: unknown[]) => unknown) =>
    function (this: unknown, ...args: unknown[]) {
      return this instanceof Scene ? ownedBy(this, () => fn.apply(this, args)) : fn.apply(this, args);
    },
);

let channel: BroadcastChannel | undefined;
let aborted = false;
/** What ended a run early, by run: after a desk's death or a simulator's loss nothing else can be shown. */
const ended = new WeakMap<Theatre, string>();

BeforeAll(() => {
  aborted = false;
  orphans.length = 0;
  watchStrays();
  channel = new BroadcastChannel(ABORT_CHANNEL);
  channel.onmessage = () => (aborted = true);
  (channel as unknown as { unref(): void }).unref();
});

AfterAll(async () => {
  channel?.close();
  // What the last scenario let loose in its last moment surfaces now.
  await new Promise((resolve) => setImmediate(resolve));
  const [stray] = orphans.splice(0);
  if (stray !== undefined)
    throw new Error(`an error that belongs to no scenario went unhandled: ${words(stray)}`, { cause: stray });
});

Before(async function (this: Scene, { pickle, gherkinDocument }) {
  const house = theatre();
  this.name = stageName(pickle);
  this.scenario = house.scenarioId?.(pickle, gherkinDocument) ?? this.name;
  const before = aborted ? 'the rehearsal was stopped' : ended.get(house);
  if (before === undefined) return undefined;
  told(this, { cause: 'blocked', message: before });
  return 'skipped';
});

BeforeStep(function (this: Scene, { pickleStep }) {
  this.step = pickleStep.text;
});

After(async function (this: Scene, { result, pickle }) {
  const stage = await this.stage;
  const house = theatre();
  this.step = null;
  const failure = this.error ?? this.strays[0] ?? result?.message;
  const failed = result?.status === Status.FAILED || this.strays.length > 0;
  const judged = failed
    ? await causeOf(failure, house)
    : result?.status === Status.PASSED
      ? await lossOf(house.simulators)
      : null;
  if (judged) {
    if (judged.last) ended.set(house, `${judged.message} (in "${pickle.name}")`);
    told(this, judged);
  }
  if (stage) {
    this.attach(JSON.stringify({ from: String(stage.startedAt), to: String(stage.clock.now()) }), SIMULATED_MEDIA_TYPE);
    // What a faulty desk did is evidence of nothing.
    if (house.faults.length === 0) await collect(stage);
    await stage.strike().catch(() => undefined);
  }
  this.late = (stray) => house.onStray?.(this.scenario, stray);
  if (this.strays.length)
    throw new Error(`the scenario let an error go unhandled: ${words(this.strays[0])}`, { cause: this.strays[0] });
});

const words = (stray: unknown) => (stray instanceof Error ? stray.message : String(stray));

const told = (scene: Scene, cause: Cause) => scene.attach(JSON.stringify(cause), CAUSE_MEDIA_TYPE);

/** The same in every run, and another for each row of an outline: the file, the name, and a digest of the sentences. */
function stageName({ uri, name, steps }: Pick<Pickle, 'uri' | 'name' | 'steps'>): string {
  const words = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 48)
    .replace(/^-|-$/g, '');
  return `${words}-${sha256(JSON.stringify([basename(uri), name, steps.map(({ text, argument }) => [text, argument])])).slice(0, 8)}`;
}
