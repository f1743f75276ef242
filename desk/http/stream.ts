import type { ServerResponse } from 'node:http';
import type { Actor } from '../domain/access/actor.ts';
import { sees } from '../domain/access/index.ts';
import type { DeskService } from '../service/types.ts';
import { Refusal, type Clock, type Release } from '../../kernel/index.ts';
import type { Session } from './sessions.ts';

const MOST = 1000;
const MOST_EACH = 8;
/** Disconnects a client that does not read; its browser reconnects by itself. */
const MOST_UNREAD_BYTES = 64 * 1024;

/** A stream outlives its session by this much at most. */
const LOOK_S = 5;

interface Reader {
  readonly actor: Actor;
  readonly session: Session | null;
}

/** Live event streams. A client is notified only of incidents it may see, and only that an incident changed: it fetches the rest. */
export function eventStreams(service: Pick<DeskService, 'subscribe'>, clock: Clock) {
  const readers = new Map<ServerResponse, Reader>();
  let timer: Release | undefined;
  /** Ends the streams of sessions that have ended, in this process or in another. */
  const look = async () => {
    timer = undefined;
    for (const [response, { session }] of readers) if (session !== null && !(await session.isOn())) response.end();
    arm();
  };
  /** A simulated clock would look for every interval that it skips. */
  const arm = () => {
    if (clock.kind === 'real' && readers.size > 0) timer ??= clock.at(clock.now().add({ seconds: LOOK_S }), look);
  };
  const unsubscribe = service.subscribe(({ reference, concerned }) => {
    for (const [response, { actor }] of readers) {
      if (!sees(actor, concerned)) continue;
      if (response.writableLength > MOST_UNREAD_BYTES) response.destroy();
      else response.write(`event: incident\ndata: ${JSON.stringify({ reference })}\n\n`);
    }
  });
  return {
    open: () => readers.size,
    /** Refuses with 429 when there are too many streams, in total or for this person. */
    admit({ id }: Actor): void {
      const own = [...readers.values()].filter(({ actor }) => actor.id === id).length;
      if (readers.size >= MOST || own >= MOST_EACH)
        throw new Refusal('too-many-streams', 'Too many live pages are open. Close one, or reload by hand.', 429);
    },
    add(actor: Actor, response: ServerResponse, session: Session | null): void {
      readers.set(response, { actor, session });
      arm();
      response.once('close', () => readers.delete(response));
    },
    /** At once for sign-outs in this process. */
    look: async () => clock.track(look()),
    close(): void {
      unsubscribe();
      timer?.();
      for (const response of readers.keys()) response.end();
    },
  };
}
