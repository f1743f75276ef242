import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { DeskOptions } from '../options.ts';
import { openTestDesk } from './desk.ts';
import { virtualClock, type VirtualClock } from '../../kernel/index.ts';
import { loadStandard } from '../../standards/index.ts';

const policy = await loadStandard(new URL('../../standards/nhs-lsd', import.meta.url).pathname);
export const BT = policy.suppliers.find(({ id }) => id === 'bt-health')!;
export const INC = 'INC-000001';
export const minutes = (count: number) => Temporal.Duration.from({ minutes: count });
export const CONTACT = {
  channel: 'walk-up',
  caller: { name: 'Sam Carter', organisation: 'northgate', telephone: '+442079460301', mail: 'sam@northgate.example' },
  service: 'pacs',
  summary: 'No images',
  description: 'Since nine.',
  impact: '2',
  urgency: '2',
};
export const DATA = {
  occurredAt: '2026-11-24T09:30:00Z',
  description: 'No images load',
  impact: 'Theatre waits',
  affectedUsers: 40,
  affectedService: 'PACS',
  workaround: 'None',
  stepsTaken: 'Restarted',
  requesterContact: 'Sam Carter, +442079460301',
  updateContact: 'servicedesk@desk.example',
};

export interface SupplierHere {
  readonly access: DeskOptions['suppliers'][string];
  readonly close: () => void;
}

/**
 * The desk and a supplier, which a test opens, on one clock. Severity 2: by contract half an hour to respond; after that its desk
 * is called. `callback` is the address for the supplier's events.
 */
export async function besideSupplier<S extends SupplierHere>(
  t: TestContext,
  open: (clock: VirtualClock, callback: () => string) => Promise<{ readonly supplier: S; readonly close: () => Promise<void> }>,
  more: (access: S['access']) => Partial<DeskOptions['suppliers'][string]> = () => ({}),
  others: Partial<DeskOptions> = {},
) {
  const clock = virtualClock(Temporal.Instant.from('2026-11-24T09:30:00Z'));
  let url = '';
  const { supplier, close } = await open(clock, () => `${url}/suppliers/${BT.id}/listener`);
  let calls = 0;
  const desk = await openTestDesk({
    clock,
    options: { ...others, suppliers: { [BT.id]: { ...supplier.access, ...more(supplier.access) } } },
    answerTo: ({ path }) => (path === '/calls' ? { status: 200, body: { callId: `call-${++calls}` } } : { status: 204 }),
  });
  ({ url } = desk.desk);
  t.after(async () => {
    await desk.close();
    supplier.close();
    await close();
  });
  const command = async (verb: string, body?: object) => {
    const answer = await desk.ask('analyst', 'POST', `/api/incidents/${INC}/${verb}`, body);
    assert.equal(answer.status, 200);
    await clock.settle();
  };
  /** Posts to the supplier's interface as its own staff, or as a person set up there. */
  const post = async (path: string, body: object): Promise<number> => {
    const { url: base, tokenUrl, clientId, clientSecret } = supplier.access;
    const login = await clock.track(
      fetch(tokenUrl, {
        method: 'POST',
        headers: {
          authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: 'grant_type=client_credentials',
      }).then(async (answer) => answer.json() as Promise<{ access_token: string }>),
    );
    const headers = { authorization: `Bearer ${login.access_token}`, 'content-type': 'application/json' };
    return (await clock.track(fetch(`${base}/${path}`, { method: 'POST', headers, body: JSON.stringify(body) }))).status;
  };
  const calledTo = () =>
    desk.peer.asked
      .filter(({ path }) => path === '/calls')
      .map(({ body }) => JSON.parse(body) as { readonly to: string; readonly says: string });
  const manager = policy.contacts.find(({ role }) => role === 'duty-manager')!;
  return {
    clock,
    supplier,
    desk,
    command,
    handOff: async () => {
      await desk.ask('analyst', 'POST', '/api/contacts', CONTACT);
      await command('hand-off', { data: DATA });
    },
    incident: async () => desk.incident(INC),
    countOf: async (type: string) => (await desk.incident(INC)).timeline.filter((event) => event.type === type).length,
    statuses: async () => (await desk.events(INC, 'supplierUpdated')).map(({ status }) => status),
    letters: (words: RegExp) => desk.relay.letters.filter(({ subject }) => words.test(subject ?? '')),
    post,
    listener: () => `${url}/suppliers/${BT.id}/listener`,
    calledTo,
    /** Calls to the duty manager about a supplier, without the plan's own calls. */
    callsToManager: () => calledTo().filter(({ to, says }) => to === manager.telephone && says.includes(BT.name)),
    /** Calls to the supplier's service desk. */
    callsToSupplier: () => calledTo().filter(({ to }) => to === BT.contact.telephone),
  };
}
