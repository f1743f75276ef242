import { SMTPConnection } from 'smtp-server/lib/smtp-connection.js';

interface Innards {
  init(): void;
  _setListeners(ready: () => void): void;
  connectionReady(): void;
}

/**
 * smtp-server 3.21.6 makes every client wait 100 ms of real time for its greeting, to catch those that talk first; no option turns
 * it off. The relay in front of the desk is known, so the wait buys nothing. Private to the library: its version is pinned.
 */
export function greetWithoutDelay(): void {
  const innards = SMTPConnection.prototype as unknown as Innards;
  innards.init = function (this: Innards) {
    this._setListeners(() => this.connectionReady());
  };
}
