import { isObject } from '../../kernel/index.ts';
import { html, nothing, type Markup } from './markup.ts';
import type { ReportTimes } from './times.ts';

/** One message and its answer, as `simulators/` journals it; the instant as text. */
interface Exchange {
  readonly at: string;
  readonly until?: string;
  readonly direction?: string;
  readonly method: string;
  readonly path: string;
  readonly requestHeaders?: Readonly<Record<string, string>>;
  readonly requestBody?: unknown;
  readonly status: number | string;
  readonly responseHeaders?: Readonly<Record<string, string>>;
  readonly responseBody?: unknown;
  /** Faults that hit it, delays, retries, odd signatures. */
  readonly happened?: unknown;
}

const isExchange = (value: unknown): value is Exchange =>
  isObject(value) && typeof value['method'] === 'string' && typeof value['path'] === 'string' && 'status' in value;
export const isExchanges = (value: unknown): value is Exchange | readonly Exchange[] =>
  Array.isArray(value) ? value.length > 0 && value.every(isExchange) : isExchange(value);

export function exchanges(value: Exchange | readonly Exchange[], times: ReportTimes): Markup {
  const list = 'method' in value ? [value] : value;
  return html`${list.map(
    (one) =>
      html`<div class="flow">
        <h5>${one.method} <span class="mono">${one.path}</span></h5>
        <p class="small quiet">
          ${one.at ? html`${times.element(one.at)}, ` : nothing}${one.direction === 'sent' ? 'sent to the desk' : 'received from the desk'};
          ${answer(one.status)}${one.until ? html`, over at ${times.element(one.until)}` : nothing}
        </p>
        ${annotations(one.happened)}
        ${message('Request', one.requestHeaders, one.requestBody)}${message('Answer', one.responseHeaders, one.responseBody)}
      </div>`,
  )}`;
}

/** Faults, delays and retries of the exchange, which explain an odd answer. Entries of another shape stay in the file. */
function annotations(happened: unknown): Markup {
  const known = Array.isArray(happened) ? (happened as unknown[]).filter(isAnnotation) : [];
  return known.length === 0
    ? nothing
    : html`<ul class="small">
        ${known.map(({ kind, says }) => html`<li><b>${kind}</b>: ${says}</li> `)}
      </ul>`;
}
const isAnnotation = (value: unknown): value is { readonly kind: string; readonly says: string } =>
  isObject(value) && typeof value['kind'] === 'string' && typeof value['says'] === 'string';

const answer = (status: number | string) =>
  status === 'lost'
    ? 'the answer was lost on the way'
    : status === 'refused'
      ? 'the connection was refused'
      : html`answered <b>${status}</b>`;

function message(name: string, headers: Readonly<Record<string, string>> | undefined, body: unknown): Markup {
  const lines = Object.entries(headers ?? {}).map(([key, value]) => `${key}: ${value}`);
  const text = pretty(body);
  if (lines.length === 0 && text === '') return nothing;
  return html`<p class="small quiet">${name}</p>
    <pre tabindex="0">${[lines.join('\n'), text].filter(Boolean).join('\n\n')}</pre>`;
}

/** JSON laid out; anything else as it is. */
export function pretty(body: unknown): string {
  if (body === undefined || body === null || body === '') return '';
  if (typeof body !== 'string') return JSON.stringify(body, null, 2);
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' ? JSON.stringify(value, null, 2) : body;
  } catch {
    return body;
  }
}
