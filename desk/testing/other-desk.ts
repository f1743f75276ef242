import { isSigned } from '../channels/supplier/signature.ts';
import { TICKETS_BASE } from '../trouble-tickets/index.ts';
import type { TestDesk } from './desk.ts';

type Body = Readonly<Record<string, unknown>>;

/** Another organisation's service desk, as a client of our interface. For tests only. */
export async function otherDesk(desk: TestDesk, organisation: string) {
  const partner = desk.partners.find((each) => each.organisation === organisation)!;
  const token = async (secret = partner.secrets[0]!) => {
    const basic = Buffer.from(`${partner.id}:${secret}`).toString('base64');
    return desk.ask(null, 'POST', '/oauth2/token', 'grant_type=client_credentials', {
      authorization: `Basic ${basic}`,
      'content-type': 'application/x-www-form-urlencoded',
    });
  };
  let bearer = String((await token()).json['access_token']);
  const api = async (method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) => {
    const {
      status,
      json,
      headers: answered,
    } = await desk.ask(null, method, `${TICKETS_BASE}${path}`, body, {
      authorization: `Bearer ${bearer}`,
      ...headers,
    });
    return { status, json: json as Body, headers: answered };
  };
  return {
    partner,
    token,
    api,
    async renew() {
      bearer = String((await token()).json['access_token']);
    },
    create: async (more: Body = {}, headers: Readonly<Record<string, string>> = {}) =>
      api(
        'POST',
        '/troubleTicket',
        { description: 'No images load.', severity: 'Major', ticketType: 'incident', ...more },
        headers,
      ),
    list: async (query: string) => (await api('GET', `/troubleTicket?${query}`)).json as unknown as readonly Body[],
    subscribe: async (query = '') => api('POST', '/hub', { callback: `${desk.peer.url}/${organisation}`, query }),
    /** Notifications so far, in order, and whether each signature was valid on arrival. */
    notifications: () =>
      desk.peer.asked
        .filter(({ path }) => path.startsWith(`/${organisation}/`))
        .map(({ path, headers, body }) => {
          const event = JSON.parse(body) as { eventType: string; event: { troubleTicket: Body } };
          const signed = {
            id: String(headers['webhook-id']),
            timestamp: String(headers['webhook-timestamp']),
            signature: String(headers['webhook-signature']),
          };
          return {
            id: signed.id,
            type: path.split('/').at(-1)!.replace('TroubleTicket', '').replace('Event', ''),
            ticket: event.event.troubleTicket,
            signedWith: (secret: string) => isSigned(signed, Buffer.from(body), secret, desk.clock),
          };
        }),
  };
}
export type OtherDesk = Awaited<ReturnType<typeof otherDesk>>;
