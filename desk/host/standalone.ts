import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { examplePartners } from './example-partners.ts';
import { examplePeople } from './example-people.ts';
import { openDesk } from '../index.ts';
import type { OutgoingLetter } from '../messages/ports.ts';
import type { Desk, DeskOptions } from '../options.ts';
import type { Wiring } from '../parts.ts';
import { TICKETS_BASE, type Partner } from '../trouble-tickets/index.ts';
import { hmacSha256, randomIds, realClock, seededIds, UsageError } from '../../kernel/index.ts';
import type { Policy } from '../../standards/index.ts';

export interface AloneOptions {
  readonly policy: Policy;
  readonly port: number;
  readonly smtpPort: number;
  readonly file: string;
  /** Forgets everything that was stored under `file` first. */
  readonly reset: boolean;
  /** Instead of a secret of the desk's own, kept beside the file. */
  readonly secret: string | undefined;
  /** How suppliers are reached; none, when left out. */
  readonly suppliers?: DeskOptions['suppliers'];
  /** Other desks that may log incidents; examples, when left out, whose listeners may be on this machine. */
  readonly partners?: readonly Partner[];
  readonly log: (line: string) => void;
}
export interface DeskAlone {
  readonly desk: Desk;
  /** Who can sign in, with passwords: at the first start only. Null afterwards. */
  readonly people: readonly { readonly username: string; readonly password: string }[] | null;
  /** The example desks that may log incidents with this one, with their secrets: at the first start only, as `people`. Null when others were given. */
  readonly partners: readonly Partner[] | null;
  /** Where other desks reach this one. */
  readonly ticketsUrl: string;
  /** Where the secret and the passwords are kept; null when the secret came from outside. */
  readonly secretsFile: string | null;
  /** Where the desk's letters go, for there is no relay. */
  readonly lettersFolder: string;
}

interface Secrets {
  readonly secret: string;
  readonly passwords: Readonly<Record<string, string>>;
  /** Client secret and webhook secret of the example desks, by client id; absent in older files. */
  readonly partners?: Readonly<Record<string, { readonly clientSecret: string; readonly webhookSecret: string }>>;
}

/**
 * The built-in desk for people to use: on the machine's clock, on a file of its own, and with nobody beside it. So a letter becomes a file in a folder,
 * a call to make is a line of the log, and a hand-off goes to the suppliers that are named, or is answered with "no connection". Rejects with `UsageError` when a port is taken.
 */
export async function openDeskAlone({
  policy,
  port,
  smtpPort,
  file,
  reset,
  secret: given,
  suppliers = {},
  partners: named,
  log,
}: AloneOptions): Promise<DeskAlone> {
  const store = resolve(file);
  const secretsFile = `${store}.secrets.json`;
  const lettersFolder = `${store}.letters`;
  if (reset)
    for (const path of [store, `${store}-wal`, `${store}-shm`, secretsFile, lettersFolder])
      rmSync(path, { recursive: true, force: true });
  mkdirSync(dirname(store), { recursive: true });
  mkdirSync(lettersFolder, { recursive: true, mode: 0o700 });

  const first = !existsSync(store);
  const kept = given === undefined && existsSync(secretsFile) ? (JSON.parse(readFileSync(secretsFile, 'utf8')) as Secrets) : null;
  if (!first && given === undefined && !kept) {
    throw new UsageError(
      `${secretsFile} is missing, and ${store} cannot be read without it. Put it back, or start anew with --reset.`,
    );
  }
  const secret = given ?? kept?.secret ?? randomBytes(32).toString('base64url');
  // Not guessable, for the seed is a secret; the same at the next start, for it is kept.
  const people = examplePeople(policy, seededIds(hmacSha256(secret, 'example people').toString('base64url')), {
    passwords: 'quick',
  });
  const passwords = [...people.credentials].map(([username, { password }]) => ({ username, password }));
  const examples = examplePartners(policy, seededIds(hmacSha256(secret, 'example partners').toString('base64url')));
  if (given === undefined && !kept) {
    const secrets: Secrets = {
      secret,
      passwords: Object.fromEntries(passwords.map(({ username, password }) => [username, password])),
      partners: Object.fromEntries(
        examples.map(({ id, secrets: [clientSecret = ''], webhookSecrets: [webhookSecret = ''] }) => [
          id,
          { clientSecret, webhookSecret },
        ]),
      ),
    };
    writeFileSync(secretsFile, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  }

  // Readable by its owner alone, before anything is in it; what SQLite adds beside it takes the same mode.
  if (first) writeFileSync(store, '', { mode: 0o600 });

  const contact = (role: string) => policy.contacts.find((one) => one.role === role);
  const desk = await openDesk(
    {
      policy,
      clock: realClock(),
      ids: randomIds(),
      storeFile: store,
      http: { host: '127.0.0.1', port },
      smtp: { host: '127.0.0.1', port: smtpPort },
      addresses: {
        mail: contact('service-desk')?.mail ?? 'servicedesk@desk.example',
        fax: contact('service-desk-fax')?.telephone.replace(/\s/g, '').replace(/^0/, '+44') ?? '',
        telephone: contact('service-desk')?.telephone ?? '',
      },
      relay: { host: '127.0.0.1', port: 0 },
      telephone: null,
      suppliers,
      partners: named ?? examples,
      partnersOnLoopback: named === undefined,
      accounts: people.accounts,
      secret,
      log,
    },
    lettersTo(lettersFolder),
  ).catch((error: unknown) => {
    throw portTaken(error, { port, smtpPort }) ?? error;
  });
  return {
    desk,
    people: first ? passwords : null,
    partners: first && named === undefined ? examples : null,
    ticketsUrl: `${desk.url}${TICKETS_BASE}`,
    secretsFile: given === undefined ? secretsFile : null,
    lettersFolder,
  };
}

/** A letter as a file, named by its Message-ID: one that is sent again after a crash is the same file again. */
function lettersTo(folder: string): Wiring {
  const keep = async ({ messageId, to, subject, text, inReplyTo }: OutgoingLetter): Promise<void> => {
    const head = [
      `To: ${to}`,
      `Subject: ${subject}`,
      `Message-ID: ${messageId}`,
      ...(inReplyTo === undefined ? [] : [`In-Reply-To: ${inReplyTo}`]),
    ];
    writeFileSync(join(folder, `${messageId.replace(/[^\w.@-]/g, '')}.txt`), `${head.join('\n')}\n\n${text}\n`, { mode: 0o600 });
  };
  return (parts) => ({ ...parts, outbound: { ...parts.outbound, mail: keep } });
}

function portTaken(error: unknown, { port, smtpPort }: { port: number; smtpPort: number }): UsageError | null {
  const { code, port: taken } = error as NodeJS.ErrnoException & { port?: number };
  if (code !== 'EADDRINUSE' && code !== 'EACCES') return null;
  const option = taken === smtpPort ? '--smtp-port' : '--port';
  return new UsageError(
    `port ${taken ?? port} cannot be had: something listens there already, or it is reserved. Choose another with ${option}.`,
  );
}
