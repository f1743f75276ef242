import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { watchHolds } from './holds.ts';
import type { MailClientsOrder, MailClientsResult, MailClientsWork } from './mail-clients.ts';
import { examplePeople } from '../desk/host/example-people.ts';
import { openDesk } from '../desk/index.ts';
import { realClock, realTime, seededIds } from '../kernel/index.ts';
import type { Standard } from '../standards/index.ts';

export interface MailRound {
  readonly what: string;
  /** Other requests meanwhile: how many, and milliseconds. */
  readonly requests: number;
  readonly medianMs: number;
  /** Of 20 requests 19 took no longer. */
  readonly most95Ms: number;
  readonly slowestMs: number;
  /** The longest time in which the desk's event loop answered nobody, in processor time of its thread: other work on the machine is not in it. */
  readonly longestHoldMs: number;
  /** What the process grew by, at most; the clients' own memory is in it. */
  readonly grownMb: number;
  /** The desk's last word, and how many clients heard it. */
  readonly said: Readonly<Record<string, number>>;
}

const MB = 1024 * 1024;
const FROM = 'amy.reid@northgate-uh.nhs.example';
const TO = 'servicedesk@st-elsewheres.nhs.example';

const mailOf = (type: string, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`From: ${FROM}\r\nSubject: large\r\nMIME-Version: 1.0\r\nContent-Type: ${type}\r\n\r\n`), body]);
/** What costs a reader of HTML most: many small elements. */
const html = (bytes: number): Buffer => {
  const row = '<tr><td><p><b>one</b> <a href="https://a.example/">two</a></p></td></tr>\r\n';
  return mailOf('text/html; charset=utf-8', Buffer.from(row.repeat(Math.ceil(bytes / row.length))));
};
const files = (count: number, bytes: number, line = '2026-11-24 09:30:00 error 4711 943 476\r\n'): Buffer => {
  const content = line.repeat(Math.ceil(bytes / Buffer.byteLength(line)));
  const part = `--x\r\nContent-Type: text/plain; charset=utf-8; name=log.txt\r\nContent-Disposition: attachment; filename=log.txt\r\n\r\n${content}\r\n`;
  return mailOf('multipart/mixed; boundary=x', Buffer.from(`${part.repeat(count)}--x--\r\n`));
};
/** What costs a reader of patients' numbers most: numbers, and what may stand within one. */
const HOSTILE = ['450 557 7104, 4505577104\r\n', '4\u200b', '4<b>', '=?utf-8?Q?401=20023=202137?= x '];
const hostile = (bytes: number): string =>
  HOSTILE.map((each) => each.repeat(Math.ceil(bytes / HOSTILE.length / Buffer.byteLength(each)))).join('\r\n');

const WORK: readonly (readonly [what: string, work: MailClientsWork])[] = [
  ['nothing', { do: 'nothing' }],
  ['one HTML mail of 14 MB', { do: 'send', raw: html(14 * MB) }],
  ['one mail with three text files of 4.5 MB', { do: 'send', raw: files(3, 4.5 * MB) }],
  ['one mail with three hostile text files of 4.5 MB', { do: 'send', raw: files(3, 1, hostile(4.5 * MB)) }],
  ['one hostile text of 14 MB', { do: 'send', raw: mailOf('text/plain; charset=utf-8', Buffer.from(hostile(14 * MB))) }],
  ['200 clients with unfinished mails of 10 MB', { do: 'leave-unfinished', clients: 200, bytes: 10 * MB }],
];

/** How long other requests to a desk take while large mail arrives, and what it costs in memory. The desk is on a file, on the machine's clock. */
export async function measureMail(
  standard: Standard,
  onRound: (round: MailRound) => void = () => undefined,
): Promise<readonly MailRound[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'deskproof-bench-'));
  const ids = seededIds('mail bench');
  const people = examplePeople(standard, ids, { passwords: 'quick' });
  const desk = await openDesk({
    policy: standard,
    clock: realClock(),
    ids,
    storeFile: path.join(folder, 'desk.db'),
    http: { host: '127.0.0.1', port: 0 },
    smtp: { host: '127.0.0.1', port: 0 },
    addresses: { mail: TO, fax: '+442079460109', telephone: '+442079460100' },
    relay: { host: '127.0.0.1', port: 9 },
    telephone: null,
    suppliers: {},
    accounts: people.accounts,
    secret: 'a secret of this measurement',
    log: () => undefined,
  });
  const order: MailClientsOrder = {
    url: desk.url,
    token: people.credentials.get('analyst')!.token,
    smtp: desk.smtp,
    from: FROM,
    to: TO,
  };
  const thread = () => new Worker(new URL('./mail-clients.ts', import.meta.url), { workerData: order });
  // Whoever asks meanwhile shares nothing with those who send.
  const [clients, others] = [thread(), thread()];
  const rounds: MailRound[] = [];
  try {
    for (const [what, work] of WORK) {
      const before = process.memoryUsage.rss();
      let most = before;
      const stop = realTime.every(20, () => void (most = Math.max(most, process.memoryUsage.rss())));
      const held = watchHolds();
      others.postMessage({ do: 'ask' } satisfies MailClientsWork);
      clients.postMessage(work);
      const [{ said }] = (await once(clients, 'message')) as [MailClientsResult];
      others.postMessage({ do: 'stop-asking' } satisfies MailClientsWork);
      const [{ requests }] = (await once(others, 'message')) as [MailClientsResult];
      stop();
      const { longestCpuMs } = await held();
      const sorted = [...requests].sort((a, b) => a - b);
      const round: MailRound = {
        what,
        requests: sorted.length,
        medianMs: sorted[sorted.length >> 1] ?? 0,
        most95Ms: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
        slowestMs: sorted.at(-1) ?? 0,
        longestHoldMs: longestCpuMs,
        grownMb: (most - before) / MB,
        said: Object.fromEntries(
          [...Map.groupBy(said, (each) => each.replace(/INC-\d+/, 'INC-…'))].map(([each, all]) => [each, all.length]),
        ),
      };
      rounds.push(round);
      onRound(round);
    }
  } finally {
    await Promise.all([clients, others].map(async (each) => each.terminate()));
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return rounds;
}
