import type { Actor } from '../../access/actor.ts';
import type { DeskCommand } from '../commands.ts';
import type { NewEvent } from '../events.ts';
import type { Incident } from '../types.ts';
import type { Policy } from '../../../../standards/index.ts';

/** What a command is decided on. */
export interface Context {
  readonly state: Incident;
  readonly policy: Policy;
  readonly actor: Actor;
  readonly now: Temporal.Instant;
}

/** Commands for an incident that exists. */
export type IncidentCommand = Exclude<DeskCommand, { do: 'open' }>;
type Kind = IncidentCommand['do'];
/** The command of kind `K`. Unlike `Extract`, it finds members that share their fields among several kinds. */
type CommandOf<K extends Kind, C = IncidentCommand> = C extends { readonly do: infer V } ? (K extends V ? C : never) : never;

/** A handler for every kind of command: a table without one of them does not compile. */
export type Handlers = { readonly [K in Kind]: (command: CommandOf<K>, context: Context) => readonly NewEvent[] };
