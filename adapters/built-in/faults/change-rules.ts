import type { DeskParts, Wiring } from '../../../desk/index.ts';
import type { ChangePolicy } from '../../../standards/index.ts';
import { policy } from './types.ts';

type Rules = DeskParts['changes'];
type Decide = Rules['decide'];
type Facts = ReturnType<Decide>;
type Fact = Facts[number];
export type Change = NonNullable<Parameters<Decide>[0]>;
type Command = Parameters<Decide>[1];
type Around = Parameters<Decide>[2];
type Setting = Around['setting'];

export const rules = (change: (own: Rules) => Partial<Rules>) => (): Wiring => (parts) => ({
  ...parts,
  changes: { ...parts.changes, ...change(parts.changes) },
});

/** Changes the policy of changes that the desk runs on. */
export const changePolicy = (change: (own: ChangePolicy) => Partial<ChangePolicy>) =>
  policy(({ change: own }) => ({ change: own && { ...own, ...change(own) } }));

/** Changes what is recorded. */
export const recording = (change: (facts: Facts, command: Command, state: Change | null) => Facts) =>
  rules(({ decide }) => ({ decide: (state, command, around) => change(decide(state, command, around), command, state) }));

/** Decides as if the change, the command or what surrounds it were another. */
export const mistaking = (change: (state: Change, command: Command, around: Around) => Parameters<Decide>) =>
  rules(({ decide }) => ({
    decide: (state, command, around) =>
      state === null ? decide(state, command, around) : decide(...change(state, command, around)),
  }));

/** Compares changes as if the setting were another. */
export const comparing = (change: (setting: Setting) => Partial<Setting>) =>
  rules(({ standingOf }) => ({
    standingOf: (...given) => {
      const standing = standingOf(...given);
      return { ...standing, setting: { ...standing.setting, ...change(standing.setting) } };
    },
  }));

/** Tells the other changes something else of one. */
export const planning = (change: (planned: ReturnType<Rules['plannedOf']>) => Partial<ReturnType<Rules['plannedOf']>>) =>
  rules(({ plannedOf }) => ({
    plannedOf: (given) => {
      const planned = plannedOf(given);
      return { ...planned, ...change(planned) };
    },
  }));

/** More than any customer: ids that the standard does not know are nobody's. */
export const EVERY_CUSTOMER = ['st-elsewheres', 'northgate', 'queensferry', 'eastmarsh-pct', 'eastmarsh-social-services'];

export const withoutNotices = (leftOut: (fact: Fact & { readonly type: 'noticesIssued' }) => boolean) =>
  recording((facts) => facts.filter((fact) => fact.type !== 'noticesIssued' || !leftOut(fact)));

export const EVERY_DUTY = (around: Around): Around => ({
  ...around,
  by: { ...around.by, duties: around.policy.contacts.map(({ role }) => role) },
});
