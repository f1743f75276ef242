import type { Incoming } from '../commands/incoming-document.ts';
import type { UnitOfWork, UnitsOfWork } from '../commands/unit-of-work.ts';
import type { RegisterCommands } from '../commands/register-commands.ts';
import type { CommandHandler } from '../commands/handle-command.ts';
import type { Breakers } from './breaker.ts';
import type { HandOff } from '../domain/incident/hand-off/index.ts';
import type { Incident, DeskCommand, Pseudonym, Redacted } from '../domain/incident/index.ts';
import type { Outbound } from '../messages/ports.ts';
import type { OutboxRow, Store } from '../store/index.ts';
import type { Clock } from '../../kernel/index.ts';
import type { Policy } from '../../standards/index.ts';

export interface Seen {
  readonly incident: Incident;
  readonly handOff: HandOff;
}

export interface DispatchOptions {
  readonly store: Store;
  readonly pseudonym: Pseudonym;
  readonly units: UnitsOfWork;
  readonly clock: Clock;
  readonly outbound: Outbound;
  readonly policy: Policy;
  readonly commands: CommandHandler;
  readonly load: (n: number) => Promise<Incident | null>;
  readonly incoming: Incoming;
  /** Records what became of letters about entries of registers. */
  readonly entries: Pick<RegisterCommands, 'delivered'>;
}
export type Sending = DispatchOptions & { readonly circuits: Breakers };

export type FurtherWrites = (unit: UnitOfWork) => void | Promise<void>;

/** A command that records a row's outcome in an incident's log. */
export interface OutcomeReport {
  readonly n: number;
  readonly command: DeskCommand;
  /** Text removed before the command was made. */
  readonly removed?: Pick<Redacted, 'count' | 'where' | 'hospital'>;
}
export interface Sent {
  readonly outcome: string;
  readonly reports: readonly OutcomeReport[];
  /** Other writes in the batch that settles the row. */
  readonly also?: FurtherWrites;
}
/** A row of one kind. */
export type RowOf<K extends OutboxRow['item']['kind']> = OutboxRow & { readonly item: Extract<OutboxRow['item'], { kind: K }> };
