import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Clock } from '../../kernel/index.ts';
import { listen } from '../wire/listen.ts';
import { greetAtOnce } from './greeting.ts';
import type { Letter } from './types.ts';

const CLOSES_WITHIN_MS = 200;

const list = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

function letterOf(raw: Buffer, parsed: ParsedMail, session: SMTPServerSession, at: Temporal.Instant): Letter {
  const { mailFrom, rcptTo } = session.envelope;
  return {
    messageId: parsed.messageId ?? '',
    at,
    from: mailFrom ? mailFrom.address : '',
    to: rcptTo.map(({ address }) => address),
    subject: parsed.subject ?? '',
    text: (parsed.text ?? '').trimEnd(),
    ...(parsed.inReplyTo === undefined ? {} : { inReplyTo: parsed.inReplyTo }),
    references: list(parsed.references),
    raw: raw.toString('latin1'),
  };
}

export interface Relay {
  readonly host: string;
  readonly port: number;
  readonly delivered: readonly Letter[];
  readonly refuse: (times: number, code: number) => void;
  readonly close: () => Promise<void>;
}

/** The mail relay in front of all mailboxes. It accepts mail for any address and keeps the messages in order of acceptance. */
export async function startRelay({ host, clock }: { host: string; clock: Clock }): Promise<Relay> {
  greetAtOnce();
  const delivered: Letter[] = [];
  let refusal = { times: 0, code: 0 };

  const take = async (stream: SMTPServerDataStream, session: SMTPServerSession) => {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    if (refusal.times > 0) {
      refusal = { ...refusal, times: refusal.times - 1 };
      throw Object.assign(new Error('try again later'), { responseCode: refusal.code });
    }
    const raw = Buffer.concat(chunks);
    delivered.push(letterOf(raw, await simpleParser(raw), session, clock.now()));
  };
  const server = new SMTPServer({
    name: 'relay.example',
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: CLOSES_WITHIN_MS,
    logger: false,
    onData(stream, session, done) {
      const release = clock.begin();
      take(stream, session)
        .then(
          () => done(),
          (error: unknown) => done(error as Error),
        )
        .finally(release);
    },
  });
  // A client that disconnects within a message must not stop the relay.
  server.on('error', () => undefined);
  const port = await listen(server.server, 0, host);
  return {
    host,
    port,
    delivered,
    refuse: (times, code) => void (refusal = { times, code }),
    close: async () => new Promise((resolve) => server.close(resolve)),
  };
}
