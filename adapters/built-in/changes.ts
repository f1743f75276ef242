import type { ChangeAsked, ChangesSession, ChangeView } from '../practices/changes.ts';

/** How the built-in desk is asked: JSON out and in, or text. */
export interface Asking {
  readonly get: <T>(path: string) => Promise<T>;
  readonly post: <T>(path: string, body?: Readonly<Record<string, unknown>>) => Promise<T>;
  /** Answered with whatever there is. */
  readonly send: (method: string, path: string, body?: Readonly<Record<string, unknown>>) => Promise<Response>;
}

const LEVELS = { severity: 2, likelihood: 2 };

/** Change and release, by the desk's own API. */
export function changesSession({ get, post, send }: Asking): ChangesSession {
  const at = (reference: string, verb: string) => `/api/changes/${encodeURIComponent(reference)}/${verb}`;
  const does = async (reference: string, verb: string, body: Readonly<Record<string, unknown>> = {}) =>
    post<ChangeView>(at(reference, verb), body);
  const without = async (reference: string, verb: string) =>
    (await (await send('POST', at(reference, verb))).json()) as ChangeView;
  const body = (asked: ChangeAsked) => ({ ...asked });
  return {
    raise: async (asked) => post('/api/changes', body(asked)),
    one: async (reference) => get(`/api/changes/${encodeURIComponent(reference)}`),
    revise: async (reference, asked) => does(reference, 'revise', body(asked)),
    submit: async (reference) => without(reference, 'submit'),
    assessClinicalRisk: async (reference, { outcome, reason }) =>
      does(reference, 'clinical-risk', { outcome, reason, before: LEVELS, after: LEVELS }),
    approve: async (reference, accept) => does(reference, 'approve', accept === undefined ? {} : { accept }),
    move: async (reference, to) => does(reference, 'move', to),
    signOff: async (reference, organisation, contact) => does(reference, 'sign-off', { organisation, contact }),
    acknowledge: async (reference, organisation, contact, name) =>
      does(reference, 'acknowledge', { organisation, contact, name }),
    ready: async (reference, item, evidence) => does(reference, 'ready', { item, evidence }),
    begin: async (reference) => without(reference, 'begin'),
    complete: async (reference, outcome) => does(reference, 'complete', { outcome }),
    review: async (reference, findings) => does(reference, 'review', { findings }),
    cancel: async (reference, reason) => does(reference, 'cancel', { reason }),
    linkIncident: async (reference, incident) => does(reference, 'incidents', { incident }),
    schedule: async (organisation) =>
      get(`/api/changes/schedule${organisation === undefined ? '' : `?organisation=${encodeURIComponent(organisation)}`}`),
    async feed(organisation) {
      const { key } = await get<{ readonly key: string }>(
        `/api/changes/feed-address?organisation=${encodeURIComponent(organisation)}`,
      );
      return (await send('GET', `/api/changes/feeds/${key}.ics`)).text();
    },
    slots: async ({ services, organisations, minutes }) =>
      get(
        `/api/changes/slots?${new URLSearchParams({ services: services.join(), organisations: organisations.join(), minutes: String(minutes) })}`,
      ),
    giveCalendar: async (organisation, file) =>
      void (await send('PUT', `/api/changes/calendars/${encodeURIComponent(organisation)}`, { file })),
    declareFreeze: async (freeze) => post('/api/changes/freezes', freeze),
    liftFreeze: async (freeze, reason) =>
      void (await send('POST', `/api/changes/freezes/${encodeURIComponent(freeze)}/lift`, { reason })),
    success: async (from, to) => get(`/api/changes/success?${new URLSearchParams({ from, to })}`),
  };
}
