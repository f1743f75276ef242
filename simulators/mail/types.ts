/** A message that the relay accepted for somebody outside the desk, over real SMTP. */
export interface Letter {
  readonly messageId: string;
  readonly at: Temporal.Instant;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly inReplyTo?: string;
  readonly references: readonly string[];
  /** The message as it was sent. */
  readonly raw: string;
}
export interface OutgoingMail {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly inReplyTo?: string;
  readonly references?: readonly string[];
  /** Set only to deliver a message again, as a gateway does that got no answer to the first attempt. */
  readonly messageId?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly attachments?: readonly { readonly filename: string; readonly contentType: string; readonly content: Buffer }[];
}
/** A message byte for byte, as another mail program made it. */
export interface RawMail {
  readonly raw: Buffer;
  readonly envelope: {
    /** Empty: no sender, as of a letter that a mail system returns (RFC 5321 §4.5.5). */
    readonly from: string;
    readonly to: string;
  };
}
export interface Fax {
  /** E.164 number of the sending machine. */
  readonly from: string;
  /** The desk's fax number. */
  readonly to: string;
  readonly subject?: string;
  /** Lines of text on the page. */
  readonly lines: readonly string[];
}
export interface MailControl {
  /** Where the desk relays its outgoing mail. */
  readonly relay: { readonly host: string; readonly port: number };
  /** Sends to the desk's SMTP listener. Resolves with the Message-ID once the desk has accepted. */
  send(mail: OutgoingMail): Promise<string>;
  /** The same for a message that is sent as it is. */
  sendRaw(mail: RawMail): Promise<void>;
  /** Sends a fax as mail with a TIFF from the gateway (RFC 3965). */
  fax(fax: Fax): Promise<{ readonly messageId: string; readonly tiff: Buffer }>;
  inbox(address: string): readonly Letter[];
  readonly delivered: readonly Letter[];
  /** The relay refuses the next `times` messages with this SMTP code. */
  refuse(times: number, code: number): void;
}
