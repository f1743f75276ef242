import type { IncomingDocument, IncomingFile } from '../commands/incoming-document.ts';
import type { CommandResult } from '../commands/handle-command.ts';
import type { Actor } from '../domain/access/actor.ts';
import type { DeskCommand, Redacted } from '../domain/incident/index.ts';
import type { Brought } from '../trouble-tickets/index.ts';

export interface ApplyChangesOptions {
  /** One command with all that follows for other incidents, inside a transaction; `also` names those. */
  readonly handleCommand: (
    n: number | null,
    command: DeskCommand,
    actor: Actor,
    also?: (done: CommandResult) => void,
    removed?: Pick<Redacted, 'count' | 'where'>,
  ) => CommandResult & { readonly also: readonly number[] };
  readonly incoming: (reference: string, file: IncomingFile) => IncomingDocument;
}

/** What a request does to one incident after another command of its own, inside its transaction. Each answers with the numbers that changed. */
export function applyChanges({ handleCommand, incoming }: ApplyChangesOptions) {
  const touched = (n: number, { events, also }: ReturnType<ApplyChangesOptions['handleCommand']>) =>
    events.length === 0 ? [] : [n, ...also];
  return {
    applyAll: (n: number, commands: readonly DeskCommand[], actor: Actor): readonly number[] =>
      commands.flatMap((command) => touched(n, handleCommand(n, command, actor))),
    /** Documents as they were brought: files kept, addresses written down. */
    attachAll: (n: number, reference: string, brought: readonly Brought[], actor: Actor): readonly number[] =>
      brought.flatMap((one) => {
        if (one.kind === 'address') {
          const { name, url, mediaType } = one;
          const command = { do: 'nameDocument', name, url, ...(mediaType !== undefined && { mediaType }) } as const;
          return touched(n, handleCommand(n, command, actor));
        }
        const { command, keep, removed } = incoming(reference, one.file);
        return touched(
          n,
          handleCommand(n, command, actor, (done) => keep(done.n), removed),
        );
      }),
  };
}
