/** The world's mailboxes: what people outside the desk send and receive, by real SMTP. */
export interface Letter {
  readonly messageId: string;
  readonly at: Temporal.Instant;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly inReplyTo?: string;
  readonly references: readonly string[];
  /** The message as it crossed the wire. */
  readonly raw: string;
}
export interface OutgoingMail {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly inReplyTo?: string;
  readonly references?: readonly string[];
  /** Given only to deliver a message anew, as a gateway does that heard no answer the first time. */
  readonly messageId?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly attachments?: readonly { readonly filename: string; readonly contentType: string; readonly content: Buffer }[];
}
export interface Fax {
  /** E.164 number of the sending machine. */
  readonly from: string;
  /** The desk's fax number. */
  readonly to: string;
  readonly subject?: string;
  /** Words drawn onto the page, one line each. */
  readonly lines: readonly string[];
}
export interface MailControl {
  /** Where the desk relays its outgoing mail. */
  readonly relay: { readonly host: string; readonly port: number };
  /** Delivers to the desk's SMTP listener. Resolves with the Message-ID once the desk has accepted. */
  send(mail: OutgoingMail): Promise<string>;
  /** RFC 3965: mail with a TIFF from the off-ramp gateway. */
  fax(fax: Fax): Promise<{ readonly messageId: string; readonly tiff: Buffer }>;
  inbox(address: string): readonly Letter[];
  readonly delivered: readonly Letter[];
  /** The relay answers this SMTP code to the next `times` messages. */
  refuse(times: number, code: number): void;
}
