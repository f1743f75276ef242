import { at, type Moment } from '../moments.ts';
import { theIncident } from '../expect/records.ts';
import type { Stage } from '../stage/index.ts';
import { byAnalyst } from './desk.ts';

/** A deadline that the duty manager agreed with the caller. */
export async function agreeOn(stage: Stage, measure: string, moment: Moment, reason: string): Promise<void> {
  stage.need('agreements');
  const { reference } = await theIncident(stage);
  const clock = measure === 'response' ? 'response' : 'resolution';
  await (await stage.as('duty-manager')).setDeadline(reference, clock, at(stage, moment).toString(), reason);
}

/** Whom local services are promised by: nobody is there for a while, and clocks do not count it. */
const OFFICE = 'office';
export async function shutTheOffice(stage: Stage, from: Moment, to: Moment, reason: string): Promise<void> {
  stage.need('agreements');
  const closed = { from: at(stage, from).toString(), to: at(stage, to).toString() };
  await (await stage.as('duty-manager')).shut(OFFICE, closed, reason);
}

export async function wantReminding(stage: Stage, moment: Moment, text: string): Promise<void> {
  stage.need('agreements');
  await byAnalyst(stage, async (analyst, reference) => analyst.remind(reference, at(stage, moment).toString(), text));
}

export const confirm = async (stage: Stage): Promise<void> =>
  byAnalyst(stage, async (analyst, reference) => analyst.confirm(reference));
