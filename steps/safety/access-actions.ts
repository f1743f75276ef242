import { attempt, byAnalyst } from '../incidents/actions.ts';
import { theIncident } from '../incidents/observations.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { reviewOf } from './observations.ts';

const known = async (environment: ScenarioEnvironment) => (await environment.as('analyst')).safety.inDirectory();

export async function checkCaller(
  environment: ScenarioEnvironment,
  method: string,
  result: 'confirmed' | 'refused',
): Promise<void> {
  const { name } = await known(environment);
  await byAnalyst(environment, async ({ safety }, reference) => safety.checkIdentity(reference, name, method, result));
}

export async function tryToReset(environment: ScenarioEnvironment): Promise<void> {
  const { name } = await known(environment);
  await attempt(environment, async () =>
    byAnalyst(environment, async ({ safety }, reference) => safety.changeAccount(reference, name, 'reset-password')),
  );
}

export async function ringBack(environment: ScenarioEnvironment, offered: string): Promise<void> {
  const { name } = await known(environment);
  await byAnalyst(environment, async ({ safety }, reference) => safety.ringBack(reference, name, offered));
  await environment.settle();
}

export const signInShared = async (environment: ScenarioEnvironment): Promise<void> => {
  const { safety } = await environment.as('analyst');
  await attempt(environment, async () => safety.signInShared());
};

async function readBy(environment: ScenarioEnvironment, role: 'duty-manager' | 'information-governance'): Promise<void> {
  environment.need('safety');
  const { reference } = await theIncident(environment);
  await (await environment.as(role)).incident(reference);
}
export const dutyManagerReads = async (environment: ScenarioEnvironment): Promise<void> => readBy(environment, 'duty-manager');
export const leadReads = async (environment: ScenarioEnvironment): Promise<void> => readBy(environment, 'information-governance');

export const analystAsksWhoRead = async (environment: ScenarioEnvironment): Promise<unknown> =>
  attempt(environment, async () => byAnalyst(environment, async ({ safety }, reference) => safety.readings(reference)));

/** The review of the day on which the scenario began. */
export async function drawUpReview(environment: ScenarioEnvironment): Promise<void> {
  const { safety } = await environment.as('information-governance');
  const from = environment.startedAt.subtract({ hours: 1 });
  environment.state.review = await safety.openReview(String(from), String(from.add({ hours: 24 })));
}

export async function leadTriesToClose(environment: ScenarioEnvironment): Promise<void> {
  const { safety } = await environment.as('information-governance');
  const review = reviewOf(environment);
  const [item] = await safety.reviewItems(review);
  await attempt(environment, async () => safety.closeReviewItems(review, item?.reader ?? '', 'It was right.'));
}
