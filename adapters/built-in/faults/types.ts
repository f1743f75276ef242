import type { DeskParts, Wiring } from '../../../desk/index.ts';
import type { Policy } from '../../../standards/index.ts';

/** A desk with one wrong behaviour, made from outside `desk/` by replacing a part of it. */
export interface Fault {
  readonly id: string;
  /** What this desk does wrong, in a sentence. */
  readonly says: string;
  /** Criteria that the fault must turn `not met`. */
  readonly mustChange: readonly string[];
  /** Scenarios in a browser, by name, that must notice it on a page, and long ones. No other fault meets one: each costs more than ten desks. */
  readonly onPages?: readonly string[];
  /** Makes the faulty parts; called once a desk, so that a fault may remember. */
  readonly wiring: () => Wiring;
}

export type Decide = DeskParts['decide'];
export type Command = Parameters<Decide>[0];
export type Events = ReturnType<Decide>;
export type ClockDefinition = ReturnType<DeskParts['clocks']>[number];

/** A desk that runs on another policy than the one it was given. */
export const policy = (change: (policy: Policy) => Partial<Policy>) => (): Wiring => (parts) => ({
  ...parts,
  policy: { ...parts.policy, ...change(parts.policy) },
});

/** A desk that hears something else than it was asked. */
export const hearing =
  (change: (command: Command) => Command) =>
  (): Wiring =>
  ({ decide, ...parts }) => ({
    ...parts,
    decide: (command, ...rest) => decide(change(command), ...rest),
  });

/** A desk that takes an incident for something else than it is. */
export const mistaking =
  (change: (state: NonNullable<Parameters<Decide>[1]>, command: Command) => Parameters<Decide>[1]) =>
  (): Wiring =>
  ({ decide, ...parts }) => ({
    ...parts,
    decide: (command, state, ...rest) => decide(command, state && change(state, command), ...rest),
  });

/** A desk in which something else happens than should. */
export const recording =
  (change: (events: Events, command: Command, state: Parameters<Decide>[1]) => Events) =>
  (): Wiring =>
  ({ decide, ...parts }) => ({
    ...parts,
    decide: (command, state, ...rest) => change(decide(command, state, ...rest), command, state),
  });

/** A desk whose clocks were promised otherwise. */
export const clocks = (change: (clock: ClockDefinition) => ClockDefinition) => (): Wiring => (parts) => ({
  ...parts,
  clocks: (incident, rules) => parts.clocks(incident, rules).map(change),
});
