import { SMTPConnection } from 'smtp-server/lib/smtp-connection.js';

interface SmtpServerInternals {
  _setListeners(callback: () => void): void;
  connectionReady(): void;
  init(): void;
}

/**
 * Removes smtp-server's delay of 100 ms before each greeting, which detects clients that send too early. A rehearsal sends hundreds of
 * mails, and none of its clients does that. The library has no setting for it; this relies on its internals, so its version is pinned.
 */
export function greetAtOnce(): void {
  const internals = SMTPConnection.prototype as unknown as SmtpServerInternals;
  internals.init = function (this: SmtpServerInternals) {
    this._setListeners(() => this.connectionReady());
  };
}
