import { dialled } from '../../simulators/telephone/dialled.ts';
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

async function expectFound(environment: ScenarioEnvironment, by: string, words: readonly string[]): Promise<void> {
  environment.need('search');
  const { reference } = environment.state;
  const analyst = await environment.as('analyst');
  for (const text of words) {
    const found = (await analyst.search(text)).map((one) => one.reference);
    assertShown(
      found.includes(reference),
      `The analyst was to find ${reference} by ${by}, "${text}"; the search found ${list(found)}.`,
    );
  }
}

/** As it is stored, in groups as people say it, and in the form that telephones show. */
export async function expectFoundByNumber(environment: ScenarioEnvironment): Promise<void> {
  const number = dialled(environment.state.caller.telephone);
  const national = number.replace(/^\+44/, '0');
  const spaced = `${national.slice(0, 3)} ${national.slice(3, 7)} ${national.slice(7)}`;
  await expectFound(environment, "the caller's telephone number", [national, spaced, number]);
}

export async function expectFoundByTicket(environment: ScenarioEnvironment): Promise<void> {
  const { tickets } = environment.supplier;
  assertShown(tickets.length > 0, 'The supplier was to hold a ticket with a reference of its own; it holds none.');
  await expectFound(environment, "the supplier's reference", [tickets.at(-1)!.id]);
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
