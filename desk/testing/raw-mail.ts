import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { TestDesk } from './desk.ts';

/** A client that speaks SMTP line by line and sends the given bytes unchanged. For tests only. */
export async function smtpClient({ host, port }: { readonly host: string; readonly port: number }) {
  const socket: Socket = connect(port, host);
  socket.setEncoding('latin1');
  let received = '';
  let wake: () => void = () => undefined;
  socket.on('data', (text: string) => {
    received += text;
    wake();
  });
  const gone = once(socket, 'close').then(
    () => undefined,
    () => undefined,
  );
  socket.on('error', () => undefined);
  const answer = async (): Promise<string> => {
    for (;;) {
      const [whole] = /^(?:\d{3}-[^\n]*\n)*\d{3} [^\n]*\n/.exec(received) ?? [];
      if (whole !== undefined) {
        received = received.slice(whole.length);
        return whole.trim().split('\n').at(-1)!;
      }
      const closed = await Promise.race([gone.then(() => true), new Promise<false>((resolve) => (wake = () => resolve(false)))]);
      if (closed) throw new Error(`the desk disconnected after "${received}"`);
    }
  };
  return {
    socket,
    greeting: answer,
    gone,
    async command(line: string): Promise<string> {
      socket.write(`${line}\r\n`);
      return answer();
    },
    /** Sends the complete content of a message. */
    async content(raw: Buffer): Promise<string> {
      const stuffed = raw.toString('latin1').replace(/\r?\n/g, '\r\n').replace(/^\./gm, '..');
      socket.write(Buffer.from(stuffed.endsWith('\r\n') ? stuffed : `${stuffed}\r\n`, 'latin1'));
      socket.write('.\r\n');
      return answer();
    },
    close: () => void socket.destroy(),
  };
}

export interface RawMail {
  readonly raw: Buffer | string;
  readonly from: string;
  readonly to: string;
}

/** Sends a message unchanged; resolves with the desk's final reply to it. */
export async function sendRaw(desk: TestDesk, { raw, from, to }: RawMail): Promise<string> {
  const talk = async () => {
    const client = await smtpClient(desk.desk.smtp);
    await client.greeting();
    for (const line of ['EHLO relay.example', `MAIL FROM:<${from}>`, `RCPT TO:<${to}>`]) {
      const reply = await client.command(line);
      if (!reply.startsWith('250')) return reply;
    }
    await client.command('DATA');
    const reply = await client.content(typeof raw === 'string' ? Buffer.from(raw.replace(/\r?\n/g, '\r\n')) : raw);
    client.close();
    return reply;
  };
  return desk.clock.track(talk());
}
