import type { ServerResponse } from 'node:http';
import type { Actor } from '../domain/access/actor.ts';
import { sees } from '../domain/access/index.ts';
import type { DeskService } from '../service/types.ts';
import { Refusal } from '../../kernel/index.ts';

const MOST = 1000;
const MOST_EACH = 8;
/** Disconnects a client that does not read; its browser reconnects by itself. */
const MOST_UNREAD_BYTES = 64 * 1024;

/** Live event streams. A client is notified only of incidents it may see, and only that an incident changed: it fetches the rest. */
export function eventStreams(service: Pick<DeskService, 'subscribe'>) {
  const readers = new Map<ServerResponse, Actor>();
  const unsubscribe = service.subscribe(({ reference, concerned }) => {
    for (const [response, actor] of readers) {
      if (!sees(actor, concerned)) continue;
      if (response.writableLength > MOST_UNREAD_BYTES) response.destroy();
      else response.write(`event: incident\ndata: ${JSON.stringify({ reference })}\n\n`);
    }
  });
  return {
    open: () => readers.size,
    /** Refuses with 429 when there are too many streams, in total or for this person. */
    admit({ id }: Actor): void {
      const own = [...readers.values()].filter((actor) => actor.id === id).length;
      if (readers.size >= MOST || own >= MOST_EACH)
        throw new Refusal('too-many-streams', 'Too many live pages are open. Close one, or reload by hand.', 429);
    },
    add(actor: Actor, response: ServerResponse): void {
      readers.set(response, actor);
      response.once('close', () => readers.delete(response));
    },
    close(): void {
      unsubscribe();
      for (const response of readers.keys()) response.end();
    },
  };
}
