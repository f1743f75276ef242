import { decideChange } from './decide.ts';
import { scheduleFeed } from './feed.ts';
import { changeRegister } from './register.ts';
import { propose } from './propose.ts';
import { slotsFor } from './slots.ts';
import { plannedOf, standingOf } from './surroundings.ts';

/** The rules of change and release, each replaceable, so that a control can run a faulty desk. All pure. */
export interface ChangeRules {
  readonly decide: typeof decideChange;
  readonly standingOf: typeof standingOf;
  /** What the other changes are told of one. */
  readonly plannedOf: typeof plannedOf;
  readonly register: typeof changeRegister;
  readonly propose: typeof propose;
  readonly slotsFor: typeof slotsFor;
  readonly scheduleFeed: typeof scheduleFeed;
}

export const changeRules: ChangeRules = {
  decide: decideChange,
  standingOf,
  plannedOf,
  register: changeRegister,
  propose,
  slotsFor,
  scheduleFeed,
};
