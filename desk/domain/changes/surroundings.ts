import { compileCalendars, type Calendars } from '../../../service-levels/index.ts';
import type { ChangePolicy, Freeze, Policy } from '../../../standards/index.ts';
import type { Actor } from '../access/actor.ts';
import { collisionsOf, type CollisionReport, type Planned } from './collisions.ts';
import { settingOf, type Setting } from './setting.ts';
import type { Change, ChangeState } from './types.ts';
import type { WorkingDays } from './working-days.ts';

/** What a decision about a change may ask besides the change itself. */
export interface Surroundings {
  readonly policy: Policy;
  readonly rules: ChangePolicy;
  readonly setting: Setting;
  readonly calendars: Calendars;
  readonly others: readonly Planned[];
  readonly now: Temporal.Instant;
  readonly by: Actor;
}

export type Standing = Pick<Surroundings, 'policy' | 'rules' | 'setting' | 'calendars'>;

/** @param declared freezes that were declared at the desk, besides those of the standard */
export const standingOf = (policy: Policy, rules: ChangePolicy, declared: readonly Freeze[] = []): Standing => ({
  policy,
  rules,
  setting: settingOf(policy, rules, declared),
  calendars: compileCalendars(policy.calendars),
});

/** How a customer counts its days. One that the policy does not know counts as the first one does. */
export function workingDaysOf(organisation: string, { rules, calendars }: Pick<Standing, 'rules' | 'calendars'>): WorkingDays {
  const customer = rules.customers.find((one) => one.organisation === organisation) ?? rules.customers[0]!;
  return { calendar: calendars.get(customer.calendar)!, closedDays: new Set(customer.closedDays) };
}

/** States in which a change stands in others' way: submitted, and neither over nor called off. */
export const STANDING: readonly ChangeState[] = ['assessing', 'authorising', 'scheduled', 'implementing'];

export const plannedOf = (change: Change): Planned => ({
  reference: change.reference,
  items: change.items,
  organisations: change.organisations,
  assignee: change.assignee,
  start: change.start,
  end: change.end,
  active: STANDING.includes(change.state),
});

export const collisionsFor = (change: Change, { others, setting }: Pick<Surroundings, 'others' | 'setting'>): CollisionReport =>
  collisionsOf(plannedOf(change), others, setting);
