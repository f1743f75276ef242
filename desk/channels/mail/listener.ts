import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { greetWithoutDelay } from './greeting.ts';
import { ownAddresses } from './addresses.ts';
import type { MailIn } from './receive.ts';
import { MAX_MESSAGE_BYTES, unfinishedMail } from './unfinished.ts';
import type { DeskOptions } from '../../options.ts';
import { faultFacts, type Log } from '../../telemetry/log.ts';
import type { Count } from '../../telemetry/metrics.ts';
import { Refusal, type Clock } from '../../../kernel/index.ts';
import { storageRefusal } from '../../../kernel/storage-fault.ts';
import type { Policy } from '../../../standards/index.ts';

const MAX_CLIENTS = 100;
const CLOSES_WITHIN_MS = 200;

export interface SmtpListenerOptions {
  readonly clock: Clock;
  readonly listen: DeskOptions['smtp'];
  readonly addresses: DeskOptions['addresses'];
  readonly policy: Policy;
  readonly receive: MailIn;
  readonly log: Log;
  readonly count: Count;
}

const answer = (code: number, message: string) =>
  Object.assign(new Error(message.replace(/[^\x20-\x7e]+/g, ' ')), { responseCode: code });

/**
 * A refusal by the desk is permanent and carries the desk's own text. Every other fault is "try again", because a lost letter is
 * worse than a late one.
 */
function smtpAnswer(error: unknown): Error {
  const full = storageRefusal(error);
  if (full) return answer(452, `4.3.1 ${full.message}`);
  if (!(error instanceof Refusal))
    return answer(451, '4.3.0 The desk could not keep this message just now. Send it again later.');
  if (error.status === 503 || error.status === 429) return answer(451, `4.3.2 ${error.message}`);
  return error.status === 413 ? answer(552, `5.3.4 ${error.message}`) : answer(550, `5.7.1 ${error.message}`);
}

/** The desk's SMTP listener. It accepts a message (250) only after its effects are committed. */
export async function listenForMail({ clock, listen, addresses, policy, receive, log, count }: SmtpListenerOptions) {
  greetWithoutDelay();
  const own = ownAddresses({ addresses, policy });
  const isOurs = (address: string) => own.isMail(address) || own.isFax(address);

  const unfinished = unfinishedMail();
  const take = async (stream: SMTPServerDataStream, { envelope: { mailFrom, rcptTo } }: SMTPServerSession): Promise<string> => {
    const envelope = { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address) };
    const received = await unfinished.read(stream as AsyncIterable<Buffer>, async (raw) => receive(raw, envelope));
    count('desk_mail_received_total', { as: received.as });
    return received.as === 'held' ? "Accepted; the desk's staff will read it" : `Taken as ${received.reference}`;
  };
  const server = new SMTPServer({
    name: addresses.mail.split('@').at(-1) ?? 'desk',
    banner: 'service desk',
    size: MAX_MESSAGE_BYTES,
    maxClients: MAX_CLIENTS,
    closeTimeout: CLOSES_WITHIN_MS,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo({ address }, _session, done) {
      done(isOurs(address) ? null : answer(550, `5.1.1 There is no such recipient here. The service desk is ${addresses.mail}.`));
    },
    onData(stream, session, done) {
      const release = clock.begin();
      take(stream, session)
        .then(
          (says) => done(null, says),
          (error: unknown) => {
            count('desk_mail_received_total', { as: error instanceof Refusal ? 'refused' : 'failed' });
            if (!(error instanceof Refusal)) log('mail-failed', faultFacts(error));
            done(smtpAnswer(error));
          },
        )
        .finally(release);
    },
  });
  server.on('error', (error) => log('smtp-connection', faultFacts(error)));
  server.listen(listen.port, listen.host);
  await once(server.server, 'listening');
  return {
    host: listen.host,
    port: (server.server.address() as AddressInfo).port,
    close: async () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
