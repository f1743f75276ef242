import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { examplePartners } from '../../desk/host/example-partners.ts';
import { examplePeople } from '../../desk/host/example-people.ts';
import { openDesk, useReferencePrefix, type Desk, type DeskParts, type Wiring } from '../../desk/index.ts';
import { seededIds, virtualClock, type VirtualClock } from '../../kernel/index.ts';
import { loadStandard, type Standard } from '../../standards/index.ts';
import type { HostAnswer, HostHint, HostNotification, HostRequest, OpenedDesk } from './control-channel.ts';
import { recordCoverage } from './coverage.ts';
import { wiringOf } from './faults/index.ts';
import { VARIANTS } from './variants/index.ts';

/** What a desk refuses: an account that everybody at a counter uses. */
const SHARED = { username: 'reception', name: 'Reception desk', role: 'requester', organisation: null, mail: null } as const;

/** The process that hosts the built-in desks of a run. A desk can die here without ending the harness. */

interface Hosted {
  readonly desk: Desk;
  readonly clock: VirtualClock;
  readonly folder: string;
}

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
const ADDRESSES = { mail: 'servicedesk@desk.example', fax: '+442079460900', telephone: '+442079460999' };

/** The folder of the desks' stores, made by the parent process. */
const stores = process.argv[2]!;
/** The desks of this process are a variant of the built-in one. */
const variant = VARIANTS[process.argv[3] ?? ''];
if (variant?.referencePrefix !== undefined) useReferencePrefix(variant.referencePrefix);
const hosted = new Map<string, Hosted>();
const standards = new Map<string, Promise<Standard>>();
/** Sending to a harness that has ended fails; the error is ignored, because `disconnect` follows. */
const post = (message: HostAnswer | HostNotification) => process.connected && process.send?.(message, () => undefined);

let opened = 0;

async function open({ name, now, request, standardDir }: Extract<HostRequest, { do: 'open' }>): Promise<OpenedDesk> {
  if (opened++ === 0) recordCoverage?.(null);
  if (!standards.has(standardDir)) standards.set(standardDir, loadStandard(standardDir));
  const standard = await standards.get(standardDir)!;
  const begin = Temporal.Instant.from(now);
  const clock = virtualClock(variant?.inUseFor === undefined ? begin : begin.subtract(variant.inUseFor));
  let isOpen = false;
  let scheduled = false;
  // One notification a turn is enough: each one makes the harness read the clock's state.
  clock.asFollower.onChange(() => {
    if (scheduled) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      post({ changed: name });
    });
  });
  const ids = seededIds(`${request.seed}\0${request.name}`);
  const people = examplePeople(standard, ids, { passwords: 'quick', staff: [SHARED] });
  const partners = examplePartners(standard, ids);
  const folder = await mkdtemp(path.join(stores, 'desk-'));
  const desk = await openDesk(
    {
      policy: request.route === 'national-desk' ? routedByNationalDesk(standard) : standard,
      clock,
      ids,
      storeFile: path.join(folder, 'desk.db'),
      http: { host: '127.0.0.1', port: 0 },
      smtp: { host: '127.0.0.1', port: 0 },
      addresses: ADDRESSES,
      relay: request.endpoints.relay,
      telephone: request.endpoints.telephone,
      suppliers: request.endpoints.suppliers,
      accounts: people.accounts,
      partners,
      partnersOnLoopback: true,
      secret: ids.secret('desk'),
      // The log lines of a faulty desk are expected, so they are left out.
      ...(request.faults.length > 0 && { log: () => undefined }),
    },
    wired(request.faults, () => isOpen),
  );
  const { token = '' } = people.credentials.get(people.accounts.find(({ role }) => role === 'analyst')?.username ?? '') ?? {};
  const [services, organisations] = [standard.services.map(({ id }) => id), standard.organisations.map(({ id }) => id)];
  await variant?.use?.({ url: desk.url, token, clock, services, organisations });
  await clock.advanceTo(begin);
  isOpen = true;
  hosted.set(name, { desk, clock, folder });
  return {
    url: desk.url,
    smtp: desk.smtp,
    version,
    commissioning: { by: 'adapter', digest: standard.digest, files: standard.files },
    addresses: ADDRESSES,
    partners: partners.map(({ id, organisation, secrets: [clientSecret = ''], webhookSecrets: [webhookSecret = ''] }) => ({
      organisation,
      clientId: id,
      clientSecret,
      webhookSecret,
    })),
    people: people.accounts.map(({ username, role, organisation }) => ({
      username,
      role,
      organisation,
      ...people.credentials.get(username)!,
    })),
  };
}

const wired = (faults: readonly string[], isOpen: () => boolean): Wiring => {
  const own = variant?.wiring?.(isOpen) ?? ((parts: DeskParts) => parts);
  return (parts) => own(wiringOf(faults)(parts));
};

/** The standard of a desk that is not accredited: it hands everything to the national desk, which finds the supplier. */
function routedByNationalDesk(standard: Standard): Standard {
  const national = standard.suppliers.find(({ route }) => route === 'national-desk');
  if (!national) throw new Error('The standard has no supplier with the route "national-desk", so that route cannot be set up.');
  const services = standard.services.map((service) =>
    national.services.includes(service.id) ? { ...service, supplier: national.id } : service,
  );
  return { ...standard, services };
}

async function close(name: string): Promise<null> {
  const desk = hosted.get(name);
  hosted.delete(name);
  await desk?.desk.close();
  recordCoverage?.(name);
  if (desk) await rm(desk.folder, { recursive: true, force: true });
  return null;
}

async function answer(request: HostRequest): Promise<Extract<HostAnswer, { ok: true }>['value']> {
  if (request.do === 'open') return open(request);
  if (request.do === 'close') return close(request.name);
  const follower = hosted.get(request.name)?.clock.asFollower;
  if (!follower) return request.do === 'state' ? { open: 0, epoch: 0, next: null } : null;
  if (request.do === 'state') return follower.state();
  await (request.do === 'setNow' ? follower.setNow(request.now) : follower.fire(request.now));
  return null;
}

process.on('message', (message: (HostRequest & { id: number }) | HostHint) => {
  if ('notifyWhenIdle' in message) return hosted.get(message.notifyWhenIdle)?.clock.asFollower.notifyWhenIdle(message.others);
  answer(message).then(
    (value) => post({ id: message.id, ok: true, value }),
    (error: unknown) =>
      post({ id: message.id, ok: false, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
// Ctrl-C in the terminal reaches this process too, but the harness ends it by closing the channel.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => {
  void Promise.allSettled([...hosted.keys()].map(close))
    .then(async () => rm(stores, { recursive: true, force: true }))
    .finally(() => process.exit(0));
});
