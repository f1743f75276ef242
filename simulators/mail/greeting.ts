import { SMTPConnection } from 'smtp-server/lib/smtp-connection.js';

interface Innards {
  _setListeners(callback: () => void): void;
  connectionReady(): void;
  init(): void;
}

/**
 * smtp-server waits 100 ms of the machine's time before each greeting, to catch clients that talk too early. Nobody here
 * does, and a rehearsal sends hundreds of mails. The library has no setting for it, so its version is pinned.
 */
export function greetAtOnce(): void {
  const innards = SMTPConnection.prototype as unknown as Innards;
  innards.init = function (this: Innards) {
    this._setListeners(() => this.connectionReady());
  };
}
