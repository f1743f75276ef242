import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import type { Clock } from '../../kernel/index.ts';

/** The desk's mail relay in tests: a real SMTP server that keeps what it receives. */
export async function openRelay(clock: Clock) {
  const letters: ParsedMail[] = [];
  let refusals = 0;
  let refusing = 451;
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 200,
    logger: false,
    onData(stream, _session, done) {
      const release = clock.begin();
      simpleParser(stream)
        .then((mail) => {
          if (refusals-- > 0) return done(Object.assign(new Error('not this one'), { responseCode: refusing }));
          letters.push(mail);
          done();
        }, done)
        .finally(release);
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    host: '127.0.0.1',
    port: (server.server.address() as AddressInfo).port,
    letters,
    refuse(times: number, code = 451) {
      refusals = times;
      refusing = code;
    },
    close: async () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
