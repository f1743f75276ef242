import { createTransport } from 'nodemailer';
import { SupplierRefused, type OutgoingLetter } from '../../messages/ports.ts';
import type { DeskOptions } from '../../options.ts';
import { headerLine, localTimes, type Clock } from '../../../kernel/index.ts';

const domainOf = (address: string) => address.split('@').at(-1) ?? 'localhost';

/**
 * The relay permanently refused this letter (RFC 5321 §4.2.1), so a retry cannot succeed. A fault of the relay itself does not
 * count.
 */
function refusedForGood(error: unknown): SupplierRefused | null {
  const { code, responseCode, response, message } = error as Error & { code?: string; responseCode?: number; response?: string };
  const aboutIt = code === 'EENVELOPE' || code === 'EMESSAGE';
  const isFinal = responseCode === undefined ? code === 'EENVELOPE' : responseCode >= 500 && responseCode < 600;
  return aboutIt && isFinal ? new SupplierRefused(response ?? message, responseCode ?? null) : null;
}

interface MailOut extends Pick<DeskOptions, 'addresses'> {
  readonly relay: NonNullable<DeskOptions['relay']>;
  readonly clock: Clock;
  /** Time zone of a letter's Date header. */
  readonly zone: string;
}

/** Sends mail to the relay over one persistent connection, in order, for the outbox. Retries differ only in the date. */
export function mailOut({ relay, addresses, clock, zone }: MailOut) {
  const transport = createTransport({
    host: relay.host,
    port: relay.port,
    name: domainOf(addresses.mail),
    pool: true,
    maxConnections: 1,
    maxMessages: Infinity,
    ignoreTLS: true,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ messageId, to, subject, text, inReplyTo }: OutgoingLetter): Promise<void> {
      const sending = transport.sendMail({
        from: { name: 'Service desk', address: addresses.mail },
        // As an object it is one address, whatever it holds; as text it might be read as several.
        to: { name: '', address: headerLine(to) },
        subject: headerLine(subject),
        text,
        messageId: headerLine(messageId),
        date: localTimes(zone).mail(clock.now()),
        xMailer: false,
        ...(inReplyTo ? { inReplyTo: headerLine(inReplyTo), references: [headerLine(inReplyTo)] } : {}),
        // Suppresses automatic answers, which the desk would answer in turn (RFC 3834).
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      await sending.catch((error: unknown) => {
        throw refusedForGood(error) ?? error;
      });
    },
    close: () => transport.close(),
  };
}
