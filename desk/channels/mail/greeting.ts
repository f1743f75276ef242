import { SMTPConnection } from 'smtp-server/lib/smtp-connection.js';

/** Clients at a time from one address: a relay needs fewer, and one that is out of order leaves room for others. */
export const MAX_CLIENTS_OF_ADDRESS = 50;

interface Innards {
  readonly name: string;
  readonly remoteAddress: string;
  readonly _server: { readonly options: { readonly maxClients?: number }; readonly connections: ReadonlySet<Innards> };
  init(): void;
  send(code: number, message: string, context: false): void;
  _setListeners(ready: () => void): void;
  connectionReady(): void;
}

/** Why a client is turned away before it says a word; null: it is not. */
function whyTooMany({ remoteAddress, _server: { options, connections } }: Innards): string | null {
  if (connections.size > (options.maxClients ?? Infinity)) return 'Too many connected clients';
  const same = [...connections].filter((other) => other.remoteAddress === remoteAddress).length;
  return same > MAX_CLIENTS_OF_ADDRESS ? 'Too many clients from this address' : null;
}

/**
 * smtp-server 3.21.6 makes every client wait 100 ms of real time for its greeting, to catch those that talk first; no option turns
 * it off. The relay in front of the desk is known, so the wait buys nothing. Its limit of clients goes with the wait, so it is here
 * too. Private to the library: its version is pinned.
 */
export function greetWithoutDelay(): void {
  const innards = SMTPConnection.prototype as unknown as Innards;
  innards.init = function (this: Innards) {
    this._setListeners(() => {
      const why = whyTooMany(this);
      if (why === null) this.connectionReady();
      else this.send(421, `${this.name} ${why}, try again in a moment`, false);
    });
  };
}
