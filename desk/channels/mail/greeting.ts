import { SMTPConnection } from 'smtp-server/lib/smtp-connection.js';

/** Connections at a time from one address. A relay needs fewer; the limit keeps a faulty one from using up all connections. */
export const MAX_CLIENTS_OF_ADDRESS = 50;

interface SmtpServerInternals {
  readonly name: string;
  readonly remoteAddress: string;
  readonly _server: {
    readonly options: { readonly maxClients?: number };
    readonly connections: ReadonlySet<SmtpServerInternals>;
  };
  init(): void;
  send(code: number, message: string, context: false): void;
  _setListeners(ready: () => void): void;
  connectionReady(): void;
}

/** The reason to refuse a client before its first command; null when it may connect. */
function whyTooMany({ remoteAddress, _server: { options, connections } }: SmtpServerInternals): string | null {
  if (connections.size > (options.maxClients ?? Infinity)) return 'Too many connected clients';
  const same = [...connections].filter((other) => other.remoteAddress === remoteAddress).length;
  return same > MAX_CLIENTS_OF_ADDRESS ? 'Too many clients from this address' : null;
}

/**
 * smtp-server 3.21.6 delays every greeting by 100 ms of real time, to catch clients that talk first; no option turns that off.
 * The relay in front of the desk is known, so the delay has no use. The library's connection limit is skipped with the delay, so
 * it is repeated here. Private to the library: its version is pinned.
 */
export function greetWithoutDelay(): void {
  const internals = SMTPConnection.prototype as unknown as SmtpServerInternals;
  internals.init = function (this: SmtpServerInternals) {
    this._setListeners(() => {
      const why = whyTooMany(this);
      if (why === null) this.connectionReady();
      else this.send(421, `${this.name} ${why}, try again in a moment`, false);
    });
  };
}
