import type { Clock } from '../../kernel/index.ts';
import { isObject, type Json } from '../../kernel/trouble-ticket/index.ts';
import { send } from '../wire/send.ts';
import { openListener } from './listener.ts';
import type { OtherDeskExchange, OtherDeskAccess, OtherDeskControl, TicketAnswer } from './types.ts';

export type * from './types.ts';

export interface OtherDeskOptions {
  readonly clock: Clock;
  readonly access: OtherDeskAccess;
  readonly host?: string;
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
};

/** Opens another organisation's service desk, which logs incidents with the desk under test. Its calls are tracked on `clock`. */
export async function openOtherDesk({ clock, access, host = '127.0.0.1' }: OtherDeskOptions): Promise<OtherDeskControl> {
  const journal: OtherDeskExchange[] = [];
  const listener = await openListener({ clock, secret: access.webhookSecret, host, journal });
  let token: string | null = null;

  async function newToken(): Promise<string> {
    const basic = Buffer.from(`${access.clientId}:${access.clientSecret}`).toString('base64');
    const { body } = await clock.track(
      send({
        method: 'POST',
        url: access.tokenUrl,
        headers: { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' },
        body: 'grant_type=client_credentials',
      }),
    );
    const answer = parsed(body);
    return isObject(answer) ? String(answer['access_token']) : '';
  }
  async function once(method: string, path: string, body: Json | undefined, headers: Readonly<Record<string, string>>) {
    token ??= await newToken();
    return clock.track(
      send({
        method,
        url: `${access.url}${path}`,
        headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }), ...headers },
        ...(body && { body: JSON.stringify(body) }),
      }),
    );
  }

  async function ask(
    method: string,
    path: string,
    body?: Json,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<TicketAnswer> {
    const at = clock.now();
    let answer = await once(method, path, body, headers);
    // The token has expired: request a new one and retry once.
    if (answer.status === 401) {
      token = null;
      answer = await once(method, path, body, headers);
    }
    const content = parsed(answer.body);
    const { status } = answer;
    journal.push({ at, direction: 'sent', method, path, requestBody: body ?? null, status, responseBody: content, happened: [] });
    return {
      status,
      headers: answer.headers,
      body: isObject(content) ? content : null,
      list: Array.isArray(content) ? content.filter(isObject) : [],
    };
  }

  return {
    events: listener.events,
    journal,
    ask,
    subscribe: async (query = '') => ask('POST', '/hub', { callback: listener.url, query }),
    close: async () => listener.close(),
  };
}
