import type { Incoming } from '../commands/incoming-document.ts';
import type { UnitOfWork } from '../commands/unit-of-work.ts';
import type { CommandResult } from '../commands/handle-command.ts';
import type { Actor } from '../domain/access/actor.ts';
import type { DeskCommand, Redacted } from '../domain/incident/index.ts';
import type { Brought } from '../trouble-tickets/index.ts';

export interface ApplyChangesOptions {
  /** Runs one command with all its consequences for other incidents, as part of a unit of work. */
  readonly handle: (
    unit: UnitOfWork,
    n: number | null,
    command: DeskCommand,
    actor: Actor,
    also?: (unit: UnitOfWork, done: CommandResult) => void | Promise<void>,
    removed?: Pick<Redacted, 'count' | 'where' | 'hospital'>,
  ) => Promise<CommandResult>;
  readonly incoming: Incoming;
}

/** Applies a request's commands to one incident in order, within its unit of work. */
export function changesTo({ handle, incoming }: ApplyChangesOptions) {
  return {
    async all(unit: UnitOfWork, n: number, commands: readonly DeskCommand[], actor: Actor): Promise<void> {
      for (const command of commands) await handle(unit, n, command, actor);
    },
    /** Adds the documents that a request carries: keeps the files, records the addresses. */
    async attach(unit: UnitOfWork, n: number, reference: string, brought: readonly Brought[], actor: Actor): Promise<void> {
      for (const one of brought) {
        if (one.kind === 'address') {
          const { name, url, mediaType } = one;
          const command = { do: 'nameDocument', name, url, ...(mediaType !== undefined && { mediaType }) } as const;
          await handle(unit, n, command, actor);
          continue;
        }
        const { command, keep, removed } = await incoming(reference, one.file);
        await handle(unit, n, command, actor, ({ write }, done) => keep(write, done.n), removed);
      }
    },
  };
}
