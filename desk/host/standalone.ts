import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { generateExampleData, type ExampleData } from './example-data/generate.ts';
import { exampleStaffAccounts } from './example-data/staff.ts';
import { examplePartners } from './example-partners.ts';
import { examplePeople } from './example-people.ts';
import { openDesk } from '../index.ts';
import { OnlyByHand, type OutgoingLetter } from '../messages/ports.ts';
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
  /** Deletes everything stored under `file` first. */
  readonly reset: boolean;
  /** Replaces the desk's own secret, which is kept beside the file. */
  readonly secret: string | undefined;
  /** Further names under which its pages are served. */
  readonly hosts?: readonly string[];
  /** How to reach suppliers; absent: no suppliers. */
  readonly suppliers?: DeskOptions['suppliers'];
  /** Other desks that may log incidents; absent: example desks, whose listeners may be on this machine. */
  readonly partners?: readonly Partner[];
  /** What a new store is filled with: incidents of a period that ends now. Absent: nothing. */
  readonly example?: Omit<ExampleData, 'seed' | 'from' | 'until'> & { readonly days: number };
  readonly log: (line: string) => void;
}
export interface DeskAlone {
  readonly desk: Desk;
  /** Accounts with passwords, on the first start only; null afterwards. */
  readonly people: readonly { readonly username: string; readonly password: string }[] | null;
  /** The example partners with their secrets, on the first start only, as for `people`. Null when partners were given. */
  readonly partners: readonly Partner[] | null;
  /** The address at which other desks reach this one. */
  readonly ticketsUrl: string;
  /** The file that holds the secret and the passwords; null when the secret was given. */
  readonly secretsFile: string | null;
  /** The folder that receives the desk's mail, because there is no relay. */
  readonly lettersFolder: string;
}

interface Secrets {
  readonly secret: string;
  readonly passwords: Readonly<Record<string, string>>;
  /** Client secret and webhook secret of each example partner, by client id; absent in older files. */
  readonly partners?: Readonly<Record<string, { readonly clientSecret: string; readonly webhookSecret: string }>>;
}

/**
 * Opens the built-in desk for manual use, on the machine's clock and its own file, without any surrounding service. So mail is written to a
 * folder, an outgoing call is to be placed by hand, and a hand-off goes to the named suppliers or is to be passed on by hand. Rejects
 * with `UsageError` when a port is taken.
 */
export async function openDeskAlone({
  policy,
  port,
  smtpPort,
  file,
  hosts,
  reset,
  secret: given,
  suppliers = {},
  partners: named,
  example,
  log,
}: AloneOptions): Promise<DeskAlone> {
  const store = resolve(file);
  const secretsFile = `${store}.secrets.json`;
  const lettersFolder = `${store}.letters`;
  if (reset)
    for (const path of [store, `${store}-wal`, `${store}-shm`, `${store}.filling`, secretsFile, lettersFolder])
      rmSync(path, { recursive: true, force: true });
  mkdirSync(dirname(store), { recursive: true });
  mkdirSync(lettersFolder, { recursive: true, mode: 0o700 });

  const first = !existsSync(store);
  const kept = given === undefined && existsSync(secretsFile) ? (JSON.parse(readFileSync(secretsFile, 'utf8')) as Secrets) : null;
  if (!first && given === undefined && !kept) {
    throw new UsageError(
      `${secretsFile} is missing, and ${store} cannot be read without it. Put it back, or start again with --reset.`,
    );
  }
  const secret = given ?? kept?.secret ?? randomBytes(32).toString('base64url');
  // Not guessable, because the seed is secret. Stable across restarts, because the seed is kept.
  const people = examplePeople(policy, seededIds(hmacSha256(secret, 'example people').toString('base64url')), {
    passwords: 'quick',
    staff: exampleStaffAccounts,
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

  const contact = (role: string) => policy.contacts.find((one) => one.role === role);
  const addresses = {
    mail: contact('service-desk')?.mail ?? 'servicedesk@desk.example',
    fax: contact('service-desk-fax')?.telephone.replace(/\s/g, '').replace(/^0/, '+44') ?? '',
    telephone: contact('service-desk')?.telephone ?? '',
  };
  if (first && example !== undefined) {
    const until = Temporal.Instant.fromEpochMilliseconds(realClock().now().epochMilliseconds);
    const period = {
      seed: hmacSha256(secret, 'example data').toString('base64url'),
      from: until.subtract({ hours: 24 * example.days }),
      until,
    };
    // Whole or not at all: an interrupted one is begun again at the next start.
    const filling = `${store}.filling`;
    for (const path of [filling, `${filling}-wal`, `${filling}-shm`]) rmSync(path, { force: true });
    writeFileSync(filling, '', { mode: 0o600 });
    await generateExampleData({ policy, ids: randomIds(), storeFile: filling, secret, addresses }, { ...example, ...period });
    renameSync(filling, store);
  }
  // Created with owner-only permissions before it holds data. SQLite gives its additional files the same mode.
  else if (first) writeFileSync(store, '', { mode: 0o600 });
  const desk = await openDesk(
    {
      policy,
      clock: realClock(),
      ids: randomIds(),
      storeFile: store,
      http: { host: '127.0.0.1', port },
      ...(hosts !== undefined && { hosts }),
      smtp: { host: '127.0.0.1', port: smtpPort },
      addresses,
      relay: null,
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

/** Writes mail to files named by Message-ID, so that a mail sent again after a crash overwrites the same file. */
function lettersTo(folder: string): Wiring {
  const keep = async ({ messageId, to, subject, text, inReplyTo }: OutgoingLetter): Promise<void> => {
    const head = [
      `To: ${to}`,
      `Subject: ${subject}`,
      `Message-ID: ${messageId}`,
      ...(inReplyTo === undefined ? [] : [`In-Reply-To: ${inReplyTo}`]),
    ];
    writeFileSync(join(folder, `${messageId.replace(/[^\w.@-]/g, '')}.txt`), `${head.join('\n')}\n\n${text}\n`, { mode: 0o600 });
    // A file is no letter that left: somebody sends it, and records that.
    throw new OnlyByHand('no-mail');
  };
  return (parts) => ({ ...parts, outbound: { ...parts.outbound, mail: keep } });
}

function portTaken(error: unknown, { port, smtpPort }: { port: number; smtpPort: number }): UsageError | null {
  const { code, port: taken } = error as NodeJS.ErrnoException & { port?: number };
  if (code !== 'EADDRINUSE' && code !== 'EACCES') return null;
  const option = taken === smtpPort ? '--smtp-port' : '--port';
  return new UsageError(
    `port ${taken ?? port} cannot be used: another program listens on it, or it is reserved. Choose another with ${option}.`,
  );
}
