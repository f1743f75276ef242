import type { ScenarioEnvironment } from '../environment/index.ts';
import { assertShown, list } from '../expectation.ts';
import { names } from '../environment/references.ts';
import { CONTACT_TYPES } from './reports.ts';

/** Heard on the caller's telephone. */
export function expectHeardReference({ state, telephone }: ScenarioEnvironment): void {
  const reference = state.reference;
  const spoken = telephone.incoming.find(({ id }) => id === state.call.id)!.heard;
  assertShown(
    spoken.some((words) => names(words, reference)),
    () =>
      `The caller was to hear the reference ${reference}; they heard ${spoken.length ? list(spoken.map((words) => `"${words}"`)) : 'nothing'}.`,
  );
}

/** A reference that the desk has given, and to nobody else. */
export function expectHeardOwn({ telephone, state }: ScenarioEnvironment): void {
  const heard = (words: string) => state.references.find((reference) => names(words, reference));
  const spoken = telephone.incoming.map((call) => heard(call.heard.join(' ')) ?? 'nothing');
  assertShown(
    !spoken.includes('nothing') && new Set(spoken).size === spoken.length,
    `Each caller was to hear a reference of their own; they heard ${list(spoken)}.`,
  );
}

export async function expectEachFiled(environment: ScenarioEnvironment): Promise<void> {
  const held = await environment.desk.everything();
  const wrong = CONTACT_TYPES.filter((type) => !held.some((one) => one.type === type && one.summary.endsWith(` ${type}`)));
  assertShown(
    wrong.length === 0,
    () =>
      `The ${list(wrong)} was to be filed as such; the desk holds ${list(held.map(({ type, summary }) => `"${summary}" as ${type}`))}.`,
  );
}

export async function expectAllFound(environment: ScenarioEnvironment, count: number): Promise<void> {
  environment.derived('channel');
  const sent = [...environment.state.busyHour];
  const held = await environment.desk.everything();
  const lost = sent.filter(([summary, channel]) => !held.some((one) => one.channel === channel && one.summary === summary));
  assertShown(
    sent.length === count && lost.length === 0,
    () =>
      `All ${count} contacts were to be found again, each on its channel; lost or misfiled: ${list(lost.map(([summary, channel]) => `"${summary}" (${channel})`))}.`,
  );
}
