import { changesSession } from './changes.ts';
import { safetySession } from './safety-session.ts';
import { knowledgeOf } from './knowledge.ts';
import type { Clock } from '../../kernel/index.ts';
import { roomSession } from './room-session.ts';
import {
  DeskFailed,
  DeskRefusal,
  DeskSilent,
  type DeskDied,
  type Counts,
  type DeskSession,
  type ExplanationView,
  type IncidentSummary,
  type IncidentView,
  type Reported,
  type Role,
} from '../desk-under-test.ts';

interface Person {
  readonly token: string;
  readonly role: Role;
  readonly organisation: string;
}

type Json = Readonly<Record<string, unknown>>;
interface Calendar {
  readonly id: string;
  readonly zone: string;
  readonly versions: readonly { readonly holds: string; readonly week: Json; readonly closures?: readonly unknown[] }[];
}

type ToldReport = Omit<Reported, 'issuedAt' | 'parts' | 'majors'> & {
  readonly issued: { readonly at: string } | null;
  readonly breakdowns: Reported['parts'];
  readonly majors: readonly { readonly reference: string }[];
};

/** The desk of a session: where it listens, and the end of its process when that has ended. */
export interface DeskAddress {
  readonly url: string;
  readonly death: () => Promise<DeskDied | null>;
}

/** One person's session at the built-in desk's REST API. The clock tracks every call and waits for it. */
export function session(
  { url, death }: DeskAddress,
  { token, role, organisation }: Person,
  clock: Clock,
  shared: { readonly username: string; readonly password: string } = { username: 'nobody', password: 'nothing' },
): DeskSession {
  const send = async (method: string, path: string, body?: Json): Promise<Response> => {
    const answer = async () => {
      try {
        return await fetch(`${url}${path}`, {
          method,
          headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
          ...(body ? { body: JSON.stringify(body) } : {}),
        });
      } catch (error) {
        const act = `${method} ${path}`;
        throw (await death()) ?? new DeskSilent(act, `The desk does not answer ${act}: ${reason(error)}`, { cause: error });
      }
    };
    const response = await clock.track(answer());
    if (response.ok) return response;
    const { code, message } = (await response.json().catch(() => ({}))) as { code?: string; message?: string };
    if (response.status >= 500) throw new DeskFailed(`The desk failed at ${method} ${path}: ${response.status} ${message ?? ''}`);
    throw new DeskRefusal(code ?? String(response.status), message ?? `${method} ${path} was answered ${response.status}`);
  };
  const read = async <T>(method: string, path: string, body?: Json): Promise<T> => {
    const response = await send(method, path, body);
    try {
      return (await response.json()) as T;
    } catch (error) {
      throw (
        (await death()) ?? new DeskFailed(`The desk gave half an answer to ${method} ${path}: ${reason(error)}`, { cause: error })
      );
    }
  };
  const get = async <T>(path: string): Promise<T> => read('GET', path);
  const post = async <T>(path: string, body: Json = {}): Promise<T> => read('POST', path, body);
  const at = (reference: string, what = '') => `/api/incidents/${encodeURIComponent(reference)}${what}`;
  const act = async (reference: string, verb: string, body?: Json): Promise<void> =>
    void (await post(at(reference, `/${verb}`), body));
  const everyPage = async (): Promise<readonly IncidentSummary[]> => {
    const items: IncidentSummary[] = [];
    for (let after: string | null = ''; after !== null;) {
      const page: { items: IncidentSummary[]; next: string | null } = await get(
        `/api/incidents?limit=100${after && `&after=${encodeURIComponent(after)}`}`,
      );
      items.push(...page.items);
      after = page.next;
    }
    return items;
  };

  return {
    role,
    organisation,
    token,
    logCall: async (callId, details) =>
      post<IncidentView>('/api/contacts', { channel: callId ? 'phone' : 'walk-up', ...(callId ? { callId } : {}), ...details }),
    report: async (details) => post<IncidentView>('/api/contacts', { channel: 'portal', ...details }),
    incident: async (reference) => get<IncidentView>(at(reference)),
    incidents: everyPage,
    counts: async () => get<Counts>('/api/counts'),
    search: async (text) => {
      const found = await get<IncidentSummary[] | { items: IncidentSummary[] }>(`/api/search?q=${encodeURIComponent(text)}`);
      return 'items' in found ? found.items : found;
    },
    acknowledge: async (reference) => act(reference, 'acknowledge'),
    declareMajorIncident: async (reference, why) => act(reference, 'major-incident', { reason: why }),
    respond: async (reference, text) => act(reference, 'respond', { text }),
    note: async (reference, text) => act(reference, 'notes', { text }),
    pause: async (reference, why) => act(reference, 'pause', { reason: why }),
    resume: async (reference) => act(reference, 'resume'),
    setDeadline: async (reference, clock, due, why) => act(reference, 'deadline', { clock, due, reason: why }),
    remind: async (reference, when, text) => act(reference, 'remind', { at: when, text }),
    shut: async (calendar, closed, why) => {
      const known = await get<readonly Calendar[]>('/api/calendars');
      const { zone, versions } = known.find(({ id }) => id === calendar) ?? { zone: 'UTC', versions: [] };
      const { week = {}, closures = [] } = versions.find(({ holds }) => holds === 'now') ?? {};
      // The desk takes hours in local time.
      const local = (instant: string) =>
        Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' });
      const shut = { from: local(closed.from), to: local(closed.to) };
      await post(`/api/calendars/${encodeURIComponent(calendar)}/versions`, { week, closures: [...closures, shut], reason: why });
    },
    changeService: async (reference, service, why) => act(reference, 'service', { service, reason: why }),
    reclassify: async (reference, to) => act(reference, 'reclassify', to),
    handOff: async (reference, data) => act(reference, 'hand-off', { data }),
    answerSupplier: async (reference, text) => act(reference, 'answer-supplier', { text }),
    resolve: async (reference, how) => act(reference, 'resolve', { how }),
    confirm: async (reference) => act(reference, 'confirm'),
    close: async (reference) => act(reference, 'close'),
    reopen: async (reference, why) => act(reference, 'reopen', { reason: why }),
    linkToParent: async (reference, parent) => act(reference, 'parent', { parent }),
    unlinkFromParent: async (reference, why) => act(reference, 'unlink', { reason: why }),
    explain: async (reference) => get<ExplanationView>(at(reference, '/explain')),
    attach: async (reference, { name, mediaType, content }) =>
      post(at(reference, '/documents'), { name, mediaType, contentBase64: content.toString('base64') }),
    document: async (reference, id) =>
      Buffer.from(await (await send('GET', at(reference, `/documents/${encodeURIComponent(id)}`))).arrayBuffer()),
    releaseDocument: async (reference, id) => act(reference, 'release-document', { document: id }),
    erase: async (reference, passage) => act(reference, 'erase', { passage }),
    clearFlags: async (reference) => act(reference, 'clear-flags'),
    catalogue: async () => get('/api/catalogue'),
    rota: async (from, until) => get(`/api/rota?from=${encodeURIComponent(from)}&until=${encodeURIComponent(until)}`),
    procedures: async () => get('/api/procedures'),
    changes: changesSession({ get, post, send }),
    safety: safetySession({ get, post, act }, shared),
    knowledge: knowledgeOf({ get, post, act: async (path, body = {}) => void (await send('POST', path, body)) }),
    reports: {
      async report(period, about = {}) {
        const asked = String(new URLSearchParams(Object.entries(about)));
        const told = await get<ToldReport>(`/api/reports/${encodeURIComponent(period)}${asked && `?${asked}`}`);
        const { issued, breakdowns, majors, ...report } = told;
        return {
          ...report,
          issuedAt: issued?.at ?? null,
          parts: breakdowns,
          majors: majors.map(({ reference }) => reference),
        };
      },
      explainMiss: async (reference, { measures, of }, cause, action) =>
        act(reference, 'explain-miss', { measures, ...(of !== null && { of }), cause, action }),
      correctSeverity: async (reference, severity, since, why) =>
        act(reference, 'correct-severity', { severity, since, reason: why }),
      resolveAtFirstContact: async (reference, how) => act(reference, 'resolve', { how, firstContact: true }),
    },
    async verifyHistory(reference) {
      const { intact, events } = await get<{ intact: boolean; events: readonly unknown[] }>(at(reference, '/history'));
      return { intact, events: events.length };
    },
    room: roomSession({ act, incident: async (reference) => get(at(reference)) }),
  };
}

function reason(error: unknown): string {
  const { cause, message } = error as Error;
  return cause instanceof Error ? cause.message : message;
}
