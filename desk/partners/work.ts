import type { IncomingDocument, IncomingFile } from '../commands/incoming-document.ts';
import type { Performed } from '../commands/perform.ts';
import type { Actor } from '../domain/access/actor.ts';
import type { DeskCommand, Redacted } from '../domain/incident/index.ts';
import type { Brought } from '../trouble-tickets/index.ts';

export interface WorkOptions {
  /** One command with all that follows for other incidents, inside a transaction; `also` names those. */
  readonly perform: (
    n: number | null,
    command: DeskCommand,
    actor: Actor,
    also?: (done: Performed) => void,
    removed?: Pick<Redacted, 'count' | 'where'>,
  ) => Performed & { readonly also: readonly number[] };
  readonly incoming: (reference: string, file: IncomingFile) => IncomingDocument;
}

/** What a request does to one incident after another command of its own, inside its transaction. Each answers with the numbers that changed. */
export function workOn({ perform, incoming }: WorkOptions) {
  const touched = (n: number, { events, also }: ReturnType<WorkOptions['perform']>) => (events.length === 0 ? [] : [n, ...also]);
  return {
    all: (n: number, commands: readonly DeskCommand[], actor: Actor): readonly number[] =>
      commands.flatMap((command) => touched(n, perform(n, command, actor))),
    /** Documents as they were brought: files kept, addresses written down. */
    bring: (n: number, reference: string, brought: readonly Brought[], actor: Actor): readonly number[] =>
      brought.flatMap((one) => {
        if (one.kind === 'address') {
          const { name, url, mediaType } = one;
          const command = { do: 'nameDocument', name, url, ...(mediaType !== undefined && { mediaType }) } as const;
          return touched(n, perform(n, command, actor));
        }
        const { command, keep, removed } = incoming(reference, one.file);
        return touched(
          n,
          perform(n, command, actor, (done) => keep(done.n), removed),
        );
      }),
  };
}
