import { createTransport } from 'nodemailer';
import { SupplierRefused, type OutgoingLetter } from '../../messages/ports.ts';
import type { DeskOptions } from '../../options.ts';
import type { Clock } from '../../../kernel/index.ts';

const domainOf = (address: string) => address.split('@').at(-1) ?? 'localhost';

/** The relay refused the letter itself, for good (RFC 5321 §4.2.1): trying again changes nothing. A relay that is out of order is no such answer. */
function refusedForGood(error: unknown): SupplierRefused | null {
  const { code, responseCode, response, message } = error as Error & { code?: string; responseCode?: number; response?: string };
  const aboutIt = code === 'EENVELOPE' || code === 'EMESSAGE';
  const isFinal = responseCode === undefined ? code === 'EENVELOPE' : responseCode >= 500 && responseCode < 600;
  return aboutIt && isFinal ? new SupplierRefused(response ?? message, responseCode ?? null) : null;
}

/** Mail to the relay over one kept connection, in order; called from the outbox, whose open work it is. The same letter has the same bytes at every attempt but for its date. */
export function mailOut({ relay, addresses, clock }: Pick<DeskOptions, 'relay' | 'addresses'> & { readonly clock: Clock }) {
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
        date: new Date(clock.now().epochMilliseconds),
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
