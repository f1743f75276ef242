import { CallFailed, type CallsOut } from '../outgoing.ts';
import type { DeskOptions } from '../../options.ts';

/** The desk's client of the telephone network. Every method rejects with `CallFailed` when the network fails. */
export interface TelephoneNetwork {
  place(call: { readonly to: string; readonly text: string }): Promise<{ readonly callId: string }>;
  answer(callId: string): Promise<void>;
  say(callId: string, text: string): Promise<void>;
  hangUp(callId: string): Promise<void>;
}

export function telephoneNetwork(access: NonNullable<DeskOptions['telephone']>, from: string, ask: CallsOut): TelephoneNetwork {
  const post = async (path: string, body: object = {}): Promise<string> => {
    const answer = await ask({
      method: 'POST',
      url: `${access.url}${path}`,
      headers: { authorization: `Bearer ${access.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (answer.status >= 300)
      throw new CallFailed(`the telephone network answered ${answer.status}`, answer.status, answer.retryAfterSeconds);
    return answer.body;
  };
  const at = (callId: string, verb: string) => `/calls/${encodeURIComponent(callId)}/${verb}`;
  return {
    async place({ to, text }) {
      const { callId } = JSON.parse(await post('/calls', { from, to, says: text })) as { callId?: unknown };
      if (typeof callId !== 'string') throw new CallFailed('the telephone network placed a call but returned no id');
      return { callId };
    },
    answer: async (callId) => void (await post(at(callId, 'answer'))),
    say: async (callId, text) => void (await post(at(callId, 'say'), { text })),
    hangUp: async (callId) => void (await post(at(callId, 'hang-up'))),
  };
}
