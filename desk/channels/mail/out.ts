import { createTransport } from 'nodemailer';
import { SupplierRefused, type OutgoingLetter } from '../../messages/ports.ts';
import type { DeskOptions } from '../../options.ts';
import { localTimes, type Clock } from '../../../kernel/index.ts';

const domainOf = (address: string) => address.split('@').at(-1) ?? 'localhost';

/** The relay refused the letter itself, for good (RFC 5321 §4.2.1): trying again changes nothing. A relay that is out of order is no such answer. */
function refusedForGood(error: unknown): SupplierRefused | null {
  const { code, responseCode, response, message } = error as Error & { code?: string; responseCode?: number; response?: string };
  const aboutIt = code === 'EENVELOPE' || code === 'EMESSAGE';
  const isFinal = responseCode === undefined ? code === 'EENVELOPE' : responseCode >= 500 && responseCode < 600;
  return aboutIt && isFinal ? new SupplierRefused(response ?? message, responseCode ?? null) : null;
}

interface MailOut extends Pick<DeskOptions, 'relay' | 'addresses'> {
  readonly clock: Clock;
  /** Zone of the date that a letter carries. */
  readonly zone: string;
}

/** Sends mail to the relay over one kept connection, in order. The outbox calls it. Repeated attempts differ only in the date. */
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
        to,
        subject,
        text,
        messageId,
        date: localTimes(zone).mail(clock.now()),
        xMailer: false,
        ...(inReplyTo ? { inReplyTo, references: [inReplyTo] } : {}),
        // So that no machine answers it: the desk would answer back (RFC 3834).
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      await sending.catch((error: unknown) => {
        throw refusedForGood(error) ?? error;
      });
    },
    close: () => transport.close(),
  };
}
