import type { TestContext } from 'node:test';
import { seededIds, virtualClock } from '../../kernel/index.ts';
import { intercept, openSupplier, servePort, type ScriptedBehaviour } from '../lsp/index.ts';
import type { SimulatedSupplier } from '../lsp/profile/types.ts';
import { startListener, type ReceivedRequest } from './desk.ts';

export const MODES = ['on a port', 'in this process'] as const;
export type Mode = (typeof MODES)[number];

export const MINIMUM = ['description', 'impact', 'affectedUsers', 'updateContact'];
export const TICKET = {
  externalId: 'INC-000042',
  description: 'Nobody can open a patient record',
  severity: '1',
  ticketType: 'incident',
  '@type': 'ServiceDeskIncident',
  minimumDataSet: {
    description: 'Nobody can open a patient record',
    impact: 'The whole hospital works on paper',
    affectedUsers: 4000,
    updateContact: 'desk@desk.example',
  },
};

/** A body that is sent as it is, not as JSON. */
const isRaw = (body: unknown): body is string | Uint8Array<ArrayBuffer> => typeof body === 'string' || body instanceof Uint8Array;

/** A supplier as a desk sees it, with the desk's listener, on a clock that starts at nine on a Monday. */
export async function openTestSupplier(
  t: TestContext,
  mode: Mode,
  {
    answer,
    behaviour,
    open,
    supplier: more,
    guarded = false,
  }: {
    answer?: (request: ReceivedRequest, nth: number) => number;
    behaviour?: ScriptedBehaviour;
    open?: boolean;
    supplier?: Partial<SimulatedSupplier>;
    /** Forbids callbacks to listeners on this machine, except the agreed one. */
    guarded?: boolean;
  } = {},
) {
  const clock = virtualClock(Temporal.Instant.from('2026-11-23T09:00:00Z'));
  const network = mode === 'on a port' ? await servePort({ host: '127.0.0.1' }) : intercept();
  const desk = await startListener(clock, answer);
  const supplier = openSupplier(network, {
    name: 'scenario',
    clock,
    ids: seededIds('4711'),
    supplier: { id: 'bt-health', name: 'BT Health (simulated)', minimumDataSet: MINIMUM, ...more },
    callback: () => `${desk.url}/listener`,
    loopback: !guarded,
    ...(open === undefined ? {} : { open }),
  });
  if (behaviour) supplier.behave(behaviour);
  t.after(async () => {
    supplier.close();
    await network.close();
    await desk.close();
  });

  const call = async (method: string, url: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) => {
    const response = await clock.track(
      (async () => {
        const answered = await fetch(url, {
          method,
          headers: { ...(isRaw(body) ? {} : { 'content-type': 'application/json' }), ...headers },
          ...(body === undefined ? {} : { body: isRaw(body) ? body : JSON.stringify(body) }),
        });
        return { status: answered.status, headers: Object.fromEntries(answered.headers), text: await answered.text() };
      })(),
    );
    return { ...response, json: response.text === '' ? undefined : (JSON.parse(response.text) as Record<string, unknown>) };
  };
  const { access } = supplier;
  const login = async (id = access.clientId, secret = access.clientSecret) =>
    call('POST', access.tokenUrl, 'grant_type=client_credentials', {
      authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    });
  const token = async () => String((await login()).json?.['access_token']);
  /** Calls the API with a new token. */
  const api = async (method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) =>
    call(method, `${access.url}${path}`, body, { authorization: `Bearer ${await token()}`, ...headers });
  const create = async (more: object = {}, key?: string) =>
    api('POST', '/troubleTicket', { ...TICKET, ...more }, key === undefined ? {} : { 'idempotency-key': `"${key}"` });
  return { clock, desk, supplier, call, login, api, create };
}
