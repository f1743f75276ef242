import type { Clock, Ids } from '../../kernel/index.ts';
import { DeskAnswered } from '../wire/desk-answered.ts';
import { send } from '../wire/send.ts';
import { createExchange } from './exchange.ts';
import type { TelephoneServer } from './server.ts';
import type { TelephoneControl } from './types.ts';

export { startTelephoneServer, type TelephoneServer } from './server.ts';
export type * from './types.ts';

export interface SubscriberOptions {
  readonly name: string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly deskNumber: string | (() => string);
  /** Where the desk takes telephone events, read for each event, since the desk starts after the network. */
  readonly deskEvents: () => string;
}

/** Subscribes one desk to the network. `close` ends its calls and revokes its token. */
export function subscribe(
  server: TelephoneServer,
  { name, clock, ids, deskNumber, deskEvents }: SubscriberOptions,
): TelephoneControl & { close(): void } {
  // The purpose names the tenant: two scenarios with the same seed must not share a token on the shared port.
  const token = ids.secret(`telephone-token ${name}`);
  const exchange = createExchange({
    clock,
    ids,
    deskNumber,
    async notifyDesk(event) {
      const { status } = await clock.track(
        send({
          method: 'POST',
          url: deskEvents(),
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: JSON.stringify(event),
        }),
      );
      if (status < 200 || status > 299)
        throw new DeskAnswered(`the desk answered ${status} to the telephone event "${event.event}"`);
    },
  });
  server.subscribers.set(token, { clock, exchange });
  return {
    access: { url: server.url, token },
    call: exchange.call,
    when: exchange.when,
    turnAway: exchange.turnAway,
    placed: exchange.placed,
    incoming: exchange.incoming,
    undelivered: exchange.undelivered,
    close() {
      exchange.close();
      server.subscribers.delete(token);
    },
  };
}
