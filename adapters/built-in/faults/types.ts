import type { DeskParts, Wiring } from '../../../desk/index.ts';
import type { Policy } from '../../../standards/index.ts';

/** One wrong behaviour, injected from outside `desk/` by replacing a part of it. */
export interface Fault {
  readonly id: string;
  /** The wrong behaviour, in a sentence. */
  readonly says: string;
  /** Criteria that the fault must turn `not met`. */
  readonly mustChange: readonly string[];
  /** Names of expensive scenarios (in a browser, a sweep, or long) that have to detect it. Other faults skip these: each costs more than ten others. */
  readonly expensive?: readonly string[];
  /** Makes the faulty parts. Called once for each desk, so that a fault may keep state. */
  readonly wiring: () => Wiring;
}

export type Decide = DeskParts['decide'];
export type Command = Parameters<Decide>[0];
export type Events = ReturnType<Decide>;
export type ClockDefinition = ReturnType<DeskParts['clocks']>[number];

/** Changes the policy that the desk runs on. */
export const policy = (change: (policy: Policy) => Partial<Policy>) => (): Wiring => (parts) => ({
  ...parts,
  policy: { ...parts.policy, ...change(parts.policy) },
});

/** Changes a command before the desk decides on it. */
export const changingCommand =
  (change: (command: Command) => Command) =>
  (): Wiring =>
  ({ decide, ...parts }) => ({
    ...parts,
    decide: (command, ...rest) => decide(change(command), ...rest),
  });

/** Changes the incident's state before the desk decides on it. */
export const mistaking =
  (change: (state: NonNullable<Parameters<Decide>[1]>, command: Command) => Parameters<Decide>[1]) =>
  (): Wiring =>
  ({ decide, ...parts }) => ({
    ...parts,
    decide: (command, state, ...rest) => decide(command, state && change(state, command), ...rest),
  });

/** Changes the events that a decision records. */
export const recording =
  (change: (events: Events, command: Command, state: Parameters<Decide>[1]) => Events) =>
  (): Wiring =>
  ({ decide, ...parts }) => ({
    ...parts,
    decide: (command, state, ...rest) => change(decide(command, state, ...rest), command, state),
  });

/** Changes the definitions of an incident's clocks. */
export const clocks = (change: (clock: ClockDefinition) => ClockDefinition) => (): Wiring => (parts) => ({
  ...parts,
  clocks: (incident, rules) => parts.clocks(incident, rules).map(change),
});
