import { TYPES } from '../acts/odd-contacts.ts';
import type { Stage } from '../stage/index.ts';
import { REFERENCE } from './letters.ts';
import { list, show } from './shown.ts';

/** Heard at the caller's end of the line. */
export function expectHeardReference({ memory, telephone }: Stage): void {
  const reference = memory.references.at(-1)!;
  const heard = telephone.incoming.find(({ id }) => id === memory.call!.id)!.heard;
  show(
    heard.some((words) => words.includes(reference)),
    () =>
      `The caller was to hear the reference ${reference}, and heard ${heard.length ? list(heard.map((words) => `"${words}"`)) : 'nothing'}.`,
  );
}

export function expectHeardOwn({ telephone }: Stage): void {
  const heard = telephone.incoming.map((call) => REFERENCE.exec(call.heard.join(' '))?.[0] ?? 'nothing');
  show(
    !heard.includes('nothing') && new Set(heard).size === heard.length,
    `Each caller was to hear a reference of their own; they heard ${list(heard)}.`,
  );
}

export async function expectEachFiled(stage: Stage): Promise<void> {
  const held = await stage.desk.everything();
  const wrong = TYPES.filter((type) => !held.some((one) => one.type === type && one.summary.endsWith(` ${type}`)));
  show(
    wrong.length === 0,
    () =>
      `The ${list(wrong)} was to be filed as such; the desk holds ${list(held.map(({ type, summary }) => `"${summary}" as ${type}`))}.`,
  );
}

export async function expectAllFound(stage: Stage, count: number): Promise<void> {
  const sent = [...stage.memory.noted].filter(([, kind]) => typeof kind === 'string');
  const held = await stage.desk.everything();
  const lost = sent.filter(([summary, channel]) => !held.some((one) => one.channel === channel && one.summary === summary));
  show(
    sent.length === count && lost.length === 0,
    () =>
      `All ${count} contacts were to be found again, each on its channel; lost or misfiled: ${list(lost.map(([summary, channel]) => `"${summary}" (${String(channel)})`))}.`,
  );
}
