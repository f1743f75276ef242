import { readFileSync } from 'node:fs';
import { examplePeople } from '../../desk/host/example-people.ts';
import { openDesk, type Account, type Wiring } from '../../desk/index.ts';
import { randomIds, realClock, seededIds, sha256 } from '../../kernel/index.ts';
import { loadStandard } from '../../standards/index.ts';
import type { LoadDesk, LoadRequest } from '../parts.ts';

/** What the process that hosts a desk under load answers once it listens. */
export type LoadHostReady = Pick<LoadDesk, 'url' | 'tokens'>;

interface LoadPerson {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly mail: string;
  readonly token: string;
}

process.once('message', (request: LoadRequest) => {
  start(request).then(
    (ready) => process.send?.({ ready }),
    (error: unknown) => process.send?.({ error: error instanceof Error ? error.stack : String(error) }),
  );
});
process.on('SIGINT', () => undefined);

async function start({
  standardDir,
  storeFile,
  peopleFile,
  seed,
  startingAt,
  suppliers,
  relay,
}: LoadRequest): Promise<LoadHostReady> {
  const policy = await loadStandard(standardDir);
  const staff = examplePeople(policy, seededIds(seed), { passwords: 'quick' });
  const people = JSON.parse(readFileSync(peopleFile, 'utf8')) as LoadPerson[];
  const users = people.map((p): Account => ({
    id: p.id,
    username: p.id,
    passwordHash: null,
    tokenHashes: [sha256(p.token)],
    name: p.name,
    role: 'requester',
    organisation: p.organisation,
    mail: null,
  }));
  const desk = await openDesk(
    {
      policy,
      clock: realClock({ startingAt: Temporal.Instant.from(startingAt) }),
      ids: randomIds(),
      storeFile,
      http: { host: '127.0.0.1', port: 0 },
      smtp: { host: '127.0.0.1', port: 0 },
      addresses: { mail: 'servicedesk@desk.example', fax: '+442079460900', telephone: '+442079460999' },
      relay,
      telephone: null,
      suppliers,
      accounts: [...staff.accounts, ...users],
      secret: randomIds().secret('load'),
      log: () => undefined,
    },
    silentTelephone(),
  );
  const end = () => void desk.close().finally(() => process.exit(0));
  process.on('disconnect', end);
  // The harness may have ended while the desk was opened.
  if (!process.connected) end();
  const token = (username: string) => staff.credentials.get(username)!.token;
  return { url: desk.url, tokens: { analyst: token('analyst'), assessor: token('assessor') } };
}

/** Without a telephone the desk would list thousands of calls to place by hand, which would distort the measurement. */
function silentTelephone(): Wiring {
  let calls = 0;
  return (parts) => ({ ...parts, outbound: { ...parts.outbound, telephone: async () => ({ callId: `unplaced-${++calls}` }) } });
}
